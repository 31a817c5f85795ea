/**
 * The contact policy: a table of rules whose order means nothing.
 *
 * Every rule that matches counts and the strictest effect among them decides:
 * forbid, then gate, then refer, then permit. Exemptions are asked first and put
 * a contact outside the policy. Where nothing matches, the policy's own
 * `otherwise` answers. Attributes have few values, so that any claim about a
 * policy can be tried on all of them. See docs/policy.md.
 */

import type { Day } from "./day.ts";
import type { GateCase } from "./gate-case.ts";
import type { Condition, Gate } from "./gate-policy.ts";
import type {
  BasketId,
  ChannelId,
  GateId,
  IssueId,
  LevelId,
  OfficeId,
  PolicyId,
  RuleId,
  RungId,
} from "./id.ts";
import type { Mark } from "./mark.ts";

/** Where a rule comes from: a paragraph of a source, or the author's own reading. */
export type Cite =
  | {
      readonly kind: "source";
      readonly source: string;
      readonly paragraph?: string;
      readonly words?: string;
    }
  | { readonly kind: "author"; readonly reason: string };

export type Rung = {
  readonly id: RungId;
  readonly title: string;
  /** Which levels of the record stand on it. */
  readonly levels: readonly LevelId[];
};

/** A named set of offices; a rule speaks of groups, never of single offices. */
export type Group = {
  readonly id: string;
  readonly side: "ours" | "theirs";
  readonly title: string;
  readonly offices: readonly OfficeId[];
};

export type Channel = {
  readonly id: ChannelId;
  readonly title: string;
  readonly cite: Cite;
  /** Groups of the other side that convey, in order of precedence. */
  readonly conveyors: readonly string[];
  readonly conveyorStandIns: readonly string[];
  /** Whether one who acts for a conveyor (chargé, acting, alternate) conveys. */
  readonly actingConveys: boolean;
  readonly recipient: string;
  readonly recipientStandIns: readonly string[];
  /** Empty: every issue. */
  readonly issues: readonly IssueId[];
  readonly from?: Day;
};

export const attributes = [
  "across",
  "ourLevel",
  "theirLevel",
  "crossLevel",
  "ourOffice",
  "theirOffice",
  "recipientPresent",
  "initiator",
  "mode",
  "medium",
  "setting",
  "purpose",
  "basket",
  "issue",
  "forum",
  "phase",
  "premises",
  "prepared",
  "registered",
  "ourOtherOffice",
] as const;
export type Attribute = (typeof attributes)[number];

/** What a request comes to: one value of each attribute. */
export type Attributes = Readonly<Record<Attribute, string>>;

/** All attributes named must have one of the values listed. */
export type Clause = Readonly<Partial<Record<Attribute, readonly string[]>>>;

/** What a contact in order still asks for; one due before it makes the ruling conditional. */
export type Obligation = {
  readonly id: string;
  readonly text: string;
  readonly due: "before" | "after";
  /** How many days after the contact it is to be done by. */
  readonly withinDays?: number;
  /** `record`: that the contact has a record on file; else the event, of the contact, that shows it done. */
  readonly shownBy?: string;
};

export const strengths = ["binding", "guidance", "advice"] as const;
export type Strength = (typeof strengths)[number];

export type Redirect = { readonly channel: ChannelId; readonly words?: string };

export type Effect =
  | { readonly kind: "forbid"; readonly redirect?: Redirect }
  | { readonly kind: "gate"; readonly gates: readonly GateId[] }
  | { readonly kind: "refer"; readonly to: string }
  | { readonly kind: "permit" };

/** Strictest first: the order in which effects decide. */
export const effectOrder = ["forbid", "gate", "refer", "permit"] as const;

export type Rule = {
  readonly id: RuleId;
  readonly title: string;
  readonly cite: Cite;
  /** Any of these; none at all is always. */
  readonly when: readonly Clause[];
  /** But none of these. */
  readonly unless: readonly Clause[];
  readonly effect: Effect;
  readonly obligations: readonly Obligation[];
  /** The policy's own where the rule does not say; advice never decides. */
  readonly strength: Strength;
};

/** A standing class outside the rule: asked before the rules. */
export type Exemption = Omit<Rule, "effect" | "strength">;

export type Otherwise =
  | { readonly kind: "refer"; readonly to: string; readonly cite: Cite }
  | { readonly kind: "not permitted"; readonly cite: Cite };

export type PosturePolicy = {
  /** Where neither holds, hold. */
  readonly proceed: Condition;
  readonly explore: Condition;
  readonly cite: Cite;
  /** What follows from a probe: if it finds room, and if it does not. */
  readonly branches: readonly {
    readonly posture: "hold" | "explore" | "proceed";
    readonly trigger: string;
    readonly response: string;
    readonly cite: Cite;
  }[];
};

/** An effect of a kind of contact, for or against, on one audience, at one range. */
export type Consequence = {
  readonly direction: "for" | "against";
  readonly range: "short" | "long";
  readonly audience: string;
  readonly text: string;
  readonly cite: Cite;
};

export type Source = {
  readonly id: string;
  readonly title: string;
  /** The document's entry in the dossier, where it is held there. */
  readonly document?: string;
};

/** A case beside the rules: a contact in words of attributes, and the word expected. */
export type PolicyTest = {
  readonly title: string;
  readonly attributes: Clause;
  readonly open: readonly GateId[];
  readonly word: string;
  readonly rule?: RuleId;
  /** Whether that rule, or where none is named no rule at all, is to decide it by itself. */
  readonly alone?: true;
};

/** What a custodian claims of the policy, to be proved or refuted on all cases. */
export type PolicyProperty = {
  readonly id: string;
  readonly title: string;
} /** No such contact is in order; with `while`, none is while that gate is shut. */ & (
  | { readonly kind: "never"; readonly contact: Clause; readonly while?: GateId }
  /** Some such contact can come to be in order. */
  | { readonly kind: "reachable"; readonly contact: Clause }
  /** Whatever has happened, some such contact is in order. */
  | { readonly kind: "always possible"; readonly contact: Clause }
);

export type Policy = {
  readonly id: PolicyId;
  readonly version: string;
  readonly title: string;
  readonly author: string;
  readonly authority: {
    readonly by: string;
    readonly office?: OfficeId;
    /** The instrument that shows it; without one the authority is shown as a claim. */
    readonly instrument?: string;
    readonly cite: Cite;
  };
  readonly strength: Strength;
  readonly mark: Mark;
  /** The least clearance for which its rulings bind; beneath it they are advice. Absent: for all. */
  readonly bindingFrom?: Mark;
  readonly from?: string;
  readonly to?: string;
  readonly review?: string;
  readonly supersedes?: PolicyId;
  readonly sources: readonly Source[];
  /** Every basket it may name, so that a slip is found; absent where it does not say. */
  readonly baskets?: readonly BasketId[];
  readonly ladder: readonly Rung[];
  readonly groups: readonly Group[];
  readonly channels: readonly Channel[];
  /** The register that `registered` asks about; absent where the policy knows none. */
  readonly register?: string;
  /** Stages of a phased negotiation, in order; empty where the policy knows none. */
  readonly phases: readonly string[];
  readonly exemptions: readonly Exemption[];
  readonly rules: readonly Rule[];
  readonly otherwise: Otherwise;
  readonly gates: readonly Gate[];
  /** Groups whose holders may waive a rule, by conduct or in writing. */
  readonly waivers: readonly string[];
  /** What a finding under this policy is about: which baskets, in which words. */
  readonly finding: {
    readonly baskets: readonly BasketId[];
    readonly words: string;
    readonly cite: Cite;
  };
  readonly posture: PosturePolicy;
  readonly consequences: readonly Consequence[];
  readonly warning?: { readonly text: string; readonly cite: Cite };
  readonly doctrine: readonly { readonly text: string; readonly cite: Cite }[];
  readonly tests: readonly PolicyTest[];
  /** Absent where no case is written beside the gates. */
  readonly gateCases?: readonly GateCase[];
  /** Absent where the custodian claims nothing. */
  readonly properties?: readonly PolicyProperty[];
};
