import fc from "fast-check";
import { expect, test } from "vitest";
import { anyDomain, anyTableOf, enumerate, requestsOf } from "../../test/any-domain.ts";
import { compile, decide } from "../core/deciding.ts";
import { sizeOf } from "../core/domain.ts";
import type { Attribute } from "../core/policy.ts";
import { coverOf, exampleOf } from "./cover.ts";
import { draw } from "./diagram.ts";
import { keyOf, linesOf, outcomeOf } from "./lines.ts";
import { countLeaves, setWhere, sizeOfSet } from "./nodes.ts";

/** How many policies are tried, and over how many requests at most. */
const policies = 500;
const requests = 250_000;

const anyCase = anyDomain(requests).chain((domain) =>
  anyTableOf(domain, 20).map((table) => ({ domain, table })),
);

function drawn(lines: ReturnType<typeof linesOf>[number]) {
  const diagram = draw(lines);
  if (!diagram.ok) throw new Error(diagram.problem.kind);
  return diagram.value;
}

test("a diagram says of every request what deciding it says, with the same counts", () => {
  fc.assert(
    fc.property(anyCase, ({ domain, table }) => {
      const [lines] = linesOf(domain, [table]);
      if (lines === undefined) throw new Error("one table has one list of lines");
      const { nodes, root } = drawn(lines);
      const counted = new Map<string, number>();
      for (const [leaf, count] of countLeaves(nodes, root)) {
        if (leaf.value !== undefined) counted.set(keyOf(leaf.value), count);
      }
      expect(counted).toEqual(enumerate(domain, table));
      expect(lines.space.size).toBe(sizeOf(domain));
      const compiled = compile(table);
      for (const [leaf] of countLeaves(nodes, root)) {
        const witness = exampleOf(
          nodes,
          setWhere(nodes, root, (outcome) => outcome === leaf.value),
        );
        expect(outcomeOf(decide(compiled, witness))).toEqual(leaf.value);
      }
    }),
    { numRuns: policies },
  );
}, 600_000);

test("the kinds of request that cover a set cover all of it and, but for what is exempt, nothing else", () => {
  fc.assert(
    fc.property(anyCase, ({ domain, table }) => {
      const [lines] = linesOf(domain, [table]);
      if (lines === undefined) throw new Error("one table has one list of lines");
      const { nodes, root } = drawn(lines);
      const set = setWhere(nodes, root, ({ kind }) => kind === "otherwise");
      const aside = setWhere(nodes, root, ({ kind }) => kind === "exempt");
      const { kinds, left } = coverOf(nodes, set, { most: 400, aside });
      expect(left).toBe(0);
      const compiled = compile(table);
      let inKinds = 0;
      for (const request of requestsOf(domain)) {
        const fits = kinds.some(({ named }) =>
          named.every(({ attribute, values }) => values.includes(request[attribute as Attribute])),
        );
        const { kind } = decide(compiled, request);
        if (kind === "exempt") continue;
        if (fits) inKinds++;
        expect(fits).toBe(kind === "otherwise");
      }
      expect(inKinds).toBe(sizeOfSet(nodes, set));
    }),
    { numRuns: Math.ceil(policies / 6) },
  );
}, 600_000);
