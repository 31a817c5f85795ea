/**
 * People, offices and baskets in the form that goes out.
 */
import type {
  BasketsOutput,
  ForumsOutput,
  OfficeRow,
  OfficesOutput,
  PeopleOutput,
  PersonRow,
} from "../codec/output-api-people.ts";
import { compareText } from "../core/book.ts";
import type { EntryOf } from "../core/entry.ts";
import type { OfficeId, PersonId } from "../core/id.ts";
import { holdersOn, postsOn } from "../core/office.ts";
import { ok, type Result } from "../core/result.ts";
import { askedOf, type Lens } from "./lens.ts";
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

export function viewPersonRow(one: EntryOf<"person">, lens: Lens): PersonRow {
  const posts = postsOn(lens.book, one.person, lens.asOf);
  return {
    id: one.person,
    name: one.name,
    party: partyNamed(one.party, lens),
    side: sideOf(one.party, lens),
    aliases: [...one.aliases],
    offices: posts.map(({ tenure, held }) => ({
      ...officeNamed(tenure.office, lens),
      sure: held === "yes",
    })),
  };
}

export function viewOfficeRow(one: EntryOf<"office">, lens: Lens): OfficeRow {
  const { book, asOf } = lens;
  return {
    id: one.office,
    title: one.name,
    party: partyNamed(one.party, lens),
    side: sideOf(one.party, lens),
    organisation: one.organisation ?? null,
    parent: one.parent === undefined ? null : officeNamed(one.parent, lens),
    holders: holdersOn(book, one.office, asOf).map(({ tenure, held }) => ({
      ...personNamed(tenure.person, lens),
      sure: held === "yes",
    })),
  };
}

function partyNamed(id: EntryOf<"party">["party"], { book }: Lens) {
  return { id, title: book.parties.get(id)?.name ?? id };
}

export function officeNamed(id: OfficeId, { book }: Lens) {
  return { id, title: book.offices.get(id)?.name ?? id };
}

export function personNamed(id: PersonId, { book }: Lens) {
  return { id, title: book.people.get(id)?.name ?? id };
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
