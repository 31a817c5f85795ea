import fc from "fast-check";
import { expect, test } from "vitest";
import { anyDomain, anyTableOf, requestsOf } from "../../test/any-domain.ts";
import { aRule, aTable } from "../../test/any-policy.ts";
import { bookAt, shippedPast, shippedPolicy } from "../../test/shipped.ts";
import type { Day } from "../core/day.ts";
import { compile, decide, type RuleTable } from "../core/deciding.ts";
import type { Domain } from "../core/domain.ts";
import { runCases } from "./cases.ts";
import { exhaustOver } from "./exhaust.ts";
import { standingOf } from "./standing.ts";

test("how often each rule matches and decides is what deciding every request counts", () => {
  const anyCase = anyDomain(4_000).chain((domain) =>
    anyTableOf(domain, 12).map((table) => ({ domain, table })),
  );
  fc.assert(
    fc.property(anyCase, ({ domain, table }) => {
      const found = exhaustOver(table, domain);
      if (!found.ok) throw new Error(found.problem.kind);
      const counts = new Map(found.value.rules.map((one) => [one.rule, one]));
      for (const [rule, counted] of countEach(domain, table)) {
        expect({ rule, ...counts.get(rule) }).toMatchObject({ rule, ...counted });
      }
    }),
    { numRuns: 40 },
  );
});

/** By deciding every request: an exemption decides wherever it matches. */
function countEach(domain: Domain, table: RuleTable) {
  const none = () => ({ matches: 0, decides: 0 });
  const counts = new Map(
    [...table.exemptions, ...table.rules].map(({ id }) => [id as string, none()]),
  );
  const compiled = compile(table);
  for (const request of requestsOf(domain)) {
    const { kind, rules, matched } = decide(compiled, request);
    const matching = kind === "exempt" ? [...rules, ...matched] : matched;
    for (const { id } of matching) (counts.get(id) ?? none()).matches += 1;
    for (const { id } of rules) (counts.get(id) ?? none()).decides += 1;
  }
  return counts;
}

const domain = [
  [{ purpose: "probe" }, { purpose: "convey" }],
  [{ mode: "call" }, { mode: "note" }],
];

test("a rule that stricter ones always overrule is named with them, and with none too many", () => {
  const table = aTable([
    aRule("permits", { when: [{ mode: ["call"] }] }),
    aRule("forbids-probe", { when: [{ purpose: ["probe"] }], effect: { kind: "forbid" } }),
    aRule("refers-rest", {
      when: [{ purpose: ["convey"] }],
      effect: { kind: "refer", to: "desk" },
    }),
    aRule("refers-notes", { when: [{ mode: ["note"] }], effect: { kind: "refer", to: "desk" } }),
    aRule("never", { when: [{ mode: ["letter"] }] }),
  ]);
  const found = exhaustOver(table, domain);
  const rules = found.ok ? new Map(found.value.rules.map((one) => [one.rule, one])) : new Map();
  expect(rules.get("permits")).toMatchObject({
    matches: 2,
    decides: 0,
    behind: ["forbids-probe", "refers-rest"],
  });
  expect(rules.get("never")).toMatchObject({ matches: 0, decides: 0, behind: [] });
});

test("what no rule speaks of comes out as one kind where one will do", () => {
  const found = exhaustOver(aTable([aRule("calls", { when: [{ mode: ["call"] }] })]), domain);
  expect(found.ok && found.value.silence.cover.kinds.map(({ named }) => named)).toEqual([
    [{ attribute: "mode", values: ["note"], of: ["call", "note"] }],
  ]);
});

const day = "1983-01-31" as Day;
const book = bookAt(shippedPast(), day);

test.each([
  {
    what: "an office the record does not know",
    change: ["us/ambassador-moscow", "us/ambassador-nowhere"],
    kind: "unknown office",
  },
  {
    what: "a channel by which nobody conveys",
    change: ["conveyors: [foreign-minister, ambassador-washington]", "conveyors: nobody"],
    kind: "channel without conveyor",
  },
  {
    what: "a gate whose concession no channel can bring",
    change: ["conveyors: [foreign-minister, ambassador-washington]", "conveyors: nobody"],
    kind: "gate cannot open",
  },
  {
    what: "more issues asked for than there are",
    change: ["        issues: 3", "        issues: 300"],
    kind: "gate cannot open",
  },
  {
    what: "a review that is overdue",
    change: ["review: none", "review: 1982-12-01"],
    kind: "review overdue",
  },
  { what: "no review", change: ["review: none", "review: none"], kind: "no review date" },
] as const)("$what is found beside the record", ({ change, kind }) => {
  const nobody = [
    "  theirs:\n",
    "  theirs:\n    nobody: { title: nobody, offices: [ussr/nobody] }\n",
  ] as const;
  const policy = shippedPolicy("clark-1983-per-issue", nobody, change);
  expect(standingOf(policy, book, day).map((finding) => finding.kind)).toContain(kind);
});

test("every case of the shipped packs passes and tries every rule and gate", () => {
  for (const id of ["clark-1983-per-issue", "clark-1983-relationship"]) {
    const { cases, untried, gatesUntried } = runCases(shippedPolicy(id));
    expect(cases.filter(({ passed }) => !passed)).toEqual([]);
    expect([untried, gatesUntried]).toEqual([[], []]);
  }
});
