/**
 * Entries of any kind: the list in the order of their recording, one with what it rests on and
 * what rests on it, and the search for words in all of them.
 */
import { encodeEntry } from "../codec/entry.ts";
import type {
  EntriesOutput,
  EntryOutput,
  EntryRow,
  SearchOutput,
} from "../codec/output-api-record.ts";
import type { Book } from "../core/book.ts";
import type { Entry } from "../core/entry.ts";
import { portionOf } from "../core/mark.ts";
import { titleOf } from "../core/names.ts";
import { definitionOf, referencesOf } from "../core/reference.ts";
import type { Result } from "../core/result.ts";
import type { Lens } from "./lens.ts";
import { linkOf, linkTo, restedOnBy, restsOn, viewWhen } from "./link-view.ts";
import { plain } from "./naming.ts";
import { pageFrom, type Turn } from "./page.ts";
import { viewPaper } from "./paper-view.ts";
import { holdsWords, textsOf, wordsOf } from "./words.ts";

export type EntryFilter = {
  readonly kind?: string | undefined;
  /** The id of a person, an office, an issue, or an entry that it names. */
  readonly about?: string | undefined;
  readonly q?: string | undefined;
};

export function listEntries(
  filter: EntryFilter,
  turn: Turn,
  lens: Lens,
): Result<EntriesOutput, "bad cursor"> {
  const page = pageFrom(fitting(filter, lens), keyOf, turn);
  if (!page.ok) return page;
  const { items, next, total } = page.value;
  const rows = items.map((entry) => viewRow(entry, lens));
  return { ok: true, value: { ...datesOf(lens), items: rows, next, total } };
}

export function searchEntries(
  q: string,
  filter: EntryFilter,
  { turn, lens }: { readonly turn: Turn; readonly lens: Lens },
): Result<SearchOutput, "bad cursor"> {
  const page = pageFrom(fitting({ ...filter, q }, lens), keyOf, turn);
  if (!page.ok) return page;
  const { items, next, total } = page.value;
  const found = items.map((entry) => ({ ...viewRow(entry, lens), ...excerptOf(entry, q) }));
  return { ok: true, value: { ...datesOf(lens), q, items: found, next, total } };
}

const recorded = new WeakMap<Book, readonly Entry[]>();

/** All that had been recorded by then, corrected or not, in the order of recording. */
function recordOf({ book, reading }: Lens): readonly Entry[] {
  const ready = recorded.get(book);
  if (ready !== undefined) return ready;
  const all = [...reading.entries.values()].filter((entry) => entry.recorded.at <= reading.knownOn);
  const sorted = all.sort((a, b) => (keyOf(a).join(" ") < keyOf(b).join(" ") ? -1 : 1));
  recorded.set(book, sorted);
  return sorted;
}

function keyOf({ recorded: { at }, id }: Entry): readonly string[] {
  return [at, id];
}

function fitting({ kind, about, q }: EntryFilter, lens: Lens): readonly Entry[] {
  const words = q === undefined ? [] : wordsOf(q);
  if (q !== undefined && words.length === 0) return [];
  return recordOf(lens).filter(
    (entry) =>
      (kind === undefined || entry.kind === kind) &&
      (about === undefined || isAbout(entry, about)) &&
      (words.length === 0 || holdsWords(entry, words)),
  );
}

function isAbout(entry: Entry, about: string): boolean {
  if (entry.id === about || definitionOf(entry)?.id === about) return true;
  return referencesOf(entry).some(({ id }) => id === about);
}

function viewRow(entry: Entry, { book, names }: Lens): EntryRow {
  return {
    id: entry.id,
    kind: entry.kind,
    title: titleOf(entry, names),
    when: viewWhen(entry.when),
    mark: portionOf(entry.mark),
    recorded: { ...entry.recorded },
    holds: !book.supersededBy.has(entry.id),
  };
}

function datesOf({ asOf, reading }: Lens): { readonly asOf: string; readonly knownOn: string } {
  return { asOf, knownOn: reading.knownOn };
}

/** So much of a text is shown about the first of the words. */
const around = 80;

function excerptOf(entry: Entry, q: string): { readonly field: string; readonly excerpt: string } {
  const words = wordsOf(q);
  const texts = textsOf(entry);
  const best = texts.find(({ text }) => words.some((word) => plain(text).includes(word)));
  const { field, text } = best ?? texts[0] ?? { field: "id", text: entry.id };
  // Letters may change their number when made plain, so the place is sought as it stands.
  const at = Math.max(0, text.toLowerCase().indexOf(words[0] ?? ""));
  const from = Math.max(0, at - around);
  const to = Math.min(text.length, at + around);
  const cut = `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
  return { field, excerpt: cut };
}

export function viewEntryWhole(entry: Entry, lens: Lens): EntryOutput {
  const { book, names } = lens;
  const { supersedes } = entry;
  const by = book.supersededBy.get(entry.id);
  return {
    entry: encodeEntry(entry),
    ...viewRow(entry, lens),
    supersededBy: by === undefined ? null : linkTo(by, lens),
    supersedes:
      supersedes === undefined
        ? null
        : { ...linkTo(supersedes.entry, lens), reason: supersedes.reason },
    restsOn: restsOn(entry).map((id) => linkTo(id, lens)),
    restedOnBy: restedOnBy(entry.id, book).map((one) => linkOf(one, names)),
    paper: entry.kind === "document" ? viewPaper(entry, lens) : null,
  };
}
