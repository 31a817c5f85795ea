/**
 * The form in which rulings, and what they are made of, go out to programs.
 *
 * These forms are written and never read back: an id stands as text, a date as
 * it is written, and what is absent as null, so that every field is always there.
 */
import { z } from "zod";
import { scopes } from "../core/gate-policy.ts";
import { effectOrder, strengths } from "../core/policy.ts";
import { mets } from "../core/truth.ts";
import { words } from "../core/verdict.ts";
import { planSchema } from "./entry-proposal.ts";

const records = z.array(z.string()).describe("Ids of entries of the record");

export const wordOutput = z.enum(words);

export const ruleOutput = z.strictObject({
  id: z.string(),
  title: z.string(),
  effect: z.enum([...effectOrder, "exempt"]),
  strength: z.enum(strengths),
  cite: z.string().describe("Where the rule comes from, in words"),
});

export const obligationOutput = z.strictObject({
  id: z.string(),
  text: z.string(),
  due: z.enum(["before", "after"]),
  withinDays: z.int().optional().describe("How many days after the contact it is to be done by"),
  shownBy: z.string().optional().describe("`record`, or the event that shows it done"),
});

/** A condition of a gate, with its parts where it is made of some. */
export const conditionOutput = z.strictObject({
  text: z.string(),
  met: z.enum(mets),
  records,
  evidence: z.array(
    z.strictObject({
      record: z.string(),
      bears: z.enum(["meets", "fails", "undecided"]),
      reason: z.string(),
    }),
  ),
  count: z.nullable(z.strictObject({ issues: z.int(), baskets: z.int() })),
  get parts() {
    return z.array(conditionOutput);
  },
});

const subject = {
  subject: z.string().describe("What the gate is asked about, in words"),
  issue: z.nullable(z.string()),
  basket: z.nullable(z.string()),
};

const gate = {
  title: z.string(),
  scope: z.enum(scopes),
  ...subject,
  state: z.enum(["open", "shut", "undecided"]),
  conditions: z.array(conditionOutput).describe("What opens it"),
  closing: z.array(conditionOutput).describe("What closes it again"),
  cite: z.string(),
};

/** A gate as a ruling consulted it. */
export const consultedOutput = z.strictObject({ id: z.string(), ...gate });

/** A gate asked for itself. */
export const gateOutput = z.strictObject({ gate: z.string(), ...gate });

const optionalOutput = z.strictObject({
  office: z.string(),
  text: z.string(),
  word: wordOutput,
  crossLevel: z.boolean(),
  rules: z.array(ruleOutput),
});

export const stepOutput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("contact"),
    text: z.string(),
    plan: planSchema,
    word: wordOutput,
    rules: z.array(ruleOutput),
    obligations: z.array(obligationOutput),
    optional: z.array(optionalOutput).describe("Others who could be included, each ruled on apart"),
    supplies: z.string(),
  }),
  z.strictObject({ kind: z.literal("finding"), text: z.string(), gate: z.string(), ...subject }),
  z.strictObject({ kind: z.literal("gate opens"), text: z.string(), gate: z.string(), ...subject }),
  z.strictObject({ kind: z.literal("wait"), text: z.string(), gate: z.string() }),
]);

export const findingOutput = z.strictObject({
  claim: z.string(),
  result: z.enum(["positive", "negative", "undecided"]),
  text: z.string(),
  from: z.nullable(z.string()),
  to: z.string(),
  baskets: z.array(z.string()),
  words: z.string().describe("What the finding is about, in the policy's words"),
  cite: z.string(),
  searched: z.strictObject({ entries: z.int(), contacts: z.int(), moves: z.int() }),
  contacts: records,
  supporting: records,
  withoutRecord: records.describe("Contacts examined of which no record is on file"),
  nearMisses: z.array(z.strictObject({ record: z.string(), reason: z.string() })),
  outside: z
    .array(z.strictObject({ basket: z.string(), nearMisses: records }))
    .describe("Baskets the finding does not speak of, with what came nearest there"),
});

export const rulingOutput = z.strictObject({
  id: z.string(),
  title: z.string(),
  word: wordOutput,
  ground: z.string().describe("Why the word is what it is, in a sentence"),
  policy: z.string(),
  policyVersion: z.string(),
  strength: z.enum(strengths),
  policyInForce: z
    .enum(["yes", "no", "possible"])
    .describe(
      "Whether the policy was in force on the day; if not, the ruling says what would have been",
    ),
  asOf: z.string(),
  knownOn: z.string(),
  plan: planSchema,
  rules: z.array(ruleOutput),
  comments: z.array(ruleOutput).describe("Advice that matches; it never decides"),
  gates: z.array(consultedOutput),
  missing: z.array(
    z.strictObject({ gate: z.string(), ...subject, text: z.string(), met: z.enum(mets) }),
  ),
  undecided: z.array(z.strictObject({ attribute: z.string(), values: z.array(z.string()) })),
  onlyOn: z.array(z.string()).describe("Issues on which it would be in order, if not on all"),
  advisory: z
    .nullable(z.strictObject({ referTo: z.string(), text: z.string() }))
    .describe("For a reader not cleared for the mark from which the policy binds"),
  redirect: z.nullable(z.strictObject({ channel: z.string(), title: z.string() })),
  referredTo: z.nullable(z.string()),
  obligations: z.array(obligationOutput),
  get optional() {
    return z.array(z.strictObject({ who: z.string(), ruling: rulingOutput }));
  },
  actsNext: z.strictObject({ who: z.string(), to: z.string() }),
  nearest: z.nullable(stepOutput),
  road: z.array(stepOutput),
  deadlock: z.array(z.string()),
  finding: z.nullable(findingOutput),
  consequences: z.array(
    z.strictObject({
      direction: z.enum(["for", "against"]),
      range: z.enum(["short", "long"]),
      audience: z.string(),
      text: z.string(),
      cite: z.string(),
    }),
  ),
  released: z
    .nullable(z.string())
    .describe("The released ruling that gives the word, told from a fuller record than this one"),
  records,
  mark: z.string(),
});

export type RuleOutput = z.input<typeof ruleOutput>;
export type ConditionOutput = z.input<typeof conditionOutput>;
export type ConsultedOutput = z.input<typeof consultedOutput>;
export type GateOutput = z.input<typeof gateOutput>;
export type StepOutput = z.input<typeof stepOutput>;
export type FindingOutput = z.input<typeof findingOutput>;
export type RulingOutput = z.input<typeof rulingOutput>;
