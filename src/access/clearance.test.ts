import { expect, test } from "vitest";
import { aRegime } from "../../test/any-record.ts";
import { type Clearance, readableMarks } from "./clearance.ts";

const marks = ["U", "C", "S", "S; Sensitive", "S; Sensitive; Eyes Only", "TS", ";"] as const;

const readers: readonly (Clearance & { readonly reads: readonly string[] })[] = [
  { level: "U", captions: [], groups: [], reads: ["U"] },
  { level: "S", captions: [], groups: [], reads: ["U", "C", "S"] },
  { level: "S", captions: ["Sensitive"], groups: [], reads: ["U", "C", "S", "S; Sensitive"] },
  { level: "C", captions: ["Sensitive"], groups: [], reads: ["U", "C"] },
  { level: "TS", captions: ["Sensitive"], groups: [], reads: [] },
];

test.each(readers)("who is cleared to $level $captions reads $reads", ({ reads, ...clearance }) => {
  expect(readableMarks(aRegime, clearance, marks)).toEqual(reads);
});
