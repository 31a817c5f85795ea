/**
 * Ruling: on a contact somebody thinks of, on an ask of a proposal, or on a
 * contact of the record as of its own day.
 */
import { rulingId } from "../core/answer.ts";
import type { Day } from "../core/day.ts";
import type { EntryId, OfficeId } from "../core/id.ts";
import { namesOf } from "../core/names.ts";
import type { Plan } from "../core/proposal.ts";
import { planOf } from "../core/request.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { ruleOn, type Unruled } from "../core/ruling.ts";
import { onDay, type Setup } from "../core/setup.ts";
import type { Ruling } from "../core/verdict.ts";
import { type Desk, holding } from "./desk.ts";
import { nearestFew } from "./naming.ts";
import type { DeskProblem, Neighbours } from "./problem.ts";

/** A ruling, and the record and policy on the day it was made for. */
export type Ruled = { readonly ruling: Ruling; readonly setup: Setup };

export function ruleOnPlan(plan: Plan, desk: Desk): Result<Ruled, DeskProblem> {
  const { ours, theirs } = withoutOptional(plan);
  const names = namesOf(desk.setup.book, desk.setup.asOf);
  const title = `${names.side(ours)} with ${names.side(theirs)}`;
  return rule({ of: "asked", title, plan }, desk, desk.setup);
}

export function ruleOnAsk(
  about: { readonly proposal: string; readonly ask: string },
  desk: Desk,
): Result<Ruled, DeskProblem> {
  const proposal = holding(desk, "proposal", about.proposal);
  if (!proposal.ok) return proposal;
  const { id, asks } = proposal.value;
  const ask = asks.find((one) => one.id === about.ask);
  if (ask === undefined) {
    const ids = asks.map((one) => one.id);
    const close = nearestFew(about.ask, ids);
    const near = close.length > 0 ? close : ids;
    return fail({ kind: "unknown name", what: "ask", given: about.ask, near });
  }
  if (ask.kind === "stance") return fail({ kind: "nothing to rule on", ask: ask.id });
  return rule({ of: `${id}/${ask.id}`, title: ask.title, plan: ask.plan }, desk, desk.setup);
}

/** As of its own day: what would have been, where the policy was not in force yet. */
export function ruleOnContact(id: string, desk: Desk): Result<Ruled, DeskProblem> {
  const contact = holding(desk, "contact", id);
  if (!contact.ok) return contact;
  const { when, summary } = contact.value;
  const day = when?.to ?? when?.from;
  if (day === undefined) return fail({ kind: "without a day", contact: contact.value.id });
  const title = summary.replace(/\.$/, "");
  const setup = onDay(desk.setup, day);
  return rule({ of: contact.value.id, title, plan: planOf(contact.value) }, desk, setup);
}

/** What the id of a ruling says was ruled on: an ask, as `proposal/ask`, or a contact. */
export function ruleAgain(of: string, desk: Desk): Result<Ruled, DeskProblem> {
  // An id may itself hold a slash, so the proposal is the one that the record has.
  for (let at = of.indexOf("/"); at !== -1; at = of.indexOf("/", at + 1)) {
    const proposal = of.slice(0, at);
    if (desk.book.entries.get(proposal as EntryId)?.kind === "proposal") {
      return ruleOnAsk({ proposal, ask: of.slice(at + 1) }, desk);
    }
  }
  return ruleOnContact(of, desk);
}

/** Why there is no ruling; for a vacant office, with those who held it before and after. */
export function unruled(why: Unruled, setup: Setup, ask?: string): DeskProblem {
  const tenures = why.kind === "vacant office" ? neighboursOf(why.office, why.on, setup) : {};
  return { kind: "unruled", why, tenures, ...(ask === undefined ? {} : { ask }) };
}

function rule(
  question: { readonly of: string; readonly title: string; readonly plan: Plan },
  { knownOn }: Desk,
  setup: Setup,
): Result<Ruled, DeskProblem> {
  const { of, title, plan } = question;
  const ruled = ruleOn({ id: rulingId({ of, setup, knownOn }), title, plan, knownOn }, setup);
  return ruled.ok ? ok({ ruling: ruled.value, setup }) : fail(unruled(ruled.problem, setup));
}

function withoutOptional(plan: Plan): Pick<Plan, "ours" | "theirs"> {
  return {
    ours: plan.ours.filter((someone) => someone.optional !== true),
    theirs: plan.theirs.filter((someone) => someone.optional !== true),
  };
}

function neighboursOf(office: OfficeId, day: Day, { book }: Setup): Neighbours {
  const name = namesOf(book, day).person;
  let before: Neighbours["before"];
  let after: Neighbours["after"];
  for (const { person, from, to } of book.tenuresInOffice.get(office) ?? []) {
    const [first, last] = [from?.from, to?.to];
    if (last !== undefined && last < day && (before === undefined || last > before.to)) {
      before = { name: name(person), to: last };
    }
    if (first !== undefined && first > day && (after === undefined || first < after.from)) {
      after = { name: name(person), from: first };
    }
  }
  return { ...(before && { before }), ...(after && { after }) };
}
