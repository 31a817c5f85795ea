import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, daysBetween } from "./day.ts";
import type { Truth } from "./truth.ts";
import {
  compareWhen,
  covers,
  earliest,
  latest,
  open,
  parseWhen,
  type When,
  wasBefore,
  wasBy,
  wasOn,
  wasWithin,
} from "./when.ts";

function when(text: string): When {
  const parsed = parseWhen(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const day = (text: string) => text as Day;
const anyDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays(day("1982-12-01"), days));
const anyMark = fc.constantFrom("", "~", "?", "%");
const anyDate = fc
  .tuple(anyDay, fc.constantFrom(4, 7, 10), anyMark)
  .map(([date, length, mark]) => date.slice(0, length) + mark);
const anyEnd = fc.oneof({ weight: 4, arbitrary: anyDate }, fc.constantFrom("", ".."));
const anyText = fc
  .oneof(
    anyDate,
    fc.constantFrom("1983-21", "1983-24~", "198X", "19", "1983-XX", "1983-02-XX"),
    fc.tuple(anyEnd, anyEnd).map(([from, to]) => `${from}/${to}`),
  )
  .filter((text) => parseWhen(text).ok);
const anyWhen = anyText.map(when);

/** Asks of each day on which it can have happened; an endless side is stood for by distant days. */
function overAllDays(date: When, holds: (candidate: Day) => boolean): Truth {
  const first = earliest(date) ?? day("1900-01-01");
  const last = latest(date) ?? day("2100-01-01");
  const found = new Set<boolean>();
  for (let n = daysBetween(first, last); n >= 0; n -= 1) found.add(holds(addDays(first, n)));
  if (found.size === 2) return "possible";
  return found.has(true) ? "yes" : "no";
}

describe("a folder dated 28 January to 2 February 1983", () => {
  const folder = when("1983-01-28/1983-02-02");

  test("is not before 20 January", () => {
    expect(wasBefore(folder, day("1983-01-20"))).toBe("no");
    expect(wasBefore(folder, day("1983-01-28"))).toBe("no");
    expect(wasBefore(folder, day("1983-01-29"))).toBe("possible");
  });

  test("is there by 2 February, and possibly the day before", () => {
    expect(wasBy(folder, day("1983-02-02"))).toBe("yes");
    expect(wasBy(folder, day("1983-02-01"))).toBe("possible");
    expect(wasBefore(folder, day("1983-02-02"))).toBe("possible");
  });

  test("is possibly of 30 January and not of 3 February", () => {
    expect(wasOn(folder, day("1983-01-30"))).toBe("possible");
    expect(wasOn(folder, day("1983-02-03"))).toBe("no");
  });

  test("is within the winter, possibly within January, and not within March", () => {
    expect(wasWithin(folder, day("1982-12-01"), day("1983-02-28"))).toBe("yes");
    expect(wasWithin(folder, day("1983-01-01"), day("1983-01-31"))).toBe("possible");
    expect(wasWithin(folder, day("1983-03-01"), day("1983-03-31"))).toBe("no");
    expect(wasWithin(folder, day("1983-02-02"), day("1983-01-28"))).toBe("no");
  });
});

test("each question agrees with asking it of every day on which it can have happened", () => {
  fc.assert(
    fc.property(anyWhen, anyDay, anyDay, (date, a, b) => {
      expect(wasBefore(date, a)).toBe(overAllDays(date, (candidate) => candidate < a));
      expect(wasBy(date, a)).toBe(overAllDays(date, (candidate) => candidate <= a));
      expect(wasOn(date, a)).toBe(overAllDays(date, (candidate) => candidate === a));
      expect(wasWithin(date, a, b)).toBe(
        overAllDays(date, (candidate) => candidate >= a && candidate <= b),
      );
    }),
    { numRuns: 60 },
  );
});

test("a thing was certainly on a day only if the record gives that day and no doubt", () => {
  fc.assert(
    fc.property(anyText, anyDay, (text, date) => {
      const plain = [date, `${date}/${date}`];
      expect(wasOn(when(text), date) === "yes").toBe(plain.includes(text as Day));
    }),
  );
  expect(wasOn(when("1983-01-30"), day("1983-01-30"))).toBe("yes");
});

test.each([
  ["1983-03-24~", "1983-03-09", "1983-04-08"],
  ["1983-03-24?", "1983-03-09", "1983-04-08"],
  ["1983-02%", "1983-01-01", "1983-03-31"],
  ["1983-04~", "1983-03-01", "1983-05-31"],
  ["1983-21~", "1982-12-01", "1983-08-31"],
  ["1983~", "1982-01-01", "1984-12-31"],
  ["198X~", "1970-01-01", "1999-12-31"],
  ["1983-01-28~/1983-02", "1983-01-13", "1983-02-28"],
  ["1983-01-28/1983-02~", "1983-01-28", "1983-03-31"],
  ["../1983~", undefined, "1984-12-31"],
  ["9999~", "9998-01-01", undefined],
  ["0000-01-05~", undefined, "0000-01-20"],
])("%s is doubted from %s to %s", (text, first, last) => {
  expect([earliest(when(text)), latest(when(text))]).toEqual([first, last]);
});

test("doubt never moves the stated bounds", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const [marked, plain] = [when(text), when(text.replaceAll(/[~?%]/g, ""))];
      expect([marked.from, marked.to]).toEqual([plain.from, plain.to]);
      expect(marked.approximate).toBe(/[~%]/.test(text));
      expect(marked.uncertain).toBe(/[?%]/.test(text));
    }),
  );
});

describe("a tenure", () => {
  const start = when("1982-07-16");
  const end = when("1989-01-20");

  test.each([
    ["the day before it", "1982-07-15", "no"],
    ["its first day", "1982-07-16", "yes"],
    ["its last day", "1989-01-20", "yes"],
    ["the day after it", "1989-01-21", "no"],
  ])("with both bounds known, on %s", (_, date, answer) => {
    expect(covers(start, end, day(date))).toBe(answer);
  });

  test.each([
    ["neither bound known", undefined, undefined, "1983-01-30", "possible"],
    ["an unknown end, after its start", start, undefined, "1983-01-30", "possible"],
    ["an unknown end, before its start", start, undefined, "1982-01-30", "no"],
    ["an unknown start, before its end", undefined, end, "1983-01-30", "possible"],
    ["an unknown start, after its end", undefined, end, "1990-01-30", "no"],
    ["an open end, after its start", start, open, "2020-01-30", "yes"],
    ["an open end, before its start", start, open, "1982-01-30", "no"],
    ["an open start and an unknown end", open, undefined, "1983-01-30", "possible"],
    ["an unknown start and an open end", undefined, open, "1983-01-30", "possible"],
    ["a start known to the month, in it", when("1982-07"), end, "1982-07-20", "possible"],
    ["a start known to the month, after it", when("1982-07"), end, "1982-08-01", "yes"],
    ["an end some time after a day, before it", start, when("1985/.."), "1984-12-31", "yes"],
    ["an end some time after a day, after it", start, when("1985/.."), "1986-01-01", "possible"],
    ["an end of no known date", start, when("/"), "1983-01-30", "possible"],
  ])("with %s", (_, from, to, date, answer) => {
    expect(covers(from, to, day(date))).toBe(answer);
  });
});

test("an open bound is written `../..`", () => {
  expect(when("../..")).toEqual(open);
});

test("the order for lists is total: every two texts compare, both ways and through a third", () => {
  fc.assert(
    fc.property(anyWhen, anyWhen, anyWhen, (a, b, c) => {
      expect(compareWhen(a, b)).toBe(0 - compareWhen(b, a));
      expect(compareWhen(a, b) === 0).toBe(a.text === b.text);
      if (compareWhen(a, b) <= 0 && compareWhen(b, c) <= 0) {
        expect(compareWhen(a, c)).toBeLessThanOrEqual(0);
      }
    }),
    { numRuns: 500 },
  );
});

test("a list runs from what has no first day, by first day, by last day, then by text", () => {
  const sorted = [
    "/1983",
    "../..",
    "1983-01-01",
    "1983-01",
    "1983",
    "1983~",
    "1983/",
    "1983-02-01",
  ];
  expect(
    sorted
      .toReversed()
      .map(when)
      .toSorted(compareWhen)
      .map(({ text }) => text),
  ).toEqual(sorted);
});
