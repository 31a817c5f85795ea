/**
 * The form in which the answers of each verb go out to programs, and the list of
 * those that are published. See docs/command-line.md and docs/schema.
 */
import { z } from "zod";
import { purposes } from "../core/contact.ts";
import { issueStates } from "../core/issue.ts";
import { postures } from "../core/posture.ts";
import { words } from "../core/verdict.ts";
import { moves } from "../library/memorandum.ts";
import { entrySchema } from "./entry.ts";
import {
  conditionOutput,
  findingOutput,
  gateOutput,
  rulingOutput,
  stepOutput,
  wordOutput,
} from "./output-ruling.ts";
import { policyListOutput } from "./output-versions.ts";
import {
  policyBacktestOutput,
  policyCheckOutput,
  policyDiffOutput,
  policyRenderOutput,
  policyTestOutput,
} from "./output-workbench.ts";

const dates = { policy: z.string(), asOf: z.string(), knownOn: z.string() };
const records = z.array(z.string());

export const gatesOutput = z.array(gateOutput);

export const answerOutput = z.strictObject({
  proposal: z.string(),
  ...dates,
  asks: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      disposition: z.enum(["concur", "concur with comment", "question", "do not concur", ...words]),
      ruling: z.nullable(rulingOutput),
      records: records.describe("Positions in force, or contacts counted"),
      resubmissionOf: z.array(
        z.strictObject({ proposal: z.string(), ask: z.string(), same: z.enum(["ask", "words"]) }),
      ),
    }),
  ),
  nearestStep: z.nullable(stepOutput),
  memorandum: z.strictObject({
    to: z.string(),
    from: z.string(),
    subject: z.string(),
    authority: z.string(),
    mark: z.string(),
    paragraphs: z.array(
      z.strictObject({
        move: z.enum(moves),
        mark: z.string(),
        sentences: z.array(
          z.strictObject({
            text: z.string(),
            basis: z.strictObject({
              kind: z.enum(["record", "ruling", "author"]),
              refs: z
                .array(z.string())
                .describe("Entries of the record, or ids of rulings in the same answer"),
            }),
          }),
        ),
      }),
    ),
  }),
});

const postureForm = {
  posture: z.enum(postures),
  text: z.string(),
  proceed: conditionOutput,
  explore: conditionOutput,
  cite: z.string(),
  records,
};

export const postureOutput = z.strictObject({
  ...dates,
  overall: z.strictObject(postureForm),
  issues: z.array(
    z.strictObject({
      issue: z.string(),
      title: z.string(),
      state: z.enum(issueStates),
      stateRecords: records,
      ...postureForm,
    }),
  ),
  branches: z.array(
    z.strictObject({
      posture: z.enum(postures),
      trigger: z.string(),
      response: z.string(),
      cite: z.string(),
    }),
  ),
  leadershipChanges: z.array(
    z.strictObject({
      office: z.string(),
      person: z.string(),
      tenure: z.string(),
      assumptions: records.describe("Assumptions that lean on the office, open again"),
      probeDue: z.boolean(),
    }),
  ),
});

const seat = z.strictObject({
  office: z.nullable(z.string()).describe("Null where no office fills the rung"),
  level: z.nullable(z.string()),
  text: z.string(),
});

export const matrixOutput = z.strictObject({
  ...dates,
  issue: z.nullable(z.string()).describe("Null: any outstanding issue"),
  purpose: z.enum(purposes),
  ours: z.array(seat),
  theirs: z.array(seat),
  cells: z.array(
    z.array(
      z.strictObject({
        word: wordOutput,
        ground: z.string(),
        rules: z.array(z.string()),
        gates: z.array(z.string()),
        onlyOn: z.array(z.string()),
      }),
    ),
  ),
  vacant: z.array(z.string()).describe("Offices the policy names and nobody held that day"),
});

export const findingAnswer = z.strictObject({
  ...dates,
  issues: z.array(z.string()),
  finding: findingOutput,
});

export const entryAnswer = z.strictObject({
  entry: entrySchema,
  holds: z.boolean().describe("Known by then and neither superseded nor withdrawn"),
  supersededBy: z.nullable(z.string()),
});

/** Every published form, by the name of its schema file. */
export const outputSchemas = {
  ruling: rulingOutput,
  answer: answerOutput,
  gates: gatesOutput,
  posture: postureOutput,
  matrix: matrixOutput,
  finding: findingAnswer,
  entry: entryAnswer,
  "policy-check": policyCheckOutput,
  "policy-diff": policyDiffOutput,
  "policy-backtest": policyBacktestOutput,
  "policy-list": policyListOutput,
  "policy-test": policyTestOutput,
  "policy-render": policyRenderOutput,
} as const;

export type AnswerOutput = z.input<typeof answerOutput>;
export type PostureOutput = z.input<typeof postureOutput>;
export type MatrixOutput = z.input<typeof matrixOutput>;
export type FindingAnswer = z.input<typeof findingAnswer>;
export type EntryAnswer = z.input<typeof entryAnswer>;
