/**
 * Links, dates and people in the form that goes out: what every page of the record is made of.
 */
import type {
  LinkOutput,
  NamedOutput,
  SourcesOutput,
  WhenOutput,
  WhoOutput,
} from "../codec/output-api.ts";
import type { Book } from "../core/book.ts";
import type { Entry } from "../core/entry.ts";
import type { EntryId, IssueId } from "../core/id.ts";
import { type Names, titleOf } from "../core/names.ts";
import type { Who } from "../core/party.ts";
import { referencesOf } from "../core/reference.ts";
import type { When } from "../core/when.ts";
import { formatWhen } from "../core/when-words.ts";
import type { Reading } from "./desk.ts";
import type { Lens } from "./lens.ts";

export function viewWhen(when: When | undefined): WhenOutput | null {
  if (when === undefined) return null;
  const { text, from, to, approximate, uncertain } = when;
  const certain = from !== undefined && from === to && !approximate && !uncertain;
  return { text: formatWhen(when), edtf: text, from: from ?? null, to: to ?? null, certain };
}

/** An entry by its id; one that is not there, or not for this reader, is its id and no more. */
export function linkTo(
  id: EntryId,
  { reading, names }: Pick<Lens, "reading" | "names">,
): LinkOutput {
  const entry = knownEntry(id, reading);
  return entry === undefined ? { id, kind: "unknown", title: id } : linkOf(entry, names);
}

export function linkOf(entry: Entry, names: Names): LinkOutput {
  return { id: entry.id, kind: entry.kind, title: titleOf(entry, names) };
}

export function datedLink(
  entry: Entry,
  names: Names,
): LinkOutput & { readonly when: WhenOutput | null } {
  return { ...linkOf(entry, names), when: viewWhen(entry.when) };
}

/** An entry that had been recorded by then, whether it still holds or not. */
export function knownEntry(id: EntryId, { entries, knownOn }: Reading): Entry | undefined {
  const entry = entries.get(id);
  return entry !== undefined && entry.recorded.at <= knownOn ? entry : undefined;
}

export function viewWho(who: Who, names: Names): WhoOutput {
  return {
    text: names.who(who),
    person: who.kind === "person" ? who.person : null,
    office: who.kind === "office" ? who.office : null,
    party: who.kind === "party" ? who.party : null,
  };
}

export function viewSources({ sources }: Pick<Entry, "sources">): SourcesOutput {
  return sources.map(({ work, place, note }) => ({
    work,
    place: place ?? null,
    note: note ?? null,
  }));
}

export function viewIssue(issue: IssueId, names: Names): NamedOutput {
  return { id: issue, title: names.issue(issue) };
}

/** The entries that an entry names, each once, what it corrects first. */
export function restsOn(entry: Entry): readonly EntryId[] {
  const named = referencesOf(entry).flatMap(({ to, id }) => (to === "entry" ? [id] : []));
  const corrected = entry.supersedes === undefined ? [] : [entry.supersedes.entry];
  return [...new Set([...corrected, ...(named as EntryId[])])]; // each was read as an entry's id
}

const restings = new WeakMap<Book, ReadonlyMap<EntryId, readonly Entry[]>>();

/** What holds and names the entry. */
export function restedOnBy(id: EntryId, book: Book): readonly Entry[] {
  const known = restings.get(book) ?? gather(book);
  restings.set(book, known);
  return known.get(id) ?? [];
}

function gather(book: Book): ReadonlyMap<EntryId, readonly Entry[]> {
  const found = new Map<EntryId, Entry[]>();
  for (const entry of book.entries.values()) {
    for (const id of restsOn(entry)) {
      const list = found.get(id);
      if (list === undefined) found.set(id, [entry]);
      else list.push(entry);
    }
  }
  return found;
}
