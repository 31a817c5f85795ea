/**
 * Undertakings and what became of them; the standing judgments of a desk:
 * divergences, assumptions, forecasts; and things that happened.
 */
import type { EntryId, IssueId, OfficeId, PartyId } from "./id.ts";
import type { Who } from "./party.ts";
import type { When } from "./when.ts";

export type Undertaking = {
  readonly kind: "undertaking";
  readonly by: Who;
  readonly to: Who;
  readonly issue?: IssueId;
  readonly what: string;
  readonly due?: When;
  readonly givenAt?: EntryId;
  readonly state: "open" | "performed" | "not performed";
  readonly evidence?: EntryId;
};

/** A difference of view between our own offices. The most closely held kind. */
export type Divergence = {
  readonly kind: "divergence";
  readonly between: readonly Who[];
  readonly issue?: IssueId;
  readonly views: string;
  readonly precedent?: EntryId;
};

export type Assumption = {
  readonly kind: "assumption";
  readonly statement: string;
  readonly owner: Who;
  readonly since?: When;
  /** The office on the other side whose holder it leans on; a change there re-opens it. */
  readonly leansOn?: OfficeId;
  readonly refutedBy: string;
  readonly lastReviewed?: When;
};

export type Forecast = {
  readonly kind: "forecast";
  readonly statement: string;
  readonly owner: Who;
  readonly probability: string;
  readonly horizon?: When;
  readonly outcome: "open" | "came true" | "did not come true";
};

/** The event that says of a contact that it was reported to whoever receives by the channel. */
export const reported = "reported";

/** Something that happened and that a policy may wait for: a submission, an award, a vote. */
export type Occurrence = {
  readonly kind: "event";
  readonly event: string;
  readonly party?: PartyId;
  readonly office?: OfficeId;
  readonly issue?: IssueId;
  /** The entry that it happened to: a record published, a paper filed. */
  readonly of?: EntryId;
  readonly text: string;
};
