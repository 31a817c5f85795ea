/**
 * The wire form of moves and what is made of them, of undertakings, of a desk's
 * standing judgments, and of a withdrawal.
 */
import { z } from "zod";
import { issueStates } from "../core/issue.ts";
import { moveKinds, significances } from "../core/move.ts";
import { entryOf } from "./envelope.ts";
import { ids, list, may, some, text, when } from "./fields.ts";
import { via, who } from "./who.ts";

const determinedOn = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("concession"),
    move: ids.entry,
    significance: z.enum(significances),
  }),
  z.strictObject({
    kind: z.literal("issue state"),
    issue: ids.issue,
    state: z.enum(issueStates),
  }),
  z.strictObject({ kind: z.literal("gate"), gate: ids.gate, issue: may(ids.issue) }),
  z.strictObject({ kind: z.literal("finding"), name: ids.plain, issue: may(ids.issue) }),
]);

export const moveEntries = {
  move: entryOf("move", {
    by: ids.party,
    issue: ids.issue,
    moveKind: z.enum(moveKinds),
    via: may(via),
    retracts: list(ids.entry),
    summary: text,
  }),
  assessment: entryOf("assessment", {
    move: ids.entry,
    assessor: who,
    significance: z.enum(significances),
    confidence: may(z.enum(["low", "moderate", "high"])),
    reason: text,
    condition: may(text),
    deedRequired: may(text),
    reversible: may(z.boolean()),
  }),
  determination: entryOf("determination", {
    on: determinedOn,
    finding: z.enum(["yes", "no"]),
    by: who,
    recommendedBy: may(who),
    reason: text,
  }),
  undertaking: entryOf("undertaking", {
    by: who,
    to: who,
    issue: may(ids.issue),
    what: text,
    due: may(when),
    givenAt: may(ids.entry),
    state: z.enum(["open", "performed", "not performed"]),
    evidence: may(ids.entry),
  }),
  divergence: entryOf("divergence", {
    between: some(who, "names nobody; name the offices whose views differ"),
    issue: may(ids.issue),
    views: text,
    precedent: may(ids.entry),
  }),
  assumption: entryOf("assumption", {
    statement: text,
    owner: who,
    since: may(when),
    leansOn: may(ids.office),
    refutedBy: text,
    lastReviewed: may(when),
  }),
  forecast: entryOf("forecast", {
    statement: text,
    owner: who,
    probability: text,
    horizon: may(when),
    outcome: z.enum(["open", "came true", "did not come true"]),
  }),
  event: entryOf("event", {
    event: ids.plain,
    party: may(ids.party),
    office: may(ids.office),
    issue: may(ids.issue),
    of: may(ids.entry),
    text,
  }),
  withdrawal: entryOf("withdrawal", { of: ids.entry, reason: text }),
};
