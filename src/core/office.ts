/**
 * Offices on a day: who held what, in which capacity, and at which level.
 *
 * The record often gives no dates for a post. Unknown is never "always": such a
 * tenure is possible until a contact first shows its holder at work, and from
 * then on it is presumed to last until an end, or a successor, is known. See
 * docs/decisions/0002-tenures-without-dates.md.
 */
import type { Book } from "./book.ts";
import { compareText } from "./book.ts";
import type { Day } from "./day.ts";
import type { EntryOf } from "./entry.ts";
import type { LevelId, OfficeId, PartyId, PersonId } from "./id.ts";
import type { Who } from "./party.ts";
import { and3, not3, type Truth } from "./truth.ts";
import { open, wasBefore, wasBy } from "./when.ts";

export type Held = { readonly tenure: EntryOf<"tenure">; readonly held: Truth };

/** Whether the tenure lasted on that day, as far as the record tells. */
export function heldOn(book: Book, tenure: EntryOf<"tenure">, day: Day): Truth {
  return and3(begun(book, tenure, day), not3(ended(book, tenure, day)));
}

/** The posts that a person held, or possibly held, on a day; surest first. */
export function postsOn(book: Book, person: PersonId, day: Day): readonly Held[] {
  return surest(
    (book.tenuresOfPerson.get(person) ?? []).map((tenure) => ({
      tenure,
      held: heldOn(book, tenure, day),
    })),
  );
}

/** Those who held, or possibly held, an office on a day: in substance or acting. */
export function holdersOn(book: Book, office: OfficeId, day: Day): readonly Held[] {
  return surest(
    (book.tenuresInOffice.get(office) ?? [])
      .filter((tenure) => tenure.capacity !== "designate")
      .map((tenure) => ({ tenure, held: heldOn(book, tenure, day) })),
  );
}

/** The level at which the record places an office: that of its tenures, the surest on the day first. */
export function levelOfOffice(book: Book, office: OfficeId, day: Day): LevelId | undefined {
  const held = holdersOn(book, office, day).find(({ tenure }) => tenure.level !== undefined);
  if (held?.tenure.level !== undefined) return held.tenure.level;
  return book.tenuresInOffice.get(office)?.find((tenure) => tenure.level !== undefined)?.level;
}

/** Which of these offices someone held, or possibly held, on a day. */
export function holdsAny(book: Book, who: Who, offices: ReadonlySet<OfficeId>, day: Day): Truth {
  if (who.kind === "office") return offices.has(who.office) ? "yes" : "no";
  if (who.kind !== "person") return "no";
  let result: Truth = "no";
  for (const { tenure, held } of postsOn(book, who.person, day)) {
    if (!offices.has(tenure.office) || tenure.capacity === "designate") continue;
    if (held === "yes") return "yes";
    result = "possible";
  }
  return result;
}

/** The party that someone belongs to, where the record says. */
export function partyOf(who: Who, book: Book): PartyId | undefined {
  switch (who.kind) {
    case "party":
      return who.party;
    case "office":
      return book.offices.get(who.office)?.party;
    case "person":
      return book.people.get(who.person)?.party;
    case "words":
      return undefined;
  }
}

function surest(held: readonly Held[]): readonly Held[] {
  return held
    .filter((one) => one.held !== "no")
    .sort(
      (a, b) =>
        Number(b.held === "yes") - Number(a.held === "yes") ||
        Number(b.tenure.capacity === "substantive") - Number(a.tenure.capacity === "substantive") ||
        compareText(a.tenure.id, b.tenure.id),
    );
}

function begun(book: Book, tenure: EntryOf<"tenure">, day: Day): Truth {
  if (tenure.from !== undefined) {
    return tenure.from.text === open.text ? "yes" : wasBy(tenure.from, day);
  }
  const seen = book.firstSeen.get(tenure.person);
  return seen !== undefined && seen <= day && isOnlyPost(book, tenure, day) ? "yes" : "possible";
}

/** Where a person has two posts without dates, being seen at work says nothing of either. */
function isOnlyPost(book: Book, tenure: EntryOf<"tenure">, day: Day): boolean {
  return (book.tenuresOfPerson.get(tenure.person) ?? []).every(
    (other) =>
      other === tenure ||
      other.level === tenure.level ||
      (other.from !== undefined && wasBy(other.from, day) === "no") ||
      (other.to !== undefined && wasBefore(other.to, day) === "yes"),
  );
}

function ended(book: Book, tenure: EntryOf<"tenure">, day: Day): Truth {
  if (tenure.to !== undefined) {
    return tenure.to.text === open.text ? "no" : wasBefore(tenure.to, day);
  }
  const start = tenure.from?.to ?? book.firstSeen.get(tenure.person);
  const succeeded = (book.tenuresInOffice.get(tenure.office) ?? []).some(
    (next) =>
      next.person !== tenure.person &&
      next.capacity === "substantive" &&
      next.from?.from !== undefined &&
      (start === undefined || next.from.from > start) &&
      wasBy(next.from, day) === "yes",
  );
  return succeeded && tenure.capacity === "substantive" ? "yes" : "no";
}
