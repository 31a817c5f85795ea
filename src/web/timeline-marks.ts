/**
 * Where the contacts of a list stand on the timeline: lanes, places between 0 and 1, ticks.
 */
import type { ContactRow, ContactsOutput } from "../codec/output-api-contacts.ts";

/** Days, as ISO 8601 text; both are shown. */
export type Span = { readonly from: string; readonly to: string };

export type Lane = { readonly id: string; readonly title: string; readonly count: number };

export type Mark = {
  readonly id: string;
  readonly title: string;
  /** From 0 at the beginning of the span to 1 at its end. */
  readonly from: number;
  readonly to: number;
  /** Places of its lanes, from the top; two where it goes across levels. */
  readonly lanes: readonly number[];
  readonly shape: "met" | "wrote" | "forum";
  readonly tone: "ok" | "amiss" | "aside";
};

const day = 86_400_000;
const unsettled = { id: "", title: "Level not settled" };

export function marksOf(
  rows: readonly ContactRow[],
  ladder: ContactsOutput["ladder"],
  span: Span,
): { readonly lanes: readonly Lane[]; readonly marks: readonly Mark[]; readonly undated: number } {
  const named = ladder.length > 0 ? [...ladder].reverse() : levelsIn(rows);
  const places = rows.map((row) => lanesOf(row, named));
  const anyUnsettled = places.some((lanes) => lanes.includes(named.length));
  const lanes = [...named, ...(anyUnsettled ? [unsettled] : [])].map(({ id, title }, at) => ({
    id,
    title,
    count: places.filter((of) => of.includes(at)).length,
  }));
  const marks = rows.flatMap((row, at) => {
    const when = placeOf(row.when, span);
    if (when === undefined) return [];
    return [{ id: row.id, title: nameOf(row), ...when, lanes: places[at] ?? [], ...lookOf(row) }];
  });
  return { lanes, marks, undated: rows.filter(({ when }) => when?.from == null).length };
}

/** Where the record does not settle the level of a side, the contact says so. */
function lanesOf({ ourLevel, theirLevel }: ContactRow, named: readonly { readonly id: string }[]) {
  const at = (levels: readonly string[]) => {
    const [only, ...others] = levels;
    const found = others.length > 0 ? -1 : named.findIndex(({ id }) => id === only);
    return found === -1 ? named.length : found;
  };
  return [...new Set([at(ourLevel), at(theirLevel)])].sort((a, b) => a - b);
}

function levelsIn(rows: readonly ContactRow[]) {
  const ids = new Set(rows.flatMap(({ ourLevel, theirLevel }) => [...ourLevel, ...theirLevel]));
  return [...ids].sort().map((id) => ({ id, title: id }));
}

/** Where a date stands in a span, from its first day to its last; undefined where it does not. */
export function placeOf(
  when: ContactRow["when"],
  span: Span,
): { readonly from: number; readonly to: number } | undefined {
  if (when?.from == null) return undefined;
  const last = when.to ?? span.to;
  if (last < span.from || when.from > span.to) return undefined;
  const at = (text: string) => Math.min(1, Math.max(0, fractionOf(text, span)));
  return { from: at(when.from), to: at(last) };
}

function fractionOf(text: string, { from, to }: Span): number {
  const whole = Math.max(day, Date.parse(to) - Date.parse(from));
  return (Date.parse(text) - Date.parse(from)) / whole;
}

function lookOf({ mode, forum, departure }: ContactRow): Pick<Mark, "shape" | "tone"> {
  const isWritten = mode === "letter" || mode === "message";
  const shape = forum !== null ? "forum" : isWritten ? "wrote" : "met";
  const isAmiss = departure === "departure" || departure === "would not have been in order";
  return { shape, tone: isAmiss ? "amiss" : departure === "outside policy" ? "aside" : "ok" };
}

function nameOf({ when, ours, theirs, title }: ContactRow): string {
  const names = (seats: ContactRow["ours"]) => seats.map(({ text }) => text).join(", ");
  return `${when?.text ?? "undated"}: ${names(ours)} with ${names(theirs)}. ${title}`;
}

/** The span that holds every dated contact, a little wider, up to the day the record is read of. */
export function wholeSpan(rows: readonly ContactRow[], asOf: string): Span {
  const froms = rows.flatMap(({ when }) => when?.from ?? []).sort();
  return { from: froms[0] ?? asOf, to: asOf };
}

type Tick = { readonly at: number; readonly text: string; readonly major: boolean };

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Years, and quarters or months where there is room for them; of many years, every fifth. */
export function ticksOf(span: Span): readonly Tick[] {
  const days = (Date.parse(span.to) - Date.parse(span.from)) / day;
  const step = steps.find(([over]) => days > over)?.[1] ?? 1;
  const [year = 0, month = 1] = span.from.split("-").map(Number);
  const ticks: Tick[] = [];
  // Months since the year 0, beginning with the first that is a whole step.
  for (let at = Math.ceil((year * 12 + month - 1) / step) * step; ; at += step) {
    const place = fractionOf(firstOf(at), span);
    if (place > 1) return ticks;
    const isYear = at % 12 === 0;
    const text = isYear ? String(at / 12) : (months[at % 12] ?? "");
    if (place >= 0) ticks.push({ at: place, text, major: isYear });
  }
}

/** Over so many days, a tick to so many months. */
const steps = [
  [4000, 60],
  [1500, 12],
  [300, 3],
] as const;

function firstOf(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}

/** The same span, half or twice as long about its middle, or moved by half its length. */
export function zoomed(span: Span, how: "in" | "out" | "earlier" | "later"): Span {
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  const half = Math.max(7 * day, (to - from) / 2);
  const moves = {
    in: [half / 2, -half / 2],
    out: [-half, half],
    earlier: [-half, -half],
    later: [half, half],
  } as const;
  const text = (time: number) => new Date(time).toISOString().slice(0, 10);
  const [first, last] = moves[how];
  return { from: text(from + first), to: text(Math.max(from + first + 7 * day, to + last)) };
}
