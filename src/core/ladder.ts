/**
 * The ladder as a policy orders it, and the level of a side at a contact.
 *
 * A side's level is the highest among its principals and advisers, by tenure or
 * acting capacity on that day; carriers, interpreters, note-takers and spouses
 * do not count. Where the record does not settle it, every rung it may be is kept.
 */
import type { Book } from "./book.ts";
import type { Day } from "./day.ts";
import type { LevelId } from "./id.ts";
import { levelOfOffice, postsOn } from "./office.ts";
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

/** Every rung that someone may stand on that day; all of them where nothing is known. */
export function rungsOf(
  someone: Planned,
  context: { readonly book: Book; readonly ladder: readonly Rung[]; readonly day: Day },
): readonly string[] {
  const { book, ladder, day } = context;
  if (someone.level !== undefined) return [rungOf(ladder, someone.level)];
  if (someone.as !== undefined)
    return [rungOf(ladder, levelOfOffice(book, someone.as.office, day))];
  if (someone.who.kind === "office") {
    return [rungOf(ladder, levelOfOffice(book, someone.who.office, day))];
  }
  if (someone.who.kind !== "person") return everyRung(ladder);
  const posts = postsOn(book, someone.who.person, day);
  if (posts.length === 0) return everyRung(ladder);
  const sure = posts.filter(({ held }) => held === "yes");
  const settled =
    sure.length > 0
      ? [
          highestOf(
            ladder,
            sure.map(({ tenure }) => rungOf(ladder, tenure.level)),
          ),
        ]
      : [];
  const least = rankOnLadder(ladder, settled[0] ?? offLadder);
  const possible = posts
    .filter(({ held }) => held === "possible")
    .map(({ tenure }) => rungOf(ladder, tenure.level))
    .filter((rung) => settled.length === 0 || rankOnLadder(ladder, rung) > least);
  return [...new Set([...settled, ...possible])].sort();
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
