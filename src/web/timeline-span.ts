/**
 * The days that a timeline shows, as milliseconds so that zooming is smooth; in the address they
 * are days. Ticks of the scale, and the span looked at closer, wider, earlier or later.
 */
import type { ContactRow } from "../codec/output-api-contacts.ts";

export type Span = { readonly from: number; readonly to: number };

export const day = 86_400_000;

export function timeOf(text: string): number {
  return Date.parse(text);
}

export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The span that holds every dated contact, up to the day the record is read of. */
export function wholeSpan(rows: readonly ContactRow[], asOf: string): Span {
  let first = asOf;
  for (const { when } of rows) if (when?.from != null && when.from < first) first = when.from;
  return { from: timeOf(first), to: Math.max(timeOf(asOf), timeOf(first) + shortest) };
}

/** No closer look than this. */
const shortest = 7 * day;
/** And no wider: an address can name any day. */
const longest = 400 * 365.25 * day;

/** The same span about a point of it, so many times as long. */
export function scaled({ from, to }: Span, times: number, about = 0.5): Span {
  const length = to - from;
  const wanted = Math.min(longest, Math.max(shortest, length * times));
  const middle = from + length * about;
  return { from: middle - wanted * about, to: middle + wanted * (1 - about) };
}

/** The same span by so much of its length later, or earlier where that is less than nothing. */
export function moved({ from, to }: Span, by: number): Span {
  const step = (to - from) * by;
  return { from: from + step, to: to + step };
}

export type Tick = { readonly at: number; readonly text: string; readonly major: boolean };

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Years, and quarters, months or days where there is room for them; of many years, every fifth. */
export function ticksOf(span: Span): readonly Tick[] {
  const days = (span.to - span.from) / day;
  if (days < mostByDays) return weekTicks(span, days < 21 ? 1 : 7);
  const step = steps.find(([over]) => days > over)?.[1] ?? 1;
  const [year = 0, month = 1] = dayOf(span.from).split("-").map(Number);
  const ticks: Tick[] = [];
  // Months since the year 0, beginning with the first that is a whole step.
  for (let at = Math.ceil((year * 12 + month - 1) / step) * step; ; at += step) {
    const place = fractionOf(Date.UTC(Math.floor(at / 12), at % 12, 1), span);
    if (place > 1) return ticks;
    const isYear = at % 12 === 0;
    const text = isYear ? String(at / 12) : (months[at % 12] ?? "");
    if (place >= 0) ticks.push({ at: place, text, major: isYear });
  }
}

/** Over so many days, a tick to so many months. */
const steps = [
  [36_000, 600],
  [4000, 60],
  [1500, 12],
  [300, 3],
] as const;
const mostByDays = 75;

function weekTicks(span: Span, step: number): readonly Tick[] {
  const ticks: Tick[] = [];
  const first = Math.ceil(span.from / day);
  for (let at = Math.ceil(first / step) * step; at * day <= span.to; at += step) {
    const [, month = 1, date = 1] = dayOf(at * day)
      .split("-")
      .map(Number);
    const text = `${date} ${months[month - 1] ?? ""}`;
    ticks.push({ at: fractionOf(at * day, span), text, major: false });
  }
  return ticks;
}

function fractionOf(time: number, { from, to }: Span): number {
  return (time - from) / Math.max(day, to - from);
}

/** A span as its days are written, as ISO 8601 text; both are shown. */
export type DaySpan = { readonly from: string; readonly to: string };

export function timesOf({ from, to }: DaySpan): Span {
  return { from: timeOf(from), to: timeOf(to) };
}

/** Where a date stands in a span, from its first day to its last; undefined where it does not. */
export function placeOf(
  when: ContactRow["when"],
  { from, to }: DaySpan,
): { readonly from: number; readonly to: number } | undefined {
  if (when?.from == null) return undefined;
  const last = when.to ?? to;
  if (last < from || when.from > to) return undefined;
  const span = timesOf({ from, to });
  const at = (text: string) => Math.min(1, Math.max(0, fractionOf(timeOf(text), span)));
  return { from: at(when.from), to: at(last) };
}
