import { expect, test } from "vitest";
import { aRegime } from "../../test/any-record.ts";
import { type Clearance, readableMarks, readsWhole } from "./clearance.ts";

const marks = ["U", "C", "S", "S; Sensitive", "S; Sensitive; Eyes Only", "TS", ";"] as const;

const readers: readonly (Clearance & { readonly reads: readonly string[] })[] = [
  { level: "U", captions: [], groups: [], reads: ["U"] },
  { level: "S", captions: [], groups: [], reads: ["U", "C", "S"] },
  { level: "S", captions: ["Sensitive"], groups: [], reads: ["U", "C", "S", "S; Sensitive"] },
  { level: "C", captions: ["Sensitive"], groups: [], reads: ["U", "C"] },
  { level: "TS", captions: ["Sensitive"], groups: [], reads: [] },
];

test("whoever reads the whole of a scheme reads every mark that it can make, and nobody else does", () => {
  const captions = aRegime.captions.map(({ id }) => id);
  const top = aRegime.levels.at(-1)?.id ?? "";
  const whole = { level: top, captions, groups: [] };
  expect(readsWhole(aRegime, whole)).toBe(true);
  for (const { level, captions: held, groups } of readers) {
    const all = [top, ...captions].length === held.length + 1 && level === top;
    expect(readsWhole(aRegime, { level, captions: held, groups })).toBe(all);
  }
  for (const caption of captions) {
    const less = captions.filter((one) => one !== caption);
    expect(readsWhole(aRegime, { ...whole, captions: less })).toBe(false);
  }
});

test.each(readers)("who is cleared to $level $captions reads $reads", ({ reads, ...clearance }) => {
  expect(readableMarks(aRegime, clearance, marks)).toEqual(reads);
});
