/**
 * The desk: the record of one dossier as known at an instant, and a policy on a day.
 *
 * Every question is asked of a desk, or of the record alone where no policy is
 * needed. The folding of the record happens here and nowhere else.
 */
import type { Dossier, DossierHeader } from "../codec/dossier.ts";
import { type Book, openBook } from "../core/book.ts";
import type { Day, Instant } from "../core/day.ts";
import type { Entry, EntryOf } from "../core/entry.ts";
import { setUp } from "../core/gate.ts";
import type { EntryId } from "../core/id.ts";
import { knownOn } from "../core/known.ts";
import type { Policy } from "../core/policy.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import { nearestFew } from "./naming.ts";
import type { DeskProblem } from "./problem.ts";

export type Reading = {
  readonly dossier: DossierHeader;
  /** Everything ever entered, whenever it became known. */
  readonly entries: ReadonlyMap<EntryId, Entry>;
  readonly book: Book;
  readonly knownOn: Instant;
};

export type Desk = Reading & { readonly setup: Setup };

export function readRecord({ header, entries }: Dossier, at: Instant): Reading {
  return {
    dossier: header,
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    book: openBook(knownOn(entries, at), header.regime),
    knownOn: at,
  };
}

/** A record of nothing, in which every id is its own name. */
export function emptyBook(): Book {
  const regime = { id: "none", title: "none", levels: [], captions: [] };
  return openBook({ holding: [], supersededBy: new Map() }, regime);
}

export function openDesk(reading: Reading, policy: Policy, asOf: Day): Desk {
  return { ...reading, setup: setUp(reading.book, policy, asOf) };
}

/** The entry of that id and kind that holds; a problem says whether there is none, or not yet, or no longer. */
export function holding<K extends "proposal" | "contact">(
  desk: Desk,
  kind: K,
  id: string,
): Result<EntryOf<K>, DeskProblem> {
  const { book, entries } = desk;
  const entry = book.entries.get(id as EntryId); // an id that nobody bears finds nothing
  // The kind has just been compared.
  if (entry?.kind === kind) return ok(entry as EntryOf<K>);
  const ever = entries.get(id as EntryId);
  if (ever?.kind !== kind) {
    const known = (book.byKind.get(kind) ?? []).map((one) => one.id);
    return fail({ kind: "unknown name", what: kind, given: id, near: nearestFew(id, known) });
  }
  const by = book.supersededBy.get(ever.id);
  if (by !== undefined) return fail({ kind: "taken back", entry: ever.id, by });
  const { at } = ever.recorded;
  return fail({ kind: "not known yet", entry: ever.id, recorded: at, knownOn: desk.knownOn });
}
