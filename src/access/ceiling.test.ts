import fc from "fast-check";
import { expect, test } from "vitest";
import type { Mark, Regime } from "../core/mark.ts";
import { meet } from "./ceiling.ts";
import { type Clearance, mayReadMark } from "./clearance.ts";

const scheme: Regime = {
  id: "made up",
  title: "Made up",
  levels: ["U", "C", "S"].map((id) => ({ id, title: id })),
  captions: ["A", "B"].map((id) => ({ id, title: id })),
};
const anyLevel = fc.constantFrom("U", "C", "S", "unknown", "strange");
const anyCaptions = fc.uniqueArray(fc.constantFrom("A", "B", "X"));
const anyClearance: fc.Arbitrary<Clearance> = fc.record({
  level: anyLevel,
  captions: anyCaptions,
  groups: fc.uniqueArray(fc.constantFrom("us", "uk", "fr")),
});
const anyMark: fc.Arbitrary<Mark> = fc.record({ level: anyLevel, captions: anyCaptions });

test("what is lent under a ceiling reads a mark if and only if the ceiling and its owner both read it", () => {
  fc.assert(
    fc.property(anyClearance, anyClearance, anyMark, (owner, ceiling, mark) => {
      const both = mayReadMark(scheme, owner, mark) && mayReadMark(scheme, ceiling, mark);
      expect(mayReadMark(scheme, meet(scheme, owner, ceiling), mark)).toBe(both);
    }),
    { numRuns: 2000 },
  );
});

test("it is of those groups alone that both are of", () => {
  fc.assert(
    fc.property(anyClearance, anyClearance, (owner, ceiling) => {
      const { groups } = meet(scheme, owner, ceiling);
      for (const group of ["us", "uk", "fr"]) {
        const both = owner.groups.includes(group) && ceiling.groups.includes(group);
        expect(groups.includes(group)).toBe(both);
      }
    }),
  );
});
