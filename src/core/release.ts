/**
 * Releases: a ruling told under a lower mark than it was made under, by two people.
 *
 * One proposes it under the mark of all that it rests on; another confirms it, and with the
 * confirmation a released ruling is entered under the lower mark. It names nothing above that
 * mark, so those cleared for no more read it as a record like any other.
 */
import type { EntryId, PolicyId } from "./id.ts";
import type { Mark } from "./mark.ts";
import type { Plan } from "./proposal.ts";
import type { Word } from "./verdict.ts";

/** What is to be told, under which mark, and why; nobody below reads of it until it is confirmed. */
export type Release = {
  readonly kind: "release";
  readonly plan: Plan;
  readonly policy: PolicyId;
  readonly policyVersion: string;
  readonly word: Word;
  /** What those below are told, in words. */
  readonly text: string;
  /** The mark under which they are told. */
  readonly under: Mark;
  readonly reason: string;
  /** What the ruling rests on. */
  readonly records: readonly EntryId[];
};

/** The second person's act. It bears the mark of the release, and links it with what it gave. */
export type Confirmation = {
  readonly kind: "confirmation";
  readonly of: EntryId;
  readonly gave: EntryId;
};

export type ReleasedRuling = {
  readonly kind: "released ruling";
  readonly plan: Plan;
  /** Absent where those who read this may not read of the policy. */
  readonly policy?: PolicyId;
  readonly policyVersion?: string;
  readonly word: Word;
  readonly text: string;
};
