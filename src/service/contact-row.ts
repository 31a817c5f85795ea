/**
 * A contact as a row of a list: who met whom, at which levels, on what, and what it comes to
 * under the policy on its own day.
 */
import type { ContactRow } from "../codec/output-api-contacts.ts";
import type { Participant, Side } from "../core/contact.ts";
import { considerContact, type DepartureFinding } from "../core/departure.ts";
import type { EntryOf } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { portionOf } from "../core/mark.ts";
import { namesOf } from "../core/names.ts";
import { planOf, sidesOf } from "../core/request.ts";
import { onDay, type Setup } from "../core/setup.ts";
import type { Lens } from "./lens.ts";
import { viewIssue, viewWhen } from "./link-view.ts";
import { levelsOf, type Then, viewSeat } from "./seat-view.ts";

type Contact = EntryOf<"contact">;

export function viewContactRow(contact: Contact, lens: Lens): ContactRow {
  const then = dayOf(contact, lens);
  const levels = levelsOfContact(contact, lens);
  const forum = contact.forum;
  const seats = (side: Side) => people(contact, side).map((one) => viewSeat(one, then));
  return {
    id: contact.id,
    title: contact.summary,
    when: viewWhen(contact.when),
    ourLevel: [...levels.ours],
    theirLevel: [...levels.theirs],
    across: contact.across,
    mode: contact.mode,
    setting: contact.setting,
    purpose: contact.purpose,
    initiator: contact.initiator,
    place: contact.place ?? null,
    forum:
      forum === undefined
        ? null
        : { id: forum, title: lens.book.forums.get(forum)?.title ?? forum },
    issues: contact.issues.map((issue) => viewIssue(issue, lens.names)),
    ours: seats("ours"),
    theirs: seats("theirs"),
    mark: portionOf(contact.mark),
    recordStatus: contact.recordStatus,
    departure: departureOf(contact, lens.setup)?.considered ?? null,
  };
}

/** The record as names and posts stood when the contact was held. */
export function dayOf(contact: Contact, { book, asOf, setup }: Lens): Then {
  const day = contact.when?.to ?? contact.when?.from ?? asOf;
  return { book, day, names: namesOf(book, day), setup };
}

type Levels = { readonly ours: readonly string[]; readonly theirs: readonly string[] };
const levelsKept = new WeakMap<object, Map<EntryId, Levels>>();

/** The rungs of the two sides on the day; without a policy nobody says which level is higher, so all are given. */
export function levelsOfContact(contact: Contact, lens: Lens): Levels {
  const kept = keptUnder(levelsKept, lens.setup ?? lens.book);
  const ready = kept.get(contact.id);
  if (ready !== undefined) return ready;
  const then = dayOf(contact, lens);
  const levels =
    then.setup === undefined ? ofRecord(contact, then) : ofPolicy(contact, then.setup, then);
  kept.set(contact.id, levels);
  return levels;
}

function ofPolicy(contact: Contact, setup: Setup, { day }: Then): Levels {
  const { ourLevel, theirLevel } = sidesOf(planOf(contact), onDay(setup, day));
  return { ours: ourLevel, theirs: theirLevel };
}

function ofRecord(contact: Contact, then: Then): Levels {
  if (contact.convenedAs !== undefined) {
    return { ours: [contact.convenedAs], theirs: [contact.convenedAs] };
  }
  const of = (side: Side) => {
    const counting = people(contact, side).filter(({ role }) => counts.has(role));
    return [...new Set(counting.flatMap((one) => levelsOf(one, then)))].sort();
  };
  return { ours: of("ours"), theirs: of("theirs") };
}

const counts: ReadonlySet<string> = new Set(["principal", "adviser", "author", "addressee"]);

/** Those of a side, each once however many segments they sat in. */
export function people({ segments }: Contact, side: Side): readonly Participant[] {
  const seen = new Map<string, Participant>();
  for (const { participants } of segments) {
    for (const one of participants) {
      const key = JSON.stringify(one.who);
      if (one.side === side && !seen.has(key)) seen.set(key, one);
    }
  }
  return [...seen.values()];
}

const departuresKept = new WeakMap<object, Map<EntryId, DepartureFinding>>();

/** What the contact comes to under the policy, worked out once; undefined without a policy. */
export function departureOf(
  contact: Contact,
  setup: Setup | undefined,
): DepartureFinding | undefined {
  if (setup === undefined) return undefined;
  const kept = keptUnder(departuresKept, setup);
  const ready = kept.get(contact.id);
  if (ready !== undefined) return ready;
  const found = considerContact(contact, setup);
  kept.set(contact.id, found);
  return found;
}

function keptUnder<Value>(
  all: WeakMap<object, Map<EntryId, Value>>,
  key: object,
): Map<EntryId, Value> {
  const kept = all.get(key) ?? new Map<EntryId, Value>();
  all.set(key, kept);
  return kept;
}
