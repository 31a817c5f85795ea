/**
 * Contacts and approaches: any exchange with a person of the counterpart, and
 * any attempt to open one.
 *
 * A contact has two levels, ours and theirs, worked out from who held what that
 * day; both are kept. `convenedAs` is the level at which the record says the
 * talks were convened, which prevails for the rules: expert talks stay working
 * talks when an ambassador leads them.
 */
import type { EntryId, ForumId, IssueId, LevelId, OfficeId } from "./id.ts";
import type { Capacity, Who } from "./party.ts";

export const sides = ["ours", "theirs"] as const;
export type Side = (typeof sides)[number];

export const roles = [
  "principal",
  "adviser",
  "author",
  "addressee",
  "carrier",
  "interpreter",
  "note-taker",
  "spouse",
] as const;
export type Role = (typeof roles)[number];

export type Participant = {
  readonly who: Who;
  readonly side: Side;
  readonly role: Role;
  /** The office they acted for on the occasion, where it is not (only) their own. */
  readonly as?: { readonly office: OfficeId; readonly capacity: Capacity };
  /** The level stated for someone whom the record does not name. */
  readonly level?: LevelId;
};

export const modes = [
  "meeting",
  "call",
  "letter",
  "message",
  "note",
  "démarche",
  "session",
  "social",
] as const;
export type Mode = (typeof modes)[number];

export const media = ["oral", "written"] as const;
export type Medium = (typeof media)[number];

export function mediumOf(mode: Mode): Medium {
  return mode === "letter" || mode === "message" || mode === "note" ? "written" : "oral";
}

export const settings = ["bilateral", "multilateral", "margin"] as const;
export type Setting = (typeof settings)[number];

/** On whose ground people meet. */
export const premises = ["ours", "theirs", "elsewhere"] as const;
export type Premises = (typeof premises)[number];

export const purposes = [
  "exchange",
  "probe",
  "convey",
  "negotiate",
  "ceremonial",
  "consular",
  "emergency",
] as const;
export type Purpose = (typeof purposes)[number];

export const initiators = ["ours", "theirs", "both", "unknown"] as const;
export type Initiator = (typeof initiators)[number];

export const recordStatuses = ["due", "on file", "none found", "withheld"] as const;
export type RecordStatus = (typeof recordStatuses)[number];

export type Segment = {
  readonly title?: string;
  readonly participants: readonly Participant[];
  readonly issues?: readonly IssueId[];
};

export type Account = {
  readonly of: "ours" | "theirs" | "agreed" | "difference" | "later";
  /** Who of that side gave it, where several of one side did. */
  readonly by?: Who;
  readonly text: string;
  readonly document?: EntryId;
};

export type Contact = {
  readonly kind: "contact";
  /** Across the table, or between our own offices: both are recorded, each under its own access. */
  readonly across: "counterpart" | "own side";
  readonly mode: Mode;
  readonly setting: Setting;
  readonly place?: string;
  /** On whose ground, where the record says. */
  readonly premises?: Premises;
  readonly segments: readonly Segment[];
  readonly convenedAs?: LevelId;
  /** Arranged and prepared beforehand, or else by chance; absent where the record does not say. */
  readonly prepared?: boolean;
  readonly initiator: Initiator;
  readonly purpose: Purpose;
  readonly issues: readonly IssueId[];
  readonly forum?: ForumId;
  /** The stage it belongs to, in the words of the policy that knows stages. */
  readonly phase?: string;
  readonly instruments: readonly string[];
  readonly recordStatus: RecordStatus;
  readonly accounts: readonly Account[];
  readonly outcome?: string;
  readonly summary: string;
};

export const answers = ["refused", "redirected", "accepted", "unanswered", "other"] as const;
export type ApproachAnswer = (typeof answers)[number];

export type Approach = {
  readonly kind: "approach";
  /** Theirs to us, or ours to them. */
  readonly direction: "to us" | "to them" | "unknown";
  readonly by: Who;
  /** The hands it passed through, and how, in the record's own words. */
  readonly vehicle: string;
  readonly toward: Who;
  readonly asked: string;
  readonly answer: ApproachAnswer;
  /** What became of it, in the record's own words. */
  readonly disposition: string;
  readonly reportedTo?: string;
  readonly innocentExplanations: readonly string[];
};
