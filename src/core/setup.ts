/**
 * Setup: what a question is asked against, made once and asked many times.
 *
 * It keeps the compiled table and the gates already worked out. The memo changes
 * how fast it answers, never what.
 */
import type { Book } from "./book.ts";
import type { Day } from "./day.ts";
import type { Table } from "./deciding.ts";
import type { GateId, OfficeId } from "./id.ts";
import type { Group, Policy } from "./policy.ts";
import type { GateFinding, Subject } from "./verdict.ts";

export type Setup = {
  readonly book: Book;
  readonly policy: Policy;
  readonly asOf: Day;
  readonly table: Table;
  /** Gates already worked out, by gate and subject. */
  readonly gates: Map<string, GateFinding>;
  /** Handed along, since a condition may name a gate and a gate is made of conditions. */
  readonly findGate: (gate: GateId, subject: Subject, setup: Setup) => GateFinding;
};

/** The same record and policy on another day. */
export function onDay(setup: Setup, asOf: Day): Setup {
  return asOf === setup.asOf ? setup : { ...setup, asOf, gates: new Map() };
}

/** The offices of the groups named. */
export function officesOf(policy: Policy, names: readonly string[]): ReadonlySet<OfficeId> {
  return new Set(groupsNamed(policy, names).flatMap((group) => group.offices));
}

export function groupsNamed(policy: Policy, names: readonly string[]): readonly Group[] {
  return policy.groups.filter((group) => names.includes(group.id));
}

export function keyOfSubject(subject: Subject): string {
  if (subject.kind === "issue") return `issue ${subject.issue}`;
  return subject.kind === "basket" ? `basket ${subject.basket}` : subject.kind;
}
