/**
 * The last word: which of several findings, or words of theirs, is the latest.
 *
 * The last one counts. Where their dates, or whether they count at all, are not
 * settled, several may be the last, and only what all of these say is settled.
 */
import { byWhen } from "./book.ts";
import type { Entry } from "./entry.ts";
import type { Met } from "./truth.ts";
import { earliest, latest } from "./when.ts";

export type LastWord<E> = {
  /** Those that may be the last, in the order of their dates; none where none counts. */
  readonly last: readonly E[];
  /** Whether one of them counts for certain. */
  readonly sure: boolean;
};

export function lastWord<E extends Entry>(
  entries: readonly E[],
  counts: (entry: E) => Met,
): LastWord<E> {
  const weighed = entries.map((entry) => ({ entry, met: counts(entry) }));
  const counted = weighed.filter(({ met }) => met !== "no");
  const sure = weighed.filter(({ met }) => met === "yes").map(({ entry }) => entry);
  const last = counted
    .map(({ entry }) => entry)
    .filter((entry) => !sure.some((later) => isAfter(later, entry)))
    .sort(byWhen);
  return { last, sure: sure.length > 0 };
}

/** Whether one is certainly later; what bears no date comes before all that does. */
function isAfter(later: Entry, entry: Entry): boolean {
  if (later.when === undefined) return false;
  if (entry.when === undefined) return true;
  const [start, end] = [earliest(later.when), latest(entry.when)];
  return start !== undefined && end !== undefined && start > end;
}
