/**
 * Days and instants: a civil day and a recording time, as strings that sort with `<`.
 *
 * The calendar is the proleptic Gregorian one of ISO 8601, years 0000 to 9999, and
 * all of it is counted here without `Date`: a day has no time zone. Where a day and
 * an instant meet, the day is the day in UTC.
 */

import { fail, ok, type Result } from "./result.ts";

declare const brand: unique symbol;

/** A civil day, `YYYY-MM-DD`. */
export type Day = string & { readonly [brand]: "day" };

/** A moment in UTC to the millisecond, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export type Instant = string & { readonly [brand]: "instant" };

export const firstDay = "0000-01-01" as Day;
export const lastDay = "9999-12-31" as Day;

const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/;
const momentForm =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-]\d{2}(?::?\d{2})?)?$/;
const millisInDay = 86_400_000;

export function parseDay(text: string): Result<Day, string> {
  const [, year, month, date] = dayForm.exec(text) ?? [];
  if (year === undefined) {
    return fail(`${quoted(text)} is not a day; write year, month and day as \`YYYY-MM-DD\``);
  }
  const day = civilDay(Number(year), Number(month), Number(date));
  return day === undefined ? fail(`${quoted(text)} is not in the calendar; check it`) : ok(day);
}

/** Any offset is brought to UTC; what is finer than a millisecond is cut off. */
export function parseInstant(text: string): Result<Instant, string> {
  const moment = parseMoment(text);
  if (!moment.ok) return moment;
  const { day, millis, zoned } = moment.value;
  if (!zoned) return fail(`${quoted(text)} has no time zone; end it with \`Z\` for UTC`);
  return ok(instantAt(day, millis));
}

/** A day and the milliseconds into it: in UTC if the text had an offset, else as it stands. */
type Moment = { readonly day: Day; readonly millis: number; readonly zoned: boolean };

/** Reads a day with a time of day; 24:00:00 is the midnight that begins the next day. */
export function parseMoment(text: string): Result<Moment, string> {
  const [, date, ...rest] = momentForm.exec(text) ?? [];
  if (date === undefined) {
    return fail(`${quoted(text)} is not a time; write \`YYYY-MM-DDTHH:MM:SSZ\``);
  }
  const day = parseDay(date);
  if (!day.ok) return day;
  const [hour = "", minute = "", second = "", fraction = "", offset] = rest;
  const millis = millisOf(hour, minute, second) + Number(fraction.slice(0, 3).padEnd(3, "0"));
  if (Number(minute) > 59 || Number(second) > 59 || millis > millisInDay) {
    return fail(`${quoted(text)} has no such time of day; write 00:00:00 to 24:00:00`);
  }
  const minutes = offset === undefined ? 0 : minutesOf(offset);
  if (minutes === undefined) {
    return fail(`${quoted(text)} has no such time zone; write \`Z\` or from -12:00 to +14:00`);
  }
  const utc = millis - minutes * 60_000;
  const days = Math.floor(utc / millisInDay);
  const shifted = daysLater(day.value, days);
  if (shifted === undefined) return fail(`${quoted(text)} falls outside ${firstDay} to ${lastDay}`);
  return ok({ day: shifted, millis: utc - days * millisInDay, zoned: offset !== undefined });
}

/** The day of the instant in UTC. */
export function dayOf(instant: Instant): Day {
  return instant.slice(0, 10) as Day; // an Instant begins with its Day
}

export function startOfDay(day: Day): Instant {
  return instantAt(day, 0);
}

/** The last millisecond of the day. */
export function endOfDay(day: Day): Instant {
  return instantAt(day, millisInDay - 1);
}

/** Throws outside the years 0000 to 9999; `daysLater` answers undefined there. */
export function addDays(day: Day, days: number): Day {
  return within(daysLater(day, days), `${day} and ${days} days`);
}

/** The same date so many months on, or the last of a month that is too short. Throws as `addDays`. */
export function addMonths(day: Day, months: number): Day {
  return within(monthsLater(day, months), `${day} and ${months} months`);
}

/** How many days from `a` to `b`; negative if `b` is the earlier. */
export function daysBetween(a: Day, b: Day): number {
  return ordinal(...partsOf(b)) - ordinal(...partsOf(a));
}

export function daysLater(day: Day, days: number): Day | undefined {
  return dayNumbered(ordinal(...partsOf(day)) + days);
}

export function monthsLater(day: Day, months: number): Day | undefined {
  const [year, month, date] = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  return civilDay(toYear, toMonth, Math.min(date, daysIn(toYear, toMonth)));
}

/** The day of that year, month and date, or undefined if the calendar has none. */
export function civilDay(year: number, month: number, date: number): Day | undefined {
  if (!Number.isInteger(year) || year < 0 || year > 9999) return undefined;
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  if (!Number.isInteger(date) || date < 1 || date > daysIn(year, month)) return undefined;
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(date, 2)}` as Day; // checked above
}

export function lastOfMonth(year: number, month: number): Day | undefined {
  return civilDay(year, month, daysIn(year, month));
}

export function partsOf(day: Day): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

/** The reader's own input for a message, cut where it is long. */
export function quoted(text: string): string {
  return `\`${text.length > 80 ? `${text.slice(0, 80)}…` : text}\``;
}

function daysIn(year: number, month: number): number {
  return ordinal(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - ordinal(year, month, 1);
}

/** Days since 0000-03-01: a year that begins in March has its leap day last. */
function ordinal(year: number, month: number, date: number): number {
  const years = month > 2 ? year : year - 1;
  const leaps = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return 365 * years + leaps + daysBeforeMonth((month + 9) % 12) + date - 1;
}

/** Months counted from March as 0; from there they run 31, 30, 31, 30, 31 days, and again. */
function daysBeforeMonth(sinceMarch: number): number {
  return Math.floor((153 * sinceMarch + 2) / 5);
}

function dayNumbered(number: number): Day | undefined {
  const cycle = Math.floor(number / 146_097); // the days of 400 years
  const rest = number - cycle * 146_097;
  const leaps = Math.floor(rest / 1460) - Math.floor(rest / 36_524) + Math.floor(rest / 146_096);
  const years = Math.floor((rest - leaps) / 365);
  const inYear = rest - 365 * years - Math.floor(years / 4) + Math.floor(years / 100);
  const sinceMarch = Math.floor((5 * inYear + 2) / 153);
  const month = ((sinceMarch + 2) % 12) + 1;
  const year = cycle * 400 + years + (month <= 2 ? 1 : 0);
  return civilDay(year, month, inYear - daysBeforeMonth(sinceMarch) + 1);
}

function instantAt(day: Day, millis: number): Instant {
  const seconds = Math.floor(millis / 1000);
  const hour = digits(Math.floor(seconds / 3600), 2);
  const minute = digits(Math.floor(seconds / 60) % 60, 2);
  const second = `${digits(seconds % 60, 2)}.${digits(millis % 1000, 3)}`;
  return `${day}T${hour}:${minute}:${second}Z` as Instant; // millis lie within the day
}

function millisOf(hour: string, minute: string, second: string): number {
  return (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000;
}

/** ISO 8601: no `-00:00`. The offsets in use run from -12:00 to +14:00. */
function minutesOf(offset: string): number | undefined {
  if (offset === "Z") return 0;
  const figures = offset.slice(1).replace(":", "");
  const minute = Number(figures.slice(2));
  const size = Number(figures.slice(0, 2)) * 60 + minute;
  if (minute > 59) return undefined;
  if (offset.startsWith("+")) return size <= 14 * 60 ? size : undefined;
  return size > 0 && size <= 12 * 60 ? -size : undefined;
}

function within(day: Day | undefined, sum: string): Day {
  if (day === undefined) throw new RangeError(`${sum} fall outside ${firstDay} to ${lastDay}`);
  return day;
}

function digits(number: number, width: number): string {
  return String(number).padStart(width, "0");
}
