/**
 * What a ruling says: its word, and everything it rests on, as data.
 *
 * Sentences are made of it in `wording.ts` and nowhere else.
 */

import type { Day, Instant } from "./day.ts";
import type { Condition, Scope } from "./gate-policy.ts";
import type {
  AskId,
  BasketId,
  ChannelId,
  EntryId,
  GateId,
  IssueId,
  OfficeId,
  PolicyId,
  RuleId,
} from "./id.ts";
import type { Mark } from "./mark.ts";
import type { Who } from "./party.ts";
import type {
  Attribute,
  Attributes,
  Cite,
  Consequence,
  Effect,
  Obligation,
  Strength,
} from "./policy.ts";
import type { Plan } from "./proposal.ts";
import type { Met } from "./truth.ts";

/** Strictest first: a request on several issues is ruled by its most restricted part (E23). */
export const words = [
  "not in order",
  "premature",
  "not determinable on this record",
  "in order with conditions",
  "in order",
  "outside policy",
] as const;
export type Word = (typeof words)[number];

/** What a gate or a condition is asked about. */
export type Subject =
  | { readonly kind: "issue"; readonly issue: IssueId }
  | { readonly kind: "basket"; readonly basket: BasketId }
  /** Some outstanding issue, where a request names none. */
  | { readonly kind: "any issue" }
  | { readonly kind: "relationship" };

/** A record looked at for a condition, and why it does or does not meet it. */
export type Evidence = {
  readonly entry: EntryId;
  readonly bears: "meets" | "fails" | "undecided";
  /** Why, as a key of the sentence-maker: `below least significance`, `outside the channel`. */
  readonly reason: Reason;
};

export type Reason =
  | "meets"
  | "below the least significance"
  | "not determined"
  | "found not to be a concession"
  | "outside the channel"
  | "standing undecided"
  | "disowned"
  | "retracted"
  | "found not to be so"
  | "not by a competent authority"
  | "not on a recommendation"
  | "not by all"
  | "authority undecided"
  | "date undecided"
  | "too long ago"
  | "not by the required route"
  | "route undecided"
  | "state determined"
  | "short of the state asked for"
  | "held"
  | "happened"
  | "conflicting determinations";

export type ConditionFinding = {
  readonly condition: Condition;
  readonly subject: Subject;
  readonly met: Met;
  readonly evidence: readonly Evidence[];
  /** The parts of `all`, `any` and `not`. */
  readonly parts: readonly ConditionFinding[];
  /** For counted conditions: how many there are, over how many baskets. */
  readonly count?: Count;
  /** As counted where a route is asked for, whatever way they came: number and spread apart from route. */
  readonly countByAnyRoute?: Count;
};

export type Count = { readonly issues: number; readonly baskets: number };

export type GateState = "open" | "shut" | "undecided";

export type GateFinding = {
  readonly gate: GateId;
  readonly title: string;
  readonly cite: Cite;
  readonly scope: Scope;
  readonly subject: Subject;
  readonly state: GateState;
  readonly opens: ConditionFinding;
  readonly closes?: ConditionFinding;
};

export type RuleFinding = {
  readonly rule: RuleId;
  readonly title: string;
  readonly cite: Cite;
  readonly effect: Effect["kind"] | "exempt";
  readonly strength: Strength;
};

/** A condition that is not met, with the gate it keeps shut. */
export type Missing = {
  readonly gate: GateId;
  readonly subject: Subject;
  readonly finding: ConditionFinding;
};

/** Why the word is what it is, where two reasons share a word. */
export type Ground =
  | "forbidden"
  | "not permitted"
  | "gate shut"
  | "gate undecided"
  | "attribute undecided"
  | "referred"
  | "permitted"
  | "exempt"
  | "released";

/** The ruling on one issue (or on none) of a request. */
export type Part = {
  readonly issue: IssueId | undefined;
  readonly attributes: Attributes;
  readonly word: Word;
  readonly ground: Ground;
  readonly rules: readonly RuleFinding[];
  readonly gates: readonly GateFinding[];
  readonly comments: readonly RuleFinding[];
  readonly obligations: readonly Obligation[];
  readonly redirect?: ChannelId;
  readonly referredTo?: string;
  readonly undecided: readonly Undecided[];
};

/** An attribute that the record leaves open, with the values it may have. */
export type Undecided = { readonly attribute: Attribute; readonly values: readonly string[] };

/** A contact that is in order, or would be once the step before it is done. */
export type Step =
  | {
      readonly kind: "contact";
      readonly plan: Plan;
      readonly word: Word;
      readonly rules: readonly RuleFinding[];
      readonly obligations: readonly Obligation[];
      /** Others who could be included, each ruled on apart. */
      readonly optional: readonly {
        readonly office: OfficeId;
        readonly word: Word;
        readonly crossLevel: boolean;
        readonly rules: readonly RuleFinding[];
      }[];
      readonly supplies: Condition["kind"] | "the ask itself";
    }
  | {
      readonly kind: "finding";
      readonly gate: GateId;
      readonly subject: Subject;
      readonly condition: Condition;
    }
  | { readonly kind: "gate opens"; readonly gate: GateId; readonly subject: Subject }
  | { readonly kind: "wait"; readonly gate: GateId; readonly condition: Condition };

/** What was searched, and what came nearest, when nothing was found (E36). */
export type Finding = {
  readonly claim: Condition["kind"];
  readonly result: "positive" | "negative" | "undecided";
  readonly from: Day | undefined;
  readonly to: Day;
  readonly baskets: readonly BasketId[];
  readonly words: string;
  readonly cite: Cite;
  /** How many entries were searched, and of which kinds. */
  readonly searched: {
    readonly entries: number;
    readonly contacts: number;
    readonly moves: number;
  };
  readonly contacts: readonly EntryId[];
  readonly supporting: readonly EntryId[];
  readonly withoutRecord: readonly EntryId[];
  readonly nearMisses: readonly { readonly entry: EntryId; readonly reason: Reason }[];
  /** Baskets left out of the claim, with the moves there that came nearest. */
  readonly outside: readonly {
    readonly basket: BasketId;
    readonly nearMisses: readonly EntryId[];
  }[];
};

export type Ruling = {
  readonly id: string;
  readonly title: string;
  readonly word: Word;
  readonly ground: Ground;
  readonly policy: PolicyId;
  readonly policyVersion: string;
  readonly strength: Strength;
  readonly asOf: Day;
  readonly knownOn: Instant;
  readonly plan: Plan;
  readonly parts: readonly Part[];
  /** Where a request names no issue: the issues on which it would be in order, if not all. */
  readonly onlyOn: readonly IssueId[];
  readonly rules: readonly RuleFinding[];
  /** Rules of strength advice that match: shown as comments, never deciding. */
  readonly comments: readonly RuleFinding[];
  readonly gates: readonly GateFinding[];
  readonly missing: readonly Missing[];
  /** Attributes the record leaves undecided, with the values they may have. */
  readonly undecided: readonly Undecided[];
  readonly redirect?: ChannelId;
  /** The group whose leave is asked where the policy refers. */
  readonly referredTo?: string;
  readonly obligations: readonly Obligation[];
  readonly optional: readonly { readonly who: Who; readonly ruling: Ruling }[];
  readonly actsNext: { readonly who: Who; readonly to: "act" | "convey" | "determine" | "answer" };
  readonly nearest?: Step;
  readonly road: readonly Step[];
  /** Gates that wait for one another, so that no road leads to the ask. */
  readonly deadlock: readonly GateId[];
  readonly finding?: Finding;
  readonly consequences: readonly Consequence[];
  /** The released ruling that gives the word, in the place of what the record read here comes to. */
  readonly released?: EntryId;
  readonly records: readonly EntryId[];
  readonly mark: Mark;
};

export type Disposition = "concur" | "concur with comment" | "question" | "do not concur" | Word;

export type AskFinding = {
  readonly ask: AskId;
  readonly title: string;
  readonly disposition: Disposition;
  readonly ruling: Ruling | undefined;
  /** Positions in force that a stance agrees or disagrees with; contacts that a rate counts. */
  readonly records: readonly EntryId[];
  /** Earlier asks that ask the same. */
  readonly resubmissionOf: readonly {
    readonly proposal: EntryId;
    readonly ask: AskId;
    readonly same: "ask" | "words";
  }[];
};
