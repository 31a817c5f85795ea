import fc from "fast-check";
import { expect, test } from "vitest";
import { parseWhen } from "./when.ts";
import { formatWhen } from "./when-words.ts";

function words(text: string): string {
  const parsed = parseWhen(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return formatWhen(parsed.value);
}

test.each([
  ["1981-09-23", "23 September 1981"],
  ["1981-09-23T14:00:00Z", "23 September 1981"],
  ["1983-03-24~", "about 24 March 1983"],
  ["1983-03-24%", "about 24 March 1983 (uncertain)"],
  ["1983-01", "January 1983"],
  ["1983-01-XX", "January 1983"],
  ["1983-XX", "1983"],
  ["198X", "some year from 1980 to 1989"],
  ["19", "some year from 1900 to 1999"],
  ["XXXX", "an unknown year"],
  ["1983-21?", "spring 1983 (uncertain)"],
  ["1983-24", "winter 1983 to 1984"],
  ["1983-01-28/1983-02-02", "between 28 January and 2 February 1983"],
  ["1983-01-28/1983-01-31", "between 28 and 31 January 1983"],
  ["1983-01-28/1984-01-28", "between 28 January 1983 and 28 January 1984"],
  ["1983-01-28/1983-01-28", "between 28 January 1983 and 28 January 1983"],
  ["1983-01/1983-03", "between January and March 1983"],
  ["1983-01/1983-03-05", "between January 1983 and 5 March 1983"],
  ["1983-01~/1983-03", "between about January 1983 and March 1983"],
  ["1980?/1994~", "between 1980 (uncertain) and about 1994"],
  ["../1983-02-02", "on or before 2 February 1983"],
  ["/1983", "in or before 1983"],
  ["1983-05/..", "in or after May 1983"],
  ["1983-05-01~/", "on or after about 1 May 1983"],
  ["../..", "at any time"],
  ["/", "at an unknown time"],
])("%s reads %s", (text, sentence) => {
  expect(words(text)).toBe(sentence);
});

const digits = (number: number, width: number) => String(number).padStart(width, "0");
const anyMonth = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${digits(year, 4)}-${digits(month, 2)}`);
const anyMark = fc.constantFrom("", "~", "?", "%");

test("a month prints no day, marked or not, alone or as a bound", () => {
  fc.assert(
    fc.property(anyMonth, anyMark, fc.constantFrom("", "/", "/.."), (month, mark, end) => {
      const numbers = words(month + mark + end).match(/\d+/g);
      expect(numbers).toEqual([month.slice(0, 4)]);
    }),
  );
});

test("a year prints no month and no day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), anyMark, (year, mark) => {
      const bare = words(digits(year, 4) + mark).replace(/^about | \(uncertain\)$/g, "");
      expect(bare.replace(" (uncertain)", "")).toBe(digits(year, 4));
    }),
  );
});

test("an interval of months prints no day", () => {
  fc.assert(
    fc.property(anyMonth, anyMonth, (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      for (const number of words(`${from}/${to}`).match(/\d+/g) ?? []) {
        expect(number).toHaveLength(4);
      }
    }),
  );
});
