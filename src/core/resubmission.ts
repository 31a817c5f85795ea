/**
 * Re-submissions: an ask that asks again what an earlier one asked, or a paper
 * that says again what an earlier one said (T6).
 *
 * Shown with the list, never held against anyone: asking again is in order.
 */
import { allOf, byWhen, hadHappened } from "./book.ts";
import type { EntryOf } from "./entry.ts";
import type { AskId, EntryId } from "./id.ts";
import { rungOf, rungsOf } from "./ladder.ts";
import type { Ask, Plan } from "./proposal.ts";
import { sidesOf } from "./request.ts";
import type { Setup } from "./setup.ts";

export type Resubmission = {
  readonly proposal: EntryId;
  readonly ask: AskId;
  readonly same: "ask" | "words";
};

/** A paper repeats another when this share of its runs of words stands in the other. */
export const repeatedShare = 0.5;
const runLength = 5;

/** Earlier asks that asked the same, newest first. */
export function resubmissionsOf(
  ask: Ask,
  proposal: EntryOf<"proposal">,
  setup: Setup,
): readonly Resubmission[] {
  return allOf(setup.book, "proposal")
    .filter((earlier) => earlier.id !== proposal.id && hadHappened(earlier, setup.asOf) !== "no")
    .filter((earlier) => byWhen(earlier, proposal) < 0)
    .sort((a, b) => byWhen(b, a))
    .flatMap((earlier) =>
      earlier.asks.flatMap((other): readonly Resubmission[] => {
        if (sameAsk(ask, other, setup))
          return [{ proposal: earlier.id, ask: other.id, same: "ask" }];
        const again = repeats(wordsOf(ask, proposal), wordsOf(other, earlier));
        return again ? [{ proposal: earlier.id, ask: other.id, same: "words" }] : [];
      }),
    );
}

/** The share of one text's runs of five words that stand in another, from 0 to 1. */
export function sharedRuns(text: string, earlier: string): number {
  const mine = runsOf(text);
  if (mine.size === 0) return 0;
  const theirs = runsOf(earlier);
  return [...mine].filter((run) => theirs.has(run)).length / mine.size;
}

function repeats(text: string, earlier: string): boolean {
  return sharedRuns(text, earlier) >= repeatedShare;
}

/** The ask's own words, or its paper's where it stands alone in it. */
function wordsOf(ask: Ask, proposal: EntryOf<"proposal">): string {
  return ask.words ?? (proposal.asks.length === 1 ? proposal.text : "");
}

function runsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<string>();
  for (let i = 0; i + runLength <= words.length; i++)
    runs.add(words.slice(i, i + runLength).join(" "));
  return runs;
}

function sameAsk(a: Ask, b: Ask, setup: Setup): boolean {
  if (a.kind === "stance" || b.kind === "stance") return false;
  if (a.kind !== b.kind) return false;
  return meetAlike(a.plan, b.plan, setup) && overlap(a.plan, b.plan);
}

/** A rung of theirs and one of ours that both asks would bring to the table: an ask may name several. */
function meetAlike(a: Plan, b: Plan, setup: Setup): boolean {
  return (["ours", "theirs"] as const).every((side) => {
    const others = rungsAsked(b, side, setup);
    return rungsAsked(a, side, setup).some((rung) => others.includes(rung));
  });
}

function rungsAsked(plan: Plan, side: "ours" | "theirs", setup: Setup): readonly string[] {
  const { book, policy, asOf } = setup;
  if (plan.convenedAs !== undefined) return [rungOf(policy.ladder, plan.convenedAs)];
  const context = { book, ladder: policy.ladder, day: asOf };
  // Two of whom the level is not settled are not alike for that.
  return plan[side]
    .map((someone) => rungsOf(someone, context))
    .flatMap((rungs) => (rungs.length === 1 ? rungs : []));
}

/** The same rungs on both sides, convened alike, across the same table. */
export function sameKindOfContact(a: Plan, b: Plan, setup: Setup): boolean {
  const [one, other] = [sidesOf(a, setup), sidesOf(b, setup)];
  return (
    a.across === b.across &&
    same(one.ourLevel, other.ourLevel) &&
    same(one.theirLevel, other.theirLevel)
  );
}

function overlap(a: Plan, b: Plan): boolean {
  if (a.issues.length === 0 || b.issues.length === 0) return true;
  return a.issues.some((issue) => b.issues.includes(issue));
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 1 && b.length === 1 && a[0] === b[0];
}
