import { expect, test } from "vitest";
import { anEvent } from "../../test/build.ts";
import { lastWord } from "./last-word.ts";
import type { Met } from "./truth.ts";

const word = (name: string, when: string | undefined, met: Met = "yes") => ({
  entry: anEvent(name, when),
  met,
});

function last(...words: readonly ReturnType<typeof word>[]) {
  const counts = new Map(words.map(({ entry, met }) => [entry.id, met]));
  const found = lastWord(
    words.map(({ entry }) => entry),
    ({ id }) => counts.get(id) ?? "no",
  );
  return { last: found.last.map(({ event }) => event), sure: found.sure };
}

test.each([
  {
    is: "the later of two",
    words: [word("a", "1991-03-01"), word("b", "1991-03-02")],
    last: ["b"],
  },
  {
    is: "both, of the same day",
    words: [word("b", "1991-03-01"), word("a", "1991-03-01")],
    last: ["a", "b"],
  },
  {
    is: "both, where either may be later",
    words: [word("a", "1991-03"), word("b", "1991-03-02")],
    last: ["a", "b"],
  },
  {
    is: "the dated one, of a dated and an undated",
    words: [word("a", "1991-03-01"), word("b", undefined)],
    last: ["a"],
  },
  {
    is: "both, where neither has a date",
    words: [word("a", undefined), word("b", undefined)],
    last: ["a", "b"],
  },
  {
    is: "the other, where one does not count",
    words: [word("a", "1991-03-01"), word("b", "1991-03-02", "no")],
    last: ["a"],
  },
  {
    is: "both, where the later may not count",
    words: [word("a", "1991-03-01"), word("b", "1991-03-02", "undecided")],
    last: ["a", "b"],
  },
  {
    is: "the later, where the earlier may not count",
    words: [word("a", "1991-03-01", "undecided"), word("b", "1991-03-02")],
    last: ["b"],
  },
  {
    is: "both, by their margins of doubt",
    words: [word("a", "1991-03-01~"), word("b", "1991-03-10")],
    last: ["a", "b"],
  },
])("the last word is $is", ({ words, last: expected }) => {
  expect(last(...words)).toEqual({ last: expected, sure: true });
  expect(last(...[...words].reverse())).toEqual({ last: expected, sure: true });
});

test("where nothing surely counts, there may be no word at all", () => {
  expect(last(word("a", "1991-03-01", "undecided"))).toEqual({ last: ["a"], sure: false });
  expect(last(word("a", "1991-03-01", "no"))).toEqual({ last: [], sure: false });
  expect(last()).toEqual({ last: [], sure: false });
});
