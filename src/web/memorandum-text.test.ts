import { expect, test } from "vitest";
import { asMarkdown, inRanges, notesOf, withOwnWords } from "./memorandum-text.ts";

const sentence = (text: string, ...refs: string[]) => ({
  text,
  basis: { kind: "record" as const, refs },
});

const memorandum = {
  to: "the Minister",
  from: "the desk",
  subject: "Talks",
  authority: "a claim",
  mark: "S",
  paragraphs: [
    { move: "reference" as const, mark: "C", sentences: [sentence("This answers.", "p-1")] },
    {
      move: "evidence" as const,
      mark: "S",
      sentences: [sentence("They met *twice*.", "c-1", "c-2"), sentence("Again.", "c-1")],
    },
  ],
};
const words = {
  banner: "SECRET",
  portionOf: (mark: string) => `(${mark})`,
  noteOf: (ref: string) => `the record ${ref}`,
};

test("a record keeps one number however often it is cited", () => {
  expect([...notesOf(memorandum)]).toEqual([
    ["p-1", 1],
    ["c-1", 2],
    ["c-2", 3],
  ]);
});

test("the Markdown bears the banner at both ends, a portion mark to each paragraph, and each note once", () => {
  const text = asMarkdown(memorandum, words);
  expect(text.match(/\*\*SECRET\*\*/g)).toHaveLength(2);
  expect(text).toContain("(C) This answers.[^1]");
  expect(text.match(/\[\^2\]: the record c-1/g)).toHaveLength(1);
});

test("signs of Markdown in a record stay signs", () => {
  expect(asMarkdown(memorandum, words)).toContain("They met \\*twice\\*.");
});

test("the author's own words stand at the end of their paragraph and are called so", () => {
  const text = asMarkdown(withOwnWords(memorandum, { 1: ["I doubt it."] }), words);
  expect(text).toContain("Again.[^2] I doubt it. *(author’s own)*");
});

test.each([
  { numbers: [1], text: "1" },
  { numbers: [1, 2], text: "1, 2" },
  { numbers: [3, 1, 2, 7], text: "1–3, 7" },
])("notes $numbers stand as $text", ({ numbers, text }) => {
  expect(inRanges(numbers)).toBe(text);
});
