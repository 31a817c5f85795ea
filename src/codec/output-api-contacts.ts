/**
 * The form in which contacts go out: as rows of a list, and one whole.
 */
import { z } from "zod";
import { initiators, modes, purposes, settings } from "../core/contact.ts";
import { considered } from "../core/departure.ts";
import { moveKinds, significances } from "../core/move.ts";
import { standings } from "../core/standing-words.ts";
import { words } from "../core/verdict.ts";
import { acrosses } from "./entry-contact.ts";
import {
  asked,
  ladderOutput,
  linkOutput,
  namedOutput,
  pageOf,
  recordedOutput,
  recordStatus,
  seatOutput,
  sourcesOutput,
  whenOutput,
  whoOutput,
} from "./output-api.ts";
import { rulingOutput } from "./output-ruling.ts";

export const contactRow = z.strictObject({
  id: z.string(),
  title: z.string(),
  when: z.nullable(whenOutput),
  ourLevel: z.array(z.string()).describe("Several where the record does not settle it"),
  theirLevel: z.array(z.string()),
  across: z.enum(acrosses),
  mode: z.enum(modes),
  setting: z.enum(settings),
  purpose: z.enum(purposes),
  initiator: z.enum(initiators),
  place: z.nullable(z.string()),
  forum: z.nullable(namedOutput),
  issues: z.array(namedOutput),
  ours: z.array(seatOutput),
  theirs: z.array(seatOutput),
  mark: z.string(),
  recordStatus,
  departure: z
    .nullable(z.enum(considered))
    .describe("What it comes to under the policy on its own day; null without a policy"),
});

export const contactsOutput = z.strictObject({
  ...asked,
  ladder: ladderOutput,
  ...pageOf(contactRow),
});

export const assessmentOutput = z.strictObject({
  id: z.string(),
  when: z.nullable(whenOutput),
  assessor: whoOutput,
  significance: z.enum(significances),
  confidence: z.nullable(z.enum(["low", "moderate", "high"])),
  reason: z.string(),
  condition: z.nullable(z.string()),
  deedRequired: z.nullable(z.string()),
  mark: z.string(),
});

export const determinationOutput = z.strictObject({
  id: z.string(),
  when: z.nullable(whenOutput),
  on: z.strictObject({
    kind: z.enum(["concession", "issue state", "gate", "finding"]),
    text: z.string(),
    short: z.string().describe("Without what it was found of, for where that is plain"),
  }),
  finding: z.enum(["yes", "no"]),
  by: whoOutput,
  recommendedBy: z.nullable(whoOutput),
  reason: z.string(),
  mark: z.string(),
});

export const moveOutput = z.strictObject({
  id: z.string(),
  when: z.nullable(whenOutput),
  by: namedOutput,
  side: z.enum(["ours", "theirs", "other"]),
  issue: namedOutput,
  moveKind: z.enum(moveKinds),
  summary: z.string(),
  via: z.nullable(z.union([linkOutput, z.strictObject({ words: z.string() })])),
  standing: z.strictObject({
    word: z
      .nullable(z.enum(standings))
      .describe("Null where the record, or no policy, does not settle it"),
    records: z.array(linkOutput),
  }),
  retracts: z.array(linkOutput),
  retractedBy: z.array(linkOutput),
  assessments: z.array(assessmentOutput),
  dissent: z.boolean().describe("Whether assessors differ on its significance"),
  determinations: z.array(determinationOutput),
  uncertain: z.nullable(z.string()),
  sources: sourcesOutput,
  mark: z.string(),
});

/** What is asked of a contact at odds with the policy, after it was recorded. */
export const departureAsk = z.strictObject({
  kind: z.enum(["waiver", "exemption", "report"]),
  text: z.string(),
  offices: z
    .array(namedOutput)
    .describe("Who may give the waiver, or is to be told; empty for an exemption"),
});

export const contactOutput = z.strictObject({
  ...asked,
  ladder: ladderOutput,
  contact: contactRow,
  uncertain: z.nullable(z.string()),
  convenedAs: z.nullable(z.string()),
  prepared: z.nullable(z.boolean()),
  phase: z.nullable(z.string()),
  instruments: z.array(z.string()),
  outcome: z.nullable(z.string()),
  note: z.nullable(z.string()),
  segments: z.array(
    z.strictObject({
      title: z.nullable(z.string()),
      issues: z.array(namedOutput),
      seats: z.array(seatOutput),
    }),
  ),
  accounts: z.array(
    z.strictObject({
      of: z.enum(["ours", "theirs", "agreed", "difference", "later"]),
      by: z.nullable(whoOutput).describe("Who of that side gave it"),
      text: z.string(),
      document: z.nullable(linkOutput),
    }),
  ),
  statements: z.array(
    z.strictObject({
      id: z.string(),
      by: whoOutput,
      to: whoOutput,
      issue: z.nullable(namedOutput),
      quoted: z.boolean(),
      text: z.string(),
      mark: z.string(),
    }),
  ),
  moves: z.array(moveOutput),
  standing: z.strictObject({
    throughChannel: z
      .nullable(z.enum(["yes", "no", "undecided"]))
      .describe("Whether it ran through a channel of the policy"),
    notes: z.array(linkOutput),
  }),
  sources: sourcesOutput,
  recorded: recordedOutput,
  holds: z.boolean(),
  supersedes: z.nullable(linkOutput),
  supersededBy: z.nullable(linkOutput),
  restsOn: z.array(linkOutput),
  restedOnBy: z.array(linkOutput),
  ruling: z.nullable(rulingOutput).describe("As of its own day, under the policy"),
  departure: z.nullable(
    z.strictObject({
      considered: z.enum(considered),
      word: z.enum(words),
      on: z.string(),
      waivedBy: z.array(whoOutput),
      waivers: z.array(linkOutput),
      asks: z.array(departureAsk).describe("What nobody has answered yet"),
    }),
  ),
});

export type DepartureAsk = z.input<typeof departureAsk>;
export type ContactRow = z.input<typeof contactRow>;
export type ContactsOutput = z.input<typeof contactsOutput>;
export type ContactOutput = z.input<typeof contactOutput>;
export type MoveOutput = z.input<typeof moveOutput>;
export type AssessmentOutput = z.input<typeof assessmentOutput>;
export type DeterminationOutput = z.input<typeof determinationOutput>;
