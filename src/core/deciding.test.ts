import fc from "fast-check";
import { expect, test } from "vitest";
import {
  anyAttributes,
  anyRule,
  anyTable,
  aRule,
  aTable,
  someAttributes,
} from "../../test/any-policy.ts";
import { referenceOn } from "../../test/reference.ts";
import { compile, type Decision, decide, type RuleTable } from "./deciding.ts";
import {
  type Attribute,
  type Attributes,
  attributes,
  effectOrder,
  type Obligation,
  type Rule,
} from "./policy.ts";

const seed = 20_260;
const kinds = ["exempt", ...effectOrder, "otherwise"];

test("the compiled table agrees with the reference on 100,000 tables and requests", () => {
  const seen = new Map<string, number>();
  let pairs = 0;
  const someRequests = fc.array(anyAttributes, { minLength: 200, maxLength: 200 });
  fc.assert(
    fc.property(anyTable, someRequests, (rules, requests) => {
      const table = compile(rules);
      for (const request of requests) {
        const decision = decide(table, request);
        expect(summaryOf(decision)).toEqual(expectedOf(rules, request));
        seen.set(decision.kind, (seen.get(decision.kind) ?? 0) + 1);
        pairs += 1;
      }
    }),
    { numRuns: 500, seed, endOnFailure: true },
  );
  expect(pairs).toBe(100_000);
  // A claim about cases that never arose would be no claim.
  for (const kind of kinds) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(2_000);
});

test("every request gets exactly one kind, and its rules are all of that kind", () => {
  holdsOfAll(anyTable, (rules, request) => {
    const decision = decide(compile(rules), request);
    const claims = kinds.filter((kind) => isOf(kind, decision));
    expect(claims).toEqual([decision.kind]);
  });
});

test("a new forbid never permits more: it changes an answer to forbid or not at all", () => {
  holdsOfAll(fc.tuple(anyTable, anyRule), ([rules, rule], request) => {
    const before = decide(compile(rules), request);
    const after = decide(compile(adding(rules, rule, { kind: "forbid" })), request);
    expect([before.kind, "forbid"]).toContain(after.kind);
    if (before.kind === "exempt") expect(after.kind).toBe("exempt");
  });
});

test("a new permit changes no answer but silence", () => {
  holdsOfAll(fc.tuple(anyTable, anyRule), ([rules, rule], request) => {
    const before = decide(compile(rules), request);
    const after = decide(compile(adding(rules, rule, { kind: "permit" })), request);
    if (before.kind !== "otherwise") expect(after.kind).toBe(before.kind);
    else expect(["otherwise", "permit"]).toContain(after.kind);
  });
});

test("the order of rules, exemptions, clauses and values means nothing", () => {
  holdsOfAll(anyTable, (rules, request) => {
    const turned = { ...rules, exemptions: turn(rules.exemptions), rules: turn(rules.rules) };
    expect(summaryOf(decide(compile(turned), request))).toEqual(
      summaryOf(decide(compile(rules), request)),
    );
  });
});

test("advice is reported and never decides", () => {
  holdsOfAll(anyTable, (rules, request) => {
    const firm = rules.rules.filter(({ strength }) => strength !== "advice");
    const { comments: _, matched: all, ...withAdvice } = decide(compile(rules), request);
    const { comments, matched, ...without } = decide(compile({ ...rules, rules: firm }), request);
    expect(withAdvice).toEqual(without);
    expect(comments).toEqual([]);
    expect(matched).toEqual(all.filter(({ strength }) => strength !== "advice"));
  });
});

test("values that no clause names are alike, and like an attribute left out", () => {
  holdsOfAll(anyTable, (rules, request) => {
    const table = compile(rules);
    const others = attributes.filter((name) => request[name] === "unheard of");
    const renamed = Object.fromEntries(others.map((name) => [name, "unheard of as well"]));
    const left: Partial<Record<Attribute, string>> = { ...request };
    for (const name of others) delete left[name];
    expect(decide(table, { ...request, ...renamed })).toBe(decide(table, request));
    expect(decide(table, left)).toBe(decide(table, request));
  });
});

test("a request decided before is answered with the very same decision", () => {
  holdsOfAll(anyTable, (rules, request) => {
    const table = compile(rules);
    expect(decide(table, { ...request })).toBe(decide(table, request));
  });
});

test("a clause with no values for an attribute never holds; one that names none always does", () => {
  const request = someAttributes({ mode: "call" });
  const never = aRule("never", { when: [{ mode: [] }] });
  const always = aRule("always", { when: [{}] });
  expect(decide(compile(aTable([never])), request).kind).toBe("otherwise");
  expect(decide(compile(aTable([always])), request).rules).toEqual([always]);
  expect(decide(compile(aTable([aRule("not", { unless: [{}] })])), request).kind).toBe("otherwise");
});

test("what a gate lets through is bound by the obligations of matching permits as well", () => {
  const report = { id: "report", text: "report within a day", due: "after" as const };
  const clear = { id: "clear", text: "clear the text first", due: "before" as const };
  const gate = aRule("gated", { effect: { kind: "gate", gates: [] }, obligations: [report] });
  const permit = aRule("open", { obligations: [clear, report] });
  const forbid = aRule("shut", { effect: { kind: "forbid" } });
  const request = someAttributes({});
  expect(decide(compile(aTable([gate, permit])), request).obligations).toEqual([clear, report]);
  expect(decide(compile(aTable([gate, permit, forbid])), request).obligations).toEqual([]);
});

function holdsOfAll<Given>(
  given: fc.Arbitrary<Given>,
  claim: (given: Given, request: Attributes) => void,
): void {
  const requests = fc.array(anyAttributes, { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(given, requests, (one, all) => {
      for (const request of all) claim(one, request);
    }),
    { numRuns: 300, seed },
  );
}

/** What a kind says, told apart from how it was found. */
function isOf(kind: string, { rules, matched, comments }: Decision): boolean {
  const firm = matched.filter(({ id }) => !comments.some((comment) => comment.id === id));
  const exempt = rules.length > 0 && rules.every((rule) => !("effect" in rule));
  if (kind === "exempt" || exempt) return kind === "exempt" && exempt;
  const found = firm.filter(({ effect }) => effect.kind === kind);
  if (kind === "otherwise") return firm.length === 0 && rules.length === 0;
  return found.length > 0 && JSON.stringify(found) === JSON.stringify(rules);
}

function adding(rules: RuleTable, rule: Rule, effect: Rule["effect"]): RuleTable {
  const id = "a rule of its own" as Rule["id"];
  return { ...rules, rules: [...rules.rules, { ...rule, id, effect }] };
}

function turn<Kind extends Pick<Rule, "when" | "unless">>(rules: readonly Kind[]): Kind[] {
  const turned = (clauses: Rule["when"]) =>
    clauses
      .map((clause) =>
        Object.fromEntries(
          Object.entries(clause)
            .map(([name, values]) => [name, [...values].reverse()] as const)
            .reverse(),
        ),
      )
      .reverse();
  return rules
    .map((rule) => ({ ...rule, when: turned(rule.when), unless: turned(rule.unless) }))
    .reverse();
}

function summaryOf({ kind, rules, matched, comments, obligations }: Decision) {
  const ids = { rules: idsOf(rules), matched: idsOf(matched), comments: idsOf(comments) };
  return { kind, ...ids, obligations };
}

function expectedOf(rules: RuleTable, request: Attributes) {
  const found = referenceOn(rules, request);
  return {
    kind: found.kind,
    rules: idsOf(found.rules).sort(),
    matched: idsOf(found.matched).sort(),
    comments: idsOf(found.comments).sort(),
    obligations: once(found.obliging.flatMap(({ obligations }) => obligations)),
  };
}

function idsOf(rules: readonly { readonly id: string }[]): string[] {
  return rules.map(({ id }) => id);
}

function once(obligations: readonly Obligation[]): readonly Obligation[] {
  const key = ({ id, text, due }: Obligation) => `${id} ${text} ${due}`;
  return [...new Map(obligations.map((each) => [key(each), each])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, obligation]) => obligation);
}
