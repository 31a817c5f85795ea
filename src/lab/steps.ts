/**
 * The states of the model and the steps between them.
 *
 * Of each issue a state holds: a concession made and one determined, through the
 * channel or outside it; whether talks were held by a gate's route; what has been
 * found or held. The search goes breadth first, so the way to a state is the shortest.
 */
import { speaksOf } from "../core/condition.ts";
import type { Condition, Gate } from "../core/gate-policy.ts";
import type { GateId, OfficeId } from "../core/id.ts";
import type { Subject } from "../core/verdict.ts";
import { type ContactClass, leafNumber, type Model } from "./model.ts";

/** One number of bits to an issue, and one for what is found of no issue. */
export type State = readonly number[];

export type Step =
  | { readonly kind: "contact"; readonly contact: ContactClass; readonly concession: boolean }
  | {
      readonly kind: "determination";
      readonly leaf: number;
      readonly issue: number | undefined;
      readonly by: OfficeId;
    }
  | { readonly kind: "event"; readonly leaf: number }
  | { readonly kind: "disavowal"; readonly issue: number };

export type Reading = {
  /** Where concessions can arise: at any contact, or only in talks that a gate guards. */
  readonly concessions: "anywhere" | "in talks";
  /** Only what this office does itself. */
  readonly alone?: OfficeId;
};

const pending = 1;
const determined = 2;
const pendingOutside = 4;
const determinedOutside = 8;
const spoken = 16;
const firstRoute = 5;
export const concessionBits = pending | determined | pendingOutside | determinedOutside;

export function startOf({ issues }: Model): State {
  return [...issues.map(() => 0), 0];
}

/** A further determined concession through the channel, for asking what it would change. */
export function withConcession(state: State, issue: number): State {
  return withBits(state, issue, determined);
}

export function withoutConcession(state: State, issue: number): State {
  return state.map((bits, at) => (at === issue ? bits & ~concessionBits : bits));
}

export function hasConcession(state: State, issue: number): boolean {
  return ((state[issue] ?? 0) & determined) !== 0;
}

export function isOpen(id: GateId, issue: number | undefined, state: State, model: Model): boolean {
  const key = `${id} ${issue ?? ""}`;
  let test = model.tests.get(key);
  if (test === undefined) {
    test = gateTest(id, issue, model);
    model.tests.set(key, test);
  }
  return test(state);
}

type Test = (state: State) => boolean;

function gateTest(id: GateId, issue: number | undefined, model: Model): Test {
  const gate = model.setup.policy.gates.find((one) => one.id === id);
  if (gate === undefined) throw new Error(`the policy has no gate \`${id}\``);
  const subject = subjectFor(gate, issue, model);
  const opens = testOf(gate.opens, subject, { gate, model });
  const closes = gate.closes && testOf(gate.closes, subject, { gate, model });
  return (state) => opens(state) && closes?.(state) !== true;
}

/** Which gates are open on which issue, for comparing two states. */
export function openGates(state: State, model: Model): ReadonlySet<string> {
  const open = new Set<string>();
  for (const { id } of model.setup.policy.gates)
    for (const issue of model.issues.keys())
      if (isOpen(id, issue, state, model)) open.add(`${id} ${issue}`);
  return open;
}

export function mayHappen(contact: ContactClass, state: State, model: Model): boolean {
  return contact.gates.every((gate) => isOpen(gate, contact.issue, state, model));
}

/** What can be done at all under a reading, worked out once: contacts that do the same are one. */
export type Moves = { readonly contacts: readonly Done[]; readonly findings: readonly Finding[] };

type Done = {
  readonly contact: ContactClass;
  /** What it leaves behind on its issue, without and with a concession. */
  readonly bits: number;
  readonly made: number | undefined;
};

/** A finding that can be made once its bits are there: they are taken away and others put in their place. */
type Finding = {
  readonly step: Step;
  readonly at: number;
  readonly asks: number;
  readonly takes: number;
  readonly gives: number;
};

export function movesOf(model: Model, reading: Reading): Moves {
  const contacts = new Map<string, Done>();
  for (const contact of model.contacts) {
    if (!isBy(contact, reading.alone)) continue;
    const bits = bitsLeft(contact, model);
    const outside = outsideCounts(model) ? pendingOutside : 0;
    const here = reading.concessions === "anywhere" || contact.kind === "gate";
    const made = here ? bits | (contact.throughChannel ? pending : outside) : undefined;
    const key = JSON.stringify([contact.issue, contact.gates, bits, made]);
    if (!contacts.has(key)) contacts.set(key, { contact, bits, made });
  }
  const findings = [...model.leaves.keys()].flatMap((leaf) => findingsOf(leaf, model, reading));
  return { contacts: [...contacts.values()], findings };
}

export type Taken = { readonly step: Step; readonly to: State };

/** Every step from a state, with the state it leads to; what changes nothing is no step. */
export function stepsFrom(state: State, model: Model, moves: Moves): readonly Taken[] {
  const found: Taken[] = [];
  for (const { contact, bits, made } of moves.contacts) {
    const own = state[contact.issue] ?? 0;
    const [plain, conceding] = [own | bits, own | (made ?? 0)];
    if ((plain === own && conceding === own) || !mayHappen(contact, state, model)) continue;
    const add = (concession: boolean, to: number) =>
      found.push({
        step: { kind: "contact", contact, concession },
        to: changed(state, contact.issue, to),
      });
    if (plain !== own) add(false, plain);
    if (conceding !== own && conceding !== plain) add(true, conceding);
  }
  for (const { step, at, asks, takes, gives } of moves.findings) {
    const own = state[at] ?? 0;
    const after = (own & ~takes) | gives;
    if ((own & asks) === asks && after !== own) found.push({ step, to: changed(state, at, after) });
  }
  for (const issue of model.issues.keys()) {
    const own = state[issue] ?? 0;
    if ((own & concessionBits) !== 0)
      found.push({ step: { kind: "disavowal", issue }, to: withoutConcession(state, issue) });
  }
  return found;
}

function changed(state: State, at: number, bits: number): State {
  const copy = [...state];
  copy[at] = bits;
  return copy;
}

function findingsOf(leaf: number, model: Model, { alone }: Reading): readonly Finding[] {
  const condition = model.leaves[leaf];
  if (condition === undefined) return [];
  const last = model.issues.length;
  const bit = bitOf(leaf, model);
  if (condition.kind === "event")
    return [{ step: { kind: "event", leaf }, at: last, asks: 0, takes: 0, gives: bit }];
  const by = model.competent[leaf]?.find((office) => alone === undefined || office === alone);
  if (by === undefined) return [];
  const found = (issue: number | undefined, change: Pick<Finding, "asks" | "takes" | "gives">) => ({
    step: { kind: "determination", leaf, issue, by } as const,
    at: issue ?? last,
    ...change,
  });
  if (condition.kind === "determination")
    return [found(undefined, { asks: 0, takes: 0, gives: bit })];
  return [...model.issues.keys()].flatMap((issue) => {
    if (condition.kind === "issues at")
      return [found(issue, { asks: talkBit(condition.route, model), takes: 0, gives: bit })];
    if (condition.kind !== "determined concession") return [];
    return [
      found(issue, { asks: pending, takes: pending, gives: determined }),
      found(issue, { asks: pendingOutside, takes: pendingOutside, gives: determinedOutside }),
    ];
  });
}

/** An issue comes to a state in talks: by the route asked for, or by any where none is. */
function talkBit(route: GateId | undefined, model: Model): number {
  return route === undefined ? spoken : 1 << (firstRoute + model.routes.indexOf(route));
}

function bitsLeft(contact: ContactClass, model: Model): number {
  const anyRoute = model.leaves.some(
    (leaf) => leaf.kind === "issues at" && leaf.route === undefined,
  );
  let bits = anyRoute ? spoken : 0;
  for (const gate of contact.gates) if (model.routes.includes(gate)) bits |= talkBit(gate, model);
  for (const leaf of contact.meets) bits |= bitOf(leaf, model);
  return bits;
}

function isBy({ candidate }: ContactClass, alone: OfficeId | undefined): boolean {
  if (alone === undefined) return true;
  return candidate.plan.ours.every(({ who }) => who.kind === "office" && who.office === alone);
}

/** Concessions outside the channel are kept only where some gate would count them. */
function outsideCounts({ leaves }: Model): boolean {
  return leaves.some(
    (leaf) =>
      leaf.kind === "determined concession" &&
      leaf.standing.some((one) => one === "outside" || one === "unconfirmed"),
  );
}

type Asked = { readonly gate: Gate; readonly model: Model };

function testOf(condition: Condition, subject: Subject, asked: Asked): Test {
  const { model } = asked;
  const under = issuesUnder(subject, asked);
  const parts =
    "of" in condition ? [condition.of].flat().map((part) => testOf(part, subject, asked)) : [];
  const bit = bitOf(leafNumber(condition, model), model);
  const last = model.issues.length;
  switch (condition.kind) {
    case "all":
      return (state) => parts.every((part) => part(state));
    case "any":
      return (state) => parts.some((part) => part(state));
    case "not":
      return (state) => !parts.some((part) => part(state));
    case "gate open":
      return gateTest(
        condition.gate,
        subject.kind === "issue" ? model.issues.indexOf(subject.issue) : undefined,
        model,
      );
    case "determined concession":
      return (state) => under.some((issue) => countsAs(condition.standing, state[issue] ?? 0));
    case "move assessed":
      return (state) => under.some((issue) => ((state[issue] ?? 0) & concessionBits) !== 0);
    case "issues at":
      return (state) =>
        isEnough(
          condition,
          under.filter((issue) => ((state[issue] ?? 0) & bit) !== 0),
          model,
        );
    case "contact held":
      return (state) => under.some((issue) => ((state[issue] ?? 0) & bit) !== 0);
    case "determination":
    case "event":
      return (state) => ((state[last] ?? 0) & bit) !== 0;
    case "date": {
      const { asOf } = model.setup;
      const holds =
        (condition.from === undefined || condition.from <= asOf) &&
        (condition.to === undefined || asOf <= condition.to);
      return () => holds;
    }
  }
}

function isEnough(
  condition: Extract<Condition, { readonly kind: "issues at" }>,
  there: readonly number[],
  model: Model,
): boolean {
  if (there.length < condition.issues) return false;
  return new Set(there.map((issue) => basketOf(issue, model))).size >= condition.baskets;
}

function countsAs(standing: readonly string[], bits: number): boolean {
  const through = standing.includes("through channel") || standing.includes("confirmed");
  const outside = standing.includes("outside") || standing.includes("unconfirmed");
  return (through && (bits & determined) !== 0) || (outside && (bits & determinedOutside) !== 0);
}

function issuesUnder(subject: Subject, { gate, model }: Asked): readonly number[] {
  return model.issues.flatMap((issue, index) => {
    if (subject.kind === "issue") return subject.issue === issue ? [index] : [];
    const inBasket = subject.kind !== "basket" || basketOf(index, model) === subject.basket;
    return inBasket && speaksOf(gate, issue, model.setup) ? [index] : [];
  });
}

export function basketOf(issue: number, { issues, setup }: Model) {
  const id = issues[issue];
  return id === undefined ? undefined : setup.book.issues.get(id)?.basket;
}

function subjectFor({ scope }: Gate, index: number | undefined, model: Model): Subject {
  const issue = index === undefined ? undefined : model.issues[index];
  if (scope === "relationship" || issue === undefined || index === undefined)
    return { kind: "relationship" };
  const basket = basketOf(index, model);
  return scope === "issue" || basket === undefined
    ? { kind: "issue", issue }
    : { kind: "basket", basket };
}

function bitOf(leaf: number, { routes }: Model): number {
  return leaf < 0 ? 0 : 1 << (firstRoute + routes.length + leaf);
}

function withBits(state: State, at: number, bits: number): State {
  return state.map((own, index) => (index === at ? own | bits : own));
}
