/**
 * A person and an office, each whole: posts in their order, what is believed and how surely, what
 * was said, approaches, and contacts.
 *
 * What is shown of a closed party is what the record says of it, so each post and each belief
 * goes out with the sources it was read in.
 */
import type {
  KnownOutput,
  OfficeOutput,
  PersonOutput,
  SaidOutput,
  TenureOutput,
} from "../codec/output-api-people.ts";
import { allOf, byWhen, compareText, hadHappened } from "../core/book.ts";
import type { EntryOf } from "../core/entry.ts";
import type { OfficeId, PersonId } from "../core/id.ts";
import { portionOf } from "../core/mark.ts";
import { heldOn, postsOn } from "../core/office.ts";
import type { Who } from "../core/party.ts";
import { compareWhen } from "../core/when.ts";
import { approachesIn } from "./approach-view.ts";
import { viewContactRow } from "./contact-row.ts";
import { contactsIn, isWith } from "./contacts.ts";
import { askedOf, type Lens } from "./lens.ts";
import { datedLink, viewIssue, viewSources, viewWhen, viewWho } from "./link-view.ts";
import { officeNamed, personNamed, viewOfficeRow, viewPersonRow } from "./people-view.ts";

export function onePerson(id: string, lens: Lens): PersonOutput | undefined {
  const { book } = lens;
  const person = book.people.get(id as PersonId); // an id that nobody bears finds nothing
  if (person === undefined) return undefined;
  const isThey = (who: Who) => who.kind === "person" && who.person === id;
  return {
    ...askedOf(lens),
    person: viewPersonRow(person, lens),
    entry: person.id,
    note: person.note ?? null,
    known: viewKnown(person, lens),
    tenures: inOrder(book.tenuresOfPerson.get(person.person)).map((one) => viewTenure(one, lens)),
    beliefs: allOf(book, "belief")
      .filter((belief) => belief.person === id && hadHappened(belief, lens.asOf) !== "no")
      .sort(byWhen)
      .map(viewBelief),
    statements: saidIn(lens, isThey),
    approaches: approachesIn(lens)
      .filter(({ by, toward }) => isThey(by) || isThey(toward))
      .map((one) => datedLink(one, lens.names)),
    ...contactsWith({ person: id }, lens),
  };
}

export function oneOffice(id: string, lens: Lens): OfficeOutput | undefined {
  const { book } = lens;
  const office = book.offices.get(id as OfficeId); // an id that nobody bears finds nothing
  if (office === undefined) return undefined;
  return {
    ...askedOf(lens),
    office: viewOfficeRow(office, lens),
    entry: office.id,
    note: office.note ?? null,
    known: viewKnown(office, lens),
    under: [...book.offices.values()]
      .filter(({ parent }) => parent === office.office)
      .sort((a, b) => compareText(a.name, b.name))
      .map((one) => officeNamed(one.office, lens)),
    tenures: inOrder(book.tenuresInOffice.get(office.office)).map((one) => viewTenure(one, lens)),
    approaches: approachesIn(lens)
      .filter((one) => isOfOffice(one, office.office, lens))
      .map((one) => datedLink(one, lens.names)),
    ...contactsWith({ office: id }, lens),
  };
}

function viewKnown(
  entry: EntryOf<"person"> | EntryOf<"office">,
  { book }: Pick<Lens, "book">,
): KnownOutput {
  const party = book.parties.get(entry.party);
  return {
    partyKind: party?.partyKind ?? null,
    openness: party?.openness ?? null,
    sources: viewSources(entry),
  };
}

/** By when they began; those of which nobody knows when come first, as in every list. */
function inOrder(tenures: readonly EntryOf<"tenure">[] | undefined): readonly EntryOf<"tenure">[] {
  return [...(tenures ?? [])].sort((a, b) => {
    if (a.from === undefined || b.from === undefined) {
      return Number(a.from !== undefined) - Number(b.from !== undefined) || compareText(a.id, b.id);
    }
    return compareWhen(a.from, b.from) || compareText(a.id, b.id);
  });
}

function viewTenure(tenure: EntryOf<"tenure">, lens: Lens): TenureOutput {
  return {
    id: tenure.id,
    person: personNamed(tenure.person, lens),
    office: officeNamed(tenure.office, lens),
    level: tenure.level ?? null,
    levelNote: tenure.levelNote ?? null,
    capacity: tenure.capacity,
    from: viewWhen(tenure.from),
    to: viewWhen(tenure.to),
    held: heldOn(lens.book, tenure, lens.asOf),
    note: tenure.note ?? null,
    sources: viewSources(tenure),
    mark: portionOf(tenure.mark),
  };
}

function viewBelief(belief: EntryOf<"belief">): PersonOutput["beliefs"][number] {
  return {
    id: belief.id,
    affiliation: belief.affiliation,
    confidence: belief.confidence,
    reason: belief.reason,
    when: viewWhen(belief.when),
    review: viewWhen(belief.review),
    sources: viewSources(belief),
    recorded: { ...belief.recorded },
    mark: portionOf(belief.mark),
  };
}

/** What they said and what was said to them, across the table and in public, the last first. */
function saidIn(lens: Lens, isThey: (who: Who) => boolean): SaidOutput[] {
  const { book, asOf } = lens;
  const across = allOf(book, "statement").filter(({ by, to }) => isThey(by) || isThey(to));
  const inPublic = allOf(book, "public statement").filter(({ by }) => isThey(by));
  return [...across, ...inPublic]
    .filter((one) => hadHappened(one, asOf) !== "no")
    .sort(byWhen)
    .reverse()
    .map((one) => viewSaid(one, lens));
}

function viewSaid(
  one: EntryOf<"statement"> | EntryOf<"public statement">,
  { names }: Lens,
): SaidOutput {
  const isPublic = one.kind === "public statement";
  return {
    ...datedLink(one, names),
    by: viewWho(one.by, names),
    to: isPublic ? one.audience : viewWho(one.to, names).text,
    issue: one.issue === undefined ? null : viewIssue(one.issue, names),
    quoted: isPublic ? false : one.quoted,
    tone: isPublic ? one.tone : null,
    mark: portionOf(one.mark),
  };
}

/** Whether an approach names the office, or someone who held it, or may have, on that day. */
function isOfOffice(
  { by, toward, when }: EntryOf<"approach">,
  office: OfficeId,
  { book }: Lens,
): boolean {
  const day = when?.to ?? when?.from;
  return [by, toward].some((who) => {
    if (who.kind === "office") return who.office === office;
    if (who.kind !== "person" || day === undefined) return false;
    return postsOn(book, who.person, day).some(({ tenure }) => tenure.office === office);
  });
}

/** So many contacts stand with a person or an office; the list of contacts has them all. */
const mostContacts = 200;

function contactsWith(
  filter: { readonly person?: string; readonly office?: string },
  lens: Lens,
): Pick<PersonOutput, "contacts" | "contactsInAll"> {
  const all = contactsIn(lens.book).filter(
    (one) => hadHappened(one, lens.asOf) !== "no" && isWith(one, filter, lens),
  );
  const last = all.slice(-mostContacts).reverse();
  return { contacts: last.map((one) => viewContactRow(one, lens)), contactsInAll: all.length };
}
