/**
 * The desk a question of the API is asked of: the readable record as known on a day, and a policy
 * on a day, from the parameters `as-of`, `known-on` and `policy`.
 */
import { z } from "zod";
import { type Day, dayOf, endOfDay, type Instant, parseDay, parseInstant } from "../core/day.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Desk, Reading } from "../service/desk.ts";
import { keptDesk, type Lens, openLens } from "../service/lens.ts";
import { policyNamed } from "../service/policies.ts";
import type { Asked } from "./operation.ts";
import { badParameter, ofDesk, type Problem } from "./problem.ts";

export const datesQuery = {
  "as-of": z
    .string()
    .optional()
    .describe("The day in the world that is asked about; today without it"),
  "known-on": z
    .string()
    .optional()
    .describe("Only what had been recorded by the end of that day (UTC), or by an instant"),
};
export const deskQuery = {
  ...datesQuery,
  policy: z
    .string()
    .optional()
    .describe("The contact policy; needed where several rest on the record"),
};
export type DatesQuery = {
  readonly "as-of"?: string | undefined;
  readonly "known-on"?: string | undefined;
};
export type DeskQuery = DatesQuery & { readonly policy?: string | undefined };

export type Dated = { readonly asOf: Day; readonly reading: Reading };

export function readingFor(asked: Asked<DatesQuery, unknown>): Result<Dated, Problem> {
  const { query, house, dossier } = asked;
  const today = dayOf(house.now());
  const asOf = query["as-of"] === undefined ? ok(today) : parseDay(query["as-of"]);
  if (!asOf.ok) return fail(badParameter("as-of", asOf.problem));
  const knownOn = instantOf(query["known-on"] ?? today);
  if (!knownOn.ok) return fail(badParameter("known-on", knownOn.problem));
  return ok({ asOf: asOf.value, reading: dossier.at(knownOn.value) });
}

export function deskFor(asked: Asked<DeskQuery, unknown>): Result<Desk, Problem> {
  const dated = readingFor(asked);
  if (!dated.ok) return dated;
  const { asOf, reading } = dated.value;
  const policy = policyNamed(asked.query.policy, asked.dossier.policies);
  return policy.ok ? ok(keptDesk(reading, policy.value, asOf)) : fail(ofDesk(policy.problem));
}

/** As a desk, and without a policy where none is named and not just one can be meant. */
export function lensFor(asked: Asked<DeskQuery, unknown>): Result<Lens, Problem> {
  const dated = readingFor(asked);
  if (!dated.ok) return dated;
  const { asOf, reading } = dated.value;
  const policy = policyNamed(asked.query.policy, asked.dossier.policies);
  if (!policy.ok && asked.query.policy !== undefined) return fail(ofDesk(policy.problem));
  return ok(openLens(reading, asOf, policy.ok ? policy.value : undefined));
}

/** A day stands for all of it: what was recorded by its end was known on it. */
function instantOf(text: string): Result<Instant, string> {
  if (text.includes("T")) return parseInstant(text);
  const day = parseDay(text);
  return day.ok ? ok(endOfDay(day.value)) : day;
}
