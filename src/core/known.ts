/**
 * The entries known on a date, with corrections applied.
 *
 * Record time: an entry counts from the instant it was recorded. A corrected or
 * withdrawn entry drops out of what holds once its correction is known; it stays
 * in the record and stays readable.
 */
import { takenBack } from "./correction.ts";
import type { Instant } from "./day.ts";
import type { Entry } from "./entry.ts";
import type { EntryId } from "./id.ts";

export type Known = {
  /** What holds: known by then, not superseded, not withdrawn. In the order given. */
  readonly holding: readonly Entry[];
  /** For each entry that no longer holds, the one that took its place or took it back. */
  readonly supersededBy: ReadonlyMap<EntryId, EntryId>;
};

export function knownOn(entries: Iterable<Entry>, at: Instant | undefined): Known {
  const known: Entry[] = [];
  for (const entry of entries) if (at === undefined || entry.recorded.at <= at) known.push(entry);
  const supersededBy = takenBack(known);
  const holding =
    supersededBy.size === 0 ? known : known.filter((entry) => !supersededBy.has(entry.id));
  return { holding, supersededBy };
}
