/**
 * The states of the model: of each issue, which concessions were made and which
 * determined, through the channel or outside it; whether talks were held by a
 * gate's route; what has been found or held. And which gates are open in a state.
 */
import { speaksOf } from "../core/condition.ts";
import type { Condition, Gate } from "../core/gate-policy.ts";
import type { GateId } from "../core/id.ts";
import { issuesAsked } from "../core/issues-at.ts";
import type { Subject } from "../core/verdict.ts";
import { type ContactClass, leafNumber, type Model } from "./model.ts";

/** One number of bits to an issue, and one for what is found of no issue. */
export type State = readonly number[];

export const pending = 1;
export const determined = 2;
export const pendingOutside = 4;
export const determinedOutside = 8;
export const spoken = 16;
export const firstRoute = 5;
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

export function isOpen(id: GateId, issue: number | undefined, state: State, model: Model): boolean {
  let tests = model.tests.get(id);
  if (tests === undefined) {
    tests = [];
    model.tests.set(id, tests);
  }
  const at = issue ?? model.issues.length;
  const test = tests[at] ?? gateTest(id, issue, model);
  tests[at] = test;
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
          { ...condition, issues: issuesAsked(condition, under.length) },
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
  condition: { readonly issues: number; readonly baskets: number },
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

function subjectFor({ scope }: Gate, index: number | undefined, model: Model): Subject {
  const issue = index === undefined ? undefined : model.issues[index];
  if (scope === "relationship" || issue === undefined || index === undefined)
    return { kind: "relationship" };
  const basket = basketOf(index, model);
  return scope === "issue" || basket === undefined
    ? { kind: "issue", issue }
    : { kind: "basket", basket };
}

export function basketOf(issue: number, { issues, setup }: Model) {
  const id = issues[issue];
  return id === undefined ? undefined : setup.book.issues.get(id)?.basket;
}

export function bitOf(leaf: number, { routes }: Model): number {
  return leaf < 0 ? 0 : 1 << (firstRoute + routes.length + leaf);
}

/** An issue comes to a state in talks: by the route asked for, or by any where none is. */
export function talkBit(route: GateId | undefined, model: Model): number {
  return route === undefined ? spoken : 1 << (firstRoute + model.routes.indexOf(route));
}

function withBits(state: State, at: number, bits: number): State {
  return state.map((own, index) => (index === at ? own | bits : own));
}
