/**
 * Looking for words in entries: all that an entry says, in plain letters.
 */
import type { Entry } from "../core/entry.ts";
import { plain } from "./naming.ts";

export type Said = { readonly field: string; readonly text: string };

/** What says nothing of its own. */
const silent = new Set(["id", "kind", "mark", "recorded", "when", "supersedes", "edtf"]);

/** Each text that an entry holds, with the field in which it stands. */
export function textsOf(entry: Entry): readonly Said[] {
  const found: Said[] = [];
  for (const [field, value] of Object.entries(entry)) {
    if (!silent.has(field)) gather(value, field, found);
  }
  return found;
}

function gather(value: unknown, field: string, found: Said[]): void {
  if (typeof value === "string") found.push({ field, text: value });
  else if (Array.isArray(value)) for (const one of value) gather(one, field, found);
  else if (typeof value === "object" && value !== null) {
    for (const [name, one] of Object.entries(value)) if (name !== "kind") gather(one, field, found);
  }
}

const kept = new WeakMap<Entry, string>();

/** Whether an entry holds every word asked for, in any field, whatever the accents. */
export function holdsWords(entry: Entry, words: readonly string[]): boolean {
  const known =
    kept.get(entry) ??
    plain(
      textsOf(entry)
        .map(({ text }) => text)
        .join(" "),
    );
  kept.set(entry, known);
  return words.every((word) => known.includes(word));
}

export function wordsOf(q: string): readonly string[] {
  return plain(q).split(" ").filter(Boolean);
}
