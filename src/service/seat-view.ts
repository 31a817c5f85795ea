/**
 * Someone at a contact in the form that goes out: called by what they held on the day.
 */
import type { SeatOutput } from "../codec/output-api.ts";
import type { Book } from "../core/book.ts";
import type { Participant } from "../core/contact.ts";
import type { Day } from "../core/day.ts";
import { rungsOf } from "../core/ladder.ts";
import type { Names } from "../core/names.ts";
import { levelsOfOffice, postsOn } from "../core/office.ts";
import type { Setup } from "../core/setup.ts";
import { viewWho } from "./link-view.ts";

/** The record on the day of a contact. */
export type Then = {
  readonly book: Book;
  readonly day: Day;
  readonly names: Names;
  readonly setup: Setup | undefined;
};

export function viewSeat(participant: Participant, then: Then): SeatOutput {
  const { who, side, role } = participant;
  return {
    ...viewWho(who, then.names),
    side,
    role,
    name: fullName(participant, then),
    offices: officesOf(participant, then),
    levels: [...levelsOf(participant, then)],
  };
}

/** Rungs of the policy that someone may stand on; without a policy the record's own levels. */
export function levelsOf(participant: Participant, { book, day, setup }: Then): readonly string[] {
  const { who, level, as } = participant;
  if (setup !== undefined) {
    const someone = { who, ...(level && { level }), ...(as && { as }) };
    return rungsOf(someone, { book, ladder: setup.policy.ladder, day });
  }
  if (level !== undefined) return [level];
  const office = as?.office ?? (who.kind === "office" ? who.office : undefined);
  if (office !== undefined) return known(levelsOfOffice(book, office, day));
  if (who.kind !== "person") return [];
  return known(postsOn(book, who.person, day).map(({ tenure }) => tenure.level));
}

function known(levels: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(levels.filter((level) => level !== undefined))].sort();
}

function fullName({ who }: Participant, { book, names }: Then): string {
  if (who.kind === "person") return book.people.get(who.person)?.name ?? who.person;
  if (who.kind === "office") return book.offices.get(who.office)?.name ?? who.office;
  return names.who(who);
}

function officesOf({ who, as }: Participant, { book, day }: Then): SeatOutput["offices"] {
  const title = (office: Parameters<typeof book.offices.get>[0]) =>
    book.offices.get(office)?.name ?? office;
  const acting =
    as === undefined
      ? []
      : [{ id: as.office, title: title(as.office), capacity: as.capacity, sure: true }];
  if (who.kind === "office") {
    return [
      ...acting,
      { id: who.office, title: title(who.office), capacity: "substantive", sure: true },
    ];
  }
  if (who.kind !== "person") return acting;
  const held = postsOn(book, who.person, day).map(({ tenure, held: truth }) => ({
    id: tenure.office,
    title: title(tenure.office),
    capacity: tenure.capacity,
    sure: truth === "yes",
  }));
  return [...acting, ...held.filter(({ id }) => id !== as?.office)];
}
