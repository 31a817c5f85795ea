/**
 * Who asked for contact: contacts and approaches, by the rung of the other side that was sought,
 * and by the office of ours.
 *
 * Every number is the length of a list that goes with it, so that it can be counted again.
 */
import type { ChannelOutput } from "../codec/output-api-channel.ts";
import { compareText, hadHappened } from "../core/book.ts";
import type { Participant } from "../core/contact.ts";
import { type Day, firstDay, monthsLater } from "../core/day.ts";
import type { Entry, EntryOf } from "../core/entry.ts";
import type { OfficeId } from "../core/id.ts";
import { rungsOf } from "../core/ladder.ts";
import { postsOn } from "../core/office.ts";
import type { Who } from "../core/party.ts";
import type { Setup } from "../core/setup.ts";
import { wasWithin } from "../core/when.ts";
import { approachesIn } from "./approach-view.ts";
import { levelsOfContact, people } from "./contact-row.ts";
import { contactsIn } from "./contacts.ts";
import type { Lens } from "./lens.ts";
import { datedLink } from "./link-view.ts";
import { officeNamed } from "./people-view.ts";

type Sought = { readonly entry: Entry; readonly by: "theirs" | "ours"; readonly rung: string };

/** What either side asked for in those months, by the rung of the other side that it sought. */
export function initiativeByRung(
  months: number,
  setup: Setup,
  lens: Lens,
): ChannelOutput["initiative"] {
  const { ladder } = setup.policy;
  const sought = [...contactsSought(lens), ...approachesSought(setup, lens)].filter(({ entry }) =>
    mayHaveBeenWithin(entry, months, lens.asOf),
  );
  const rungs = ladder.map(({ id, title }) => ({ id: `${id}`, title }));
  const rows = [...rungs.reverse(), undefined].map((rung) => {
    const at = sought.filter((one) => one.rung === (rung?.id ?? unsettled));
    const of = (by: Sought["by"]) =>
      at.filter((one) => one.by === by).map(({ entry }) => datedLink(entry, lens.names));
    return { rung: rung ?? null, theirs: of("theirs"), ours: of("ours") };
  });
  return rows.filter(({ rung, theirs, ours }) => rung !== null || theirs.length + ours.length > 0);
}

/** Where several rungs are possible, or one that is on no ladder. */
const unsettled = "";

function contactsSought(lens: Lens): readonly Sought[] {
  const { asOf } = lens;
  return contactsIn(lens.book)
    .filter((one) => one.across === "counterpart" && hadHappened(one, asOf) !== "no")
    .flatMap((entry) => {
      const by = entry.initiator;
      if (by !== "theirs" && by !== "ours") return [];
      const levels = levelsOfContact(entry, lens);
      const rung = only(by === "theirs" ? levels.ours : levels.theirs, lens);
      return [{ entry, by, rung }];
    });
}

function approachesSought({ book, policy }: Setup, lens: Lens): readonly Sought[] {
  const { asOf } = lens;
  return approachesIn(lens).flatMap((entry) => {
    if (entry.direction === "unknown") return [];
    const by = entry.direction === "to us" ? "theirs" : "ours";
    const day = dayOf(entry, asOf);
    const rungs = isNamed(entry.toward)
      ? rungsOf({ who: entry.toward }, { book, ladder: policy.ladder, day })
      : [];
    return [{ entry, by, rung: only(rungs, lens) }];
  });
}

/** A party, or free words, stand on no rung that the record knows. */
function isNamed({ kind }: Who): boolean {
  return kind === "person" || kind === "office";
}

function only(rungs: readonly string[], { setup }: Lens): string {
  const [first = unsettled, ...others] = rungs;
  const known = setup?.policy.ladder.some(({ id }) => id === first) ?? false;
  return others.length === 0 && known ? first : unsettled;
}

function mayHaveBeenWithin({ when }: Entry, months: number, asOf: Day): boolean {
  const since = monthsLater(asOf, -months) ?? firstDay;
  return when !== undefined && wasWithin(when, since, asOf) !== "no";
}

/** Which of our offices the other side sought, those it sought most first; the view of no policy. */
export function initiativeByOffice(months: number, lens: Lens): ChannelOutput["sought"] {
  const { book, asOf, names } = lens;
  const found = new Map<OfficeId | undefined, Entry[]>();
  const note = (entry: Entry, offices: readonly OfficeId[]) => {
    for (const office of offices.length === 0 ? [undefined] : offices) {
      found.set(office, [...(found.get(office) ?? []), entry]);
    }
  };
  for (const contact of contactsIn(book)) {
    const isTheirs = contact.across === "counterpart" && contact.initiator === "theirs";
    if (!isTheirs || hadHappened(contact, asOf) === "no") continue;
    if (mayHaveBeenWithin(contact, months, asOf)) note(contact, officesMet(contact, lens));
  }
  for (const approach of approachesIn(lens)) {
    if (approach.direction !== "to us" || !mayHaveBeenWithin(approach, months, asOf)) continue;
    note(approach, officesOf(approach.toward, dayOf(approach, asOf), lens));
  }
  const rows = [...found].map(([office, entries]) => ({
    office: office === undefined ? null : officeNamed(office, lens),
    theirs: entries.map((entry) => datedLink(entry, names)),
  }));
  return rows.sort(
    (a, b) =>
      Number(a.office === null) - Number(b.office === null) ||
      b.theirs.length - a.theirs.length ||
      compareText(a.office?.title ?? "", b.office?.title ?? ""),
  );
}

/** Whom a contact is with; those who advise, carry or write down were not sought. */
const soughtRoles: ReadonlySet<Participant["role"]> = new Set(["principal", "addressee"]);

function officesMet(contact: EntryOf<"contact">, lens: Lens): readonly OfficeId[] {
  const day = dayOf(contact, lens.asOf);
  const met = people(contact, "ours").filter(({ role }) => soughtRoles.has(role));
  const offices = met.flatMap(({ who, as }) =>
    as === undefined ? officesOf(who, day, lens) : [as.office],
  );
  return [...new Set(offices)];
}

/** The office named, or the post that a person held that day, where the record settles which. */
function officesOf(who: Who, day: Day, { book }: Lens): readonly OfficeId[] {
  if (who.kind === "office") return [who.office];
  if (who.kind !== "person") return [];
  const [first, ...others] = postsOn(book, who.person, day);
  const isSettled = first?.held === "yes" || others.length === 0;
  return first !== undefined && isSettled ? [first.tenure.office] : [];
}

function dayOf({ when }: Entry, asOf: Day): Day {
  return when?.to ?? when?.from ?? asOf;
}
