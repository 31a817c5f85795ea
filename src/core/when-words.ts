/**
 * Dates as a person would write them, in English.
 *
 * What is printed is never more precise than the record: a month shows no day, and
 * a decade no year.
 */

import { type Day, partsOf } from "./day.ts";
import { type Dated, type Limit, readEdtf, seasons } from "./edtf.ts";
import type { When } from "./when.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `about 24 March 1983`, `between 28 January and 2 February 1983`, `spring 1983 (uncertain)`. */
export function formatWhen(when: When): string {
  const read = readEdtf(when.text);
  if (!read.ok) throw new Error(`a date that was never parsed: ${read.problem}`);
  if (read.value.kind === "dated") return qualified(read.value);
  return formatInterval(read.value.start, read.value.end);
}

/** `31 January 1983` */
export function formatDay(day: Day): string {
  const [, month, date] = partsOf(day);
  return `${date} ${nameOf(month)} ${yearOf(day)}`;
}

function formatInterval(start: Limit, end: Limit): string {
  if (start.kind === "dated") {
    if (end.kind === "dated") return formatBetween(start, end);
    return `${preposition(start)} or after ${qualified(start)}`;
  }
  if (end.kind === "dated") return `${preposition(end)} or before ${qualified(end)}`;
  return start.kind === "open" && end.kind === "open" ? "at any time" : "at an unknown time";
}

function formatBetween(start: Dated, end: Dated): string {
  const last = qualified(end);
  return `between ${withoutShared(start, end) ?? qualified(start)} and ${last}`;
}

/** The start without the year, or month and year, that the end repeats; only if both are sure. */
function withoutShared(start: Dated, end: Dated): string | undefined {
  const doubtful = [start, end].some((date) => date.approximate || date.uncertain);
  if (doubtful || start.unit !== end.unit || start.unit === "year") return undefined;
  const [year, month, date] = partsOf(start.from);
  const [endYear, endMonth, endDate] = partsOf(end.from);
  if (year !== endYear || (month === endMonth && date === endDate)) return undefined;
  if (start.unit === "month") return nameOf(month);
  return month === endMonth ? `${date}` : `${date} ${nameOf(month)}`;
}

function preposition(date: Dated): "on" | "in" {
  return date.unit === "day" ? "on" : "in";
}

function qualified(date: Dated): string {
  const about = date.approximate ? "about " : "";
  return `${about}${plain(date)}${date.uncertain ? " (uncertain)" : ""}`;
}

function plain({ unit, from, to }: Dated): string {
  const [, month] = partsOf(from);
  switch (unit) {
    case "day":
      return formatDay(from);
    case "month":
      return `${nameOf(month)} ${yearOf(from)}`;
    case "season":
      return seasonFrom(month, from, to);
    case "year":
      return yearOf(from);
    case "decade":
    case "century":
      return `some year from ${yearOf(from)} to ${yearOf(to)}`;
    case "ever":
      return "an unknown year";
  }
}

/** Winter runs into the next year and says so. */
function seasonFrom(month: number, from: Day, to: Day): string {
  const name = seasons.find(({ firstMonth }) => firstMonth === month)?.name;
  if (name === undefined) throw new Error(`no season begins in ${nameOf(month)}`);
  const [first, last] = [yearOf(from), yearOf(to)];
  return first === last ? `${name} ${first}` : `${name} ${first} to ${last}`;
}

/** Four digits, as the year 33 would read as a day. */
function yearOf(day: Day): string {
  return day.slice(0, 4);
}

function nameOf(month: number): string {
  return months[month - 1] ?? `month ${month}`;
}
