/**
 * Answering a proposal: each of its asks is disposed of apart.
 *
 * An engagement is ruled on; a stance stands beside the positions in force; a
 * rate stands beside the record of that kind of contact.
 */
import { allOf, byWhen, hadHappened } from "./book.ts";
import { addMonths, type Instant } from "./day.ts";
import type { EntryOf } from "./entry.ts";
import type { EntryId } from "./id.ts";
import { judge, mayGoAhead } from "./judge.ts";
import { partyOf } from "./office.ts";
import type { Ask } from "./proposal.ts";
import { planOf, sidesOf } from "./request.ts";
import { resubmissionsOf, sameKindOfContact } from "./resubmission.ts";
import { fail, ok, type Result } from "./result.ts";
import { ruleOn, type Unruled } from "./ruling.ts";
import type { Setup } from "./setup.ts";
import { onItsDays } from "./then.ts";
import type { AskFinding, Disposition, Step } from "./verdict.ts";
import { wasWithin } from "./when.ts";

export type Answer = {
  readonly proposal: EntryOf<"proposal">;
  readonly asks: readonly AskFinding[];
  /** The nearest step in order for the first ask that is not. */
  readonly nearest: Step | undefined;
};

export type Unanswered =
  | { readonly kind: "no asks"; readonly proposal: EntryId }
  | { readonly kind: "not ruled"; readonly ask: string; readonly problem: Unruled };

/** Months back over which a rate is counted. */
export const rateMonths = 24;

export function answer(
  proposal: EntryOf<"proposal">,
  knownOn: Instant,
  setup: Setup,
): Result<Answer, Unanswered> {
  if (proposal.asks.length === 0) return fail({ kind: "no asks", proposal: proposal.id });
  const asks: AskFinding[] = [];
  for (const ask of proposal.asks) {
    const found = dispose(ask, { proposal, knownOn, setup });
    if (!found.ok) return fail({ kind: "not ruled", ask: ask.id, problem: found.problem });
    asks.push(found.value);
  }
  const nearest = asks.find((ask) => ask.ruling?.nearest !== undefined)?.ruling?.nearest;
  return ok({ proposal, asks, nearest });
}

/** The id under which a ruling on an ask can be asked for again. */
export function rulingId(about: {
  readonly of: string;
  readonly setup: Setup;
  readonly knownOn: Instant;
}): string {
  const { of, setup, knownOn } = about;
  return `ruling:${of}:${setup.policy.id}:${setup.asOf}:${knownOn}`;
}

/** What a ruling's id holds. */
export type RulingRef = {
  /** What was ruled on: `proposal/ask`, or a contact. */
  readonly of: string;
  readonly policy: string;
  readonly asOf: string;
  readonly knownOn: string;
};

/** Undefined where the text is not the id of a ruling. */
export function rulingRef(id: string): RulingRef | undefined {
  const form = /^ruling:(.+):([^:]+):(\d{4}-\d{2}-\d{2}):(\d{4}-\d{2}-\d{2}T[\d:.]+Z)$/;
  const [, of, policy, asOf, knownOn] = form.exec(id) ?? [];
  if (of === undefined || policy === undefined) return undefined;
  return asOf === undefined || knownOn === undefined ? undefined : { of, policy, asOf, knownOn };
}

type About = {
  readonly proposal: EntryOf<"proposal">;
  readonly knownOn: Instant;
  readonly setup: Setup;
};

function dispose(ask: Ask, about: About): Result<AskFinding, Unruled> {
  const { proposal, setup } = about;
  const base = {
    ask: ask.id,
    title: ask.title,
    resubmissionOf: resubmissionsOf(ask, proposal, setup),
  };
  if (ask.kind === "stance") {
    return ok({ ...base, ...disposeStance(ask, setup), ruling: undefined });
  }
  const id = rulingId({ of: `${proposal.id}/${ask.id}`, setup, knownOn: about.knownOn });
  const ruled = ruleOn({ id, title: ask.title, plan: ask.plan, knownOn: about.knownOn }, setup);
  if (!ruled.ok) return ruled;
  const records = ask.kind === "rate" ? contactsLike(ask.plan, setup) : ruled.value.records;
  return ok({ ...base, disposition: ruled.value.word, ruling: ruled.value, records });
}

/** Concur where our positions in force say the same; question where none is on record. */
function disposeStance(
  ask: Extract<Ask, { readonly kind: "stance" }>,
  setup: Setup,
): { readonly disposition: Disposition; readonly records: readonly EntryId[] } {
  const inForce = positionsInForce(ask, setup);
  const records = inForce.map((position) => position.id);
  if (inForce.length === 0) return { disposition: "question", records };
  const named = ask.options.map(({ issue, option }) => {
    const known = inForce.filter((one) => one.issue === issue && one.option !== undefined);
    if (known.length === 0) return "unknown";
    return known.some((one) => one.option === option) ? "same" : "other";
  });
  if (named.includes("other")) return { disposition: "do not concur", records };
  return { disposition: named.includes("unknown") ? "concur with comment" : "concur", records };
}

/** Our own positions in force on what the stance is about: the latest on each issue. */
function positionsInForce(
  ask: Extract<Ask, { readonly kind: "stance" }>,
  { book, asOf }: Setup,
): readonly EntryOf<"position">[] {
  const latest = new Map<string, EntryOf<"position">>();
  const ours = allOf(book, "position")
    .filter((position) => position.inForce === true)
    .filter((position) => isOurs(position, book))
    .filter((position) => hadHappened(position, asOf) !== "no")
    .sort(byWhen);
  for (const position of ours) {
    const basket = position.basket ?? (position.issue && book.issues.get(position.issue)?.basket);
    const about =
      (position.issue !== undefined && ask.issues.includes(position.issue)) ||
      (basket !== undefined && ask.baskets.includes(basket));
    if (about) latest.set(position.issue ?? basket ?? position.id, position);
  }
  return [...latest.values()].sort(byWhen);
}

function isOurs({ party, of }: EntryOf<"position">, book: Setup["book"]): boolean {
  const whose = party ?? partyOf(of, book);
  return whose !== undefined && book.parties.get(whose)?.partyKind === "self";
}

/** Contacts of the kind a rate speaks of, over the months counted. */
function contactsLike(
  plan: Extract<Ask, { readonly kind: "rate" }>["plan"],
  setup: Setup,
): readonly EntryId[] {
  const since = addMonths(setup.asOf, -rateMonths);
  return allOf(setup.book, "contact")
    .filter(
      (contact) =>
        contact.when !== undefined && wasWithin(contact.when, since, setup.asOf) !== "no",
    )
    .filter((contact) =>
      onItsDays(contact, setup).some((then) => sameKindOfContact(planOf(contact), plan, then)),
    )
    .sort(byWhen)
    .map((contact) => contact.id);
}

/** The record that a finding is told with: meetings like the step proposed, and talks like those asked for. */
export type Evidence = {
  readonly meetings: readonly EntryOf<"contact">[];
  /** Talks of the kind asked for, held though the policy, applied back, would not have found them in order. */
  readonly talks: readonly EntryOf<"contact">[];
};

export function evidenceFor(answered: Answer, setup: Setup): Evidence {
  const adverse = answered.asks.flatMap((ask) =>
    ask.ruling === undefined || mayGoAhead(ask.ruling.word) ? [] : [ask.ruling],
  );
  const finding = adverse.find((ruling) => ruling.finding !== undefined)?.finding;
  const step = answered.nearest;
  const contacts = allOf(setup.book, "contact")
    .filter(
      (contact) => contact.across === "counterpart" && hadHappened(contact, setup.asOf) !== "no",
    )
    .sort(byWhen);
  const meetings = contacts.filter(
    (contact) =>
      finding?.contacts.includes(contact.id) === true &&
      contact.mode === "meeting" &&
      step?.kind === "contact" &&
      levelsAlike(contact, step.plan, setup),
  );
  const plans = adverse
    .map((ruling) => ruling.plan)
    .filter((plan) => plan.convenedAs !== undefined);
  const talks = contacts.filter(
    (contact) =>
      plans.some((plan) => contact.convenedAs === plan.convenedAs) &&
      wouldNotHaveBeen(contact, setup),
  );
  return { meetings, talks: talks.filter((contact) => inScope(contact, setup)) };
}

function levelsAlike(
  contact: EntryOf<"contact">,
  plan: Extract<Step, { readonly kind: "contact" }>["plan"],
  setup: Setup,
): boolean {
  const proposed = sidesOf(plan, setup);
  return onItsDays(contact, setup).every((then) => {
    const held = sidesOf(planOf(contact), then);
    return (
      held.ourLevel.join() === proposed.ourLevel.join() &&
      held.theirLevel.join() === proposed.theirLevel.join()
    );
  });
}

/** A contact ruled on its own day, as the policy stands. */
export function wouldNotHaveBeen(contact: EntryOf<"contact">, setup: Setup): boolean {
  return onItsDays(contact, setup).every((then) => {
    const { word } = judge(planOf(contact), then);
    return word === "premature" || word === "not in order";
  });
}

function inScope(contact: EntryOf<"contact">, { book, policy }: Setup): boolean {
  return contact.issues.some((issue) => {
    const basket = book.issues.get(issue)?.basket;
    return basket !== undefined && policy.finding.baskets.includes(basket);
  });
}
