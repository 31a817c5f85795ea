/**
 * Names: how people, offices, issues and records are called in a sentence, by who
 * held what on the day in question.
 */
import type { Book } from "./book.ts";
import type { Day } from "./day.ts";
import type { Entry } from "./entry.ts";
import type { BasketId, EntryId, IssueId, OfficeId, PersonId } from "./id.ts";
import { holdersOn } from "./office.ts";
import type { Who } from "./party.ts";
import type { Cite, Policy } from "./policy.ts";
import type { Planned } from "./proposal.ts";
import type { Subject } from "./verdict.ts";
import { formatWhen } from "./when-words.ts";

export type Names = {
  /** `Gromyko`, `the Foreign Minister (Gromyko)`, or the record's own words. */
  readonly who: (who: Who) => string;
  readonly office: (office: OfficeId) => string;
  readonly person: (person: PersonId) => string;
  readonly issue: (issue: IssueId) => string;
  readonly basket: (basket: BasketId) => string;
  readonly subject: (subject: Subject) => string;
  /** A record in a few words: its date and what it is. */
  readonly entry: (entry: EntryId) => string;
  readonly side: (people: readonly Planned[]) => string;
};

export function namesOf(book: Book, day: Day): Names {
  const person = (id: PersonId) =>
    book.people.get(id)?.short ?? shortName(book.people.get(id)?.name ?? id);
  const officeName = (id: OfficeId) => book.offices.get(id)?.name ?? id;
  const office = (id: OfficeId) => {
    const holder = holdersOn(book, id, day)[0]?.tenure.person;
    const name = `the ${officeName(id)}`;
    return holder === undefined ? name : `${name} (${person(holder)})`;
  };
  const issue = (id: IssueId) => book.issues.get(id)?.title ?? id;
  const basket = (id: BasketId) => book.baskets.get(id)?.title ?? id;
  const who = (one: Who): string => {
    switch (one.kind) {
      case "person":
        return person(one.person);
      case "office":
        return office(one.office);
      case "party":
        return book.parties.get(one.party)?.name ?? one.party;
      case "words":
        return one.words;
    }
  };
  return {
    who,
    office,
    person,
    issue,
    basket,
    subject: (subject) => subjectWords(subject, { issue, basket }),
    entry: (id) => entryWords(book.entries.get(id), id),
    side: (people) => listed(people.map((someone) => who(someone.who))),
  };
}

/** `¶3`, `memo ¶3`, or that it is the author's own reading. */
export function citeText(cite: Cite, policy: Pick<Policy, "sources">): string {
  if (cite.kind === "author") return "the author's own reading";
  const only = policy.sources.length === 1;
  const paragraph = cite.paragraph ?? "";
  return only && paragraph !== "" ? paragraph : `${cite.source} ${paragraph}`.trim();
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], last = "and"): string {
  if (items.length < 2) return items[0] ?? "nobody";
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

function subjectWords(subject: Subject, names: Pick<Names, "issue" | "basket">): string {
  switch (subject.kind) {
    case "issue":
      return names.issue(subject.issue);
    case "basket":
      return `the basket ${names.basket(subject.basket)}`;
    case "any issue":
      return "an outstanding issue";
    case "relationship":
      return "the relationship";
  }
}

function entryWords(entry: Entry | undefined, id: EntryId): string {
  if (entry === undefined) return id;
  const when = entry.when === undefined ? "" : `${formatWhen(entry.when)}: `;
  return `${when}${saying(entry) ?? id}`;
}

/** What an entry says in a line, without its date. */
export function titleOf(entry: Entry, names: Pick<Names, "person">): string {
  if (entry.kind === "tenure") return `${names.person(entry.person)}, ${entry.office}`;
  if (entry.kind === "approach") return entry.asked;
  return saying(entry) ?? entry.id;
}

/** Where an entry says what it is about, the first that it has. */
const telling = [
  "summary",
  "title",
  "text",
  "stance",
  "statement",
  "what",
  "views",
  "words",
  "reason",
  "name",
] as const;

function saying(entry: Entry): string | undefined {
  const fields = new Map<string, unknown>(Object.entries(entry));
  return telling.map((name) => fields.get(name)).find((value) => typeof value === "string");
}

function shortName(name: string): string {
  const words = name.replace(/,? (?:Jr|Sr|I{2,3})\.?$/u, "").split(" ");
  return words.at(-1) ?? name;
}
