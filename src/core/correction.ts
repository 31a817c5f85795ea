/**
 * Corrections: which entry takes the place of which, and whether that is clear.
 *
 * An entry is superseded or withdrawn once at most, by an entry of its own kind
 * that is about the same thing. Who wants to correct again corrects the correction.
 */
import type { Entry } from "./entry.ts";
import type { EntryId } from "./id.ts";
import type { Incoherence } from "./incoherence.ts";
import { definitionOf } from "./reference.ts";

/** For each entry superseded or withdrawn, the first that did so. */
export function takenBack(entries: readonly Entry[]): ReadonlyMap<EntryId, EntryId> {
  const taken = new Map<EntryId, EntryId>();
  const note = (of: EntryId | undefined, by: EntryId) => {
    if (of !== undefined && !taken.has(of)) taken.set(of, by);
  };
  for (const entry of entries) note(entry.supersedes?.entry, entry.id);
  // A withdrawal that was itself corrected has left its place to the other.
  for (const entry of entries) {
    if (entry.kind === "withdrawal" && !taken.has(entry.id)) note(entry.of, entry.id);
  }
  return taken;
}

type Corrections = {
  readonly byId: ReadonlyMap<EntryId, Entry>;
  readonly taken: ReadonlyMap<EntryId, EntryId>;
};

/** What is wrong with an entry as a correction; an unknown target is reported as a reference. */
export function correctionProblems(entry: Entry, record: Corrections): readonly Incoherence[] {
  const superseded = entry.supersedes && record.byId.get(entry.supersedes.entry);
  const withdrawn = entry.kind === "withdrawal" ? record.byId.get(entry.of) : undefined;
  return [
    ...(superseded === undefined ? [] : superseding(entry, superseded, record)),
    ...(withdrawn === undefined ? [] : withdrawing(entry, withdrawn, record)),
  ];
}

function superseding(entry: Entry, target: Entry, record: Corrections): readonly Incoherence[] {
  const problems: Incoherence[] = [];
  const at = { entry: entry.id, path: ["supersedes", "entry"], of: target.id } as const;
  const circle = circleFrom(entry, record.byId);
  if (circle !== undefined) problems.push({ ...at, kind: "correction of itself", through: circle });
  const other = record.taken.get(target.id);
  if (other !== undefined && other !== entry.id) {
    problems.push({ ...at, kind: "corrected twice", other });
  }
  if (entry.kind !== target.kind) {
    problems.push({ ...at, kind: "kind changed", from: target.kind, to: entry.kind });
  } else {
    const [from, to] = [nameOf(target), nameOf(entry)];
    if (from !== to) problems.push({ ...at, kind: "name changed", from, to });
  }
  if (entry.recorded.at < target.recorded.at) {
    problems.push({ ...at, kind: "corrected too early", path: ["recorded", "at"] });
  }
  return problems;
}

function withdrawing(entry: Entry, target: Entry, record: Corrections): readonly Incoherence[] {
  const problems: Incoherence[] = [];
  const at = { entry: entry.id, path: ["of"], of: target.id } as const;
  const other = record.taken.get(target.id);
  if (other !== undefined && other !== entry.id && !record.taken.has(entry.id)) {
    problems.push({ ...at, kind: "corrected twice", other });
  }
  if (target.kind === "withdrawal") problems.push({ ...at, kind: "withdrawal withdrawn" });
  if (entry.recorded.at < target.recorded.at) {
    problems.push({ ...at, kind: "corrected too early", path: ["recorded", "at"] });
  }
  return problems;
}

/** What an entry is about, where a correction may not change it. */
function nameOf(entry: Entry): string {
  if (entry.kind === "withdrawal") return entry.of;
  if (entry.kind === "policy") return entry.policy;
  return definitionOf(entry)?.id ?? "";
}

/** The circle of corrections that an entry closes, from its least id on; reported there alone. */
function circleFrom(
  entry: Entry,
  byId: ReadonlyMap<EntryId, Entry>,
): readonly EntryId[] | undefined {
  const through: EntryId[] = [entry.id];
  const seen = new Set(through);
  for (let next = entry.supersedes?.entry; next !== undefined; ) {
    if (next === entry.id) {
      const first = through.every((id) => id >= entry.id);
      return first ? [...through, entry.id] : undefined;
    }
    if (seen.has(next)) return undefined; // a circle further on, reported by its own entries
    seen.add(next);
    through.push(next);
    next = byId.get(next)?.supersedes?.entry;
  }
  return undefined;
}
