/**
 * Duties: which role may do what in a dossier. The one table; docs/access.md prints it.
 *
 * No one opens a gate alone: an assessment and the determination that rests on it come from
 * different people, whatever their roles.
 */
import type { Role } from "./reader.ts";

export const acts = [
  "read",
  "ask",
  "record",
  "assess",
  "determine",
  "decide",
  "keep policies",
  "release",
  "excise",
  "audit",
] as const;
export type Act = (typeof acts)[number];

const everyone: readonly Act[] = ["read", "ask"];

export const duties: Readonly<Record<Role, readonly Act[]>> = {
  principal: [...everyone, "record", "determine", "decide", "release"],
  custodian: [...everyone, "record", "keep policies", "release"],
  recipient: [...everyone, "record", "determine", "decide", "release"],
  "desk officer": [...everyone, "record"],
  assessor: [...everyone, "record", "assess"],
  reader: everyone,
  auditor: [...everyone, "audit", "excise"],
};

export function mayDo(roles: readonly Role[], act: Act): boolean {
  return roles.some((role) => duties[role].includes(act));
}
