/**
 * Builders: something valid in one line, for tests of what a record comes to.
 *
 * They write entries in their wire form, so that a slip is refused by name. Someone
 * is named by a person's id (`ines`), an office's (`port/director`, with a slash) or
 * in free words (with a space); what is not said is plain and certain.
 */
import { decodeEntry } from "../src/codec/entry.ts";
import { planSchema } from "../src/codec/entry-proposal.ts";
import { openBook } from "../src/core/book.ts";
import { type Day, type Instant, parseDay, parseInstant } from "../src/core/day.ts";
import type { Entry, EntryOf, Kind } from "../src/core/entry.ts";
import { setUp } from "../src/core/gate.ts";
import type { EntryId, IssueId } from "../src/core/id.ts";
import { knownOn } from "../src/core/known.ts";
import type { Policy } from "../src/core/policy.ts";
import type { Plan } from "../src/core/proposal.ts";
import type { Result } from "../src/core/result.ts";
import type { Question } from "../src/core/ruling.ts";
import type { Setup } from "../src/core/setup.ts";
import type { Subject } from "../src/core/verdict.ts";
import { parseWhen, type When } from "../src/core/when.ts";
import { harbour, regime } from "./harbour.ts";
import { aPolicy } from "./harbour-policy.ts";

export const day = (text: string): Day => made(parseDay(text));
export const when = (text: string): When => made(parseWhen(text));
/** A day stands for its noon. */
export const at = (text: string): Instant =>
  made(parseInstant(text.includes("T") ? text : `${text}T12:00:00Z`));

/** Fields of the wire form; one that is undefined is left out. */
type Fields = Readonly<Record<string, unknown>>;

/** `recorded` is a day; without one the entry has always been known. */
export function anEntry<K extends Kind>(kind: K, id: string, fields: Fields): EntryOf<K> {
  const { recorded = "1990-01-01", ...body } = fields;
  const known = { at: at(String(recorded)), by: "clerk" };
  const given = Object.entries({ mark: "open", ...body, recorded: known }).filter(
    ([, value]) => value !== undefined,
  );
  // The codec has just read it as an entry of this kind.
  return decodeEntry({ id, kind, ...Object.fromEntries(given) }) as EntryOf<K>;
}

export function who(name: string): Fields {
  if (name.includes(" ")) return { words: name };
  return name.includes("/") ? { office: name } : { person: name };
}

/** Someone by name, or with what is said besides: a role, a level, whom they act for. */
export type Someone = string | (Fields & { readonly name: string });

const someone = (one: Someone): Fields => {
  const { name, ...more } = typeof one === "string" ? { name: one } : one;
  return { ...who(name), ...more };
};

/** Somebody unnamed at this level. */
export const atLevel = (level: string): Someone => ({ name: `somebody of the ${level}s`, level });

export const anOffice = (office: string, party: string): EntryOf<"office"> =>
  anEntry("office", `office.${office}`, { office, party, name: office });

export const aPerson = (person: string, party: string): EntryOf<"person"> =>
  anEntry("person", `person.${person}`, { person, party, name: person });

/** A post held from 1990 on, with no end, unless said otherwise. */
export function aTenure(person: string, office: string, but: Fields = {}): EntryOf<"tenure"> {
  const { id = `tenure.${person}.${office}`, ...rest } = but;
  const held = { level: "agent", capacity: "substantive", from: "1990-01-01", to: "../.." };
  return anEntry("tenure", String(id), { person, office, ...held, ...rest });
}

type Meeting = Fields & {
  readonly ours?: readonly Someone[];
  readonly theirs?: readonly Someone[];
};

/** The director and their managing director exchange views on berth fees, on 1 March 1991. */
export function aContact(id: string, but: Meeting = {}): EntryOf<"contact"> {
  const { ours = ["ines"], theirs = ["marek"], ...rest } = but;
  const on = (side: string) => (one: Someone) => ({ side, role: "principal", ...someone(one) });
  return anEntry("contact", id, {
    when: "1991-03-01",
    mode: "meeting",
    segments: [{ participants: [...ours.map(on("ours")), ...theirs.map(on("theirs"))] }],
    initiator: "ours",
    purpose: "exchange",
    issues: ["berth-fees"],
    summary: id,
    ...rest,
  });
}

/** An offer of theirs on berth fees, on 1 March 1991; `via` is the entry that carried it. */
export function aMove(id: string, but: Fields = {}): EntryOf<"move"> {
  const { via, ...rest } = but;
  return anEntry("move", id, {
    when: "1991-03-01",
    by: "line",
    issue: "berth-fees",
    moveKind: "offer",
    summary: id,
    via: via === undefined ? undefined : { entry: via },
    ...rest,
  });
}

/** The port's counsel puts a move at meaningful, on 5 March 1991. */
export function anAssessment(id: string, move: string, but: Fields = {}): EntryOf<"assessment"> {
  const { assessor = "port/counsel", ...rest } = but;
  const found = { when: "1991-03-05", significance: "meaningful", reason: id };
  return anEntry("assessment", id, { move, assessor: who(String(assessor)), ...found, ...rest });
}

/** The director finds it so, on 10 March 1991. */
export function aDetermination(id: string, on: Fields, but: Fields = {}) {
  const { by = "port/director", ...rest } = but;
  const found = { when: "1991-03-10", finding: "yes", reason: id };
  return anEntry("determination", id, { on, by: who(String(by)), ...found, ...rest });
}

export const concession = (move: string, significance = "meaningful"): Fields => ({
  kind: "concession",
  move,
  significance,
});

export const issueState = (issue: string, state = "near resolution"): Fields => ({
  kind: "issue state",
  issue,
  state,
});

/** Their own word, on 1 May 1991, on what an entry said. */
export function aStanding(id: string, of: string, standing: string, but: Fields = {}) {
  const { by = "line/managing-director", ...rest } = but;
  const given = { when: "1991-05-01", by: who(String(by)), reason: id };
  return anEntry("standing", id, { of, standing, ...given, ...rest });
}

export function anEvent(event: string, date: string | undefined, but: Fields = {}) {
  const id = `event.${event}.${date ?? ""}`.replace(/[^a-z0-9.-]/g, "_");
  return anEntry("event", id, { event, when: date, text: event, ...but });
}

export function aWithdrawal(of: string, recorded: string): EntryOf<"withdrawal"> {
  return anEntry("withdrawal", `withdrawal.${of}`, { of, reason: "in error", recorded });
}

/** The director's paper, with its asks. */
export function aProposal(id: string, asks: readonly Fields[], but: Fields = {}) {
  const plain = { when: "1991-06-01", title: id, proponent: who("port/director"), text: id };
  const titled = asks.map((ask) => ({ title: String(ask.id), ...ask }));
  return anEntry("proposal", id, { ...plain, asks: titled, ...but });
}

/** An ask for a contact: its plan as for `aPlan`. */
export function anAsk(id: string, plan: Meeting = {}, but: Fields = {}): Fields {
  return { id, title: id, kind: "engagement", plan: wirePlan(plan), ...but };
}

/** The director and their managing director are to exchange views on berth fees. */
export function aPlan(but: Meeting = {}): Plan {
  return planSchema.parse(wirePlan(but));
}

function wirePlan({
  ours = ["port/director"],
  theirs = ["line/managing-director"],
  ...rest
}: Meeting) {
  return {
    ours: ours.map(someone),
    theirs: theirs.map(someone),
    mode: "meeting",
    purpose: "exchange",
    initiator: "ours",
    issues: ["berth-fees"],
    ...rest,
  };
}

/**
 * A concession that counts: given by their managing director to the director,
 * assessed, and determined nine days later. Ids begin with `name`.
 */
export function aConcession(
  name: string,
  issue = "berth-fees",
  on = "1991-03-01",
): readonly Entry[] {
  return [
    aContact(`${name}.contact`, { when: on, issues: [issue] }),
    aMove(`${name}.move`, { when: on, issue, via: `${name}.contact` }),
    anAssessment(`${name}.assessment`, `${name}.move`, { when: on }),
    aDetermination(`${name}.determination`, concession(`${name}.move`), { when: on }),
  ];
}

/** The harbour's record, with more entries; one of an id that is there takes its place. */
export function aRecord(...more: readonly (Entry | readonly Entry[])[]): readonly Entry[] {
  const entries = new Map<EntryId, Entry>(harbour.map((entry) => [entry.id, entry]));
  for (const entry of more.flat()) entries.set(entry.id, entry);
  return [...entries.values()];
}

export function without(record: readonly Entry[], ...ids: readonly string[]): readonly Entry[] {
  return record.filter((entry) => !ids.includes(entry.id));
}

export type Asked = {
  readonly record?: readonly Entry[];
  readonly policy?: Policy;
  readonly asOf?: string;
  readonly knownOn?: string;
};

/** The harbour's policy on its record, at midsummer 1991, all of it known. */
export function aSetup({ record, policy, asOf, knownOn: known }: Asked = {}): Setup {
  const holding = knownOn(record ?? aRecord(), known === undefined ? undefined : at(known));
  return setUp(openBook(holding, regime), policy ?? aPolicy(), day(asOf ?? "1991-06-30"));
}

export function aQuestion(plan: Plan = aPlan(), id = "question"): Question {
  return { id, title: id, plan, knownOn: at("1999-12-31") };
}

export const on = (issue: string): Subject => ({ kind: "issue", issue: issue as IssueId });
export const inBasket = (basket: string): Subject =>
  ({ kind: "basket", basket }) as unknown as Subject;
export const overall: Subject = { kind: "relationship" };

export type { Fields, Meeting };

function made<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}
