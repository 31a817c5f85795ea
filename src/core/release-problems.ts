/**
 * What is wrong with a confirmation: that it is nobody else's, that it confirms twice, or that it
 * tells something other than what was proposed.
 */
import type { Entry, EntryOf } from "./entry.ts";
import type { EntryId } from "./id.ts";
import type { Incoherence } from "./incoherence.ts";
import { portionOf } from "./mark.ts";

type Record = {
  readonly byId: ReadonlyMap<EntryId, Entry>;
  readonly taken: ReadonlyMap<EntryId, EntryId>;
};

export function releaseProblems(entry: Entry, record: Record): readonly Incoherence[] {
  if (entry.kind === "withdrawal" && record.byId.get(entry.of)?.kind === "confirmation") {
    return [{ entry: entry.id, path: ["of"], kind: "confirmation withdrawn" }];
  }
  if (entry.kind !== "confirmation") return [];
  const release = record.byId.get(entry.of);
  const gave = record.byId.get(entry.gave);
  // Another kind, or nothing, is told of as a wrong name.
  if (release?.kind !== "release" || gave?.kind !== "released ruling") return [];
  const at = { entry: entry.id, path: ["of"] };
  if (entry.recorded.by === release.recorded.by) {
    return [{ ...at, kind: "confirmed alone", by: entry.recorded.by }];
  }
  const by = record.taken.get(release.id);
  if (by !== undefined && by !== entry.id) return [{ ...at, kind: "release taken back", by }];
  const other = otherConfirmation(entry, record);
  if (other !== undefined) return [{ ...at, kind: "confirmed twice", other }];
  if (isAsProposed(gave, release)) return [];
  return [{ ...at, path: ["gave"], kind: "not as proposed" }];
}

function otherConfirmation(
  { id, of }: EntryOf<"confirmation">,
  { byId }: Record,
): EntryId | undefined {
  for (const other of byId.values()) {
    if (other.kind === "confirmation" && other.of === of && other.id !== id) return other.id;
  }
  return undefined;
}

function isAsProposed(gave: EntryOf<"released ruling">, release: EntryOf<"release">): boolean {
  return (
    gave.word === release.word &&
    gave.text === release.text &&
    portionOf(gave.mark) === portionOf(release.under) &&
    (gave.policy ?? release.policy) === release.policy &&
    JSON.stringify(gave.plan) === JSON.stringify(release.plan)
  );
}
