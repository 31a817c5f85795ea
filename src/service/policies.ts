/**
 * The policies that a reader may read beside a record: those registered in it and those of the
 * shelf that name an office of it, under marks that the reader reaches.
 *
 * A policy above the reader's clearance is looked for and not found exactly as one that never was.
 */
import { type Clearance, mayReadMark } from "../access/clearance.ts";
import type { Dossier } from "../codec/dossier.ts";
import type { Entry } from "../core/entry.ts";
import { nearest } from "../core/nearest.ts";
import type { Policy } from "../core/policy.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { DeskProblem } from "./problem.ts";
import { heldPolicies } from "./registered.ts";

export function readablePolicies(
  { header, entries }: Dossier,
  clearance: Clearance,
): readonly Policy[] {
  return policiesBeside(entries, entries).filter(({ mark }) =>
    mayReadMark(header.regime, clearance, mark),
  );
}

/** Those registered in some entries, and the shipped ones, that name an office of a record; under any mark. */
export function policiesBeside(
  registered: readonly Entry[],
  record: readonly Entry[],
): readonly Policy[] {
  const offices = new Set<string>();
  for (const entry of record) if (entry.kind === "office") offices.add(entry.office);
  return heldPolicies(registered)
    .map(({ policy }) => policy)
    .filter(({ groups }) => groups.some((group) => group.offices.some((one) => offices.has(one))));
}

/** The one of that id; without an id the only one there is. */
export function policyNamed(
  id: string | undefined,
  readable: readonly Policy[],
): Result<Policy, DeskProblem> {
  const ids = readable.map((policy) => policy.id);
  if (id === undefined) {
    const [first, second] = readable;
    if (first !== undefined && second === undefined) return ok(first);
    return fail({ kind: "none named", what: "policy", known: ids });
  }
  const policy = readable.find((one) => one.id === id);
  if (policy !== undefined) return ok(policy);
  const meant = nearest(id.slice(0, 200), ids);
  const near = meant === undefined ? ids : [meant];
  return fail({ kind: "unknown name", what: "policy", given: id, near });
}
