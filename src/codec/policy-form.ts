/**
 * The written form of a policy, whole. What stands in it is read into the core's
 * own form by `policy-decode.ts`, once `policy-check.ts` has found its names in order.
 */
import { z } from "zod";
import { scopes } from "../core/gate-policy.ts";
import { parseMark } from "../core/mark.ts";
import { strengths } from "../core/policy.ts";
import { words } from "../core/verdict.ts";
import { parseWhen } from "../core/when.ts";
import { day, ids, may, text } from "./fields.ts";
import { gateCaseForm } from "./gate-case-form.ts";
import { cite, clause, condition, oneOrMore, ownName } from "./policy-form-parts.ts";

const version = z.string({
  error: ({ input }) =>
    input === undefined ? undefined : 'is not text; put it in quotes, as in "1.10"',
});

/** A date; YAML takes a bare year for a number. */
const date = z
  .union([z.string(), z.int()])
  .transform(String)
  .superRefine((value, context) => {
    const read = parseWhen(value);
    if (!read.ok) context.addIssue({ code: "custom", message: read.problem });
  });

const markText = z.string().superRefine((value, context) => {
  const read = parseMark(value);
  if (!read.ok) context.addIssue({ code: "custom", message: read.problem });
});

const obligation = z
  .strictObject({
    id: ownName,
    text,
    due: z.enum(["before", "after"]),
    "within-days": may(z.int().positive()),
    "shown-by": may(ids.plain.describe("`record`, or the event that shows it done")),
  })
  .refine((one) => one["within-days"] === undefined || one.due === "after", {
    error: "has `within-days` and is due before; write `due: after`",
  });

const ruleShape = {
  id: ownName,
  title: text,
  cite,
  when: may(oneOrMore(clause)),
  unless: may(oneOrMore(clause)),
  obligations: may(z.array(obligation).min(1, { error: "is an empty list; leave it out" })),
};

const yes = z.union([z.literal(true), z.literal("yes")]);

export const effects = ["forbid", "gate", "refer", "permit"] as const;

const rule = z
  .strictObject({
    ...ruleShape,
    strength: may(z.enum(strengths)),
    forbid: may(z.union([yes, z.strictObject({ redirect: ownName, words: may(text) })])),
    gate: may(oneOrMore(ownName)),
    refer: may(ownName),
    permit: may(yes),
  })
  .refine((fields) => effects.filter((effect) => fields[effect] !== undefined).length === 1, {
    error: "must have exactly one effect; write one of `forbid`, `gate`, `refer` and `permit`",
  });
export type RuleForm = z.output<typeof rule>;

const group = z.strictObject({ title: text, offices: oneOrMore(ids.office) });

const channel = z.strictObject({
  id: ownName,
  title: text,
  cite,
  conveyors: oneOrMore(ownName),
  recipient: ownName,
  "stand-ins": may(
    z.strictObject({ ours: may(oneOrMore(ownName)), theirs: may(oneOrMore(ownName)) }),
  ),
  "acting-conveys": may(z.boolean()),
  issues: may(oneOrMore(ids.issue)),
  from: may(day),
});
export type ChannelForm = z.output<typeof channel>;

const gate = z.strictObject({
  id: ownName,
  title: text,
  cite,
  scope: z.enum(scopes),
  opens: condition,
  closes: may(condition),
  "lapses-after-months": may(z.int().positive()),
  baskets: may(oneOrMore(ids.basket)),
  issues: may(oneOrMore(ids.issue)),
});
export type GateForm = z.output<typeof gate>;

const posture = z.strictObject({
  proceed: condition,
  explore: condition,
  cite,
  branches: may(
    z.array(
      z.strictObject({
        posture: z.enum(["hold", "explore", "proceed"]),
        trigger: text,
        response: text,
        cite,
      }),
    ),
  ),
});

const consequence = z.strictObject({
  direction: z.enum(["for", "against"]),
  range: z.enum(["short", "long"]),
  audience: text,
  text,
  cite,
});

const test = z.strictObject({
  title: text,
  attributes: may(clause),
  open: may(oneOrMore(ownName)),
  word: z.enum(words),
  rule: may(ownName),
  alone: may(z.union([z.literal(true), z.literal("yes")])),
});

const property = z
  .strictObject({
    id: ownName,
    title: text,
    never: may(clause),
    while: may(ownName),
    reachable: may(clause),
    "always-possible": may(clause),
  })
  .refine((fields) => claims.filter((claim) => fields[claim] !== undefined).length === 1, {
    error: "claims not one thing; write one of `never`, `reachable` and `always-possible`",
  })
  .refine((fields) => fields.while === undefined || fields.never !== undefined, {
    error:
      "has `while` without `never`; it says which gate is shut when no such contact is in order",
  });
export const claims = ["never", "reachable", "always-possible"] as const;
export type PropertyForm = z.output<typeof property>;
const ladder = z
  .array(z.strictObject({ id: ownName, title: text, levels: oneOrMore(ids.level) }))
  .min(1, { error: "is an empty list; write at least one rung" });

const otherwise = z
  .strictObject({
    "not-permitted": may(z.strictObject({ cite })),
    refer: may(ownName),
    cite: may(cite),
  })
  .refine(isOneSilence, {
    error: "is unclear; write `not-permitted: {cite: …}`, or `refer` and `cite`",
  });

const sided = may(z.record(ownName, group));
const sourced = z.strictObject({ title: text, document: may(ids.entry) });

export const policyForm = z.strictObject({
  $schema: may(z.string().describe("Where an editor finds the schema; read by nobody else")),
  id: ids.policy,
  version: version.describe("Text, in quotes: 1.10 is not 1.1"),
  title: text,
  author: text.describe("Who wrote it down"),
  authority: z
    .strictObject({ by: text, office: may(ids.office), instrument: may(text), cite })
    .describe("On whose authority; without an instrument it is shown as a claim"),
  strength: z.enum(strengths).describe("Advice is shown beside a ruling and never decides it"),
  mark: markText.describe("A level, then its captions, as in `S; Sensitive`"),
  "binding-from": markText
    .optional()
    .describe("The least clearance for which its rulings bind; beneath it they are advice"),
  from: may(date.describe("When it takes effect: EDTF, ISO 8601-2 level 1")),
  to: may(date),
  review: may(z.union([z.literal("none"), date]).describe("When it is to be looked at again")),
  supersedes: may(ids.policy),
  sources: z.record(ownName, sourced).describe("A bare paragraph is of the first of them"),
  baskets: may(oneOrMore(ids.basket).describe("Every basket it may name, so that a slip is found")),
  ladder: ladder.describe("From the lowest rung to the highest"),
  groups: may(
    z
      .strictObject({ ours: sided, theirs: sided })
      .describe("Named sets of offices; an office is in one group of its side"),
  ),
  channels: may(z.array(channel).describe("Agreed paths from the other side to ours")),
  register: may(ids.plain.describe("The register that `registered` asks about")),
  phases: may(z.array(ids.plain).describe("Stages of a phased negotiation, in order")),
  exemptions: may(z.array(z.strictObject(ruleShape)).describe("Asked before the rules")),
  rules: z.array(rule).describe("Every rule that matches counts; the strictest effect decides"),
  otherwise: otherwise.describe("The answer where no rule matches"),
  gates: may(z.array(gate)),
  waivers: may(oneOrMore(ownName).describe("Groups of ours that may waive a rule")),
  finding: z.strictObject({ baskets: may(oneOrMore(ids.basket)), words: text, cite }),
  posture: posture.describe("Where neither proceed nor explore holds, hold"),
  consequences: may(z.array(consequence)),
  warning: may(z.strictObject({ text, cite })),
  doctrine: may(z.array(z.strictObject({ text, cite }))),
  tests: may(z.array(test).describe("Cases with the word expected")),
  "gate-tests": may(z.array(gateCaseForm).describe("Cases with what a gate is then at")),
  properties: may(z.array(property).describe("What the custodian claims of the policy")),
});
export type PolicyForm = z.output<typeof policyForm>;

function isOneSilence(otherwise: {
  readonly "not-permitted"?: unknown;
  readonly refer?: unknown;
  readonly cite?: unknown;
}): boolean {
  const refers = otherwise.refer !== undefined && otherwise.cite !== undefined;
  const forbids = otherwise["not-permitted"] !== undefined;
  if (forbids) return otherwise.refer === undefined && otherwise.cite === undefined;
  return refers;
}
