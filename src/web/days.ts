/**
 * Days as the header and the forms show them. The sentences of the record come written from the
 * server; this is for the reader's own dates.
 */

import { parseDay } from "../core/day.ts";
import { formatDay } from "../core/when-words.ts";

/** `31 January 1983`; what is no day is shown as it stands. */
export function dayText(text: string): string {
  const day = parseDay(text.slice(0, 10));
  return day.ok ? formatDay(day.value) : text;
}

/** `between 28 January 1983 and 2 February 1983`, where it is not known better. */
export function spanText(text: string): string {
  const [first = "", last] = text.split("/");
  return last === undefined ? dayText(first) : `between ${dayText(first)} and ${dayText(last)}`;
}

/** `31 Jan 1983` */
export function shortDay(text: string): string {
  const [date = "", month = "", year = ""] = dayText(text).split(" ");
  return year === "" ? dayText(text) : `${date} ${month.slice(0, 3)} ${year}`;
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** So many days later, or earlier where that is less than nothing. */
export function daysFrom(text: string, days: number): string {
  const [year = 0, month = 1, date = 1] = text.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The same date so many months on, or the last of that month. */
export function monthsFrom(text: string, months: number): string {
  const [year = 0, month = 1, date = 1] = text.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
