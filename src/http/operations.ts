/** All operations on a dossier: what the API serves and what its description lists. */
import { contactOperations } from "./contacts.ts";
import { deskOperations } from "./desk-page.ts";
import { dossierOperations } from "./dossiers.ts";
import { enteringOperations } from "./entering.ts";
import { intakeOperations } from "./intake.ts";
import { journalOperations } from "./journal.ts";
import { masterOperations } from "./master.ts";
import type { AnyOperation } from "./operation.ts";
import { peopleOperations } from "./people.ts";
import { policyOperations } from "./policies.ts";
import { questions } from "./questions.ts";
import { recordOperations } from "./record.ts";
import { releaseOperations } from "./releasing.ts";
import { titleOperations } from "./titles.ts";

export const operations: readonly AnyOperation[] = [
  ...dossierOperations,
  ...deskOperations,
  ...questions,
  ...contactOperations,
  ...recordOperations,
  ...enteringOperations,
  ...releaseOperations,
  ...peopleOperations,
  ...policyOperations,
  ...journalOperations,
  ...masterOperations,
  ...intakeOperations,
  ...titleOperations,
];
