import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDay } from "../../test/any-field.ts";
import type { Day } from "./day.ts";
import { parseWhen } from "./when.ts";
import { readWhenSaid } from "./when-said.ts";
import { formatWhen } from "./when-words.ts";

/** A Monday. */
const on = "1983-01-31" as Day;
const understood = (text: string, day = on) => {
  const read = readWhenSaid(text, day);
  return read.ok ? read.value.text : read.problem;
};

test.each([
  ["1983-01~", "1983-01~"],
  ["1983-01-28/1983-02-02", "1983-01-28/1983-02-02"],
  ["today", "1983-01-31"],
  ["Yesterday", "1983-01-30"],
  ["the day before yesterday", "1983-01-29"],
  ["3 days ago", "1983-01-28"],
  ["a week ago", "1983-01-24"],
  ["on Friday", "1983-01-28"],
  ["last Monday", "1983-01-24"],
  ["this week", "1983-01-31/1983-01-31"],
  ["last week", "1983-01-24/1983-01-30"],
  ["last month", "1982-12"],
  ["this year", "1983"],
  ["28 January 1983", "1983-01-28"],
  ["Jan. 28, 1983", "1983-01-28"],
  ["the 28th of January", "`the 28th of January` is not a date that can be read"],
  ["28th of January 1983", "1983-01-28"],
  ["28 Jan", "1983-01-28"],
  ["28 November", "1982-11-28"],
  ["29 February", "1980-02-29"],
  ["about 28 January 1983", "1983-01-28~"],
  ["circa January 1983 (uncertain)", "1983-01%"],
  ["January 1983?", "1983-01?"],
  ["spring 1983", "1983-21"],
  ["between 28 January and 2 February 1983", "1983-01-28/1983-02-02"],
  ["from 28 to 30 January 1983", "1983-01-28/1983-01-30"],
  ["28–30 January 1983", "1983-01-28/1983-01-30"],
  ["28 January 1983 to 2 February 1983", "1983-01-28/1983-02-02"],
  ["from 28 January to yesterday", "1983-01-28/1983-01-30"],
  ["since 28 January", "1983-01-28/.."],
  ["on or before 28 January 1983", "../1983-01-28"],
])("%s is understood as %s", (said, edtf) => {
  expect(understood(said).startsWith(edtf)).toBe(true);
});

describe("never guessed at", () => {
  test.each([
    ["1/2/1983", /could be two dates/],
    ["03.04.1983", /could be two dates/],
    ["30 February 1983", /not in the calendar/],
    ["from 2 February to 28 January 1983", /ends before it begins/],
    ["early January 1983", /not a date that can be read/],
    ["28 Januar 83", /not a date that can be read/],
    ["about last week", /not a date that can be read/],
    ["", /not a date that can be read/],
    ["soon", /not a date that can be read/],
  ])("%s", (said, why) => {
    expect(understood(said)).toMatch(why);
  });
});

const dates = fc
  .tuple(anyDay, fc.constantFrom(4, 7, 10), fc.constantFrom("", "~", "?", "%"))
  .map(([day, length, qualifier]) => `${day.slice(0, length)}${qualifier}`);
const odd = fc.constantFrom("1983-21", "1982-24~", "198X", "19XX", "XXXX", "1983-23?");
const intervals = fc
  .tuple(fc.oneof(dates, fc.constant("..")), fc.oneof(dates, fc.constantFrom("..", "")))
  .map((ends) => ends.join("/"));
const anyWhenText = fc.oneof(dates, odd, intervals, fc.constantFrom("../..", "/"));

test("whatever is printed for a date is read again as that date", () => {
  fc.assert(
    fc.property(anyWhenText, (text) => {
      const when = parseWhen(text);
      fc.pre(when.ok);
      const printed = formatWhen(when.value);
      const again = readWhenSaid(printed, on);
      expect(again.ok && formatWhen(again.value), printed).toBe(printed);
    }),
    { numRuns: 2000 },
  );
});

test("a weekday is one of the seven days before, and never today", () => {
  const anyDay = fc.integer({ min: 0, max: 20_000 }).map((count) => {
    const date = new Date(Date.UTC(1950, 0, 1 + count));
    return { day: date.toISOString().slice(0, 10) as Day, date };
  });
  const names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 6 }), ({ day, date }, weekday) => {
      const found = new Date(`${understood(names[weekday] ?? "", day)}T00:00:00Z`);
      expect(found.getUTCDay()).toBe(weekday);
      const days = (date.getTime() - found.getTime()) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(1);
      expect(days).toBeLessThanOrEqual(7);
    }),
  );
});
