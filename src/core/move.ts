/**
 * Moves, assessments of them, and determinations.
 *
 * A move is a fact: what was said or done, by whom, on what. An assessment is a
 * named assessor's judgment of it; several may differ and all stay attached. A
 * determination is the competent authority's finding, and gates read
 * determinations only.
 */
import type { EntryId, GateId, IssueId, PartyId } from "./id.ts";
import type { IssueState } from "./issue.ts";
import type { Who } from "./party.ts";

export const moveKinds = [
  "offer",
  "accommodation",
  "retraction",
  "commitment",
  "promise",
  "threat",
  "reiteration",
  "signal",
] as const;
export type MoveKind = (typeof moveKinds)[number];

export type Via =
  | { readonly kind: "entry"; readonly entry: EntryId }
  | { readonly kind: "words"; readonly words: string };

export type Move = {
  readonly kind: "move";
  readonly by: PartyId;
  readonly issue: IssueId;
  readonly moveKind: MoveKind;
  /** The contact, approach or document that carried it; absent where nothing did. */
  readonly via?: Via;
  readonly retracts: readonly EntryId[];
  readonly summary: string;
};

/** From going back to settling the matter; the order is the scale. */
export const significances = [
  "hardening",
  "tonal",
  "procedural",
  "partial",
  "meaningful",
  "decisive",
] as const;
export type Significance = (typeof significances)[number];

export function atLeast(value: Significance, least: Significance): boolean {
  return significances.indexOf(value) >= significances.indexOf(least);
}

export type Assessment = {
  readonly kind: "assessment";
  readonly move: EntryId;
  readonly assessor: Who;
  readonly significance: Significance;
  readonly confidence?: "low" | "moderate" | "high";
  readonly reason: string;
  /** What it asks in return, and what would have to be done for it to count. */
  readonly condition?: string;
  readonly deedRequired?: string;
  readonly reversible?: boolean;
};

export type DeterminationOn =
  | { readonly kind: "concession"; readonly move: EntryId; readonly significance: Significance }
  | { readonly kind: "issue state"; readonly issue: IssueId; readonly state: IssueState }
  | { readonly kind: "gate"; readonly gate: GateId; readonly issue?: IssueId }
  /** A finding a policy asks for by name, such as `sufficient-progress`. */
  | { readonly kind: "finding"; readonly name: string; readonly issue?: IssueId };

export type Determination = {
  readonly kind: "determination";
  readonly on: DeterminationOn;
  /** Whether the authority found it so: a refusal to find is recorded as much as a finding. */
  readonly finding: "yes" | "no";
  readonly by: Who;
  readonly recommendedBy?: Who;
  readonly reason: string;
};

/** A word from the other side that a statement or assurance was, or was not, authorised. */
export type StandingNote = {
  readonly kind: "standing";
  /** The move, statement, approach or contact it speaks of. */
  readonly of: EntryId;
  readonly standing: "confirmed" | "disowned" | "through channel" | "outside" | "unconfirmed";
  /** The contact or document in which the word was given; absent where we overrule on our own reason. */
  readonly givenAt?: EntryId;
  readonly by: Who;
  readonly reason: string;
};
