/**
 * Where the contacts of a list stand on the timeline: lanes, marks in pixels, and what a mark says.
 *
 * The list is placed once (`placesOf`) and drawn for every span that is looked at (`marksIn`), so
 * that zooming asks nothing of the list. Contacts of the same lanes and tone that would stand within
 * a few pixels of one another are one mark that counts them.
 */
import type { ContactRow, ContactsOutput } from "../codec/output-api-contacts.ts";
import { day, type Span, timeOf } from "./timeline-span.ts";

export type Shape = "met" | "wrote" | "forum";
export type Tone = "ok" | "amiss" | "aside";

/** A contact that has a date. */
type Placed = {
  readonly row: ContactRow;
  /** The first and the last day that it may have been held, in milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Places of its lanes, from the top; two where it goes across levels. */
  readonly lanes: readonly number[];
  readonly shape: Shape;
  readonly tone: Tone;
  /** The same for those that can be one mark. */
  readonly kind: string;
};

export type Places = {
  readonly lanes: readonly { readonly id: string; readonly title: string }[];
  /** By the middle of the days they may have been held. */
  readonly placed: readonly Placed[];
  readonly undated: number;
};

export type Mark = {
  /** The contacts it stands for, at least one. */
  readonly rows: readonly ContactRow[];
  readonly lanes: readonly number[];
  readonly shape: Shape;
  readonly tone: Tone;
  /** Its middle and its ends, in pixels from the left; the ends differ where a day is uncertain. */
  readonly x: number;
  readonly left: number;
  readonly right: number;
};

const unsettled = { id: "", title: "Level not settled" };

export function placesOf(
  rows: readonly ContactRow[],
  ladder: ContactsOutput["ladder"],
  asOf: string,
): Places {
  const named = ladder.length > 0 ? [...ladder].reverse() : levelsIn(rows);
  const all = rows.map((row) => ({ row, lanes: lanesOf(row, named) }));
  const anyUnsettled = all.some(({ lanes }) => lanes.includes(named.length));
  const placed = all.flatMap(({ row, lanes }) => {
    const from = row.when?.from;
    if (from == null) return [];
    const last = timeOf(row.when?.to ?? (from > asOf ? from : asOf));
    const look = lookOf(row);
    const kind = `${lanes.join()} ${look.tone}`;
    return [{ row, from: timeOf(from), to: last, lanes, ...look, kind }];
  });
  return {
    lanes: anyUnsettled ? [...named, unsettled] : named,
    placed: placed.sort((a, b) => a.from + a.to - b.from - b.to),
    undated: rows.length - placed.length,
  };
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

function lookOf({ mode, forum, departure }: ContactRow): { shape: Shape; tone: Tone } {
  const isWritten = mode === "letter" || mode === "message";
  const shape = forum !== null ? "forum" : isWritten ? "wrote" : "met";
  const isAmiss = departure === "departure" || departure === "would not have been in order";
  return { shape, tone: isAmiss ? "amiss" : departure === "outside policy" ? "aside" : "ok" };
}

/** Marks nearer to one another than this many pixels are one. */
const apart = 4;

type Gathering = Omit<Mark, "rows" | "shape"> & { readonly rows: ContactRow[]; shape: Shape };

/** What is seen of a span that is so many pixels wide, from left to right. */
export function marksIn({ placed }: Places, span: Span, width: number): readonly Mark[] {
  const scale = width / (span.to - span.from);
  const at = (time: number) => Math.min(width, Math.max(0, (time - span.from) * scale));
  const marks: Gathering[] = [];
  const last = new Map<string, Gathering>();
  for (const { row, from, to, lanes, shape, tone, kind } of placed) {
    if (to < span.from || from > span.to) continue;
    const [left, right] = [at(from), at(to)];
    const x = (left + right) / 2;
    const before = last.get(kind);
    if (before !== undefined && x - before.x < apart && right - left < apart) {
      before.rows.push(row);
      if (before.shape !== shape) before.shape = "met";
      continue;
    }
    const mark = { rows: [row], lanes, shape, tone, x, left, right };
    marks.push(mark);
    // One whose days are uncertain shows them, and takes no other in.
    if (right - left < apart) last.set(kind, mark);
  }
  return marks;
}

/** How many contacts of a span stand in each lane; one that goes across levels is in two. */
export function countsIn({ lanes, placed }: Places, span: Span): readonly number[] {
  const counts = lanes.map(() => 0);
  for (const { from, to, lanes: of } of placed) {
    if (to < span.from || from > span.to) continue;
    for (const at of of) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** The mark under a point, if one is near enough to be meant. */
export function markAt(
  marks: readonly Mark[],
  { x, lane }: { readonly x: number; readonly lane: number },
): Mark | undefined {
  let best: Mark | undefined;
  for (const mark of marks) {
    if (!mark.lanes.includes(lane)) continue;
    if (Math.abs(mark.x - x) < Math.abs((best?.x ?? x + reach) - x)) best = mark;
  }
  return best;
}

/** Pixels beside a mark that still mean it. */
const reach = 9;

export function sayMark({ rows }: Mark): string {
  const [first, ...others] = rows;
  if (first === undefined) return "";
  if (others.length === 0) return nameOf(first);
  const last = rows.at(-1)?.when?.text;
  const days = last === first.when?.text ? last : `${first.when?.text} to ${last}`;
  return `${rows.length} contacts, ${days}`;
}

function nameOf({ when, ours, theirs, title }: ContactRow): string {
  const names = (seats: ContactRow["ours"]) => seats.map(({ text }) => text).join(", ");
  return `${when?.text ?? "undated"}: ${names(ours)} with ${names(theirs)}. ${title}`;
}

/** The days of the contacts that a mark stands for, and one on either side. */
export function spanOfMark({ rows }: Mark): Span {
  const days = rows.flatMap(({ when }) => when?.from ?? []).map(timeOf);
  return { from: Math.min(...days) - day, to: Math.max(...days) + day };
}
