import { expect, test } from "vitest";
import { aContact, aRecord, aSetup, type Meeting } from "../../test/build.ts";
import { likeOnRecord } from "./same-contact.ts";

const onRecord = (but: Meeting = {}) =>
  aSetup({ record: aRecord(aContact("theirs", { summary: "first", ...but })) }).book;
const isLike = (mine: Meeting, other: Meeting = {}) =>
  likeOnRecord(aContact("mine", mine), onRecord(other)).length === 1;

test.each<[string, Meeting, Meeting, boolean]>([
  ["the same meeting told again", {}, {}, true],
  ["the office named for its holder", { theirs: ["line/managing-director"] }, {}, true],
  ["a day that is not certain", { when: "1991-03" }, {}, true],
  ["days that run into one another", { when: "1991-02-27/1991-03-01" }, {}, true],
  ["another of ours, in the same mode", { ours: ["jonas"] }, {}, true],
  ["another word for the mode, with the same people", { mode: "social" }, {}, true],
  ["another of ours, in another mode", { ours: ["jonas"], mode: "social" }, {}, false],
  ["the day after", { when: "1991-03-02" }, {}, false],
  ["about that day", { when: "1991-03-10~" }, {}, true],
  ["no date", { when: undefined }, {}, false],
  ["a letter beside a meeting", { mode: "letter" }, {}, false],
  ["somebody else of theirs", { theirs: ["nadja"] }, {}, false],
  [
    "their interpreter alone",
    { theirs: ["nadja", { name: "marek", role: "interpreter" }] },
    {},
    false,
  ],
  ["the same words for somebody", { theirs: ["A clerk"] }, { theirs: ["a clerk"] }, true],
  ["talk between our own offices", { across: "own side" }, {}, false],
])("%s", (_, mine, other, is) => {
  expect(isLike(mine, other)).toBe(is);
});

test("where somebody of ours is in both it comes first", () => {
  const { book } = aSetup({
    record: aRecord(aContact("a", { ours: ["jonas"] }), aContact("b", { ours: ["ines"] })),
  });
  expect(likeOnRecord(aContact("mine"), book).map(({ id }) => id)).toEqual(["b", "a"]);
});
