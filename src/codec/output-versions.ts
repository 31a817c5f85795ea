/** The form in which the list of policy versions is given to programs. */
import { z } from "zod";
import { strengths } from "../core/policy.ts";

export const versionStanding = z.enum([
  "draft",
  "not yet in force",
  "in force",
  "in force by claim",
  "possibly in force",
  "ended",
]);

export const policyListOutput = z.strictObject({
  asOf: z.string(),
  versions: z.array(
    z.strictObject({
      policy: z.string(),
      version: z.string(),
      title: z.string(),
      author: z.string(),
      authority: z.string(),
      instrument: z.nullable(z.string()).describe("Null: the authority is a claim"),
      strength: z.enum(strengths),
      mark: z.string(),
      from: z.nullable(z.string()),
      to: z.nullable(z.string()),
      review: z.nullable(z.string()),
      standing: versionStanding,
      text: z.string(),
      supersedes: z.nullable(z.string()),
      supersededBy: z.nullable(z.string()),
      rivals: z.array(z.string()),
    }),
  ),
  inForce: z
    .array(z.strictObject({ policy: z.string(), instrument: z.string() }))
    .describe("What is in force that day by an instrument"),
  people: z
    .array(z.strictObject({ policy: z.string(), text: z.string() }))
    .describe("Whom each change of version touches; empty where no record is named"),
});
export type PolicyListOutput = z.input<typeof policyListOutput>;
