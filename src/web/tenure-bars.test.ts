import { expect, test } from "vitest";
import type { TenureOutput } from "../codec/output-api-people.ts";
import { barsOf } from "./tenure-bars.ts";

const asOf = "1982-12-31";
const when = (from: string, to = from, edtf = from) => ({
  text: from,
  edtf,
  from,
  to,
  certain: from === to,
});
const open = { text: "at any time", edtf: "../..", from: null, to: null, certain: false };

function aTenure(over: Partial<TenureOutput>): TenureOutput {
  return {
    id: "t",
    person: { id: "p", title: "P" },
    office: { id: "o", title: "O" },
    level: null,
    levelNote: null,
    capacity: "substantive",
    from: when("1981-01-01"),
    to: null,
    held: "yes",
    note: null,
    sources: [],
    mark: "U",
    ...over,
  };
}

/** The beginning and the end of what is sure of each, as parts of the whole. */
function sureOf(...tenures: readonly TenureOutput[]) {
  return barsOf(tenures, asOf).bars.map(({ sure }) =>
    sure === undefined ? "nothing" : [round(sure.from), round(sure.to)],
  );
}

function round(part: number): number {
  return Math.round(part * 100) / 100;
}

test.each([
  { title: "both days known", over: { to: when("1982-01-01"), held: "no" }, sure: [0, 0.5] },
  { title: "an end that is open", over: { to: open }, sure: [0, 1] },
  { title: "no end on record, held on the day", over: {}, sure: [0, 1] },
  { title: "no end on record, perhaps held", over: { held: "possible" }, sure: "nothing" },
  {
    title: "an end some time in the second year",
    over: { to: when("1982-01-01", "1982-12-31", "1982"), held: "possible" },
    sure: [0, 0.5],
  },
] as const)("$title: what is drawn as sure is $sure", ({ over, sure }) => {
  expect(sureOf(aTenure(over))).toEqual([sure]);
});

test("of a post without a first day, the day asked about alone is sure", () => {
  expect(sureOf(aTenure({}), aTenure({ id: "u", from: null }))).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

test("where not one beginning is on record nothing is drawn", () => {
  expect(barsOf([aTenure({ from: null })], asOf).bars).toEqual([]);
});
