/**
 * The ladder as a policy orders it, and the level of a side at a contact.
 *
 * A side's level is the highest among its principals and advisers, by tenure or
 * acting capacity on that day; carriers, interpreters, note-takers and spouses
 * do not count. Where the record does not settle it, every rung it may be is kept.
 */
import type { Book } from "./book.ts";
import type { Day } from "./day.ts";
import type { LevelId, OfficeId, PersonId } from "./id.ts";
import { type Held, levelsOfOffice, postsOn } from "./office.ts";
import type { Rung } from "./policy.ts";
import type { Planned } from "./proposal.ts";

/** The value of a level attribute for someone who stands on no rung of the policy's ladder. */
export const offLadder = "off the ladder";

export function rungOf(ladder: readonly Rung[], level: LevelId | undefined): string {
  if (level === undefined) return offLadder;
  return ladder.find((rung) => rung.levels.includes(level))?.id ?? offLadder;
}

/** From the bottom up, those off the ladder below all. */
export function rankOnLadder(ladder: readonly Rung[], rung: string): number {
  return ladder.findIndex((known) => known.id === rung);
}

type Context = { readonly book: Book; readonly ladder: readonly Rung[]; readonly day: Day };

/** Every rung that someone may stand on that day; all of them where nothing is known. */
export function rungsOf(someone: Planned, context: Context): readonly string[] {
  const { book, ladder, day } = context;
  if (someone.level !== undefined) return [rungOf(ladder, someone.level)];
  const office = officeOf(someone);
  if (office !== undefined) {
    const levels = levelsOfOffice(book, office, day);
    if (levels.length === 0) return everyRung(ladder);
    return [...new Set(levels.map((level) => rungOf(ladder, level)))].sort();
  }
  return someone.who.kind === "person"
    ? rungsOfPerson(someone.who.person, context)
    : everyRung(ladder);
}

function rungsOfPerson(person: PersonId, { book, ladder, day }: Context): readonly string[] {
  const posts = postsOn(book, person, day);
  const rungs = (of: (post: Held) => boolean) =>
    posts.filter(of).map(({ tenure }) => rungOf(ladder, tenure.level));
  const sure = rungs((post) => isIn(post) && post.held === "yes");
  const possible = rungs((post) => isIn(post) && post.held === "possible");
  if (sure.length > 0) {
    const settled = highestOf(ladder, sure);
    const least = rankOnLadder(ladder, settled);
    const higher = possible.filter((rung) => rankOnLadder(ladder, rung) > least);
    return [...new Set([settled, ...higher])].sort();
  }
  const awaited = rungs((post) => !isIn(post));
  if (possible.length === 0 && awaited.length > 0) {
    const highest = Math.max(...awaited.map((rung) => rankOnLadder(ladder, rung)));
    return everyRung(ladder).slice(0, highest + 2);
  }
  // Whoever has been seen at work is presumed to hold one of the posts they may have held.
  const seen = book.firstSeen.get(person);
  const atWork = seen !== undefined && seen <= day && possible.length > 0;
  return atWork ? [...new Set(possible)].sort() : everyRung(ladder);
}

/** Whoever is to come into an office is not in it yet, and stands no higher than it. */
function isIn({ tenure }: Held): boolean {
  return tenure.capacity !== "designate";
}

/** The office someone speaks for on the occasion: whom they act for, or as which they are named. */
export function officeOf({ as, who }: Planned): OfficeId | undefined {
  // Whoever is only to come into an office does not speak for it yet.
  if (as !== undefined && as.capacity !== "designate") return as.office;
  return who.kind === "office" ? who.office : undefined;
}

/** Every rung a side may stand on, given those that each of its people may stand on. */
export function rungsOfSide(
  ladder: readonly Rung[],
  people: readonly (readonly string[])[],
): readonly string[] {
  if (people.length === 0) return everyRung(ladder);
  const rank = (rung: string) => rankOnLadder(ladder, rung);
  const floor = Math.max(...people.map((rungs) => Math.min(...rungs.map(rank))));
  const possible = new Set(people.flat().filter((rung) => rank(rung) >= floor));
  return [...possible].sort((a, b) => rank(a) - rank(b));
}

function highestOf(ladder: readonly Rung[], rungs: readonly string[]): string {
  const rank = Math.max(...rungs.map((rung) => rankOnLadder(ladder, rung)));
  return ladder[rank]?.id ?? offLadder;
}

function everyRung(ladder: readonly Rung[]): readonly string[] {
  return [offLadder, ...ladder.map((rung) => rung.id)];
}
