import { expect, test } from "vitest";
import { keptBeside } from "./kept.ts";

test("what was worked out for an anchor is not worked out again, and never given to another", () => {
  const kept = keptBeside<string>(4);
  const [one, other] = [{}, {}];
  expect(kept(one, "a", () => "first")).toBe("first");
  expect(kept(one, "a", () => "again")).toBe("first");
  expect(kept(other, "a", () => "the other's")).toBe("the other's");
  expect(kept(one, "a", () => "again")).toBe("first");
});

test("that there is nothing is kept as well", () => {
  const kept = keptBeside<string | undefined>(4);
  const anchor = {};
  expect(kept(anchor, "a", () => undefined)).toBeUndefined();
  expect(kept(anchor, "a", () => "something")).toBeUndefined();
});

test("what was least lately asked for goes first when there is too much", () => {
  const kept = keptBeside<number>(2);
  const anchor = {};
  const ask = (key: string, value: number) => kept(anchor, key, () => value);
  ask("a", 1);
  ask("b", 1);
  ask("a", 2);
  ask("c", 1);
  expect([ask("a", 3), ask("c", 3)]).toEqual([1, 1]);
  expect(ask("b", 3)).toBe(3);
});

test("a value is worked out by another of the same anchor without harm", () => {
  const kept = keptBeside<number>(8);
  const anchor = {};
  const sum = (upTo: number): number =>
    kept(anchor, `${upTo}`, () => (upTo === 0 ? 0 : upTo + sum(upTo - 1)));
  expect(sum(5)).toBe(15);
});

test("what fails keeps nothing", () => {
  const kept = keptBeside<number>(2);
  const anchor = {};
  const failing = () => {
    throw new Error("no");
  };
  expect(() => kept(anchor, "a", failing)).toThrow("no");
  expect(kept(anchor, "a", () => 1)).toBe(1);
});
