/**
 * Whether two entries may record one contact: of every meeting there are two accounts, and they
 * belong to one entry.
 *
 * They may where somebody of theirs is in both, their days may be one, both passed by word of
 * mouth or both in writing, and somebody of ours is in both or the mode is the same. It is an
 * offer to whoever records; nothing is joined by it.
 */
import { allOf, type Book, compareText } from "./book.ts";
import { mediumOf, type Participant, type Side } from "./contact.ts";
import type { EntryOf } from "./entry.ts";
import { holdsAny } from "./office.ts";
import type { Who } from "./party.ts";
import { earliest, latest, type When } from "./when.ts";

type Contact = EntryOf<"contact">;

/** The contacts that hold and may be this one, the likeliest first. */
export function likeOnRecord(contact: Contact, book: Book): readonly Contact[] {
  return allOf(book, "contact")
    .filter((other) => other.id !== contact.id && maySame(contact, other, book))
    .map((other) => ({ other, surer: shared("ours", contact, other, book) ? 0 : 1 }))
    .sort((a, b) => a.surer - b.surer || compareText(a.other.id, b.other.id))
    .map(({ other }) => other);
}

function maySame(one: Contact, other: Contact, book: Book): boolean {
  if (one.across !== other.across || mediumOf(one.mode) !== mediumOf(other.mode)) return false;
  if (!mayOverlap(one.when, other.when) || !shared("theirs", one, other, book)) return false;
  return one.mode === other.mode || shared("ours", one, other, book);
}

/** What bears no date may have been on any day, and would be like everything. */
function mayOverlap(one: When | undefined, other: When | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const ends = [latest(one), latest(other)];
  const starts = [earliest(other), earliest(one)];
  return ends.every((end, at) => {
    const start = starts[at];
    return end === undefined || start === undefined || end >= start;
  });
}

function shared(side: Side, one: Contact, other: Contact, book: Book): boolean {
  const day = one.when?.to ?? one.when?.from;
  const others = peopleOf(other, side);
  const isHolder = (some: Who, office: Who) =>
    day !== undefined &&
    office.kind === "office" &&
    holdsAny(book, some, { offices: new Set([office.office]), day }) !== "no";
  const isSame = (a: Who, b: Who) => keyOf(a) === keyOf(b) || isHolder(a, b) || isHolder(b, a);
  return peopleOf(one, side).some((someone) => others.some((who) => isSame(someone, who)));
}

const counting: ReadonlySet<string> = new Set(["principal", "adviser", "author", "addressee"]);

function peopleOf({ segments }: Contact, side: Side): readonly Who[] {
  const isOf = (one: Participant) => one.side === side && counting.has(one.role);
  return segments.flatMap(({ participants }) => participants.filter(isOf)).map(({ who }) => who);
}

function keyOf(who: Who): string {
  return who.kind === "words" ? `words ${who.words.toLowerCase()}` : JSON.stringify(who);
}
