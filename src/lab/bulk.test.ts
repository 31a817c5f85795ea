import fc from "fast-check";
import { expect, test } from "vitest";
import { anyDomain, anyTableOf, requestsOf } from "../../test/any-domain.ts";
import { bookAt, shippedPast, shippedPolicy } from "../../test/shipped.ts";
import { allOf } from "../core/book.ts";
import type { Day } from "../core/day.ts";
import { compile, decide } from "../core/deciding.ts";
import { setUp, subjectOf } from "../core/gate.ts";
import type { GateId } from "../core/id.ts";
import { judge } from "../core/judge.ts";
import { type Attribute, type Attributes, attributes } from "../core/policy.ts";
import { wordOf } from "../core/policy-test.ts";
import { planOf } from "../core/request.ts";
import { type Word, words } from "../core/verdict.ts";
import { type ContactColumns, compileBulk, type GateState, gateDays, ruleAll } from "./bulk.ts";

type Row = {
  readonly attributes: Readonly<Record<string, string>>;
  readonly day: number;
  readonly issue: number;
};

/** Rows as columns: each value gets the number of its first coming. */
function columnsOf(rows: readonly Row[]): ContactColumns {
  const values: Partial<Record<Attribute, string[]>> = {};
  const codes: Partial<Record<Attribute, Uint16Array>> = {};
  for (const name of attributes) {
    const list = [...new Set(rows.flatMap((row) => row.attributes[name] ?? []))];
    if (list.length === 0) continue;
    values[name] = list;
    codes[name] = Uint16Array.from(rows, (row) => list.indexOf(row.attributes[name] ?? ""));
  }
  const numbers = (of: (row: Row) => number) => Uint16Array.from(rows, of);
  return {
    rows: rows.length,
    values,
    codes,
    day: numbers(({ day }) => day),
    issue: numbers(({ issue }) => issue),
  };
}

function compiled(...given: Parameters<typeof compileBulk>) {
  const bulk = compileBulk(...given);
  if (!bulk.ok) throw new Error(bulk.problem.kind);
  return bulk.value;
}

test("in bulk each row has the word that deciding it and asking its gates gives", () => {
  const anyCase = anyDomain(3_000).chain((domain) =>
    fc.record({
      domain: fc.constant(domain),
      table: anyTableOf(domain, 12),
      states: fc.array(fc.constantFrom<GateState>("open", "shut", "undecided"), {
        minLength: 24,
        maxLength: 24,
      }),
    }),
  );
  fc.assert(
    fc.property(anyCase, ({ domain, table, states }) => {
      const gates = gatesOf(table.rules);
      const stateOf = (gate: GateId, day: number, issue: number) =>
        states[(gates.indexOf(gate) * 6 + day * 2 + issue) % states.length] ?? "shut";
      const rows = requestsOf(domain).map((request, at) => ({
        attributes: request,
        day: at % 3,
        issue: at % 2,
      }));
      const columns = columnsOf(rows);
      const days = gateDays(gates, { days: 3, issues: 2 }, stateOf);
      const ruled = ruleAll(compiled(table, gates, columns.values), columns, days);
      const plain = compile(table);
      const expected = rows.map(({ attributes: request, day, issue }): Word => {
        const decision = decide(plain, request);
        const asked = gates.filter(
          (gate) =>
            decision.kind === "gate" &&
            decision.rules.some(
              ({ effect }) => effect.kind === "gate" && effect.gates.includes(gate),
            ),
        );
        const stood = asked.map((gate) => stateOf(gate, day, issue));
        if (stood.includes("shut")) return "premature";
        if (stood.includes("undecided")) return "not determinable on this record";
        return wordOf(decision, gates);
      });
      expect(Array.from(ruled.words, (word) => words[word])).toEqual(expected);
      for (const word of words)
        expect(ruled.tally.get(word)).toBe(expected.filter((one) => one === word).length);
    }),
    { numRuns: 40 },
  );
});

function gatesOf(rules: Parameters<typeof compileBulk>[0]["rules"]): readonly GateId[] {
  return [...new Set(rules.flatMap(({ effect }) => (effect.kind === "gate" ? effect.gates : [])))];
}

test.each(["clark-1983-per-issue", "clark-1983-relationship"])(
  "the contacts of the shipped record come out in bulk as one by one, under %s",
  (id) => {
    const past = shippedPast();
    const policy = shippedPolicy(id);
    const book = bookAt(past, "1983-12-31");
    const issues = [...book.issues.keys()];
    const dated = allOf(book, "contact").flatMap((contact) => {
      const day = contact.when?.to ?? contact.when?.from;
      return day === undefined ? [] : [{ contact, day }];
    });
    const days = [...new Set(dated.map(({ day }) => day))].sort();
    const setups = new Map(days.map((day) => [day, setUp(book, policy, day)]));
    const setupOn = (day: Day | undefined) => {
      const setup = day === undefined ? undefined : setups.get(day);
      if (setup === undefined) throw new Error("every day has been set up");
      return setup;
    };
    const parts = dated.flatMap(({ contact, day }) =>
      judge(planOf(contact), setupOn(day))
        .parts.filter(({ issue, undecided }) => issue !== undefined && undecided.length === 0)
        .map((part) => ({ ...part, day })),
    );
    expect(parts.length).toBeGreaterThan(80);
    const columns = columnsOf(
      parts.map(({ attributes: one, day, issue }) => ({
        attributes: one satisfies Attributes,
        day: days.indexOf(day),
        issue: issues.indexOf(issue as never),
      })),
    );
    const gates = policy.gates.map((gate) => gate.id);
    const stood = gateDays(
      gates,
      { days: days.length, issues: issues.length },
      (gate, day, issue) => {
        const setup = setupOn(days[day]);
        const asked = policy.gates.find((one) => one.id === gate);
        if (asked === undefined) throw new Error("a gate of the policy");
        return setup.findGate(gate, subjectOf(asked, issues[issue], setup), setup).state;
      },
    );
    const ruled = ruleAll(compiled(policy, gates, columns.values), columns, stood);
    expect(Array.from(ruled.words, (word) => words[word])).toEqual(parts.map(({ word }) => word));
    expect(new Set(parts.map(({ word }) => word)).size).toBeGreaterThan(3);
  },
);

test("a policy too wide to compile names the bound, and nothing is ruled", () => {
  const cite = { kind: "author", reason: "made up" } as const;
  const otherwise = { kind: "not permitted", cite } as const;
  const table = { exemptions: [], rules: [], otherwise };
  const gates = Array.from({ length: 17 }, (_, at) => `gate-${at}` as GateId);
  expect(compileBulk(table, gates, {})).toEqual({
    ok: false,
    problem: { kind: "too many gates", gates: 17, bound: 16 },
  });
  const many = Array.from({ length: 3_000 }, (_, at) => `value-${at}`);
  const rules = many.map((value) => ({
    id: value as never,
    title: value,
    cite,
    when: [{ issue: [value], phase: [value] }],
    unless: [],
    effect: { kind: "permit" } as const,
    obligations: [],
    strength: "binding" as const,
  }));
  expect(compileBulk({ ...table, rules }, [], { issue: many, phase: many })).toMatchObject({
    problem: { kind: "too many cells", bound: 1 << 22 },
  });
});
