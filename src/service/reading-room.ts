/**
 * The reading room: the record of a dossier as one reader may read it, kept ready.
 *
 * What is under a mark that the reader does not reach is never fetched for that reader: the
 * database gives the trees of the reader's marks alone, and what it gives is cut once more by
 * `access/readable.ts`. What is kept is kept by the marks it was made of, so that nothing made
 * for one reader is shown to another who may read less.
 */
import { type Clearance, readableMarks } from "../access/clearance.ts";
import { readable } from "../access/readable.ts";
import { type DossierHeader, decodeHeader } from "../codec/dossier.ts";
import { decodeEntry } from "../codec/entry.ts";
import type { Instant } from "../core/day.ts";
import type { Entry } from "../core/entry.ts";
import type { DossierId, EntryId } from "../core/id.ts";
import type { Policy } from "../core/policy.ts";
import type { Database } from "../store/database.ts";
import type { Sizes } from "../store/journal-types.ts";
import { entriesOf, listMarks, newestSo, readSizes } from "../store/read.ts";
import { type Reading, readRecord } from "./desk.ts";
import { readablePolicies } from "./policies.ts";
import { dominatesUnder, headerIds, headerKind } from "./stored.ts";

/** A dossier as one reader may read it, at one moment. */
export type Readable = {
  readonly header: DossierHeader;
  /** The marks that the reader reaches and the dossier has entries under. */
  readonly marks: readonly string[];
  readonly sizes: Sizes;
  /** In the order in which they were entered. */
  readonly entries: readonly Entry[];
  /** The entries whose text was taken out under an authority. */
  readonly excised: ReadonlySet<EntryId>;
  /** The contact policies that the reader may read beside it. */
  readonly policies: readonly Policy[];
  /** The record as known at an instant; folded once to each. */
  readonly at: (knownOn: Instant) => Reading;
};

export type ReadingRoom = {
  /** Undefined where there is no such dossier. */
  readonly open: (dossier: string, clearance: Clearance) => Promise<Readable | undefined>;
};

/** What was read of a dossier under a set of marks. */
type Shelf = {
  readonly sizes: Sizes;
  readonly placed: readonly Placed[];
  readonly excised: ReadonlySet<EntryId>;
};
type Placed = { readonly entered: string; readonly mark: string; readonly entry: Entry };

const mostShelves = 16;
const mostBooks = 12;

export function openReadingRoom(database: Database): ReadingRoom {
  const headers = new Map<string, { readonly text: string; readonly header: DossierHeader }>();
  const shelves = new Map<string, Shelf>();
  const kept = new Map<string, Readable>();

  /** It lies under the lowest level, which no caption goes with. */
  async function headerOf(dossier: string, all: readonly string[]) {
    const marks = all.filter((one) => !one.includes(";"));
    const text = await newestSo(database, { dossier: dossier as DossierId, marks }, headerIds);
    if (text === undefined) return undefined;
    const known = headers.get(dossier);
    if (known?.text === text) return known.header;
    const header = decodeHeader(JSON.parse(text).payload);
    headers.set(dossier, { text, header });
    return header;
  }

  async function shelfOf(header: DossierHeader, marks: readonly string[]): Promise<Shelf> {
    const key = JSON.stringify([header.dossier, marks]);
    const sizes = await readSizes(database, header.dossier, marks);
    const known = shelves.get(key);
    if (known !== undefined && isSame(known.sizes, sizes)) return known;
    const shelf = await readShelf(database, { header, marks, sizes, known });
    remember(shelves, key, shelf, mostShelves);
    return shelf;
  }

  return {
    open: async (dossier, clearance) => {
      const all = await listMarks(database, dossier);
      const header = await headerOf(dossier, all);
      if (header === undefined) return undefined;
      const marks = readableMarks(header.regime, clearance, all);
      const shelf = await shelfOf(header, marks);
      const key = JSON.stringify([dossier, [...shelf.sizes], clearance]);
      const ready = kept.get(key);
      if (ready !== undefined) return ready;
      const opened = openShelf(header, shelf, clearance);
      remember(kept, key, opened, mostShelves);
      return opened;
    },
  };
}

type ShelfPlan = {
  readonly header: DossierHeader;
  readonly marks: readonly string[];
  readonly sizes: Sizes;
  readonly known: Shelf | undefined;
};

/** Reads what came since; all of it again where a text was taken out. */
async function readShelf(database: Database, plan: ShelfPlan): Promise<Shelf> {
  const { header, marks, sizes, known } = plan;
  const dominating = dominatesUnder(header.regime);
  const placed = [...(known?.placed ?? [])];
  const excised = new Set<EntryId>(known?.excised);
  const view = {
    dossier: header.dossier,
    marks,
    until: sizes,
    ...(known === undefined ? {} : { after: known.sizes }),
  };
  for await (const one of entriesOf(database, dominating, view)) {
    if (one.state === "excised") excised.add(one.id);
    else if (one.kind === "excision") {
      if (known !== undefined) return readShelf(database, { ...plan, known: undefined });
    } else if (one.kind !== headerKind) {
      placed.push({ entered: one.entered, mark: one.mark, entry: decodeEntry(one.payload) });
    }
  }
  // Under one mark times only grow; of several, one may be a little ahead of another.
  placed.sort((a, b) => compare(a.entered, b.entered));
  return { sizes, placed, excised };
}

function openShelf(header: DossierHeader, shelf: Shelf, clearance: Clearance): Readable {
  const { sizes, placed, excised } = shelf;
  const entries = readable(
    placed.map(({ entry }) => entry),
    clearance,
    header.regime,
  );
  const books = new Map<Instant, Reading>();
  return {
    header,
    marks: [...sizes.keys()],
    sizes,
    entries,
    excised,
    policies: readablePolicies({ header, entries }, clearance),
    at: (knownOn) => {
      const ready = books.get(knownOn);
      if (ready !== undefined) return ready;
      const reading = readRecord({ header, entries }, knownOn);
      remember(books, knownOn, reading, mostBooks);
      return reading;
    },
  };
}

function isSame(some: Sizes, others: Sizes): boolean {
  return some.size === others.size && [...some].every(([mark, size]) => others.get(mark) === size);
}

/** Keeps a value, and lets go of the one kept longest. */
function remember<Key, Value>(kept: Map<Key, Value>, key: Key, value: Value, most: number): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
