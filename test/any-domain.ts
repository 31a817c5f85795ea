/**
 * Generators of domains of requests, as the core makes them and then thinned out,
 * and of tables whose clauses name values that occur there.
 */
import fc from "fast-check";
import { compile, decide, type RuleTable } from "../src/core/deciding.ts";
import { type Domain, domainOf, eachRequest, sizeOf } from "../src/core/domain.ts";
import type { BasketId, ForumId, GateId, IssueId, RuleId, RungId } from "../src/core/id.ts";
import { issueStates } from "../src/core/issue.ts";
import {
  type Attributes,
  type Cite,
  type Clause,
  type Effect,
  strengths,
} from "../src/core/policy.ts";
import { keyOf, outcomeOf } from "../src/lab/lines.ts";

const cite: Cite = { kind: "author", reason: "made up for a test" };

const anyWhole: fc.Arbitrary<Domain> = fc
  .record({
    rungs: fc.integer({ min: 1, max: 4 }),
    ours: fc.integer({ min: 0, max: 3 }),
    theirs: fc.integer({ min: 0, max: 2 }),
    issues: fc.integer({ min: 0, max: 4 }),
    phases: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ rungs, ours, theirs, issues, phases }) =>
    domainOf(
      {
        ladder: many(rungs, (n) => ({ id: `rung-${n}` as RungId, title: "", levels: [] })),
        groups: [
          ...many(ours, (n) => ({ id: `our-${n}`, side: "ours" as const, title: "", offices: [] })),
          ...many(theirs, (n) => ({
            id: `their-${n}`,
            side: "theirs" as const,
            title: "",
            offices: [],
          })),
        ],
        phases: many(phases, (n) => `phase-${n}`),
      },
      many(issues, (n) => ({
        kind: "issue" as const,
        issue: `issue-${n}` as IssueId,
        basket: `basket-${n % 2}` as BasketId,
        title: issueStates[0],
        scale: [],
      })),
      [{ kind: "forum", forum: "talks" as ForumId, title: "", issues: ["issue-0" as IssueId] }],
    ),
  );

/** Every axis is left with some of its combinations, so that the whole is no larger than that. */
export function anyDomain(most: number): fc.Arbitrary<Domain> {
  return anyWhole
    .chain((domain) => fc.tuple(...domain.map((axis) => fc.subarray([...axis], { minLength: 1 }))))
    .map((domain) => thinned(domain, most));
}

function thinned(domain: Domain, most: number): Domain {
  const axes = [...domain];
  while (sizeOf(axes) > most) {
    const widest = axes.reduce(
      (best, axis, at) => (axis.length > (axes[best]?.length ?? 0) ? at : best),
      0,
    );
    axes[widest] = (axes[widest] ?? []).slice(0, -1);
  }
  return axes;
}

const anyEffect: fc.Arbitrary<Effect> = fc.constantFrom<Effect>(
  { kind: "forbid" },
  { kind: "forbid", redirect: { channel: "main" as never } },
  { kind: "gate", gates: ["first" as GateId] },
  { kind: "gate", gates: ["second" as GateId, "first" as GateId] },
  { kind: "refer", to: "the desk" },
  { kind: "refer", to: "the chief" },
  { kind: "permit" },
);

export function anyTableOf(domain: Domain, mostRules: number): fc.Arbitrary<RuleTable> {
  const values = new Map<string, Set<string>>();
  for (const one of domain.flat()) {
    for (const [name, value] of Object.entries(one)) {
      values.set(name, new Set([...(values.get(name) ?? ["never"]), value]));
    }
  }
  const anyPair = fc
    .constantFrom(...values)
    .chain(([name, set]) => fc.subarray([...set]).map((list) => [name, list] as const));
  const anyClause = fc
    .array(anyPair, { maxLength: 3 })
    .map((pairs) => Object.fromEntries(pairs) as Clause);
  const anyObligation = fc.record({
    id: fc.constantFrom("clear", "report"),
    text: fc.constantFrom("within a day", "within a week"),
    due: fc.constantFrom("before" as const, "after" as const),
  });
  const shape = {
    title: fc.constant("a rule"),
    cite: fc.constant(cite),
    when: fc.array(anyClause, { maxLength: 3 }),
    unless: fc.array(anyClause, { maxLength: 2 }),
    obligations: fc.array(anyObligation, { maxLength: 2 }),
  };
  const anyRule = fc.record({
    ...shape,
    effect: anyEffect,
    strength: fc.constantFrom(...strengths),
  });
  return fc
    .record({
      exemptions: fc.array(fc.record(shape), { maxLength: 2 }),
      rules: fc.array(anyRule, { maxLength: mostRules }),
      otherwise: fc.constantFrom<RuleTable["otherwise"]>(
        { kind: "not permitted", cite },
        { kind: "refer", to: "the desk", cite },
      ),
    })
    .map(({ exemptions, rules, otherwise }) => ({
      exemptions: exemptions.map((one, n) => ({ ...one, id: `exemption-${n}` as RuleId })),
      rules: rules.map((one, n) => ({ ...one, id: `rule-${n}` as RuleId })),
      otherwise,
    }));
}

/** How many requests come to each outcome, by deciding every one of them. */
export function enumerate(domain: Domain, table: RuleTable): Map<string, number> {
  const compiled = compile(table);
  const counts = new Map<string, number>();
  eachRequest(domain, (request) => {
    const key = keyOf(outcomeOf(decide(compiled, request)));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return counts;
}

export function requestsOf(domain: Domain): readonly Attributes[] {
  const all: Attributes[] = [];
  eachRequest(domain, (request) => all.push(request));
  return all;
}

function many<Item>(count: number, make: (n: number) => Item): Item[] {
  return Array.from({ length: count }, (_, n) => make(n));
}
