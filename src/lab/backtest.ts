/**
 * A policy tried on the past: every contact of the record ruled as of its own last
 * day, on what was known by the end of that day unless hindsight is asked for.
 *
 * Under a policy not yet in force a contact is never a departure: it would not
 * have been in order. What the record shows next stands beside each, in the order
 * of time; nothing here says that one came of the other.
 */
import { allOf, type Book, byWhen, openBook } from "../core/book.ts";
import { highestAssessment } from "../core/concession.ts";
import { addMonths, type Day, daysBetween, endOfDay } from "../core/day.ts";
import { obligationsOf } from "../core/deciding.ts";
import { type DutyFinding, dutiesOf } from "../core/duty.ts";
import type { Entry, EntryOf } from "../core/entry.ts";
import { setUp } from "../core/gate.ts";
import type { EntryId, IssueId, RuleId } from "../core/id.ts";
import { inForceOn } from "../core/in-force.ts";
import { judge, mayGoAhead, once } from "../core/judge.ts";
import { knownOn } from "../core/known.ts";
import type { Regime } from "../core/mark.ts";
import type { Significance } from "../core/move.ts";
import type { Policy } from "../core/policy.ts";
import { planOf } from "../core/request.ts";
import type { Truth } from "../core/truth.ts";
import type { GateFinding, Ground, Undecided, Word } from "../core/verdict.ts";

export type Past = { readonly entries: readonly Entry[]; readonly regime: Regime };

export type BacktestOptions = {
  /** Everything ever entered, instead of what was known by the end of each contact's last day. */
  readonly hindsight?: boolean;
  /** How many months on the next moves are looked for. */
  readonly months?: number;
  /** As of which day duties are looked for; without it, the day of the last contact. */
  readonly asOf?: Day;
};

/** What a ruling that did not let a contact go ahead means for a contact that was held. */
export type Standing =
  | "in order"
  | "departure"
  | "would not have been in order"
  /** The policy's dates leave open whether it bound that day. */
  | "possible departure"
  | "not determinable";

export type ContactRuling = {
  readonly contact: EntryId;
  readonly day: Day;
  readonly inForce: Truth;
  readonly standing: Standing;
  readonly word: Word;
  readonly ground: Ground;
  readonly rules: readonly RuleId[];
  readonly gates: readonly GateFinding[];
  readonly undecided: readonly Undecided[];
  readonly waivers: readonly EntryId[];
  /** What it asked for and says how it is shown; as the whole record has it. */
  readonly duties: readonly DutyFinding[];
  readonly next: readonly NextMove[];
};

export type NextMove = {
  readonly move: EntryId;
  readonly issue: IssueId;
  readonly daysLater: number;
  /** The highest that any assessor put it. */
  readonly significance: Significance | undefined;
  /** No earlier move of the other side on the issue is in the record. */
  readonly first: boolean;
};

export type Backtest = {
  readonly policy: Policy["id"];
  readonly months: number;
  readonly hindsight: boolean;
  readonly contacts: readonly ContactRuling[];
  /** Contacts without a day, which cannot be ruled on as of one. */
  readonly undated: readonly EntryId[];
  /** How many contacts each rule decided; nought for a rule the record never tries. */
  readonly rules: readonly { readonly rule: RuleId; readonly contacts: number }[];
  /** Contacts that no rule speaks of. */
  readonly unspoken: readonly EntryId[];
};

export function backtest(
  { entries, regime }: Past,
  policy: Policy,
  { hindsight = false, months = 6, asOf }: BacktestOptions = {},
): Backtest {
  const all = openBook(knownOn(entries, undefined), regime);
  const books = new Map<Day, Book>();
  const bookOn = (day: Day) => {
    if (hindsight) return all;
    const known = books.get(day) ?? openBook(knownOn(entries, endOfDay(day)), regime);
    books.set(day, known);
    return known;
  };
  const dated = [...allOf(all, "contact")]
    .sort(byWhen)
    .map((contact) => ({ contact, day: lastDay(contact) }));
  const until = asOf ?? dated.findLast(({ day }) => day !== undefined)?.day;
  const contacts = dated.flatMap(({ contact, day }) => {
    if (day === undefined) return [];
    const context = { policy, book: bookOn(day), all, months, asOf: until ?? day };
    return [ruledOn(contact, day, context)];
  });
  const ids = [...policy.exemptions, ...policy.rules].map(({ id }) => id);
  return {
    policy: policy.id,
    months,
    hindsight,
    contacts,
    undated: dated.flatMap(({ contact, day }) => (day === undefined ? [contact.id] : [])),
    rules: ids.map((rule) => ({
      rule,
      contacts: contacts.filter(({ rules }) => rules.includes(rule)).length,
    })),
    unspoken: contacts.filter(({ rules }) => rules.length === 0).map(({ contact }) => contact),
  };
}

export type BacktestChange = {
  readonly contact: EntryId;
  readonly day: Day;
  readonly before: ContactRuling;
  readonly after: ContactRuling;
};

/** Where two policies rule the same contact differently. */
export function compareBacktests(before: Backtest, after: Backtest): readonly BacktestChange[] {
  const others = new Map(after.contacts.map((one) => [one.contact, one]));
  return before.contacts.flatMap((one) => {
    const other = others.get(one.contact);
    if (other === undefined || other.word === one.word) return [];
    return [{ contact: one.contact, day: one.day, before: one, after: other }];
  });
}

type Ruling = {
  readonly policy: Policy;
  /** As known on the day. */
  readonly book: Book;
  /** The whole record, for what came next. */
  readonly all: Book;
  readonly months: number;
  readonly asOf: Day;
};

function ruledOn(contact: EntryOf<"contact">, day: Day, context: Ruling): ContactRuling {
  const { policy, book, all, months, asOf } = context;
  const { word, ground, parts } = judge(planOf(contact), setUp(book, policy, day));
  const bearing = parts.filter((part) => part.word === word);
  const said = bearing.length > 0 ? bearing : parts;
  const inForce = inForceOn(policy, day);
  return {
    contact: contact.id,
    day,
    inForce,
    standing: standingOf(word, inForce),
    word,
    ground,
    rules: once(said.flatMap((part) => part.rules)).map(({ rule }) => rule),
    gates: once(said.flatMap((part) => part.gates)),
    undecided: said[0]?.undecided ?? [],
    waivers: allOf(all, "waiver").flatMap((waiver) =>
      waiver.of === contact.id ? [waiver.id] : [],
    ),
    duties: dutiesOf(contact, obligationsOf(parts.filter((part) => mayGoAhead(part.word))), {
      book: all,
      held: day,
      asOf,
    }),
    next: nextMoves(contact, day, { all, policy, months }),
  };
}

function standingOf(word: Word, inForce: Truth): Standing {
  if (mayGoAhead(word)) return "in order";
  if (word === "not determinable on this record") return "not determinable";
  if (inForce === "yes") return "departure";
  return inForce === "no" ? "would not have been in order" : "possible departure";
}

/** Moves of the other side on the same issues, from the day after; as the whole record has them. */
function nextMoves(
  contact: EntryOf<"contact">,
  day: Day,
  { all, policy, months }: Pick<Ruling, "all" | "policy" | "months">,
): readonly NextMove[] {
  const until = addMonths(day, months);
  const setup = setUp(all, policy, until);
  return contact.issues.flatMap((issue) => {
    const moves = (all.movesOn.get(issue) ?? [])
      .filter((move) => all.parties.get(move.by)?.partyKind === "counterpart")
      .sort(byWhen);
    return moves.flatMap((move, index): NextMove[] => {
      const from = move.when?.from;
      if (from === undefined || from <= day || from > until) return [];
      const significance = highestAssessment(move, setup);
      return [
        {
          move: move.id,
          issue,
          daysLater: daysBetween(day, from),
          significance,
          first: index === 0,
        },
      ];
    });
  });
}

function lastDay({ when }: EntryOf<"contact">): Day | undefined {
  return when?.to ?? when?.from;
}
