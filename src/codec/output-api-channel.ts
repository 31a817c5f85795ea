/**
 * The form in which the channel goes out, what each side declared of it, who had access to whom,
 * and the log of approaches.
 */
import { z } from "zod";
import { answers } from "../core/contact.ts";
import { standings } from "../core/standing-words.ts";
import {
  asked,
  linkOutput,
  namedOutput,
  pageOf,
  recordedOutput,
  sourcesOutput,
  whenOutput,
  whoOutput,
} from "./output-api.ts";
import { moveOutput } from "./output-api-contacts.ts";

const approachRow = z.strictObject({
  id: z.string(),
  when: z.nullable(whenOutput),
  uncertain: z.nullable(z.string()),
  direction: z.enum(["to us", "to them", "unknown"]),
  by: whoOutput,
  vehicle: z.string(),
  toward: whoOutput,
  asked: z.string(),
  answer: z.enum(answers),
  disposition: z.string(),
  reportedTo: z.nullable(z.string()),
  innocentExplanations: z.array(z.string()),
  standing: z
    .array(
      z.strictObject({
        id: z.string(),
        word: z.enum(standings),
        by: whoOutput,
        when: z.nullable(whenOutput),
        reason: z.string(),
        mark: z.string(),
      }),
    )
    .describe("Words given later on whether what it carried was authorised"),
  mark: z.string(),
});

export const approachesOutput = z.strictObject({ ...asked, ...pageOf(approachRow) });

export const approachOutput = z.strictObject({
  ...asked,
  approach: approachRow,
  note: z.nullable(z.string()),
  moves: z.array(moveOutput).describe("What it carried"),
  sources: sourcesOutput,
  recorded: recordedOutput,
  supersedes: z.nullable(linkOutput),
  supersededBy: z.nullable(linkOutput),
  restsOn: z.array(linkOutput),
  restedOnBy: z.array(linkOutput),
});

/** Offices that stand together in a channel, and who held each on the day asked about. */
const groupOutput = z.strictObject({
  title: z.string(),
  offices: z.array(
    namedOutput.extend({
      holders: z.array(
        namedOutput.extend({
          capacity: z.string(),
          sure: z.boolean().describe("Whether the record settles that it was held that day"),
        }),
      ),
    }),
  ),
});

const dated = linkOutput.extend({ when: z.nullable(whenOutput) });

export const channelOutput = z.strictObject({
  ...asked,
  channels: z
    .array(
      namedOutput.extend({
        cite: z.string(),
        conveyors: z.array(groupOutput),
        conveyorStandIns: z.array(groupOutput),
        actingConveys: z.boolean().describe("Whether one who acts for a conveyor conveys"),
        recipient: z.array(groupOutput),
        recipientStandIns: z.array(groupOutput),
        issues: z.array(namedOutput).describe("None: every issue"),
        from: z.nullable(z.string()),
      }),
    )
    .describe("Of the policy; none without one"),
  paths: z
    .array(
      z.strictObject({
        conveyor: whoOutput,
        recipient: whoOutput,
        declaredBy: z.array(z.enum(["ours", "theirs"])),
        declarations: z.array(
          dated.extend({
            by: whoOutput,
            to: whoOutput,
            acknowledged: z.enum(["yes", "no", "unknown"]),
            at: z.nullable(linkOutput),
            mark: z.string(),
          }),
        ),
      }),
    )
    .describe("Paths that one side has declared to the other"),
  months: z.int(),
  access: z
    .array(
      z.strictObject({
        lower: namedOutput,
        higher: namedOutput,
        theirs: z.array(dated).describe("Contacts of their lower rung with our higher one"),
        ours: z.array(dated).describe("Contacts of our lower rung with their higher one"),
      }),
    )
    .describe("Access of each side's rung to the other's next above it; none without a policy"),
  initiative: z
    .array(
      z.strictObject({
        rung: z.nullable(namedOutput).describe("Null where the record does not settle it"),
        theirs: z.array(dated).describe("That they asked for, by the rung of ours they sought"),
        ours: z.array(dated).describe("That we asked for, by the rung of theirs we sought"),
      }),
    )
    .describe("Who asked for contacts, and approached, from the top rung down"),
  sought: z
    .array(
      z.strictObject({
        office: z.nullable(namedOutput).describe("Null where the record does not settle which"),
        theirs: z.array(dated),
      }),
    )
    .describe("Which of our offices they sought, by contacts they asked for and by approaches"),
});

export type ApproachRow = z.input<typeof approachRow>;
export type ApproachesOutput = z.input<typeof approachesOutput>;
export type ApproachOutput = z.input<typeof approachOutput>;
export type ChannelOutput = z.input<typeof channelOutput>;
export type ChannelGroup = z.input<typeof groupOutput>;
