/**
 * Duties: which role may do what in a dossier. The one table; docs/access.md prints it.
 *
 * No one opens a gate alone: an assessment and the determination that rests on it come from
 * different people, whatever their roles.
 */
import type { Kind } from "../core/entry.ts";
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

/** Who may enter what: the act that each kind of entry is. A correction is an act of the same kind. */
export const actToEnter: Readonly<Record<Kind, Act>> = {
  party: "record",
  office: "record",
  person: "record",
  tenure: "record",
  belief: "record",
  basket: "record",
  issue: "record",
  forum: "record",
  contact: "record",
  approach: "record",
  declaration: "record",
  statement: "record",
  standing: "assess",
  position: "record",
  move: "record",
  assessment: "assess",
  determination: "determine",
  undertaking: "record",
  proposal: "record",
  ruling: "record",
  decision: "decide",
  waiver: "decide",
  release: "release",
  confirmation: "release",
  "released ruling": "release",
  "public statement": "record",
  pressure: "record",
  "publicity hold": "record",
  divergence: "record",
  assumption: "record",
  forecast: "record",
  event: "record",
  document: "record",
  withdrawal: "record",
  registration: "record",
  policy: "keep policies",
};

export function mayDo(roles: readonly Role[], act: Act): boolean {
  return roles.some((role) => duties[role].includes(act));
}
