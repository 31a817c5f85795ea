/**
 * Then: who held what when something happened, where its date is not certain.
 *
 * What a contact or a finding comes to hangs on the posts of its day. It is asked of
 * every day that may be its day and could make a difference; what those days agree on
 * is settled, the rest undecided. Days to come are never asked.
 */
import { allOf, type Book, compareText } from "./book.ts";
import { type Day, daysLater } from "./day.ts";
import type { EntryOf } from "./entry.ts";
import type { PersonId } from "./id.ts";
import type { Who } from "./party.ts";
import { onDay, type Setup } from "./setup.ts";
import type { Met } from "./truth.ts";
import { earliest, latest, type When } from "./when.ts";

type Happening = EntryOf<"contact" | "determination" | "waiver">;

/**
 * The record and the policy on each day that may be the day of it, the last first. What
 * hangs on more than posts, such as the state of a gate, is asked at every turn of the record.
 */
export function onItsDays(
  happening: Happening,
  setup: Setup,
  which: "turns of posts" | "every turn" = "turns of posts",
): readonly [Setup, ...Setup[]] {
  const [last, ...others] = daysOf(happening, setup, which);
  return [onDay(setup, last), ...others.map((day) => onDay(setup, day))];
}

/** What holds on every one of several days; undecided where they differ. */
export function agreed(mets: readonly Met[]): Met {
  const [first = "undecided", ...others] = mets;
  return others.every((met) => met === first) ? first : "undecided";
}

function daysOf(
  happening: Happening,
  { asOf, book }: Setup,
  which: "turns of posts" | "every turn",
): readonly [Day, ...Day[]] {
  if (happening.when === undefined) return [asOf];
  const first = earliest(happening.when);
  const end = latest(happening.when) ?? asOf;
  // What can only happen later is asked of its own first day.
  const today = first !== undefined && first > asOf ? first : asOf;
  const last = end < today ? end : today;
  if (first === last) return [last];
  const all = which === "every turn" ? everyTurn(book) : turns(happening, book);
  const between = all.filter((day) => day < last && (first === undefined || day > first));
  const days = new Set([...between, ...(first === undefined ? [] : [first])]);
  return [last, ...[...days].sort(compareText)];
}

/** The days on which the posts of those who took part may have begun, or have just ended. */
function turns(happening: Happening, book: Book): readonly Day[] {
  const people = happening.kind === "contact" ? participants(happening) : [happening.by];
  return people
    .flatMap((who) => tenuresOf(who, book))
    .flatMap(({ from, to }) => [...bounds(from), ...bounds(to).flatMap(dayAfter)]);
}

function everyTurn(book: Book): readonly Day[] {
  const acts = (["move", "assessment", "determination", "standing", "contact", "event"] as const)
    .flatMap((kind) => allOf(book, kind))
    .flatMap(({ when }) => bounds(when));
  const posts = allOf(book, "tenure").flatMap(({ from, to }) => [
    ...bounds(from),
    ...bounds(to).flatMap(dayAfter),
  ]);
  return [...acts, ...posts];
}

function participants(contact: EntryOf<"contact">): readonly Who[] {
  return contact.segments
    .flatMap((segment) => segment.participants)
    .flatMap(({ who, as }): readonly Who[] =>
      as === undefined ? [who] : [who, { kind: "office", office: as.office }],
    );
}

function tenuresOf(who: Who, book: Book): readonly EntryOf<"tenure">[] {
  if (who.kind === "person") return book.tenuresOfPerson.get(who.person as PersonId) ?? [];
  return who.kind === "office" ? (book.tenuresInOffice.get(who.office) ?? []) : [];
}

function bounds(when: When | undefined): readonly Day[] {
  if (when === undefined) return [];
  return [earliest(when), latest(when)].filter((day) => day !== undefined);
}

function dayAfter(day: Day): readonly Day[] {
  const next = daysLater(day, 1);
  return next === undefined ? [] : [next];
}
