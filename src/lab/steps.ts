/**
 * The steps between the states of the model: a contact that the policy lets happen,
 * with or without a concession; a finding by whoever may make it; an event; a word
 * from the other side that it stands by nothing it said.
 */
import type { OfficeId } from "../core/id.ts";
import type { ContactClass, Model } from "./model.ts";
import {
  bitOf,
  concessionBits,
  determined,
  determinedOutside,
  mayHappen,
  pending,
  pendingOutside,
  type State,
  spoken,
  talkBit,
  withoutConcession,
} from "./states.ts";

export type Step =
  | { readonly kind: "contact"; readonly contact: ContactClass; readonly concession: boolean }
  | {
      readonly kind: "determination";
      readonly leaf: number;
      readonly issue: number | undefined;
      readonly by: readonly OfficeId[];
    }
  | { readonly kind: "event"; readonly leaf: number }
  | { readonly kind: "disavowal"; readonly issue: number };

export type Reading = {
  /** Where concessions can arise: at any contact, or only in talks that a gate guards. */
  readonly concessions: "anywhere" | "in talks";
  /** Only what this office does itself. */
  readonly alone?: OfficeId;
};

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
  return [
    ...moves.contacts.flatMap((done) => contactSteps(done, state, model)),
    ...moves.findings.flatMap(({ step, at, asks, takes, gives }): Taken[] => {
      const own = state[at] ?? 0;
      const after = (own & ~takes) | gives;
      const can = (own & asks) === asks && after !== own;
      return can ? [{ step, to: changed(state, at, after) }] : [];
    }),
    ...[...model.issues.keys()].flatMap((issue): Taken[] => {
      const none = ((state[issue] ?? 0) & concessionBits) === 0;
      const step = { kind: "disavowal", issue } as const;
      return none ? [] : [{ step, to: withoutConcession(state, issue) }];
    }),
  ];
}

function contactSteps({ contact, bits, made }: Done, state: State, model: Model): readonly Taken[] {
  const own = state[contact.issue] ?? 0;
  const [plain, conceding] = [own | bits, own | (made ?? 0)];
  const steps: Taken[] = [];
  if ((plain === own && conceding === own) || !mayHappen(contact, state, model)) return steps;
  const add = (concession: boolean, to: number) =>
    steps.push({
      step: { kind: "contact", contact, concession },
      to: changed(state, contact.issue, to),
    });
  if (plain !== own) add(false, plain);
  if (conceding !== own && conceding !== plain) add(true, conceding);
  return steps;
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
  const [by, ...others] = findersOf(leaf, model, alone);
  if (by === undefined) return [];
  const found = (issue: number | undefined, change: Pick<Finding, "asks" | "takes" | "gives">) => ({
    step: { kind: "determination", leaf, issue, by: [by, ...others] } as const,
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

/** Who finds it: the first who may, or each where all must; nobody where that takes a hand that is not there. */
function findersOf(leaf: number, model: Model, alone: OfficeId | undefined): readonly OfficeId[] {
  const able = (offices: readonly OfficeId[]) =>
    offices.filter((office) => alone === undefined || office === alone);
  const competent = model.competent[leaf] ?? [];
  const recommending = model.recommending[leaf];
  if (recommending !== undefined && able(recommending).length === 0) return [];
  const condition = model.leaves[leaf];
  if (condition?.kind === "determination" && condition.unanimous === true)
    return able(competent).length === competent.length ? competent : [];
  return able(competent).slice(0, 1);
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
