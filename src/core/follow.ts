/**
 * What rests on a contact rests on its correction.
 *
 * A contact, an approach, a statement or a document that is corrected says everything again, so
 * what was said at it, came by it or was waived of it stays with it. A ruling is frozen and keeps
 * what it relied on; a judgment of a move is of its words, and is made again where they change.
 */
import type { Entry, Kind } from "./entry.ts";
import type { EntryId } from "./id.ts";
import type { Known } from "./known.ts";
import { renamed } from "./reference.ts";

const occasions: ReadonlySet<Kind> = new Set(["contact", "approach", "statement", "document"]);
const frozen: ReadonlySet<Kind> = new Set(["ruling", "withdrawal"]);

/** The entries that hold, each speaking of what holds now in the place of what was corrected. */
export function followed({ holding, supersededBy }: Known): readonly Entry[] {
  const now = successors(holding, supersededBy);
  if (now.size === 0) return holding;
  return holding.map((entry) =>
    frozen.has(entry.kind) ? entry : renamed(entry, (id) => now.get(id)),
  );
}

function successors(
  holding: readonly Entry[],
  supersededBy: Known["supersededBy"],
): ReadonlyMap<EntryId, EntryId> {
  const corrections = new Map<EntryId, EntryId>();
  if (supersededBy.size === 0) return corrections;
  const kinds = new Map(holding.map(({ id, kind }) => [id, kind]));
  for (const [corrected, by] of supersededBy) {
    const last = lastOf(by, supersededBy);
    const kind = kinds.get(last);
    if (kind !== undefined && occasions.has(kind)) corrections.set(corrected, last);
  }
  return corrections;
}

function lastOf(by: EntryId, supersededBy: Known["supersededBy"]): EntryId {
  const seen = new Set<EntryId>();
  let last = by;
  for (let next = supersededBy.get(last); next !== undefined && !seen.has(next); ) {
    seen.add(next);
    last = next;
    next = supersededBy.get(last);
  }
  return last;
}
