/** All operations on a dossier: what the API serves and what its description lists. */
import { contactOperations } from "./contacts.ts";
import { deskOperations } from "./desk-page.ts";
import { dossierOperations } from "./dossiers.ts";
import type { AnyOperation } from "./operation.ts";
import { questions } from "./questions.ts";
import { recordOperations } from "./record.ts";

export const operations: readonly AnyOperation[] = [
  ...dossierOperations,
  ...deskOperations,
  ...questions,
  ...contactOperations,
  ...recordOperations,
];
