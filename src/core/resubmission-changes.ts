/**
 * What a paper that asks again has changed since the earlier one, and what became
 * of the earlier one: asks kept, moved up or down, reworded, new, dropped.
 */
import { allOf, byWhen, hadHappened } from "./book.ts";
import type { EntryOf } from "./entry.ts";
import type { AskId, EntryId } from "./id.ts";
import { resubmissionsOf, sharedRuns } from "./resubmission.ts";
import type { Setup } from "./setup.ts";

export type KeptAsk = {
  readonly ask: AskId;
  readonly earlier: AskId;
  /** Its place among the asks, from 1, then and now: later is less prominent. */
  readonly place: { readonly was: number; readonly is: number };
  /** The share of its runs of words that stand in the earlier ask; undefined where one has too few. */
  readonly sharedWords: number | undefined;
};

export type Changes = {
  readonly kept: readonly KeptAsk[];
  readonly added: readonly AskId[];
  readonly dropped: readonly AskId[];
  /** Rulings and decisions recorded on the earlier paper. */
  readonly answers: readonly EntryId[];
};

export function changesSince(
  earlier: EntryOf<"proposal">,
  paper: EntryOf<"proposal">,
  setup: Setup,
): Changes {
  const kept = paper.asks.flatMap((ask, is): readonly KeptAsk[] => {
    const again = resubmissionsOf(ask, paper, setup).find((one) => one.proposal === earlier.id);
    const was = earlier.asks.findIndex((one) => one.id === again?.ask);
    const before = earlier.asks[was];
    if (before === undefined) return [];
    const sharedWords =
      ask.words === undefined || before.words === undefined
        ? undefined
        : sharedRuns(ask.words, before.words);
    return [{ ask: ask.id, earlier: before.id, place: { was: was + 1, is: is + 1 }, sharedWords }];
  });
  const keptNow = new Set(kept.map((one) => one.ask));
  const keptThen = new Set(kept.map((one) => one.earlier));
  return {
    kept,
    added: paper.asks.map((ask) => ask.id).filter((id) => !keptNow.has(id)),
    dropped: earlier.asks.map((ask) => ask.id).filter((id) => !keptThen.has(id)),
    answers: answersTo(earlier.id, setup),
  };
}

function answersTo(proposal: EntryId, { book, asOf }: Setup): readonly EntryId[] {
  return [...allOf(book, "ruling"), ...allOf(book, "decision")]
    .filter((entry) => entry.proposal === proposal && hadHappened(entry, asOf) !== "no")
    .sort(byWhen)
    .map((entry) => entry.id);
}
