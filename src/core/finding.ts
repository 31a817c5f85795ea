/**
 * A finding on the record: what was searched for, what was found, and what came
 * nearest.
 *
 * A negative finding says what it searched: which dates, how many entries, which
 * contacts, which of them have no record, and what lies outside its scope. It
 * never says more than the search bears (E36).
 */
import { allOf, type Book, byWhen, hadHappened } from "./book.ts";
import { throughAny } from "./channel.ts";
import { findConcession, highestAssessment, movesOfCounterpart } from "./concession.ts";
import type { Day } from "./day.ts";
import type { EntryOf } from "./entry.ts";
import type { Condition } from "./gate-policy.ts";
import type { BasketId, EntryId, IssueId } from "./id.ts";
import { keptBeside } from "./kept.ts";
import { atLeast } from "./move.ts";
import type { Setup } from "./setup.ts";
import { any3 } from "./truth.ts";
import type { Finding } from "./verdict.ts";

type Sought = Extract<Condition, { readonly kind: "determined concession" }>;

const keptFinding = keptBeside<Finding>(256);

/**
 * Whether the record shows such a concession on any issue of the baskets the policy's finding
 * names. It reads the whole record, so what was found is kept with the setup.
 */
export function findOnRecord(sought: Sought, setup: Setup, only?: readonly IssueId[]): Finding {
  return keptFinding(setup, JSON.stringify([sought, only]), () => search(sought, setup, only));
}

function search(sought: Sought, setup: Setup, only: readonly IssueId[] | undefined): Finding {
  const { book, policy, asOf } = setup;
  const { baskets } = policy.finding;
  const inside = (only ?? [...book.issues.keys()]).filter((issue) => isIn(issue, baskets, book));
  const moves = movesOfCounterpart(inside, setup);
  const found = moves.map((move) => ({ move, ...findConcession(move, sought, setup) }));
  const met = any3(found.map((one) => one.met));
  const contacts = contactsOn(new Set(inside), setup);
  const searched = [...book.entries.values()].filter((entry) => hadHappened(entry, asOf) !== "no");
  return {
    claim: sought.kind,
    result: ({ yes: "positive", no: "negative", undecided: "undecided" } as const)[met],
    from: firstDayOf(searched),
    to: asOf,
    baskets,
    words: policy.finding.words,
    cite: policy.finding.cite,
    searched: { entries: searched.length, contacts: contacts.length, moves: moves.length },
    contacts: contacts.map((contact) => contact.id),
    supporting: found
      .filter((one) => one.met === "yes")
      .flatMap((one) => one.evidence.map(({ entry }) => entry)),
    withoutRecord: contacts
      .filter((contact) => contact.recordStatus !== "on file")
      .map((contact) => contact.id),
    nearMisses: found
      .filter((one) => one.met !== "yes" && isNear(one.move, setup))
      .map((one) => ({ entry: one.move.id, reason: one.evidence[0]?.reason ?? "not determined" })),
    outside: outsideOf(baskets, setup),
  };
}

/** Contacts across the table that ran through the channel and touched these issues. */
function contactsOn(issues: ReadonlySet<IssueId>, setup: Setup): readonly EntryOf<"contact">[] {
  return allOf(setup.book, "contact")
    .filter((contact) => contact.across === "counterpart")
    .filter((contact) => hadHappened(contact, setup.asOf) !== "no")
    .filter((contact) => contact.issues.some((issue) => issues.has(issue)))
    .filter((contact) => cameThrough(contact, setup))
    .sort(byWhen);
}

function cameThrough(contact: EntryOf<"contact">, setup: Setup): boolean {
  return throughAny(contact, undefined, setup) !== "no";
}

/** Partial is the least that a reader would call a near-miss. */
function isNear(move: EntryOf<"move">, setup: Setup): boolean {
  const height = highestAssessment(move, setup);
  return height !== undefined && atLeast(height, "partial");
}

function outsideOf(inside: readonly BasketId[], setup: Setup): Finding["outside"] {
  const others = [...setup.book.baskets.keys()].filter((basket) => !inside.includes(basket)).sort();
  return others.map((basket) => ({ basket, nearMisses: nearMissesIn(basket, setup) }));
}

function nearMissesIn(basket: BasketId, setup: Setup): readonly EntryId[] {
  const issues = [...setup.book.issues.values()]
    .filter((issue) => issue.basket === basket)
    .map((issue) => issue.issue);
  return movesOfCounterpart(issues, setup)
    .filter((move) => isNear(move, setup))
    .map((move) => move.id);
}

function isIn(issue: IssueId, baskets: readonly BasketId[], book: Book): boolean {
  const basket = book.issues.get(issue)?.basket;
  return basket !== undefined && baskets.includes(basket);
}

function firstDayOf(
  entries: readonly { readonly when?: EntryOf<"contact">["when"] }[],
): Day | undefined {
  const days = entries.flatMap((entry) =>
    entry.when?.from === undefined ? [] : [entry.when.from],
  );
  let first: Day | undefined;
  for (const day of days) if (first === undefined || day < first) first = day;
  return first;
}
