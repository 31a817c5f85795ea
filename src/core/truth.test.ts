import { expect, test } from "vitest";
import { all3, and3, any3, type Met, metOf, mets, not, not3, or3, truths } from "./truth.ts";

const pairs = truths.flatMap((a) => truths.map((b) => [a, b] as const));
const triples = pairs.flatMap(([a, b]) => truths.map((c) => [a, b, c] as const));
const lists: Met[][] = [
  [],
  ...mets.map((a) => [a]),
  ...mets.flatMap((a) => mets.map((b) => [a, b])),
];

test.each([
  ["yes", "yes", "yes", "yes"],
  ["yes", "possible", "possible", "yes"],
  ["yes", "no", "no", "yes"],
  ["possible", "possible", "possible", "possible"],
  ["possible", "no", "no", "possible"],
  ["no", "no", "no", "no"],
] as const)("%s and %s is %s; either is %s", (a, b, both, either) => {
  expect([and3(a, b), and3(b, a)]).toEqual([both, both]);
  expect([or3(a, b), or3(b, a)]).toEqual([either, either]);
});

test("not turns yes and no about and leaves possible", () => {
  expect(truths.map(not3)).toEqual(["yes", "possible", "no"]);
  expect(mets.map(not)).toEqual(["yes", "undecided", "no"]);
});

test("not both is the same as either not, and not either as both not", () => {
  for (const [a, b] of pairs) {
    expect(not3(and3(a, b))).toBe(or3(not3(a), not3(b)));
    expect(not3(or3(a, b))).toBe(and3(not3(a), not3(b)));
  }
});

test("grouping does not matter, and each of and, or distributes over the other", () => {
  for (const [a, b, c] of triples) {
    expect(and3(a, and3(b, c))).toBe(and3(and3(a, b), c));
    expect(or3(a, or3(b, c))).toBe(or3(or3(a, b), c));
    expect(and3(a, or3(b, c))).toBe(or3(and3(a, b), and3(a, c)));
    expect(or3(a, and3(b, c))).toBe(and3(or3(a, b), or3(a, c)));
  }
});

test("a possible answer settled either way never contradicts what was answered before", () => {
  for (const settled of ["yes", "no"] as const) {
    for (const other of truths) {
      const both = and3("possible", other);
      const either = or3("possible", other);
      if (both !== "possible") expect(and3(settled, other)).toBe(both);
      if (either !== "possible") expect(or3(settled, other)).toBe(either);
    }
  }
});

test("one unmet condition decides all, one met condition decides any, however many are undecided", () => {
  expect(all3(["undecided", "no", "undecided"])).toBe("no");
  expect(any3(["undecided", "yes", "no"])).toBe("yes");
  expect(all3(["yes", "undecided"])).toBe("undecided");
  expect(any3(["no", "undecided"])).toBe("undecided");
});

test("all of nothing is met and any of nothing is not", () => {
  expect([all3([]), any3([])]).toEqual(["yes", "no"]);
});

test("not all is the same as any not", () => {
  for (const list of lists) expect(not(all3(list))).toBe(any3(list.map(not)));
});

test("and over dates is all over the conditions they make", () => {
  for (const [a, b] of pairs) {
    expect(metOf(and3(a, b))).toBe(all3([metOf(a), metOf(b)]));
    expect(metOf(or3(a, b))).toBe(any3([metOf(a), metOf(b)]));
  }
});
