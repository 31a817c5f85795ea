/**
 * The form in which the workbench of a policy answers programs: what a check, a
 * difference, a back-test, the cases and the sentences come to.
 */
import { z } from "zod";
import { dutyStates } from "../core/duty.ts";
import { words } from "../core/verdict.ts";

const count = z.int().nonnegative();
const kinds = z.array(
  z.strictObject({
    text: z.string().describe("A kind of request, in a sentence"),
    example: z.record(z.string(), z.string()).describe("One such request, by its attributes"),
    exampleText: z.string(),
  }),
);
const cover = {
  count: count.describe("Requests"),
  left: count.describe("Requests that the kinds listed leave out, where there were too many kinds"),
  kinds,
};
const outcome = z.strictObject({
  kind: z.enum(["exempt", "forbid", "gate", "refer", "permit", "otherwise"]),
  text: z.string(),
});

export const policyCheckOutput = z.strictObject({
  policy: z.string(),
  asOf: z.string(),
  requests: count.describe("How many requests there can be; all of them were tried"),
  states: count.describe("States that the diagram told apart"),
  outcomes: z.array(z.strictObject({ outcome, count })),
  rules: z.array(
    z.strictObject({
      rule: z.string(),
      matches: count,
      decides: count,
      behind: z.array(z.string()).describe("Stricter rules that always decide in its place"),
      advice: z.boolean(),
    }),
  ),
  silence: z.strictObject(cover).describe("What no rule speaks of"),
  record: z.array(z.strictObject({ kind: z.string(), text: z.string() })),
  conflicts: z.nullable(z.strictObject({ with: z.string(), ...cover })),
  properties: z.strictObject({
    bounds: z.strictObject({
      issues: z.array(z.string()),
      baskets: count,
      steps: count,
      states: count.describe("States reached"),
      exhausted: z.boolean().describe("Whether nothing further could be reached"),
      requests: count,
    }),
    findings: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        result: z.enum(["holds", "fails", "does not apply"]),
        reasons: z.array(z.string()),
        exceptions: z.array(z.string()),
        story: z.array(z.strictObject({ day: z.string(), text: z.string() })),
      }),
    ),
  }),
});

export const policyDiffOutput = z.strictObject({
  before: z.string(),
  after: z.string(),
  requests: count,
  differing: count,
  changes: z.array(
    z.strictObject({
      before: outcome,
      after: outcome,
      count,
      left: count,
      kinds: z.array(
        kinds.element.extend({
          rulesBefore: z.array(z.string()),
          rulesAfter: z.array(z.string()),
        }),
      ),
    }),
  ),
  gates: z.array(
    z.strictObject({
      gate: z.string(),
      before: z.nullable(z.string()),
      after: z.nullable(z.string()),
    }),
  ),
  people: z.array(z.string()).describe("Whom the change touches, each in a sentence"),
  versions: z.array(z.string()).describe("What keeps the two from standing together"),
});

const contactRuling = z.strictObject({
  contact: z.string(),
  day: z.string(),
  summary: z.string(),
  standing: z.enum([
    "in order",
    "departure",
    "possible departure",
    "would not have been in order",
    "not determinable",
  ]),
  text: z.string(),
  word: z.enum(words),
  rules: z.array(z.string()),
  gates: z.array(z.string()),
  next: z.array(
    z.strictObject({
      move: z.string(),
      issue: z.string(),
      daysLater: count,
      first: z.boolean().describe("The first move of the other side on the issue in the record"),
      text: z.string(),
    }),
  ),
});

export const policyBacktestOutput = z.strictObject({
  policy: z.string(),
  hindsight: z.boolean(),
  months: count,
  contacts: z.array(contactRuling),
  undated: z.array(z.string()),
  rules: z.array(z.strictObject({ rule: z.string(), contacts: count })),
  unspoken: z.array(z.string()).describe("Contacts that no rule speaks of"),
  duties: z
    .array(
      z.strictObject({
        contact: z.string(),
        obligation: z.string(),
        by: z.nullable(z.string()).describe("The last day for it, where the policy sets one"),
        state: z.enum(dutyStates),
        records: z.array(z.string()),
        text: z.string(),
      }),
    )
    .describe("What contacts that went ahead asked for, where the policy says what shows it"),
  against: z.nullable(
    z.strictObject({
      policy: z.string(),
      changes: z.array(
        z.strictObject({
          contact: z.string(),
          day: z.string(),
          before: z.enum(words),
          after: z.enum(words),
        }),
      ),
    }),
  ),
});

export const policyTestOutput = z.strictObject({
  policy: z.string(),
  passed: count,
  failed: count,
  cases: z.array(
    z.strictObject({
      title: z.string(),
      passed: z.boolean(),
      expected: z.strictObject({
        word: z.string(),
        rule: z.nullable(z.string()),
        alone: z.boolean(),
      }),
      found: z.strictObject({ word: z.enum(words), rules: z.array(z.string()) }),
    }),
  ),
  gates: z
    .array(
      z.strictObject({
        title: z.string(),
        gate: z.string(),
        passed: z.boolean(),
        expected: z.enum(["open", "shut"]),
        found: z.enum(["open", "shut"]),
      }),
    )
    .describe("The cases beside the gates"),
  untried: z.array(z.string()).describe("Rules that decide no case"),
  gatesUntried: z.array(z.strictObject({ gate: z.string(), never: z.enum(["open", "shut"]) })),
});

export const policyRenderOutput = z.strictObject({
  policy: z.string(),
  title: z.string(),
  sentences: z.array(z.strictObject({ id: z.string(), text: z.string(), cite: z.string() })),
});

export type PolicyCheckOutput = z.input<typeof policyCheckOutput>;
export type PolicyDiffOutput = z.input<typeof policyDiffOutput>;
export type PolicyBacktestOutput = z.input<typeof policyBacktestOutput>;
export type PolicyTestOutput = z.input<typeof policyTestOutput>;
export type PolicyRenderOutput = z.input<typeof policyRenderOutput>;
