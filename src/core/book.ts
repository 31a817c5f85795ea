/**
 * Book: what the entries of a record add up to, ready to be asked.
 *
 * It holds no judgment. What a gate, a level or a standing comes to is worked
 * out by the file that knows the rule, for a day and a policy.
 */
import { type Day, firstDay, monthsLater } from "./day.ts";
import type { Entry, EntryOf, Kind } from "./entry.ts";
import { followed } from "./follow.ts";
import type { BasketId, EntryId, ForumId, IssueId, OfficeId, PartyId, PersonId } from "./id.ts";
import type { Known } from "./known.ts";
import type { Regime } from "./mark.ts";
import { type Met, metOf } from "./truth.ts";
import { compareWhen, earliest, wasBy, wasWithin } from "./when.ts";

export type Book = {
  readonly regime: Regime;
  readonly entries: ReadonlyMap<EntryId, Entry>;
  readonly supersededBy: ReadonlyMap<EntryId, EntryId>;
  readonly parties: ReadonlyMap<PartyId, EntryOf<"party">>;
  readonly offices: ReadonlyMap<OfficeId, EntryOf<"office">>;
  readonly people: ReadonlyMap<PersonId, EntryOf<"person">>;
  readonly issues: ReadonlyMap<IssueId, EntryOf<"issue">>;
  readonly baskets: ReadonlyMap<BasketId, EntryOf<"basket">>;
  readonly forums: ReadonlyMap<ForumId, EntryOf<"forum">>;
  readonly tenuresOfPerson: ReadonlyMap<PersonId, readonly EntryOf<"tenure">[]>;
  readonly tenuresInOffice: ReadonlyMap<OfficeId, readonly EntryOf<"tenure">[]>;
  /** The first day on which a contact shows each person at work. */
  readonly firstSeen: ReadonlyMap<PersonId, Day>;
  readonly movesOn: ReadonlyMap<IssueId, readonly EntryOf<"move">[]>;
  readonly contactsOn: ReadonlyMap<IssueId, readonly EntryOf<"contact">[]>;
  readonly retractionsOf: ReadonlyMap<EntryId, readonly EntryOf<"move">[]>;
  readonly assessmentsOf: ReadonlyMap<EntryId, readonly EntryOf<"assessment">[]>;
  readonly concessionFindings: ReadonlyMap<EntryId, readonly EntryOf<"determination">[]>;
  readonly standingNotes: ReadonlyMap<EntryId, readonly EntryOf<"standing">[]>;
  readonly byKind: ReadonlyMap<Kind, readonly Entry[]>;
};

export function openBook(known: Known, regime: Regime): Book {
  const draft = emptyDraft();
  for (const entry of followed(known)) enter(draft, entry);
  return { regime, supersededBy: known.supersededBy, ...draft };
}

/** All that hold of one kind, in the order of the record. */
export function allOf<K extends Kind>(book: Book, kind: K): readonly EntryOf<K>[] {
  // The map is filled by kind, so what stands under a kind is of that kind.
  return (book.byKind.get(kind) ?? []) as readonly EntryOf<K>[];
}

/** Whether it had happened by that day; what bears no date always has. */
export function hadHappened(entry: Entry, day: Day): Met {
  return entry.when === undefined ? "yes" : metOf(wasBy(entry.when, day));
}

/** Whether it happened in the months up to that day; without months, ever; an undated thing, who knows. */
export function wasRecent(entry: Entry, months: number | undefined, day: Day): Met {
  if (months === undefined) return hadHappened(entry, day);
  if (entry.when === undefined) return "undecided";
  return metOf(wasWithin(entry.when, monthsLater(day, -months) ?? firstDay, day));
}

/** By when it happened, then by id: the order of every list that a reader sees. */
export function byWhen(a: Placed, b: Placed): number {
  if (a.when !== undefined && b.when !== undefined) {
    const order = compareWhen(a.when, b.when);
    if (order !== 0) return order;
  } else if (a.when !== b.when) {
    return a.when === undefined ? -1 : 1;
  }
  return compareText(a.id, b.id);
}

type Placed = Pick<Entry, "when" | "id">;

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

type Draft = { -readonly [K in keyof Omit<Book, "regime" | "supersededBy">]: Grown<Book[K]> };
type Grown<T> =
  T extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value extends readonly (infer Item)[] ? Item[] : Value>
    : T;

function emptyDraft(): Draft {
  return {
    entries: new Map(),
    parties: new Map(),
    offices: new Map(),
    people: new Map(),
    issues: new Map(),
    baskets: new Map(),
    forums: new Map(),
    tenuresOfPerson: new Map(),
    tenuresInOffice: new Map(),
    firstSeen: new Map(),
    movesOn: new Map(),
    contactsOn: new Map(),
    retractionsOf: new Map(),
    assessmentsOf: new Map(),
    concessionFindings: new Map(),
    standingNotes: new Map(),
    byKind: new Map(),
  };
}

function enter(draft: Draft, entry: Entry): void {
  draft.entries.set(entry.id, entry);
  push(draft.byKind, entry.kind, entry);
  switch (entry.kind) {
    case "contact":
      enterContact(draft, entry);
      return;
    case "move":
      push(draft.movesOn, entry.issue, entry);
      for (const retracted of entry.retracts) push(draft.retractionsOf, retracted, entry);
      return;
    case "assessment":
      push(draft.assessmentsOf, entry.move, entry);
      return;
    case "determination":
      if (entry.on.kind === "concession") push(draft.concessionFindings, entry.on.move, entry);
      return;
    case "standing":
      push(draft.standingNotes, entry.of, entry);
      return;
    default:
      enterReference(draft, entry);
  }
}

function enterReference(draft: Draft, entry: Entry): void {
  if (entry.kind === "party") draft.parties.set(entry.party, entry);
  else if (entry.kind === "office") draft.offices.set(entry.office, entry);
  else if (entry.kind === "person") draft.people.set(entry.person, entry);
  else if (entry.kind === "issue") draft.issues.set(entry.issue, entry);
  else if (entry.kind === "basket") draft.baskets.set(entry.basket, entry);
  else if (entry.kind === "forum") draft.forums.set(entry.forum, entry);
  else if (entry.kind === "tenure") {
    push(draft.tenuresOfPerson, entry.person, entry);
    push(draft.tenuresInOffice, entry.office, entry);
  }
}

function enterContact(draft: Draft, contact: EntryOf<"contact">): void {
  for (const issue of contact.issues) push(draft.contactsOn, issue, contact);
  const day = contact.when && earliest(contact.when);
  if (day === undefined) return;
  for (const segment of contact.segments) {
    for (const { who } of segment.participants) {
      if (who.kind !== "person") continue;
      const seen = draft.firstSeen.get(who.person);
      if (seen === undefined || day < seen) draft.firstSeen.set(who.person, day);
    }
  }
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
