/**
 * Gates as a policy writes them: what must be determined before talks of a kind
 * are in order. How they are read against a record is in `gate.ts`.
 */

import type { Purpose } from "./contact.ts";
import type { Day } from "./day.ts";
import type { BasketId, GateId, IssueId } from "./id.ts";
import type { IssueState } from "./issue.ts";
import type { Significance } from "./move.ts";
import type { Cite } from "./policy.ts";
import type { Standing } from "./standing-words.ts";

export const scopes = ["issue", "basket", "relationship"] as const;
export type Scope = (typeof scopes)[number];

/** Months back from the day asked about; absent: ever. */
type Within = { readonly withinMonths?: number };

export type Condition =
  /** A move by the other side determined to be a concession, on what the gate is asked about. */
  | ({
      readonly kind: "determined concession";
      readonly atLeast: Significance;
      readonly standing: readonly Standing[];
      /** Groups that may determine it. */
      readonly by: readonly string[];
    } & Within)
  /** So many issues, over so many baskets, in this state or beyond; by way of a gate where one is named. */
  | ({
      readonly kind: "issues at";
      readonly state: IssueState;
      /** `all`: every issue that the gate speaks of. */
      readonly issues: number | "all";
      readonly baskets: number;
      readonly route?: GateId;
      readonly by: readonly string[];
    } & Within)
  | ({
      readonly kind: "contact held";
      readonly purposes: readonly Purpose[];
      readonly ourRungs: readonly string[];
      readonly theirRungs: readonly string[];
    } & Within)
  | ({
      readonly kind: "determination";
      readonly name: string;
      readonly by: readonly string[];
      /** Groups one of which must have recommended a yes; absent: none need. */
      readonly recommendedBy?: readonly string[];
      /** Each office of the groups must have found so; absent: the last word of any counts. */
      readonly unanimous?: true;
    } & Within)
  | { readonly kind: "date"; readonly from?: Day; readonly to?: Day }
  | ({ readonly kind: "event"; readonly event: string } & Within)
  | { readonly kind: "gate open"; readonly gate: GateId }
  /** A move by the other side assessed at least so, determined or not: for posture, never for gates. */
  | ({ readonly kind: "move assessed"; readonly atLeast: Significance } & Within)
  | { readonly kind: "all"; readonly of: readonly Condition[] }
  | { readonly kind: "any"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition };

export type Gate = {
  readonly id: GateId;
  readonly title: string;
  readonly cite: Cite;
  readonly scope: Scope;
  readonly opens: Condition;
  readonly closes?: Condition;
  /** A gate opened by determination may lapse after so many months. */
  readonly lapsesAfterMonths?: number;
  /** Baskets or issues it speaks of; empty: all. */
  readonly baskets: readonly BasketId[];
  readonly issues: readonly IssueId[];
};
