/**
 * A proposal is a list of asks; each is disposed of apart.
 */
import type { Initiator, Mode, Premises, Purpose, Setting } from "./contact.ts";
import type { AskId, BasketId, EntryId, ForumId, IssueId, LevelId, OfficeId } from "./id.ts";
import type { Capacity, Who } from "./party.ts";

/** Someone who would take part. An optional one is ruled on apart. */
export type Planned = {
  readonly who: Who;
  readonly optional?: boolean;
  /** Carries or hands over what others wrote; does not count for the level. */
  readonly carries?: boolean;
  /** The level, where the person is not named or acts at another than their own. */
  readonly level?: LevelId;
  readonly as?: { readonly office: OfficeId; readonly capacity: Capacity };
};

/** A contact somebody thinks of: what a ruling is asked on. */
export type Plan = {
  readonly across: "counterpart" | "own side";
  readonly ours: readonly Planned[];
  readonly theirs: readonly Planned[];
  readonly convenedAs?: LevelId;
  readonly mode: Mode;
  readonly setting: Setting;
  /** On whose ground, where that is known. */
  readonly premises?: Premises;
  /** Arranged and prepared beforehand, where that is known. */
  readonly prepared?: boolean;
  readonly purpose: Purpose;
  readonly initiator: Initiator;
  /** Empty: no issue named, so any outstanding one. */
  readonly issues: readonly IssueId[];
  readonly forum?: ForumId;
  readonly phase?: string;
};

export type Ask = {
  readonly id: AskId;
  readonly title: string;
  /** The words of the paper that ask it. */
  readonly words?: string;
} & (
  | { readonly kind: "engagement"; readonly plan: Plan }
  | {
      readonly kind: "stance";
      readonly text: string;
      readonly baskets: readonly BasketId[];
      readonly issues: readonly IssueId[];
      /** The options it names on the scales of its issues; without them, words stand beside words. */
      readonly options: readonly { readonly issue: IssueId; readonly option: string }[];
    }
  | { readonly kind: "rate"; readonly direction: "more" | "less"; readonly plan: Plan }
);

export type Proposal = {
  readonly kind: "proposal";
  readonly title: string;
  readonly proponent: Who;
  readonly addressee?: Who;
  readonly document?: EntryId;
  readonly asks: readonly Ask[];
  readonly text: string;
  /** What became of it, in the record's own words. */
  readonly disposition?: string;
};

export type Decision = {
  readonly kind: "decision";
  readonly proposal?: EntryId;
  readonly ask?: AskId;
  readonly by: Who;
  readonly verdict: "approved" | "deferred" | "declined" | "override" | "other";
  readonly words: string;
  readonly reason: string;
};

export type Waiver = {
  readonly kind: "waiver";
  readonly by: Who;
  readonly of?: EntryId;
  readonly scope: string;
  readonly reason: string;
};
