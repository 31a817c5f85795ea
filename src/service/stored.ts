/**
 * A dossier as it is stored: its entries in the order in which they were entered, and its header,
 * which is an entry of the journal itself, so that it is hashed and signed like the rest.
 *
 * All of it is read, whatever the marks: the command line is the desk's own, and reads as the
 * store's auditor does.
 */
import { type Dossier, type DossierHeader, decodeHeader } from "../codec/dossier.ts";
import { decodeEntry } from "../codec/entry.ts";
import type { Entry } from "../core/entry.ts";
import type { DossierId, EntryId } from "../core/id.ts";
import { parseMark, type Regime } from "../core/mark.ts";
import { dominates } from "../core/mark-needs.ts";
import type { Database } from "../store/database.ts";
import { enteredLeaves } from "../store/export-rows.ts";
import { listDossiers } from "../store/read.ts";
import type { Store } from "./store.ts";

export type Stored = Dossier & {
  /** How many entries the journal holds, headers and excisions included. */
  readonly size: number;
  /** How many the tree of each mark holds. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly headers: number;
  /** The entries whose text was taken out under an authority. */
  readonly excised: ReadonlySet<EntryId>;
};

/** The kind under which the journal holds a header; no entry of a record has it. */
export const headerKind = "dossier";

/** The id of the nth header, from 1; no id of an entry holds a semicolon. */
export function headerId(nth: number): EntryId {
  return `${headerIds}${nth}` as EntryId;
}

/** How the ids of headers begin. */
export const headerIds = "header;";

export async function storedDossiers({ database }: Store): Promise<readonly string[]> {
  return listDossiers(database);
}

/** The dossier, or undefined if there is none of that id. */
export async function readStored(
  { database }: Pick<Store, "database">,
  dossier: string,
): Promise<Stored | undefined> {
  const sizes = new Map<string, number>();
  const excised = new Set<EntryId>();
  const entries: Entry[] = [];
  let header: DossierHeader | undefined;
  let headers = 0;
  let size = 0;
  for await (const { mark, id, held } of wholeJournal(database, dossier as DossierId)) {
    size += 1;
    sizes.set(mark, (sizes.get(mark) ?? 0) + 1);
    if (held === undefined) excised.add(id);
    else if (held.kind === "excision") continue;
    else if (held.kind === headerKind) {
      header = decodeHeader(held.payload);
      headers += 1;
    } else entries.push(decodeEntry(held.payload));
  }
  if (header === undefined) return undefined;
  return { header, entries, size, sizes, headers, excised };
}

/** An entry as the journal holds it; without what it held, if that was excised. */
export type Kept = {
  readonly index: number;
  readonly id: EntryId;
  readonly mark: string;
  readonly position: number;
  readonly recorded: string;
  readonly held?: { readonly kind: string; readonly by: string; readonly payload: unknown };
};

/** Everything, in the order in which it was entered. */
export async function* wholeJournal(database: Database, dossier: DossierId): AsyncGenerator<Kept> {
  for await (const line of enteredLeaves(database, dossier)) {
    const { leaf, position, content, index = 0 } = line;
    const { id, mark, recorded } = leaf;
    const place = { index, id, mark, position, recorded };
    yield content.kind === "held" ? { ...place, held: JSON.parse(content.payload) } : place;
  }
}

/** Whether what bears the first mark may rest on what bears the second, under a regime. */
export function dominatesUnder(regime: Regime): (high: string, low: string) => boolean {
  return (high, low) => {
    const [upper, lower] = [parseMark(high), parseMark(low)];
    return upper.ok && lower.ok && dominates(regime, upper.value, lower.value);
  };
}
