import fc from "fast-check";
import { expect, test } from "vitest";
import { piecesOf } from "./paper-parts.ts";

const paragraph = { number: "¶3", text: "ministerial and ambassadorial levels" };

test("a page begins where it begins, in the middle of a sentence", () => {
  const breaks = [
    { page: "15", paragraph: "¶4", at: 0 },
    { page: "14", paragraph: "¶3", at: 30 },
  ];
  expect(piecesOf(paragraph, breaks)).toEqual([
    { text: "ministerial and ambassadorial " },
    { page: "14" },
    { text: "levels" },
  ]);
});

test.each([
  { at: 0, pieces: [{ page: "2" }, { text: paragraph.text }] },
  { at: 36, pieces: [{ text: paragraph.text }, { page: "2" }] },
  { at: 99, pieces: [{ text: paragraph.text }, { page: "2" }] },
])("a break at $at loses no word", ({ at, pieces }) => {
  expect(piecesOf(paragraph, [{ page: "2", paragraph: "¶3", at }])).toEqual(pieces);
});

test("the pieces of a paragraph, put together, are its text, and every page of it begins once", () => {
  const places = fc.array(fc.nat({ max: 50 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), places, (text, ats) => {
      const breaks = ats.map((at, page) => ({ page: String(page), paragraph: "¶1", at }));
      const pieces = piecesOf({ number: "¶1", text }, breaks);
      expect(pieces.map((piece) => ("text" in piece ? piece.text : "")).join("")).toBe(text);
      const pages = pieces.flatMap((piece) => ("page" in piece ? [piece.page] : []));
      expect(pages.toSorted()).toEqual(breaks.map(({ page }) => page));
    }),
  );
});
