import fc from "fast-check";
import { expect, test } from "vitest";
import { anyDomain, anyTableOf, requestsOf } from "../../test/any-domain.ts";
import { bookAt, shippedPast, shippedPolicy } from "../../test/shipped.ts";
import { compile, decide } from "../core/deciding.ts";
import { draw } from "./diagram.ts";
import { conflictsWith, differenceOf } from "./difference.ts";
import { keyOf, linesOf, outcomeOf } from "./lines.ts";
import { join, noNodes, sizeOfSet } from "./nodes.ts";

const book = bookAt(shippedPast(), "1983-01-31");
const ground = { issues: [...book.issues.values()], forums: [...book.forums.values()] };
const perIssue = shippedPolicy("clark-1983-per-issue");

function difference(after: typeof perIssue) {
  const found = differenceOf(perIssue, after, ground);
  if (!found.ok) throw new Error(found.problem.kind);
  return found.value;
}

test("two diagrams differ on just the requests that are decided differently", () => {
  const anyPair = anyDomain(4_000).chain((domain) =>
    fc.tuple(anyTableOf(domain, 8), anyTableOf(domain, 8)).map((tables) => ({ domain, tables })),
  );
  fc.assert(
    fc.property(anyPair, ({ domain, tables }) => {
      const [first, second] = linesOf(domain, tables);
      if (first === undefined || second === undefined) throw new Error("two tables, two lists");
      const nodes = noNodes(first.space);
      const [a, b] = [draw(first, { nodes }), draw(second, { nodes })];
      if (!a.ok || !b.ok) throw new Error("too large");
      const set = join(nodes, [a.value.root, b.value.root], (one, other) => {
        const value = keyOf(one) !== keyOf(other);
        return { key: String(value), value };
      });
      const compiled = tables.map(compile);
      const said = (request: (typeof all)[number]) =>
        compiled.map((table) => keyOf(outcomeOf(decide(table, request))));
      const all = requestsOf(domain);
      expect(sizeOfSet(nodes, set)).toBe(
        all.filter((request) => new Set(said(request)).size > 1).length,
      );
    }),
    { numRuns: 40 },
  );
});

test("a policy does not differ from itself", () => {
  expect(difference(perIssue)).toMatchObject({ differing: 0, changes: [], gates: [] });
});

test("the two readings differ on no request, and in the scope of one gate", () => {
  const found = difference(shippedPolicy("clark-1983-relationship"));
  expect(found.differing).toBe(0);
  expect(found.gates.map(({ gate, before, after }) => [gate, before?.scope, after?.scope])).toEqual(
    [["gate-1", "issue", "relationship"]],
  );
});

test("a rule taken out shows as the kinds of request it alone decided, with the rules on either side", () => {
  const without = {
    ...perIssue,
    rules: perIssue.rules.filter(({ id }) => id !== "independent-link"),
  };
  const { changes } = difference(without);
  expect(
    changes
      .flatMap(({ kinds }) => kinds.map(({ rulesBefore }) => rulesBefore))
      .every((rules) => rules.includes("independent-link" as never)),
  ).toBe(true);
  expect(
    changes.flatMap(({ kinds }) => kinds.flatMap(({ rulesAfter }) => rulesAfter)).sort(),
  ).toEqual(["otherwise", "otherwise", "set-levels", "working-talks", "working-talks"]);
});

test("another ladder is compared by the levels of the record, not by the names of its rungs", () => {
  const renamed = JSON.parse(
    JSON.stringify(perIssue).replaceAll('"working"', '"desk"'),
  ) as typeof perIssue;
  expect(difference(renamed).differing).toBe(0);
});

test("what a policy lets pass and a higher one refuses is a conflict", () => {
  const lax = {
    ...perIssue,
    rules: perIssue.rules.filter(({ effect }) => effect.kind !== "forbid"),
  };
  const found = conflictsWith(lax, perIssue, ground);
  expect(found.ok && found.value.count).toBeGreaterThan(0);
  const none = conflictsWith(perIssue, perIssue, ground);
  expect(none.ok && none.value.count).toBe(0);
});
