/**
 * Issues in dispute, the baskets they belong to, standing talks, and positions.
 */
import type { BasketId, EntryId, ForumId, IssueId, PartyId } from "./id.ts";
import type { Who } from "./party.ts";
import type { When } from "./when.ts";

export type Basket = { readonly kind: "basket"; readonly basket: BasketId; readonly title: string };

export type Issue = {
  readonly kind: "issue";
  readonly issue: IssueId;
  readonly title: string;
  readonly basket: BasketId;
  /** Named options from the counterpart's end to ours; empty where nobody has drawn the scale. */
  readonly scale: readonly { readonly option: string; readonly title: string }[];
  /** From when to when it has been outstanding; absent is unknown, and then it counts as outstanding. */
  readonly since?: When;
  readonly until?: When;
};

/** Standing talks with a mandate of their own. */
export type Forum = {
  readonly kind: "forum";
  readonly forum: ForumId;
  readonly title: string;
  readonly place?: string;
  readonly issues: readonly IssueId[];
  readonly mandate?: string;
  readonly from?: When;
  readonly to?: When;
};

export type Position = {
  readonly kind: "position";
  /** Whose: a party, or one of its own offices where views differ. */
  readonly of: Who;
  readonly party?: PartyId;
  readonly issue?: IssueId;
  readonly basket?: BasketId;
  readonly stance: string;
  readonly option?: string;
  readonly firmness?: "low" | "medium" | "high";
  readonly statedAt?: EntryId;
  /** A position in force is one that an answer may concur with. */
  readonly inForce?: boolean;
};

export const issueStates = [
  "outstanding",
  "hardened",
  "suspended",
  "moving",
  "in talks",
  "near resolution",
  "resolved",
] as const;
export type IssueState = (typeof issueStates)[number];
