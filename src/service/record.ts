/**
 * Opening one entry of the record: by its own id, or by the id of what it is
 * about, as a person or an office.
 */
import type { Entry } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { definitionOf } from "../core/reference.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Reading } from "./desk.ts";
import { nearestFew } from "./naming.ts";
import type { DeskProblem } from "./problem.ts";

export type Opened = {
  readonly entry: Entry;
  /** The entry that took its place or took it back, as far as was known. */
  readonly supersededBy: EntryId | undefined;
};

export function openEntry(id: string, reading: Reading): Result<Opened, DeskProblem> {
  const entry = reading.entries.get(id as EntryId) ?? defining(id, reading);
  if (entry === undefined) {
    const known = [...reading.book.entries.keys()];
    return fail({ kind: "unknown name", what: "entry", given: id, near: nearestFew(id, known) });
  }
  if (entry.recorded.at > reading.knownOn) {
    const { at } = entry.recorded;
    return fail({ kind: "not known yet", entry: entry.id, recorded: at, knownOn: reading.knownOn });
  }
  return ok({ entry, supersededBy: reading.book.supersededBy.get(entry.id) });
}

function defining(id: string, { book }: Reading): Entry | undefined {
  for (const entry of book.entries.values()) {
    if (definitionOf(entry)?.id === id) return entry;
  }
  return undefined;
}
