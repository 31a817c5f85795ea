/**
 * Cases beside the gates of a policy: what a record would show, and what the gate is
 * then at. They read the gate's own definition, as the cases beside the rules read
 * the rules; how a record comes to show a thing is no part of them.
 */
import type { Purpose } from "./contact.ts";
import type { Day } from "./day.ts";
import type { GateId } from "./id.ts";
import type { IssueState } from "./issue.ts";
import type { Significance } from "./move.ts";
import type { Standing } from "./standing-words.ts";

/** Where a thing was shown: on the very issue asked about, in its basket, or elsewhere. */
export const wheres = ["issue", "basket", "elsewhere"] as const;

export type Shown = {
  readonly where: (typeof wheres)[number];
  /** How long ago on the day asked about. */
  readonly monthsAgo: number;
} & (
  | {
      readonly kind: "concession";
      readonly significance: Significance;
      readonly standing: Standing;
      readonly by: string;
    }
  /** So many issues over so many baskets, all in this state. */
  | {
      readonly kind: "issues";
      readonly state: IssueState;
      readonly issues: number;
      readonly baskets: number;
      readonly route?: GateId;
      readonly by: string;
    }
  | {
      readonly kind: "contact";
      readonly purpose: Purpose;
      readonly ourLevel: string;
      readonly theirLevel: string;
    }
  | {
      readonly kind: "determination";
      readonly name: string;
      readonly by: string;
      /** Who recommended it before; absent: nobody. */
      readonly recommendedBy?: string;
      /** Whether each office of the group has found so. */
      readonly unanimous?: true;
    }
  | { readonly kind: "event"; readonly event: string }
  | { readonly kind: "gate open"; readonly gate: GateId }
);

export type GateCase = {
  readonly title: string;
  readonly gate: GateId;
  readonly shows: readonly Shown[];
  /** The day asked about, for gates that read dates. */
  readonly day?: Day;
  readonly state: "open" | "shut";
};
