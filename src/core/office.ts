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
import type { Capacity, Who } from "./party.ts";
import { and3, not3, or3, type Truth } from "./truth.ts";
import { covers, earliest, latest, open, type When, wasBefore, wasBy } from "./when.ts";

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

/**
 * The levels at which the record may place an office: that of its surest holder, or of
 * each who may have held it, or of any who ever did. None at all: nothing is known of it.
 */
export function levelsOfOffice(
  book: Book,
  office: OfficeId,
  day: Day,
): readonly (LevelId | undefined)[] {
  const held = holdersOn(book, office, day).filter(({ tenure }) => tenure.level !== undefined);
  const surest = held[0];
  if (surest?.held === "yes") return [surest.tenure.level];
  const all = book.tenuresInOffice.get(office) ?? [];
  const levels = (held.length > 0 ? held.map(({ tenure }) => tenure) : all).flatMap(
    ({ level }) => level ?? [],
  );
  if (levels.length > 0) return [...new Set(levels)].sort(compareText);
  return all.length === 0 ? [] : [undefined];
}

/** A post that someone may hold on a day: one of several offices, or acting in one. */
export type Post = {
  readonly offices: ReadonlySet<OfficeId>;
  readonly day: Day;
  /** Where only its own holder counts and none who acts for them. */
  readonly inSubstance?: boolean;
};

/** Whether someone held such a post; free words name nobody who is known to. */
export function holdsAny(book: Book, who: Who, { offices, day, inSubstance }: Post): Truth {
  if (who.kind === "office") return offices.has(who.office) ? "yes" : "no";
  if (who.kind !== "person") return "no";
  let result: Truth = "no";
  for (const { tenure, held } of postsOn(book, who.person, day)) {
    if (!offices.has(tenure.office) || tenure.capacity === "designate") continue;
    if (inSubstance === true && tenure.capacity !== "substantive") continue;
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
  if (tenure.from !== undefined) return covers(tenure.from, open, day);
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

/** Those who hold or act in an office until another comes into it; an envoy or alternate does not. */
const untilSucceeded: ReadonlySet<Capacity> = new Set(["substantive", "acting", "chargé"]);

function ended(book: Book, tenure: EntryOf<"tenure">, day: Day): Truth {
  if (tenure.to !== undefined) return not3(covers(open, tenure.to, day));
  if (!untilSucceeded.has(tenure.capacity)) return "no";
  let result: Truth = "no";
  for (const next of book.tenuresInOffice.get(tenure.office) ?? []) {
    if (next.person === tenure.person || next.capacity !== "substantive") continue;
    if (next.from === undefined) continue;
    const came = and3(startsAfter(next.from, tenure, book), wasBy(next.from, day));
    result = or3(result, came);
  }
  return result;
}

/** Whether a successor's post began after this one did, as far as both are known. */
function startsAfter(next: When, tenure: EntryOf<"tenure">, book: Book): Truth {
  if (tenure.from !== undefined) {
    if (tenure.from.text === open.text) return "yes";
    const [first, last] = [earliest(next), latest(next)];
    if (first !== undefined && wasBefore(tenure.from, first) === "yes") return "yes";
    return last !== undefined && wasBefore(tenure.from, last) === "no" ? "no" : "possible";
  }
  const seen = book.firstSeen.get(tenure.person);
  return seen === undefined ? "possible" : not3(wasBy(next, seen));
}
