import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  daysBetween,
  daysLater,
  endOfDay,
  parseDay,
  parseInstant,
  startOfDay,
} from "./day.ts";

const day = (text: string) => text as Day;
const firstMillis = Date.parse("0000-01-01T00:00:00.000Z");
const lastMillis = Date.parse("9999-12-31T23:59:59.999Z");
const dayCount = Math.floor((lastMillis - firstMillis) / 86_400_000);

/** A day by the platform's own calendar, which the code under test does not use. */
const platformDay = (number: number) =>
  day(new Date(firstMillis + number * 86_400_000).toISOString().slice(0, 10));
const anyNumber = fc.integer({ min: 0, max: dayCount });

test("every day of four centuries follows the one before as in the platform's calendar", () => {
  let current = day("1599-12-31");
  const start = Math.round((Date.parse("1599-12-31") - firstMillis) / 86_400_000);
  for (let number = start; number < start + 146_100; number += 1) {
    if (current !== platformDay(number)) expect(current).toBe(platformDay(number));
    current = addDays(current, 1);
  }
});

test("adding days and counting days agree with the platform's calendar", () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, (a, b) => {
      expect(addDays(platformDay(a), b - a)).toBe(platformDay(b));
      expect(daysBetween(platformDay(a), platformDay(b))).toBe(b - a);
    }),
  );
});

test("days sort as text in the order of time", () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, (a, b) => {
      expect(platformDay(a) < platformDay(b)).toBe(daysBetween(platformDay(a), platformDay(b)) > 0);
    }),
  );
});

test.each([
  ["1983-01-31", 1, "1983-02-28"],
  ["1984-01-31", 1, "1984-02-29"],
  ["1983-03-31", -1, "1983-02-28"],
  ["1983-01-15", -1, "1982-12-15"],
  ["1983-12-01", 13, "1985-01-01"],
  ["2000-02-29", -12, "1999-02-28"],
] as const)("%s and %i months is %s", (from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to);
});

test("a sum outside the calendar is undefined, or thrown where a day was promised", () => {
  expect(daysLater(day("9999-12-31"), 1)).toBeUndefined();
  expect(() => addDays(day("9999-12-31"), 1)).toThrow("9999-12-31 and 1 days");
  expect(() => addMonths(day("0000-01-31"), -1)).toThrow(RangeError);
  expect(() => addDays(day("2000-01-01"), 0.5)).toThrow(RangeError);
});

test("a day is read only if the calendar has it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), fc.nat(14), fc.nat(33), (year, month, date) => {
      const width = (number: number, size: number) => String(number).padStart(size, "0");
      const text = `${width(year, 4)}-${width(month, 2)}-${width(date, 2)}`;
      const millis = Date.parse(`${text}T00:00:00Z`);
      const real = !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(text);
      expect(parseDay(text).ok, text).toBe(real);
    }),
  );
});

test.each([
  "",
  "1983",
  "1983-1-1",
  "1983-01-01T00:00:00Z",
  " 1983-01-01",
  "1983-01-01\n",
  "01/28/83",
])("%j is no day, and the message quotes it and says what would do", (text) => {
  const parsed = parseDay(text);
  expect(parsed.ok ? "" : parsed.problem).toBe(
    `\`${text}\` is not a day; write year, month and day as \`YYYY-MM-DD\``,
  );
});

test("a message cuts a long input short", () => {
  const parsed = parseDay("9".repeat(10_000));
  expect(parsed.ok ? "" : parsed.problem.length).toBeLessThan(200);
});

test("instants with any offset come out as the platform reads them", () => {
  const anyOffset = fc.integer({ min: -720, max: 840 }).map((minutes) => {
    if (minutes === 0) return "Z";
    const size = Math.abs(minutes);
    const two = (number: number) => String(number).padStart(2, "0");
    return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  });
  const inside = fc.integer({ min: firstMillis + 86_400_000, max: lastMillis - 86_400_000 });
  fc.assert(
    fc.property(inside, anyOffset, (millis, offset) => {
      const text = new Date(millis).toISOString().replace("Z", offset);
      const parsed = parseInstant(text);
      expect(parsed.ok && parsed.value).toBe(new Date(text).toISOString());
    }),
  );
});

test.each([
  ["1983-01-28T10:00:00", "no time zone"],
  ["1983-01-28", "is not a time"],
  ["1983-02-29T10:00:00Z", "not in the calendar"],
  ["1983-01-28T24:00:00.001Z", "no such time of day"],
  ["1983-01-28T10:00:60Z", "no such time of day"],
  ["1983-01-28T10:00:00+14:30", "no such time zone"],
  ["9999-12-31T23:00:00-02:00", "outside 0000-01-01 to 9999-12-31"],
])("%s is no instant: %s", (text, why) => {
  const parsed = parseInstant(text);
  expect(parsed.ok ? "" : parsed.problem).toContain(why);
});

test("what is finer than a millisecond is cut off and not rounded", () => {
  expect(parseInstant("1983-01-28T10:00:00.9999Z")).toEqual({
    ok: true,
    value: "1983-01-28T10:00:00.999Z",
  });
});

test("a day runs from its first millisecond to its last", () => {
  const date = day("1983-01-28");
  expect(startOfDay(date)).toBe("1983-01-28T00:00:00.000Z");
  expect(endOfDay(date)).toBe("1983-01-28T23:59:59.999Z");
  expect([dayOf(startOfDay(date)), dayOf(endOfDay(date))]).toEqual([date, date]);
});
