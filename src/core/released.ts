/**
 * Released rulings: what was told from above on a request, and when it stands in the place of a
 * reader's own ruling.
 *
 * A released ruling wins over what is worked out of less than it rests on. Who reads the
 * confirmation too reads what it rests on, and rules on that. So it hangs on the readable record
 * alone, as everything does.
 */
import { allOf, compareText, hadHappened } from "./book.ts";
import { mediumOf } from "./contact.ts";
import type { EntryOf } from "./entry.ts";
import { mayGoAhead } from "./judge.ts";
import { rollUp } from "./mark-join.ts";
import type { Plan, Planned } from "./proposal.ts";
import { keyOf } from "./request.ts";
import type { Setup } from "./setup.ts";
import type { Ruling } from "./verdict.ts";

/** The last one told on such a request by the day asked about, if it stands above one's own ruling. */
export function releasedOn(plan: Plan, setup: Setup): EntryOf<"released ruling"> | undefined {
  const { book, policy, asOf } = setup;
  const own = new Set(allOf(book, "confirmation").map(({ gave }) => gave));
  return allOf(book, "released ruling").findLast(
    (one) =>
      !own.has(one.id) &&
      (one.policy ?? policy.id) === policy.id &&
      hadHappened(one, asOf) === "yes" &&
      isOn(one.plan, plan),
  );
}

/** What was told, in the place of the word; what the reader's own record says beside it stays. */
export function asTold(
  ruling: Ruling,
  released: EntryOf<"released ruling">,
  { book }: Setup,
): Ruling {
  const { word, id, mark } = released;
  const goes = mayGoAhead(word);
  const { nearest: _, ...rest } = ruling;
  const told: Ruling = {
    ...(goes ? rest : ruling),
    word,
    ground: "released",
    released: id,
    actsNext: { ...ruling.actsNext, to: goes ? "act" : "answer" },
    records: [...new Set([...ruling.records, id])].sort(compareText),
    mark: rollUp(book.regime, [ruling.mark, mark]),
  };
  if (goes) return { ...told, missing: [], road: [], deadlock: [], consequences: [] };
  return { ...told, onlyOn: [], obligations: [] };
}

/** Whether a request is one of those that were told of: the same people and purpose, on no other issue. */
function isOn(told: Plan, plan: Plan): boolean {
  return (
    told.across === plan.across &&
    told.purpose === plan.purpose &&
    mediumOf(told.mode) === mediumOf(plan.mode) &&
    isSame(told.ours, plan.ours) &&
    isSame(told.theirs, plan.theirs) &&
    isWithin(plan, told)
  );
}

function isSame(some: readonly Planned[], others: readonly Planned[]): boolean {
  const keys = (people: readonly Planned[]) =>
    JSON.stringify(people.map((one) => `${keyOf(one.who)} ${one.level ?? ""}`).sort());
  return keys(some) === keys(others);
}

/** What was told of no issue was told of every one. */
function isWithin({ issues }: Plan, told: Plan): boolean {
  if (told.issues.length === 0) return true;
  return issues.length > 0 && issues.every((issue) => told.issues.includes(issue));
}
