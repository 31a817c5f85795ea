/**
 * The list of contacts: those that a reader may read, in the order of the world.
 */
import type { ContactsOutput } from "../codec/output-api-contacts.ts";
import { allOf, type Book, byWhen, hadHappened } from "../core/book.ts";
import type { Day } from "../core/day.ts";
import type { EntryOf } from "../core/entry.ts";
import { postsOn } from "../core/office.ts";
import { ok, type Result } from "../core/result.ts";
import { wasBefore, wasBy } from "../core/when.ts";
import { levelsOfContact, people, viewContactRow } from "./contact-row.ts";
import { askedOf, type Lens } from "./lens.ts";
import { type Key, pageFrom, type Turn } from "./page.ts";
import { holdsWords, wordsOf } from "./words.ts";

type Contact = EntryOf<"contact">;

export type ContactFilter = {
  /** Days between which it was, or may have been, held. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** A rung of the policy, or a level of the record, that one of the sides may have stood on. */
  readonly level?: string | undefined;
  readonly issue?: string | undefined;
  readonly person?: string | undefined;
  readonly office?: string | undefined;
  readonly mode?: string | undefined;
  readonly purpose?: string | undefined;
  readonly q?: string | undefined;
};

export function listContacts(
  filter: ContactFilter,
  turn: Turn,
  lens: Lens,
): Result<ContactsOutput, "bad cursor"> {
  const found = contactsIn(lens.book)
    .filter((contact) => hadHappened(contact, lens.asOf) !== "no")
    .filter((contact) => fits(contact, filter, lens));
  const page = pageFrom(found, keyOf, turn);
  if (!page.ok) return page;
  const { items, next, total } = page.value;
  return ok({
    ...askedOf(lens),
    ladder: ladderOf(lens),
    items: items.map((contact) => viewContactRow(contact, lens)),
    next,
    total,
  });
}

/** From the bottom up; without a policy there is none. */
export function ladderOf({ setup }: Lens): ContactsOutput["ladder"] {
  return (setup?.policy.ladder ?? []).map(({ id, title }) => ({ id, title }));
}

const sorted = new WeakMap<Book, readonly Contact[]>();

/** All contacts that hold, by when they were held; sorted once to a book. */
export function contactsIn(book: Book): readonly Contact[] {
  const ready = sorted.get(book) ?? [...allOf(book, "contact")].sort(byWhen);
  sorted.set(book, ready);
  return ready;
}

/** The order of `byWhen`, as parts to compare. */
export function keyOf({ when, id }: Pick<Contact, "when" | "id">): Key {
  // "~" sorts after every digit, as an end that is not known does.
  return when === undefined ? ["", "", "", id] : [when.from ?? "", when.to ?? "~", when.text, id];
}

function fits(contact: Contact, filter: ContactFilter, lens: Lens): boolean {
  const { issue, mode, purpose, q } = filter;
  if (mode !== undefined && contact.mode !== mode) return false;
  if (purpose !== undefined && contact.purpose !== purpose) return false;
  if (issue !== undefined && !contact.issues.some((one) => one === issue)) return false;
  if (!fallsBetween(contact, filter)) return false;
  if (!isWith(contact, filter, lens)) return false;
  if (q !== undefined && !holdsWords(contact, wordsOf(q))) return false;
  return isAt(contact, filter.level, lens);
}

/** What may have been held then is shown: an uncertain day hides nothing. */
function fallsBetween({ when }: Contact, { from, to }: ContactFilter): boolean {
  if (when === undefined) return from === undefined && to === undefined;
  if (from !== undefined && wasBefore(when, from) === "yes") return false;
  return to === undefined || wasBy(when, to) !== "no";
}

function isWith(contact: Contact, { person, office }: ContactFilter, { book }: Lens): boolean {
  if (person === undefined && office === undefined) return true;
  const all = [...people(contact, "ours"), ...people(contact, "theirs")];
  const named = (id: string) => all.some(({ who }) => who.kind === "person" && who.person === id);
  if (person !== undefined && !named(person)) return false;
  if (office === undefined) return true;
  const day = contact.when?.to ?? contact.when?.from;
  return all.some(({ who, as }) => {
    if (as?.office === office) return true;
    if (who.kind === "office") return who.office === office;
    if (who.kind !== "person" || day === undefined) return false;
    return postsOn(book, who.person, day).some(({ tenure }) => tenure.office === office);
  });
}

function isAt(contact: Contact, level: string | undefined, lens: Lens): boolean {
  if (level === undefined) return true;
  const { ours, theirs } = levelsOfContact(contact, lens);
  return ours.includes(level) || theirs.includes(level);
}
