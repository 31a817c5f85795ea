/**
 * Pages of a list in a settled order. A cursor says after which place the next page begins, so
 * that it stays good when entries come in between; it holds nothing but what its reader has seen.
 */
import { fail, ok, type Result } from "../core/result.ts";

/** The place of an item in its list: compared part by part, as text. */
export type Key = readonly string[];

export type Turn = {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly order: "oldest" | "newest";
};

export type Page<Item> = {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total: number;
};

/** A page of items that stand in the order of their keys, the least first; a bad cursor is a problem. */
export function pageFrom<Item>(
  sorted: readonly Item[],
  keyOf: (item: Item) => Key,
  { cursor, limit, order }: Turn,
): Result<Page<Item>, "bad cursor"> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && after === undefined) return fail("bad cursor");
  const total = sorted.length;
  const newest = order === "newest";
  const itemAt = (at: number) => sorted[newest ? total - 1 - at : at] as Item; // within the list
  const isAfter = (at: number, key: Key) => {
    const compared = compareKeys(keyOf(itemAt(at)), key);
    return newest ? compared < 0 : compared > 0;
  };
  const start = after === undefined ? 0 : firstWhere(total, (at) => isAfter(at, after));
  const end = Math.min(start + limit, total);
  const items = Array.from({ length: end - start }, (_, nth) => itemAt(start + nth));
  const last = items.at(-1);
  const next = last === undefined || end === total ? null : writeCursor(keyOf(last));
  return ok({ items, next, total });
}

/** The first place from which on something holds, by halving. */
function firstWhere(total: number, holds: (at: number) => boolean): number {
  let [start, end] = [0, total];
  while (start < end) {
    const middle = (start + end) >> 1;
    if (holds(middle)) end = middle;
    else start = middle + 1;
  }
  return start;
}

function compareKeys(a: Key, b: Key): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [one = "", other = ""] = [a[at], b[at]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function writeCursor(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

function readCursor(text: string): Key | undefined {
  if (!/^[\w-]{1,4000}$/.test(text)) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    const isKey = Array.isArray(key) && key.every((part) => typeof part === "string");
    return isKey ? (key as Key) : undefined;
  } catch {
    return undefined; // not one that we wrote
  }
}
