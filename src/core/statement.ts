/**
 * What was said: across the table, and in public; pressure, and agreed silence.
 */
import type { EntryId, IssueId } from "./id.ts";
import type { Who } from "./party.ts";
import type { When } from "./when.ts";

export type Statement = {
  readonly kind: "statement";
  readonly by: Who;
  readonly to: Who;
  readonly issue?: IssueId;
  /** The contact in which it was said; the occasion in words where there was none. */
  readonly at?: EntryId;
  readonly occasion?: string;
  readonly instrument?: string;
  readonly quoted: boolean;
  readonly text: string;
};

export const tones = ["hard", "neutral", "conciliatory"] as const;
export type Tone = (typeof tones)[number];

export type PublicStatement = {
  readonly kind: "public statement";
  readonly by: Who;
  readonly audience: string;
  readonly tone: Tone;
  readonly issue?: IssueId;
  readonly text: string;
};

export type Pressure = {
  readonly kind: "pressure";
  readonly from: "domestic" | "allied" | "legislature";
  readonly direction: "toward talks" | "against talks";
  readonly strength: string;
  readonly text: string;
};

export type PublicityHold = {
  readonly kind: "publicity hold";
  readonly issue: IssueId;
  readonly until?: When;
  readonly agreedAt?: EntryId;
  readonly text: string;
};

/** A channel declared to the other side, and whether they acknowledged it. */
export type Declaration = {
  readonly kind: "declaration";
  readonly by: Who;
  readonly to: Who;
  readonly conveyors: readonly Who[];
  readonly recipients: readonly Who[];
  readonly at?: EntryId;
  readonly acknowledged: "yes" | "no" | "unknown";
  readonly text: string;
};
