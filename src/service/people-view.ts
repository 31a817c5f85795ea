/**
 * People, offices, approaches and baskets in the form that goes out.
 */
import type {
  ApproachesOutput,
  BasketsOutput,
  ForumsOutput,
  OfficeOutput,
  OfficeRow,
  OfficesOutput,
  PeopleOutput,
  PersonOutput,
  PersonRow,
  TenureOutput,
} from "../codec/output-api-people.ts";
import { allOf, byWhen, compareText, hadHappened } from "../core/book.ts";
import type { EntryOf } from "../core/entry.ts";
import type { OfficeId, PersonId } from "../core/id.ts";
import { portionOf } from "../core/mark.ts";
import { heldOn, holdersOn, postsOn } from "../core/office.ts";
import { ok, type Result } from "../core/result.ts";
import { viewContactRow } from "./contact-row.ts";
import { contactsIn, isWith, keyOf } from "./contacts.ts";
import { askedOf, type Lens } from "./lens.ts";
import { viewWhen, viewWho } from "./link-view.ts";
import { sideOf } from "./move-view.ts";
import { pageFrom, type Turn } from "./page.ts";
import { holdsWords, wordsOf } from "./words.ts";

export type PeopleFilter = { readonly q?: string | undefined };

export function listPeople(
  { q }: PeopleFilter,
  turn: Turn,
  lens: Lens,
): Result<PeopleOutput, "bad cursor"> {
  const sorted = [...lens.book.people.values()]
    .filter((one) => q === undefined || holdsWords(one, wordsOf(q)))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.person, b.person));
  const page = pageFrom(sorted, ({ name, person }) => [name, person], turn);
  if (!page.ok) return page;
  const items = page.value.items.map((one) => viewPersonRow(one, lens));
  return ok({ ...askedOf(lens), items, next: page.value.next, total: page.value.total });
}

export function listOffices(
  { q }: PeopleFilter,
  turn: Turn,
  lens: Lens,
): Result<OfficesOutput, "bad cursor"> {
  const sorted = [...lens.book.offices.values()]
    .filter((one) => q === undefined || holdsWords(one, wordsOf(q)))
    .sort((a, b) => compareText(a.office, b.office));
  const page = pageFrom(sorted, ({ office }) => [office], turn);
  if (!page.ok) return page;
  const items = page.value.items.map((one) => viewOfficeRow(one, lens));
  return ok({ ...askedOf(lens), items, next: page.value.next, total: page.value.total });
}

function viewPersonRow(one: EntryOf<"person">, lens: Lens): PersonRow {
  const held = postsOn(lens.book, one.person, lens.asOf);
  return {
    id: one.person,
    name: one.name,
    party: partyNamed(one.party, lens),
    side: sideOf(one.party, lens),
    aliases: [...one.aliases],
    offices: held.map(({ tenure }) => officeNamed(tenure.office, lens)),
  };
}

function viewOfficeRow(one: EntryOf<"office">, lens: Lens): OfficeRow {
  const { book, asOf } = lens;
  return {
    id: one.office,
    title: one.name,
    party: partyNamed(one.party, lens),
    side: sideOf(one.party, lens),
    organisation: one.organisation ?? null,
    parent: one.parent === undefined ? null : officeNamed(one.parent, lens),
    holders: holdersOn(book, one.office, asOf).map(({ tenure }) =>
      personNamed(tenure.person, lens),
    ),
  };
}

function partyNamed(id: EntryOf<"party">["party"], { book }: Lens) {
  return { id, title: book.parties.get(id)?.name ?? id };
}

function officeNamed(id: OfficeId, { book }: Lens) {
  return { id, title: book.offices.get(id)?.name ?? id };
}

function personNamed(id: PersonId, { book }: Lens) {
  return { id, title: book.people.get(id)?.name ?? id };
}

function viewTenure(tenure: EntryOf<"tenure">, lens: Lens): TenureOutput {
  return {
    id: tenure.id,
    person: personNamed(tenure.person, lens),
    office: officeNamed(tenure.office, lens),
    level: tenure.level ?? null,
    capacity: tenure.capacity,
    from: viewWhen(tenure.from),
    to: viewWhen(tenure.to),
    held: heldOn(lens.book, tenure, lens.asOf),
    mark: portionOf(tenure.mark),
  };
}

/** So many contacts stand with a person or an office; the list of contacts has them all. */
const mostContacts = 200;

function contactsWith(
  filter: { readonly person?: string; readonly office?: string },
  lens: Lens,
): PersonOutput["contacts"] {
  return contactsIn(lens.book)
    .filter((one) => hadHappened(one, lens.asOf) !== "no" && isWith(one, filter, lens))
    .slice(-mostContacts)
    .reverse()
    .map((one) => viewContactRow(one, lens));
}

export function onePerson(id: string, lens: Lens): PersonOutput | undefined {
  const { book } = lens;
  const person = book.people.get(id as PersonId); // an id that nobody bears finds nothing
  if (person === undefined) return undefined;
  return {
    ...askedOf(lens),
    person: viewPersonRow(person, lens),
    entry: person.id,
    note: person.note ?? null,
    tenures: (book.tenuresOfPerson.get(person.person) ?? []).map((one) => viewTenure(one, lens)),
    beliefs: allOf(book, "belief")
      .filter((belief) => belief.person === id)
      .map((belief) => ({
        id: belief.id,
        affiliation: belief.affiliation,
        confidence: belief.confidence,
        reason: belief.reason,
        when: viewWhen(belief.when),
        mark: portionOf(belief.mark),
      })),
    contacts: contactsWith({ person: id }, lens),
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
    tenures: (book.tenuresInOffice.get(office.office) ?? []).map((one) => viewTenure(one, lens)),
    contacts: contactsWith({ office: id }, lens),
  };
}

export function listApproaches(turn: Turn, lens: Lens): Result<ApproachesOutput, "bad cursor"> {
  const { book, asOf, names } = lens;
  const sorted = allOf(book, "approach")
    .filter((one) => hadHappened(one, asOf) !== "no")
    .sort(byWhen);
  const page = pageFrom(sorted, keyOf, turn);
  if (!page.ok) return page;
  const items = page.value.items.map((one) => ({
    id: one.id,
    when: viewWhen(one.when),
    direction: one.direction,
    by: viewWho(one.by, names),
    vehicle: one.vehicle,
    toward: viewWho(one.toward, names),
    asked: one.asked,
    answer: one.answer,
    disposition: one.disposition,
    reportedTo: one.reportedTo ?? null,
    innocentExplanations: [...one.innocentExplanations],
    mark: portionOf(one.mark),
  }));
  return ok({ ...askedOf(lens), items, next: page.value.next, total: page.value.total });
}

export function listBaskets(lens: Lens): BasketsOutput {
  const { book } = lens;
  const items = [...book.baskets.values()].map(({ basket, title }) => ({
    id: basket,
    title,
    issues: [...book.issues.values()]
      .filter((issue) => issue.basket === basket)
      .map((issue) => ({ id: issue.issue, title: issue.title })),
  }));
  return { ...askedOf(lens), items };
}

export function listForums(lens: Lens): ForumsOutput {
  const items = [...lens.book.forums.values()].map(({ forum, title }) => ({ id: forum, title }));
  return { ...askedOf(lens), items: items.sort((a, b) => compareText(a.title, b.title)) };
}
