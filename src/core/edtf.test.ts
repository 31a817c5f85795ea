import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseWhen } from "./when.ts";

type Vectors = {
  readonly valid: readonly {
    readonly edtf: string;
    readonly type: string;
    readonly level: number;
    readonly min?: string | null;
    readonly max?: string | null;
  }[];
  readonly invalid: readonly string[];
};

const path = "../shared/vectors/edtf.json";
const found = existsSync(path);
const vectors: Vectors = found
  ? (JSON.parse(readFileSync(path, "utf8")) as Vectors)
  : { valid: [], invalid: [] };
const why = found ? "" : ` (skipped: there is no ${path})`;

const problemOf = (text: string) => {
  const parsed = parseWhen(text);
  return parsed.ok ? "taken" : parsed.problem;
};
/** Before year 0 or after 9999, which our calendar leaves out. */
const outside = (text: string) => /^(Y|-\d)/.test(text);
const dayIn = (instant: string | null | undefined) => instant?.slice(0, 10);

test.skipIf(!found)(`published dates of levels 0 and 1 have the published bounds${why}`, () => {
  const taken = vectors.valid.filter(
    ({ edtf, level, type }) => level < 2 && type !== "Season" && !outside(edtf),
  );
  expect(taken.length).toBeGreaterThan(60);
  for (const { edtf, min, max } of taken) {
    const parsed = parseWhen(edtf);
    expect(parsed.ok && [parsed.value.from, parsed.value.to], edtf).toEqual([
      dayIn(min),
      dayIn(max),
    ]);
    expect(parsed.ok && parsed.value.text).toBe(edtf);
  }
});

test.skipIf(!found)(`published years outside the calendar are refused as such${why}`, () => {
  const refused = vectors.valid.filter(({ edtf, level }) => level < 2 && outside(edtf));
  expect(refused.length).toBe(7);
  for (const { edtf } of refused) {
    expect(problemOf(edtf)).toContain("outside the years 0000 to 9999");
  }
});

test.skipIf(!found)(`published dates of level 2 are refused by that name${why}`, () => {
  const refused = vectors.valid.filter(({ level }) => level === 2);
  expect(refused.length).toBeGreaterThan(40);
  for (const { edtf } of refused) {
    expect(problemOf(edtf)).toContain(`\`${edtf}\` is EDTF level 2`);
  }
});

test.skipIf(!found)(`published texts that are no date are refused and quoted${why}`, () => {
  expect(vectors.invalid.length).toBe(48);
  for (const text of vectors.invalid) {
    expect(problemOf(text), text).toContain(`\`${text}\``);
  }
});

test.each([
  ["2001-21", "2001-03-01", "2001-05-31"],
  ["2001-22", "2001-06-01", "2001-08-31"],
  ["2001-23", "2001-09-01", "2001-11-30"],
  ["2001-24", "2001-12-01", "2002-02-28"],
  ["2003-24", "2003-12-01", "2004-02-29"],
  ["2016-02", "2016-02-01", "2016-02-29"],
  ["1900-02-XX", "1900-02-01", "1900-02-28"],
  ["2016-XX-XX", "2016-01-01", "2016-12-31"],
  ["198X~", "1980-01-01", "1989-12-31"],
  ["1980-08/1980", "1980-08-01", "1980-12-31"],
  ["2016-12-31T23:00:00-05:00", "2017-01-01", "2017-01-01"],
  ["2016-12-31T23:00:00", "2016-12-31", "2016-12-31"],
])("%s runs from %s to %s", (text, from, to) => {
  const parsed = parseWhen(text);
  expect(parsed.ok && [parsed.value.from, parsed.value.to]).toEqual([from, to]);
});

test.each([
  ["1983-02-29", "not in the calendar"],
  ["9999-24", "not in the calendar"],
  ["1994/1980", "ends before it begins"],
  ["1980/1981/1982", "more than two ends"],
  ["19/20", "not an interval between days, months or years"],
  ["198X/1994", "level 2"],
  ["1XXX", "level 2"],
  ["2016-XX-25", "level 2"],
  ["2016-05-02T10:00", "is not a time"],
  ["2016-05-02T10:00:00Z~", "is not a time"],
  ["..", "is not an EDTF date"],
  ["1983-01~~", "is not an EDTF date"],
  ["1983-01\n", "is not an EDTF date"],
  [" 1983-01", "is not an EDTF date"],
  ["January 1983", "is not an EDTF date"],
])("%j is refused: %s", (text, problem) => {
  expect(problemOf(text)).toContain(problem);
});
