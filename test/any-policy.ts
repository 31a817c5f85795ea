/**
 * Generators of tables of rules, and of requests that often match them: few
 * attributes to a clause, few values to an attribute.
 */
import fc from "fast-check";
import type { RuleTable } from "../src/core/deciding.ts";
import type { GateId, RuleId } from "../src/core/id.ts";
import {
  type Attribute,
  type Attributes,
  attributes,
  type Cite,
  type Clause,
  type Effect,
  type Exemption,
  type Obligation,
  type Rule,
  strengths,
} from "../src/core/policy.ts";

const cite: Cite = { kind: "author", reason: "made up for a test" };

/** `other` is what an office outside every group has; no clause ever names `unheard of`. */
const named = ["a", "b", "other"];
const occurring = [...named, "unheard of"];

const anyAttribute: fc.Arbitrary<Attribute> = fc.constantFrom(...attributes);

const anyClause: fc.Arbitrary<Clause> = fc.dictionary(anyAttribute, fc.subarray(named), {
  maxKeys: 3,
  noNullPrototype: true,
});

const anyObligation: fc.Arbitrary<Obligation> = fc.record({
  id: fc.constantFrom("clear", "record", "report"),
  text: fc.constantFrom("within a day", "within a week"),
  due: fc.constantFrom("before" as const, "after" as const),
});

const anyEffect: fc.Arbitrary<Effect> = fc.constantFrom<Effect>(
  { kind: "forbid" },
  { kind: "gate", gates: ["first" as GateId] },
  { kind: "refer", to: "the desk" },
  { kind: "permit" },
);

const anyExemption: fc.Arbitrary<Exemption> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 3 }).map((id) => id as RuleId),
  title: fc.constant("an exemption"),
  cite: fc.constant(cite),
  when: fc.array(anyClause, { maxLength: 3 }),
  unless: fc.array(anyClause, { maxLength: 2 }),
  obligations: fc.array(anyObligation, { maxLength: 2 }),
});

export const anyRule: fc.Arbitrary<Rule> = fc
  .tuple(anyExemption, anyEffect, fc.constantFrom(...strengths))
  .map(([exemption, effect, strength]) => ({ ...exemption, title: "a rule", effect, strength }));

export const anyTable: fc.Arbitrary<RuleTable> = fc.record({
  exemptions: fc.uniqueArray(anyExemption, { maxLength: 2, selector: ({ id }) => id }),
  rules: fc.uniqueArray(anyRule, { maxLength: 40, selector: ({ id }) => id }),
  otherwise: fc.constantFrom<RuleTable["otherwise"]>(
    { kind: "not permitted", cite },
    { kind: "refer", to: "the desk", cite },
  ),
});

const value = fc.constantFrom(...occurring);

export const anyAttributes: fc.Arbitrary<Attributes> = fc.record(
  // The object has every attribute, since it is made from their list.
  Object.fromEntries(attributes.map((name) => [name, value])) as Record<
    Attribute,
    fc.Arbitrary<string>
  >,
);

export function aTable(rules: readonly Rule[]): RuleTable {
  return { exemptions: [], rules, otherwise: { kind: "not permitted", cite } };
}

/** A binding permit that always matches, but for what is said otherwise. */
export function aRule(id: string, but: Partial<Rule> = {}): Rule {
  const rule = { title: id, cite, when: [], unless: [], effect: { kind: "permit" } } as const;
  return { ...rule, id: id as RuleId, obligations: [], strength: "binding", ...but };
}

/** Every attribute is `other`, but for those given. */
export function someAttributes(but: Partial<Attributes>): Attributes {
  // As above: the object is made from the list of attributes.
  const all = Object.fromEntries(attributes.map((name) => [name, "other"])) as Attributes;
  return { ...all, ...but };
}
