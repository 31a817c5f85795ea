/**
 * Readers: who asks, cleared for what in one dossier, with which roles there.
 *
 * Whatever a reader gets is computed from what that reader may read, and from
 * nothing else. See docs/access.md.
 */
import type { Clearance } from "./clearance.ts";

export const roles = [
  "principal",
  "custodian",
  "recipient",
  "desk officer",
  "assessor",
  "reader",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

/** What somebody was given in one dossier. */
export type Grant = {
  readonly clearance: Clearance;
  readonly roles: readonly Role[];
};

export type Reader = Grant & {
  /** The id of the account, under which what this reader enters is recorded. */
  readonly account: string;
  readonly name: string;
};
