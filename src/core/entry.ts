/**
 * Entry: everything a dossier's record can hold.
 *
 * The record only grows. An entry is never edited: another supersedes it, with
 * a reason, and both stay readable. Reference data (parties, offices, people,
 * tenures, issues, forums) are entries like the rest, so that all of it is
 * dated, sourced, marked and corrected in one way. See docs/record.md.
 */
import type { Approach, Contact } from "./contact.ts";
import type { Instant } from "./day.ts";
import type { EntryId } from "./id.ts";
import type { Basket, Forum, Issue, Position } from "./issue.ts";
import type { Mark } from "./mark.ts";
import type { Assessment, Determination, Move, StandingNote } from "./move.ts";
import type { Paper } from "./paper.ts";
import type { Belief, Office, Party, Person, Registration, Tenure } from "./party.ts";
import type { Decision, Proposal, Waiver } from "./proposal.ts";
import type { RecordedRuling } from "./recorded-ruling.ts";
import type { RegisteredPolicy } from "./registered-policy.ts";
import type { Confirmation, Release, ReleasedRuling } from "./release.ts";
import type {
  Declaration,
  Pressure,
  PublicityHold,
  PublicStatement,
  Statement,
} from "./statement.ts";
import type { Assumption, Divergence, Forecast, Occurrence, Undertaking } from "./undertaking.ts";
import type { When } from "./when.ts";

/** Where a fact was read: a work and a place in it. */
export type Citation = { readonly work: string; readonly place?: string; readonly note?: string };

export type Envelope = {
  readonly id: EntryId;
  /** When it happened, as surely as the record has it; absent for what has no date. */
  readonly when?: When;
  /** What is uncertain about the date or the fact, in words. */
  readonly uncertain?: string;
  /** By whom: a person's id, or words where it was no person of the record. */
  readonly recorded: { readonly at: Instant; readonly by: string };
  readonly mark: Mark;
  readonly sources: readonly Citation[];
  readonly note?: string;
  /** A correction: the entry it takes the place of, and why. */
  readonly supersedes?: { readonly entry: EntryId; readonly reason: string };
};

/** An entry recorded in error, taken back whole; it stays readable. */
export type Withdrawal = {
  readonly kind: "withdrawal";
  readonly of: EntryId;
  readonly reason: string;
};

export type Body =
  | Party
  | Office
  | Person
  | Tenure
  | Belief
  | Registration
  | Basket
  | Issue
  | Forum
  | Contact
  | Approach
  | Declaration
  | Statement
  | StandingNote
  | Position
  | Move
  | Assessment
  | Determination
  | Undertaking
  | Proposal
  | RecordedRuling
  | Decision
  | Waiver
  | Release
  | Confirmation
  | ReleasedRuling
  | PublicStatement
  | Pressure
  | PublicityHold
  | Divergence
  | Assumption
  | Forecast
  | Occurrence
  | Paper
  | RegisteredPolicy
  | Withdrawal;

export type Kind = Body["kind"];
export type Entry = Envelope & Body;
export type EntryOf<K extends Kind> = Envelope & Extract<Body, { readonly kind: K }>;
