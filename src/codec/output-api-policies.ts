/**
 * The form in which policies go out, and what the workbench finds of a draft.
 */
import { z } from "zod";
import { effectOrder, strengths } from "../core/policy.ts";
import { words } from "../core/verdict.ts";
import { namedOutput } from "./output-api.ts";
import { versionStanding } from "./output-versions.ts";
import { policyDiffOutput, policyTestOutput } from "./output-workbench.ts";

const policyRow = z.strictObject({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  author: z.string(),
  authority: z.strictObject({
    by: z.string(),
    instrument: z.nullable(z.string()).describe("Null: the authority is a claim"),
    cite: z.string(),
  }),
  strength: z.enum(strengths),
  mark: z.string(),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  review: z.nullable(z.string()),
  supersedes: z.nullable(z.string()),
  inForce: z.enum(["yes", "no", "possible"]).describe("On the day asked about"),
  entry: z
    .nullable(z.string())
    .describe("That registered it; null where it comes with the program"),
});

const version = policyRow.extend({
  standing: versionStanding,
  text: z.string().describe("How it stands, and by whose authority, in words"),
  supersededBy: z.nullable(z.string()),
  rivals: z.array(z.string()).describe("Of another line, for some of the same offices"),
});

export const policiesOutput = z.strictObject({
  asOf: z.string(),
  items: z.array(version),
  problems: z.array(z.string()).describe("What keeps these versions from standing together"),
});

const sentences = z.array(
  z.strictObject({
    id: z.string(),
    effect: z.enum([...effectOrder, "exempt", "otherwise"]),
    text: z.string(),
    cite: z.string(),
  }),
);

export const policyOutput = z.strictObject({
  asOf: z.string(),
  policy: policyRow,
  text: z.string().describe("As it is written: YAML"),
  sources: z.array(namedOutput.extend({ document: z.nullable(z.string()) })),
  sentences,
  ladder: z.array(namedOutput.extend({ levels: z.array(z.string()) })),
  groups: z.array(
    namedOutput.extend({ side: z.enum(["ours", "theirs"]), offices: z.array(namedOutput) }),
  ),
  channels: z.array(
    namedOutput.extend({
      cite: z.string(),
      conveyors: z.array(z.string()),
      recipient: z.string(),
      issues: z.array(z.string()),
    }),
  ),
  gates: z.array(namedOutput.extend({ scope: z.string(), opens: z.string(), cite: z.string() })),
  doctrine: z.array(z.strictObject({ text: z.string(), cite: z.string() })),
  versions: z.array(policyRow).describe("Policies that it supersedes or is superseded by"),
});

const problem = z.strictObject({
  line: z.int(),
  column: z.int(),
  path: z.string(),
  message: z.string(),
});

export const draftOutput = z.union([
  z.strictObject({ problems: z.array(problem).min(1) }),
  z.strictObject({
    policy: policyRow,
    sentences,
    warnings: z.array(problem),
    registering: z
      .strictObject({
        problems: z.array(problem).describe("What keeps the draft from being registered"),
        corrects: z.nullable(z.string()).describe("The entry of the version whose text it changes"),
        ends: z
          .nullable(z.strictObject({ policy: z.string(), to: z.string() }))
          .describe("The version that would be given its end with it"),
      })
      .describe("What comes of registering the draft as it stands"),
    tests: policyTestOutput,
    against: z.nullable(z.string()),
    differences: z.nullable(policyDiffOutput),
    beyond: z.nullable(z.string()).describe("Why the differences could not be found"),
    changed: z.array(
      z.strictObject({
        kind: z.enum(["contact", "ask"]),
        id: z.string(),
        ask: z.nullable(z.string()),
        title: z.string(),
        day: z.string(),
        before: z.enum(words),
        after: z.enum(words),
      }),
    ),
    tried: z.int().describe("How many contacts and asks of the record were ruled both ways"),
  }),
]);

export type PolicyRow = z.input<typeof policyRow>;
export type PoliciesOutput = z.input<typeof policiesOutput>;
export type PolicyOutput = z.input<typeof policyOutput>;
export type DraftOutput = z.input<typeof draftOutput>;
