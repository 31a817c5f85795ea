/**
 * Generators of whole policies whose parts fit together: what a rule, a gate or a
 * channel names is in the policy, and on the side where it belongs.
 */
import fc from "fast-check";
import { initiators, media, modes, premises, purposes, settings } from "../src/core/contact.ts";
import { type Condition, type Gate, scopes } from "../src/core/gate-policy.ts";
import { issueStates } from "../src/core/issue.ts";
import { significances } from "../src/core/move.ts";
import {
  type Attribute,
  type Channel,
  type Cite,
  type Clause,
  type Effect,
  type Exemption,
  type Policy,
  type PolicyTest,
  strengths,
} from "../src/core/policy.ts";
import { standings } from "../src/core/standing-words.ts";
import { words } from "../src/core/verdict.ts";
import { acrosses, anyDay, anyId, anyText, anyWhen, few, fields, oneOf } from "./any-field.ts";
import { anyGateCaseOf } from "./any-gate-case.ts";
import { anyObligation } from "./any-obligation.ts";

const id = (one: string) => fc.constant(one as never);
const choose = (from: readonly string[]) => fc.constantFrom(...from) as fc.Arbitrary<never>;
const oneOrMore = (from: readonly string[]) =>
  fc.subarray([...from], { minLength: 1 }) as fc.Arbitrary<never[]>;
const months = fc.integer({ min: 1, max: 24 });

const rungs = ["low", "high"];
const ours = ["boss", "desk"];
const theirs = ["envoy", "minister"];
const baskets = ["arms", "trade"];
const phases = ["open", "awarded"];
const gates = ["first", "second"];

const anyCite: fc.Arbitrary<Cite> = fc.oneof(
  fields(
    { kind: fc.constant("source" as const), source: choose(["memo", "guide"]) },
    { paragraph: anyText, words: anyText },
  ),
  fc.record({ kind: fc.constant("author" as const), reason: anyText }),
);

const values: { readonly [A in Attribute]: readonly string[] } = {
  across: acrosses,
  ourLevel: [...rungs, "off the ladder"],
  theirLevel: [...rungs, "off the ladder"],
  crossLevel: ["yes", "no"],
  ourOffice: [...ours, "other"],
  theirOffice: [...theirs, "other"],
  recipientPresent: ["yes", "no"],
  initiator: initiators,
  mode: modes,
  medium: media,
  setting: settings,
  purpose: purposes,
  basket: [...baskets, "none"],
  issue: ["grain", "none"],
  forum: ["talks", "none"],
  phase: [...phases, "none"],
  premises: [...premises, "none"],
  prepared: ["yes", "no"],
  registered: ["yes", "no", "none"],
  ourOtherOffice: [...ours, "other", "none"],
};

const anyClause: fc.Arbitrary<Clause> = fc
  .subarray(Object.keys(values) as Attribute[], { minLength: 1, maxLength: 4 })
  .chain((named) =>
    fc.record(Object.fromEntries(named.map((name) => [name, oneOrMore(values[name])]))),
  );

/** Conditions that read the record; those of a gate wait for no later gate. */
const onRecord: fc.Arbitrary<Condition> = fc.oneof(
  fields(
    {
      kind: fc.constant("determined concession" as const),
      atLeast: oneOf(significances),
      standing: oneOrMore(standings),
      by: oneOrMore(ours),
    },
    { withinMonths: months },
  ),
  fields(
    {
      kind: fc.constant("issues at" as const),
      state: oneOf(issueStates),
      issues: fc.oneof(months, fc.constant("all" as const)),
      baskets: months,
      by: oneOrMore(ours),
    },
    { withinMonths: months },
  ),
  fields(
    {
      kind: fc.constant("contact held" as const),
      purposes: fc.subarray([...purposes]),
      ourRungs: fc.subarray(rungs),
      theirRungs: fc.subarray(rungs),
    },
    { withinMonths: months },
  ),
  fields(
    { kind: fc.constant("determination" as const), name: anyId, by: oneOrMore(ours) },
    {
      withinMonths: months,
      recommendedBy: oneOrMore(ours),
      unanimous: fc.constant(true as const),
    },
  ),
  fields({ kind: fc.constant("event" as const), event: anyId }, { withinMonths: months }),
  fields({ kind: fc.constant("date" as const), from: anyDay }, { to: anyDay }),
  fc.record({ kind: fc.constant("date" as const), to: anyDay }),
);

function anyCondition(leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  return fc.letrec<{ any: Condition }>((tie) => ({
    any: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.record({ kind: fc.constant("all" as const), of: few(tie("any")) }),
      fc.record({ kind: fc.constant("any" as const), of: few(tie("any")) }),
      fc.record({ kind: fc.constant("not" as const), of: tie("any") }),
    ),
  })).any;
}

const firstOpen = fc.record({ kind: fc.constant("gate open" as const), gate: id("first") });
const byTheFirst = fc.record({
  kind: fc.constant("issues at" as const),
  state: oneOf(issueStates),
  issues: months,
  baskets: months,
  route: id("first"),
  by: oneOrMore(ours),
});
const assessed = fields(
  { kind: fc.constant("move assessed" as const), atLeast: oneOf(significances) },
  { withinMonths: months },
);

function anyGate(gate: string, leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Gate> {
  return fields(
    {
      id: id(gate),
      title: anyText,
      cite: anyCite,
      scope: oneOf(scopes),
      opens: anyCondition(leaf),
      baskets: fc.subarray(baskets) as fc.Arbitrary<never[]>,
      issues: few(anyId),
    },
    { closes: anyCondition(leaf), lapsesAfterMonths: months },
  );
}

const anyChannel: fc.Arbitrary<Channel> = fields(
  {
    id: id("main"),
    title: anyText,
    cite: anyCite,
    conveyors: oneOrMore(theirs),
    conveyorStandIns: fc.subarray(theirs),
    actingConveys: fc.boolean(),
    recipient: choose(ours),
    recipientStandIns: fc.subarray(ours),
    issues: few(anyId),
  },
  { from: anyDay },
);

const anyExemption: fc.Arbitrary<Exemption> = fc.record({
  id: fc.stringMatching(/^[a-z]{1,6}$/) as fc.Arbitrary<never>,
  title: anyText,
  cite: anyCite,
  when: few(anyClause),
  unless: few(anyClause),
  obligations: fc.uniqueArray(anyObligation, {
    selector: (obligation) => obligation.id,
    maxLength: 2,
  }),
});

const anyEffect: fc.Arbitrary<Effect> = fc.oneof(
  fc.constant({ kind: "forbid" as const }),
  fc.record({
    kind: fc.constant("forbid" as const),
    redirect: fields({ channel: id("main") }, { words: anyText }),
  }),
  fc.record({ kind: fc.constant("gate" as const), gates: oneOrMore(gates) }),
  fc.record({ kind: fc.constant("refer" as const), to: choose(ours) }),
  fc.constant({ kind: "permit" as const }),
);

const anyRules = fc.uniqueArray(
  fc
    .tuple(anyExemption, anyEffect, oneOf(strengths))
    .map(([exemption, effect, strength]) => ({ ...exemption, effect, strength })),
  { selector: (rule) => rule.id, maxLength: 4 },
);

const anyTest: fc.Arbitrary<PolicyTest> = fc.record({
  title: anyText,
  attributes: fc.oneof(fc.constant({}), anyClause),
  open: fc.subarray(gates) as fc.Arbitrary<never[]>,
  word: oneOf(words),
});

const group = (name: string, side: "ours" | "theirs") =>
  fc.record({
    id: fc.constant(name),
    side: fc.constant(side),
    title: anyText,
    offices: fc.constant([`${side}/${name}` as never, `${side}/${name}-2` as never]),
  });

const cited = { text: anyText, cite: anyCite };
const posture = ["hold", "explore", "proceed"] as const;

export const anyWholePolicy: fc.Arbitrary<Policy> = fields(
  {
    id: anyId,
    version: anyText,
    title: anyText,
    author: anyText,
    authority: fields({ by: anyText, cite: anyCite }, { office: anyId, instrument: anyText }),
    strength: oneOf(strengths),
    mark: fc.record({ level: choose(["U", "S"]), captions: fc.subarray(["Sensitive"]) }),
    sources: fc.tuple(
      fields({ id: id("memo"), title: anyText }, { document: anyId }),
      fields({ id: id("guide"), title: anyText }, {}),
    ),
    ladder: fc.constant([
      { id: "low" as never, title: "Low", levels: ["expert" as never, "desk" as never] },
      { id: "high" as never, title: "High", levels: ["minister" as never] },
    ]),
    groups: fc.tuple(
      ...ours.map((name) => group(name, "ours")),
      ...theirs.map((name) => group(name, "theirs")),
    ),
    channels: fc.tuple(anyChannel),
    register: fc.constant("lobbyists"),
    phases: fc.constant(phases),
    exemptions: fc.array(
      anyExemption.map((one) => ({ ...one, id: `x.${one.id}` as never })),
      { maxLength: 1 },
    ),
    rules: anyRules,
    otherwise: fc.oneof(
      fc.record({ kind: fc.constant("refer" as const), to: choose(ours), cite: anyCite }),
      fc.record({ kind: fc.constant("not permitted" as const), cite: anyCite }),
    ),
    gates: fc.tuple(
      anyGate("first", onRecord),
      anyGate("second", fc.oneof(onRecord, firstOpen, byTheFirst)),
    ),
    waivers: fc.subarray(ours),
    finding: fc.record({
      baskets: fc.subarray(baskets) as fc.Arbitrary<never[]>,
      words: anyText,
      cite: anyCite,
    }),
    posture: fc.record({
      proceed: anyCondition(fc.oneof(onRecord, firstOpen, assessed)),
      explore: anyCondition(fc.oneof(onRecord, assessed)),
      cite: anyCite,
      branches: few(
        fc.record({ posture: oneOf(posture), trigger: anyText, response: anyText, cite: anyCite }),
      ),
    }),
    consequences: few(
      fc.record({
        ...cited,
        direction: oneOf(["for", "against"]),
        range: oneOf(["short", "long"]),
        audience: anyText,
      }),
    ),
    doctrine: few(fc.record(cited)),
    tests: few(anyTest),
  },
  {
    from: anyWhen.map(({ text }) => text),
    review: fc.oneof(fc.constant("none"), anyDay),
    supersedes: fc.constant("the-one-before" as never),
    baskets: fc.constant(baskets as never[]),
    warning: fc.record(cited),
    gateCases: fc.array(anyGateCaseOf({ ours, rungs, gates }), { minLength: 1, maxLength: 3 }),
  },
);
