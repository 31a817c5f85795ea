/**
 * When: a date as the record has it, an interval with what is known of its bounds.
 *
 * A `When` says that a thing happened some time within its bounds, so a question
 * about it is answered yes, no or possible. A qualified date (`~ ? %`) has soft
 * bounds: see docs/decisions/0001-approximate-dates.md. The one thing to get wrong:
 * `from` and `to` are the bounds as stated, `earliest` and `latest` those with the
 * margin of doubt, and the questions are answered from the latter.
 */

import { type Day, daysLater, monthsLater } from "./day.ts";
import { type Dated, type Interval, type Limit, readEdtf, type Unit } from "./edtf.ts";
import { ok, type Result } from "./result.ts";
import { and3, not3, type Truth } from "./truth.ts";

// INVARIANT: made by `parseWhen` alone, so the other fields are what the text says.
export type When = {
  /** EDTF as given. */
  readonly text: string;
  /** The first day of the stated bounds; undefined if open or unknown. */
  readonly from: Day | undefined;
  /** The last day of the stated bounds; undefined if open or unknown. */
  readonly to: Day | undefined;
  /** Some part is marked `~` or `%`. */
  readonly approximate: boolean;
  /** Some part is marked `?` or `%`. */
  readonly uncertain: boolean;
};

/** As an end: it has none and lasts. As a start: it was always so. An unknown bound is undefined. */
export const open: When = {
  text: "../..",
  from: undefined,
  to: undefined,
  approximate: false,
  uncertain: false,
};

export function parseWhen(text: string): Result<When, string> {
  const read = readEdtf(text);
  if (!read.ok) return read;
  const { start, end } = limitsOf(read.value);
  const dated = [start, end].filter((limit) => limit.kind === "dated");
  return ok({
    text,
    from: start.kind === "dated" ? start.from : undefined,
    to: end.kind === "dated" ? end.to : undefined,
    approximate: dated.some((limit) => limit.approximate),
    uncertain: dated.some((limit) => limit.uncertain),
  });
}

/** The first day on which it can have happened, margin of doubt included. */
export function earliest(when: When): Day | undefined {
  if (!isQualified(when)) return when.from;
  const { start } = limitsOf(readAgain(when));
  if (start.kind !== "dated") return undefined;
  return isQualified(start) ? back(start.from, start.unit) : start.from;
}

/** The last day on which it can have happened, margin of doubt included. */
export function latest(when: When): Day | undefined {
  if (!isQualified(when)) return when.to;
  const { end } = limitsOf(readAgain(when));
  if (end.kind !== "dated") return undefined;
  return isQualified(end) ? onward(end.to, end.unit) : end.to;
}

/** Whether it happened on that day or before it. */
export function wasBy(when: When, day: Day): Truth {
  const [first, last] = [earliest(when), latest(when)];
  if (last !== undefined && last <= day) return "yes";
  return first !== undefined && first > day ? "no" : "possible";
}

export function wasBefore(when: When, day: Day): Truth {
  const [first, last] = [earliest(when), latest(when)];
  if (last !== undefined && last < day) return "yes";
  return first !== undefined && first >= day ? "no" : "possible";
}

export function wasOn(when: When, day: Day): Truth {
  return wasWithin(when, day, day);
}

/** Whether it happened from the one day to the other, both included. */
export function wasWithin(when: When, from: Day, to: Day): Truth {
  if (from > to) return "no";
  return and3(not3(wasBefore(when, from)), wasBy(when, to));
}

/**
 * Whether a lasting thing, such as a tenure, lasted on that day, its first and last
 * day included. An undefined bound is unknown and never always: it is at best
 * possible. `open` as the end is a yes from the start on.
 */
export function covers(start: When | undefined, end: When | undefined, day: Day): Truth {
  return and3(hasBegun(start, day), hasNotEnded(end, day));
}

/** A total order for lists: by first stated day, then last, then text; no first day comes first. */
export function compareWhen(a: When, b: When): number {
  return (
    compare(a.from ?? "", b.from ?? "") ||
    compare(a.to ?? "~", b.to ?? "~") || // "~" sorts after every digit
    compare(a.text, b.text)
  );
}

function hasBegun(start: When | undefined, day: Day): Truth {
  if (start === undefined) return "possible";
  return start.text === open.text ? "yes" : wasBy(start, day);
}

function hasNotEnded(end: When | undefined, day: Day): Truth {
  if (end === undefined) return "possible";
  return end.text === open.text ? "yes" : not3(wasBefore(end, day));
}

function limitsOf(read: Dated | Interval): { readonly start: Limit; readonly end: Limit } {
  return read.kind === "dated" ? { start: read, end: read } : read;
}

function readAgain(when: When): Dated | Interval {
  const read = readEdtf(when.text);
  if (!read.ok) throw new Error(`a date that was never parsed: ${read.problem}`);
  return read.value;
}

function isQualified(date: { readonly approximate: boolean; readonly uncertain: boolean }) {
  return date.approximate || date.uncertain;
}

/** The margin of a day, in days; of any longer unit, that unit in months. */
const marginOfDay = 15;
const marginInMonths: Readonly<Record<Exclude<Unit, "day">, number>> = {
  month: 1,
  season: 3,
  year: 12,
  decade: 120,
  century: 1200,
  ever: 120_000,
};

/** Undefined, no bound at all, where the margin leaves the calendar. */
function back(from: Day, unit: Unit): Day | undefined {
  if (unit === "day") return daysLater(from, -marginOfDay);
  return monthsLater(from, -marginInMonths[unit]);
}

/** By way of the first of the next month, since months end on different dates. */
function onward(to: Day, unit: Unit): Day | undefined {
  if (unit === "day") return daysLater(to, marginOfDay);
  const next = daysLater(to, 1);
  const later = next && monthsLater(next, marginInMonths[unit]);
  return later && daysLater(later, -1);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
