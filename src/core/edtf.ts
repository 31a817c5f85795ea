/**
 * Reading EDTF: the dates of ISO 8601-2:2019, levels 0 and 1.
 *
 * A text is one date, known to a unit, or an interval between two limits. Taken are
 * the years 0000 to 9999. A time of day is read and reduced to its day, the one in
 * UTC where the text has an offset. Level 2, and years outside the calendar, are
 * refused by name and never guessed at.
 */

import { civilDay, type Day, firstDay, lastDay, lastOfMonth, parseMoment, quoted } from "./day.ts";
import { fail, ok, type Result } from "./result.ts";

/** What a date is known to; `ever` is the year of which nothing is known, `XXXX`. */
export type Unit = "day" | "month" | "season" | "year" | "decade" | "century" | "ever";

export type Dated = {
  readonly kind: "dated";
  readonly unit: Unit;
  readonly from: Day;
  readonly to: Day;
  readonly approximate: boolean;
  readonly uncertain: boolean;
};

/** `..` is open: there is no bound. An empty end is unknown: there may be one. */
export type Limit = Dated | { readonly kind: "open" } | { readonly kind: "unknown" };

export type Interval = { readonly kind: "interval"; readonly start: Limit; readonly end: Limit };

/** Seasons are whole months: spring begins in March and winter ends in February. */
export const seasons = [
  { code: 21, name: "spring", firstMonth: 3 },
  { code: 22, name: "summer", firstMonth: 6 },
  { code: 23, name: "autumn", firstMonth: 9 },
  { code: 24, name: "winter", firstMonth: 12 },
] as const;

type Span = { readonly unit: Unit; readonly from: Day | undefined; readonly to: Day | undefined };

export function readEdtf(text: string): Result<Dated | Interval, string> {
  if (isLevelTwoWhole(text)) return fail(levelTwo(text));
  if (text.includes("/")) return readInterval(text);
  if (text.includes("T")) return readTime(text);
  return readDate(text, text);
}

function readInterval(text: string): Result<Interval, string> {
  const [first = "", second = "", ...more] = text.split("/");
  if (more.length > 0) return fail(`${quoted(text)} has more than two ends; write \`from/to\``);
  const start = readLimit(first, text);
  if (!start.ok) return start;
  const end = readLimit(second, text);
  if (!end.ok) return end;
  if (start.value.kind === "dated" && end.value.kind === "dated") {
    if (start.value.from > end.value.to) {
      return fail(`${quoted(text)} ends before it begins; write the earlier date first`);
    }
  }
  return ok({ kind: "interval", start: start.value, end: end.value });
}

function readLimit(part: string, text: string): Result<Limit, string> {
  if (part === "..") return ok({ kind: "open" });
  if (part === "") return ok({ kind: "unknown" });
  if (part.includes("X")) return fail(levelTwo(text));
  const date = readDate(part, text);
  if (!date.ok || ["day", "month", "year"].includes(date.value.unit)) return date;
  return fail(`${quoted(text)} is not an interval between days, months or years; write those`);
}

function readTime(text: string): Result<Dated, string> {
  const moment = parseMoment(text);
  if (!moment.ok) return moment;
  const { day } = moment.value;
  const surely = { approximate: false, uncertain: false };
  return ok({ kind: "dated", unit: "day", from: day, to: day, ...surely });
}

function readDate(part: string, text: string): Result<Dated, string> {
  const qualifier = /[?~%]$/.exec(part)?.[0] ?? "";
  const body = part.slice(0, part.length - qualifier.length);
  const span = readCentury(part) ?? readUnspecified(body) ?? readSpan(body);
  if (span === undefined) return fail(refusal(part, text));
  const { unit, from, to } = span;
  if (from === undefined || to === undefined) {
    return fail(`${quoted(text)} is not in the calendar, ${firstDay} to ${lastDay}; check it`);
  }
  const approximate = qualifier === "~" || qualifier === "%";
  const uncertain = qualifier === "?" || qualifier === "%";
  return ok({ kind: "dated", unit, from, to, approximate, uncertain });
}

function readCentury(part: string): Span | undefined {
  return /^\d{2}$/.test(part) ? readUnspecified(`${part}XX`) : undefined;
}

/** A year with its last digit, last two or all of them unspecified. */
function readUnspecified(body: string): Span | undefined {
  if (!/^(\d{3}X|\d{2}XX|XXXX(-XX){0,2})$/.test(body)) return undefined;
  const year = body.slice(0, 4);
  const from = civilDay(Number(year.replaceAll("X", "0")), 1, 1);
  const to = civilDay(Number(year.replaceAll("X", "9")), 12, 31);
  if (year === "XXXX") return { unit: "ever", from, to };
  return { unit: year.endsWith("XX") ? "century" : "decade", from, to };
}

/** Undefined if the text has no level 1 shape; its bounds undefined if the calendar has none. */
function readSpan(body: string): Span | undefined {
  const [, year, month, date] = /^(\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?$/.exec(body) ?? [];
  if (year === undefined) return undefined;
  const dated = date !== undefined && date !== "XX";
  if (month === undefined || month === "XX") {
    return dated ? undefined : monthsFrom("year", Number(year), 1);
  }
  if (date === undefined && Number(month) > 20 && Number(month) < 42) {
    const season = seasons.find(({ code }) => code === Number(month));
    return season && monthsFrom("season", Number(year), season.firstMonth);
  }
  if (!dated) return monthsFrom("month", Number(year), Number(month));
  const day = civilDay(Number(year), Number(month), Number(date));
  return { unit: "day", from: day, to: day };
}

const lengths = { month: 1, season: 3, year: 12 } as const;

function monthsFrom(unit: keyof typeof lengths, year: number, month: number): Span {
  const count = year * 12 + month - 1 + lengths[unit] - 1;
  const [lastYear, lastMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return { unit, from: civilDay(year, month, 1), to: lastOfMonth(lastYear, lastMonth) };
}

function refusal(part: string, text: string): string {
  if (/^(-(?!0000)\d{4}|Y-?[1-9]\d{4,})(-|[?~%]?$)/.test(part) || /^-(?!00)\d{2}$/.test(part)) {
    return `${quoted(text)} lies outside the years 0000 to 9999; only those can be entered`;
  }
  if (isLevelTwoDate(part)) return levelTwo(text);
  return `${quoted(text)} is not an EDTF date; write \`1990\`, \`1990-05\`, \`1990-05-17~\` or \`1990-05/1990-07\``;
}

function levelTwo(text: string): string {
  return `${quoted(text)} is EDTF level 2, and levels 0 and 1 are taken; write an interval such as \`1990-05/1990-07\` or qualify the whole date, as in \`1990-05~\``;
}

function isLevelTwoWhole(text: string): boolean {
  return /^\[[^\]}]*\]$|^\{[^\]}]*\}$/.test(text);
}

/** Exponents, significant digits, decades, qualified centuries and parts, odd digits unspecified. */
function isLevelTwoDate(part: string): boolean {
  if (/^Y-?\d+(E\d+)?(S\d+)?$/.test(part)) return /[ES]/.test(part);
  if (/^-?\d{4}S\d+$/.test(part) || /^-?(?!000)\d{3}[?~%]?$|^000$/.test(part)) return true;
  if (/^-?\d{2}[?~%]$/.test(part) || /^\d{4}-(2[5-9]|3\d|4[01])$/.test(part)) return true;
  const parts = /^[?~%]?[\dX]{4}[?~%]?(-[?~%]?[\dX]{2}[?~%]?){0,2}$/;
  return parts.test(part) && /[X?~%]/.test(part);
}
