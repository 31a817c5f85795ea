/**
 * Departures: contacts of the record beside the policy that was in force on their day.
 *
 * A contact at odds with a policy that was not yet, or no longer, in force is no
 * departure; it would not have been in order, and that is all it says. One who may
 * waive a rule and takes part himself has waived it by conduct. Neutral until
 * someone considers it: nothing here is held against anyone.
 */
import { allOf, hadHappened } from "./book.ts";
import type { Day } from "./day.ts";
import type { EntryOf } from "./entry.ts";
import type { EntryId } from "./id.ts";
import { inForceOn } from "./in-force.ts";
import { type Judgment, judge, mayGoAhead } from "./judge.ts";
import { actsIn } from "./lead.ts";
import { holdsAny } from "./office.ts";
import type { Who } from "./party.ts";
import { planOf } from "./request.ts";
import { groupsNamed, officesOf, onDay, type Setup } from "./setup.ts";
import { onItsDays } from "./then.ts";

export const considered = [
  "in order",
  "outside policy",
  "waived",
  "waived by conduct",
  "departure",
  "would not have been in order",
  "not determinable on this record",
] as const;
export type Considered = (typeof considered)[number];

export type DepartureFinding = {
  readonly contact: EntryId;
  readonly considered: Considered;
  /** The policy's own word on it, on its day. */
  readonly judgment: Judgment;
  /** The day on which it is ruled: its last possible one. */
  readonly on: Day;
  /** Who waived it by taking part. */
  readonly waivedBy: readonly Who[];
  /** Waivers of it on record. */
  readonly waivers: readonly EntryId[];
};

/** What a contact of the record comes to under a policy, on the day it was held. */
export function considerContact(contact: EntryOf<"contact">, setup: Setup): DepartureFinding {
  const on = contact.when?.to ?? contact.when?.from ?? setup.asOf;
  const then = onDay(setup, on);
  const judgment = judge(planOf(contact), then);
  const waivers = waiversOf(contact, setup);
  const waivedBy = waivedByConduct(contact, then);
  const found = { contact: contact.id, judgment, on, waivers, waivedBy };
  return { ...found, considered: consider(found, then) };
}

function consider(
  { judgment, on, waivers, waivedBy }: Omit<DepartureFinding, "considered">,
  { policy }: Setup,
): Considered {
  if (judgment.word === "outside policy") return "outside policy";
  if (mayGoAhead(judgment.word)) return "in order";
  if (judgment.word === "not determinable on this record") return judgment.word;
  const inForce = inForceOn(policy, on);
  if (inForce === "no") return "would not have been in order";
  if (inForce === "possible") return "not determinable on this record";
  if (waivers.length > 0) return "waived";
  return waivedBy.length > 0 ? "waived by conduct" : "departure";
}

/** Waivers on record by someone who then held an office that may waive. */
function waiversOf(contact: EntryOf<"contact">, setup: Setup): readonly EntryId[] {
  const may = officesOf(setup.policy, setup.policy.waivers);
  return allOf(setup.book, "waiver")
    .filter((waiver) => waiver.of === contact.id && hadHappened(waiver, setup.asOf) === "yes")
    .filter((waiver) =>
      onItsDays(waiver, setup).every(
        ({ asOf }) => holdsAny(setup.book, waiver.by, { offices: may, day: asOf }) === "yes",
      ),
    )
    .map((waiver) => waiver.id);
}

/** Those who may waive and led our side of every segment: what one is absent from one has not waived. */
function waivedByConduct(contact: EntryOf<"contact">, then: Setup): readonly Who[] {
  const groups = groupsNamed(then.policy, then.policy.waivers);
  const ledBy = contact.segments.map(({ participants }) =>
    participants
      .filter(({ side, role }) => side === "ours" && led.has(role))
      .filter((someone) => groups.some((group) => actsIn(someone, group, then) === "yes")),
  );
  if (ledBy.some((leaders) => leaders.length === 0)) return [];
  return (ledBy[0] ?? []).map(({ who }) => who);
}

const led: ReadonlySet<string> = new Set(["principal", "author"]);
