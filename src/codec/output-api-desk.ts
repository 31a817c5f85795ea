/**
 * The form in which the desk goes out: posture, ladder and gates, the board of issues, departures,
 * what is due, and what waits for somebody. And issues, one by one.
 */
import { z } from "zod";
import { considered } from "../core/departure.ts";
import { scopes } from "../core/gate-policy.ts";
import { issueStates } from "../core/issue.ts";
import { significances } from "../core/move.ts";
import { postures } from "../core/posture.ts";
import { words } from "../core/verdict.ts";
import {
  asked,
  linkOutput,
  namedOutput,
  pageOf,
  sourcesOutput,
  whenOutput,
  whoOutput,
} from "./output-api.ts";
import { contactRow, determinationOutput, moveOutput } from "./output-api-contacts.ts";
import { gateOutput } from "./output-ruling.ts";

const gateState = z.enum(["open", "shut", "undecided"]);

const positionOutput = z.strictObject({
  id: z.string(),
  when: z.nullable(whenOutput),
  of: whoOutput,
  side: z.enum(["ours", "theirs", "other"]),
  stance: z.string(),
  option: z.nullable(namedOutput).describe("The option it comes to on the scale of the issue"),
  place: z.nullable(z.int()).describe("Where that option stands on the scale, from 0, their end"),
  firmness: z.nullable(z.enum(["low", "medium", "high"])),
  inForce: z.boolean(),
  statedAt: z.nullable(linkOutput),
  mark: z.string(),
});

/** An issue as a row of the board. */
export const issueRow = z.strictObject({
  issue: z.string(),
  title: z.string(),
  basket: namedOutput,
  outstanding: z.boolean(),
  state: z.nullable(z.enum(issueStates)).describe("Null without a policy to read the record by"),
  text: z.string().describe("The state and its cause in a sentence"),
  stateRecords: z.array(linkOutput),
  posture: z.nullable(z.enum(postures)),
  scale: z.array(namedOutput).describe("From the other side's end to ours"),
  ours: z
    .nullable(positionOutput)
    .describe("The last position that stands on the scale, else the last"),
  theirs: z.nullable(positionOutput),
  lastMove: z.nullable(
    linkOutput.extend({
      when: z.nullable(whenOutput),
      side: z.enum(["ours", "theirs", "other"]),
      significance: z.nullable(z.enum(significances)).describe("The highest that anyone assessed"),
    }),
  ),
  gates: z.array(z.strictObject({ gate: z.string(), title: z.string(), state: gateState })),
});

const item = {
  id: z.string(),
  kind: z.string().describe("Of the entry, or `office`: says where it is opened"),
  title: z.string(),
  text: z.string().describe("What about it, in a sentence"),
  when: z.nullable(whenOutput),
};

export const deskOutput = z.strictObject({
  ...asked,
  policyTitle: z.nullable(z.string()),
  posture: z.nullable(
    z.strictObject({
      word: z.enum(postures),
      text: z.string(),
      cite: z.string(),
      records: z.array(linkOutput),
    }),
  ),
  ladder: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        state: gateState.describe("Open where every gate before it is"),
        who: z.array(z.string()).describe("Offices of the policy that stand on it, by holder"),
        contacts: z.int().describe("Contacts held at this rung on both sides, by the day asked"),
        last: z.nullable(linkOutput.extend({ when: z.nullable(whenOutput) })),
      }),
    )
    .describe("From the top rung down"),
  gates: z.array(
    z.strictObject({
      gate: z.string(),
      title: z.string(),
      scope: z.enum(scopes),
      guards: z.array(z.string()).describe("Rungs that are reached through it"),
      text: z.string().describe("What opens it"),
      cite: z.string(),
      state: gateState,
      open: z.int().describe("On how many of its subjects it is open"),
      of: z.int(),
      subjects: z.array(
        z.strictObject({
          subject: z.string(),
          issue: z.nullable(z.string()),
          basket: z.nullable(z.string()),
          state: gateState,
        }),
      ),
    }),
  ),
  issues: z.array(issueRow),
  departures: z.array(
    z.strictObject({ ...item, considered: z.enum(considered), word: z.enum(words) }),
  ),
  dueOuts: z.array(
    z.strictObject({
      ...item,
      due: z.nullable(whenOutput),
      overdue: z.enum(["yes", "no", "possible"]),
    }),
  ),
  waiting: z.array(
    z.strictObject({
      ...item,
      why: z.enum([
        "undecided proposal",
        "unanswered approach",
        "assumption to review",
        "assessed, not determined",
        "probe due",
        "release to confirm",
        "departure to consider",
      ]),
    }),
  ),
  coming: z.array(contactRow),
});

export const issuesOutput = z.strictObject({ ...asked, ...pageOf(issueRow) });

export const issueOutput = z.strictObject({
  ...asked,
  issue: issueRow,
  since: z.nullable(whenOutput),
  until: z.nullable(whenOutput),
  note: z.nullable(z.string()),
  positions: z.array(
    positionOutput.extend({
      uncertain: z.nullable(z.string()),
      note: z.nullable(z.string()),
      sources: sourcesOutput,
    }),
  ),
  moves: z.array(moveOutput),
  determinations: z.array(determinationOutput).describe("Of its state, its gates and by name"),
  gates: z.array(gateOutput),
  forums: z.array(namedOutput),
  contacts: z.array(linkOutput.extend({ when: z.nullable(whenOutput) })),
  undertakings: z.array(linkOutput.extend({ when: z.nullable(whenOutput) })),
  history: z
    .array(linkOutput.extend({ when: z.nullable(whenOutput) }))
    .describe("All that bears on it, in the order of the world"),
});

export type DeskOutput = z.input<typeof deskOutput>;
export type IssueRow = z.input<typeof issueRow>;
export type IssuesOutput = z.input<typeof issuesOutput>;
export type IssueOutput = z.input<typeof issueOutput>;
export type PositionOutput = z.input<typeof positionOutput>;
