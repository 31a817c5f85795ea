import fc from "fast-check";
import { expect, test } from "vitest";
import { anyAttributes, anyRule, anyTable } from "../../test/any-policy.ts";
import { referenceOn } from "../../test/reference.ts";
import { compile, type Decision, decide, type RuleTable } from "./deciding.ts";
import { type Attributes, effectOrder, type Obligation, type Rule } from "./policy.ts";

const seed = 20_260;

test("the compiled table agrees with the reference on 100,000 tables and requests", () => {
  const seen = new Map<string, number>();
  let pairs = 0;
  fc.assert(
    fc.property(
      anyTable,
      fc.array(anyAttributes, { minLength: 200, maxLength: 200 }),
      (rules, requests) => {
        const table = compile(rules);
        for (const request of requests) {
          const decision = decide(table, request);
          expect(summaryOf(decision)).toEqual(expectedOf(rules, request));
          seen.set(decision.kind, (seen.get(decision.kind) ?? 0) + 1);
          pairs += 1;
        }
      },
    ),
    { numRuns: 500, seed },
  );
  expect(pairs).toBe(100_000);
  // A claim about cases that never arose would be no claim.
  for (const kind of ["exempt", ...effectOrder, "otherwise"]) {
    expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(2_000);
  }
});

function summaryOf({ kind, rules, comments, obligations }: Decision) {
  return { kind, rules: idsOf(rules), comments: idsOf(comments), obligations };
}

function expectedOf(rules: RuleTable, request: Attributes) {
  const found = referenceOn(rules, request);
  return {
    kind: found.kind,
    rules: idsOf(found.rules).sort(),
    comments: idsOf(found.comments).sort(),
    obligations: inOrder(found.obliging.flatMap(({ obligations }) => obligations)),
  };
}

function idsOf(rules: readonly { readonly id: string }[]): string[] {
  return rules.map(({ id }) => id);
}

function inOrder(obligations: readonly Obligation[]): readonly Obligation[] {
  const key = ({ id, text }: Obligation) => `${id} ${text}`;
  return [...new Map(obligations.map((each) => [key(each), each])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, obligation]) => obligation);
}
