/**
 * Intake: what a pasted text names, found for a person to confirm.
 */
import { z } from "zod";
import { intakeOutput } from "../codec/output-api-people.ts";
import { ok } from "../core/result.ts";
import { readIntake } from "../service/intake.ts";
import { datesQuery, lensFor } from "./desk.ts";
import { operation } from "./operation.ts";

export const intakeOperations = [
  operation({
    method: "post",
    path: "/intake",
    tag: "Entries",
    summary: "The fields of a contact in a pasted text, each with its words; nothing is entered",
    act: "record",
    query: z.strictObject(datesQuery),
    body: z.strictObject({
      text: z.string().max(50_000, { error: "is longer than 50,000 characters" }),
    }),
    answer: intakeOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      return lens.ok ? ok({ body: readIntake(asked.body.text, lens.value) }) : lens;
    },
  }),
];
