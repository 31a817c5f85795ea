/**
 * The form in which  and the journal go out.
 */
import { z } from "zod";
import { roles } from "../access/reader.ts";
import { partyKinds } from "../core/party.ts";
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
import { contactRow } from "./output-api-contacts.ts";

const side = z.enum(["ours", "theirs", "other"]);

const tenureOutput = z.strictObject({
  id: z.string(),
  person: namedOutput,
  office: namedOutput,
  level: z.nullable(z.string()),
  levelNote: z
    .nullable(z.string())
    .describe("Why it stands on that level, where that was a choice"),
  capacity: z.string(),
  from: z.nullable(whenOutput),
  to: z.nullable(whenOutput),
  held: z.enum(["yes", "no", "possible"]).describe("On the day asked about"),
  note: z.nullable(z.string()),
  sources: sourcesOutput,
  mark: z.string(),
});

/** How much the record can know of a party: a closed one is known from outside. */
const known = z.strictObject({
  partyKind: z.nullable(z.enum(partyKinds)),
  openness: z.nullable(z.enum(["open", "closed"])),
  sources: sourcesOutput,
});

const dated = linkOutput.extend({ when: z.nullable(whenOutput) });

/** Something said, across the table or in public. */
const saidOutput = dated.extend({
  by: whoOutput,
  to: z.string().describe("Whom it was said to, or the audience"),
  issue: z.nullable(namedOutput),
  quoted: z.boolean(),
  tone: z.nullable(z.string()).describe("Of a public statement, as whoever recorded it took it"),
  mark: z.string(),
});

const held = namedOutput.extend({
  sure: z.boolean().describe("Whether the record settles that it was held that day"),
});

const personRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  party: namedOutput,
  side,
  aliases: z.array(z.string()),
  offices: z.array(held).describe("Held, or possibly held, on the day asked about"),
});

const officeRow = z.strictObject({
  id: z.string(),
  title: z.string(),
  party: namedOutput,
  side,
  organisation: z.nullable(z.string()),
  parent: z.nullable(namedOutput),
  holders: z.array(held),
});

export const peopleOutput = z.strictObject({ ...asked, ...pageOf(personRow) });
export const officesOutput = z.strictObject({ ...asked, ...pageOf(officeRow) });

export const personOutput = z.strictObject({
  ...asked,
  person: personRow,
  entry: z.string(),
  note: z.nullable(z.string()),
  tenures: z.array(tenureOutput),
  beliefs: z
    .array(
      z.strictObject({
        id: z.string(),
        affiliation: z.string(),
        confidence: z.enum(["low", "moderate", "high"]),
        reason: z.string(),
        when: z.nullable(whenOutput),
        review: z.nullable(whenOutput),
        sources: sourcesOutput,
        recorded: recordedOutput,
        mark: z.string(),
      }),
    )
    .describe("Believed affiliations, apart from what is stated"),
  known,
  statements: z.array(saidOutput).describe("What they said, and what was said to them"),
  approaches: z.array(dated).describe("That they made, or that were made toward them"),
  contacts: z.array(contactRow),
  contactsInAll: z.int().describe("How many there are; the list of contacts has them all"),
});

export const officeOutput = z.strictObject({
  ...asked,
  office: officeRow,
  entry: z.string(),
  note: z.nullable(z.string()),
  known,
  under: z.array(namedOutput).describe("Offices that stand under it"),
  tenures: z.array(tenureOutput),
  approaches: z.array(dated).describe("That name the office, or whoever held it that day"),
  contacts: z.array(contactRow),
  contactsInAll: z.int().describe("How many there are; the list of contacts has them all"),
});

export const basketsOutput = z.strictObject({
  ...asked,
  items: z.array(namedOutput.extend({ issues: z.array(namedOutput) })),
});

export const forumsOutput = z.strictObject({
  ...asked,
  items: z.array(namedOutput).describe("Standing talks, by their titles"),
});

export const journalOutput = z.strictObject({
  log: z.string(),
  marks: z.array(
    z.strictObject({
      mark: z.string(),
      origin: z.string(),
      size: z.int(),
      checkpoint: z.string().describe("A signed note (C2SP tlog-checkpoint)"),
    }),
  ),
  vkeys: z
    .array(z.string())
    .describe("What to verify with, the key that signs now last; best kept from elsewhere"),
  handOvers: z
    .array(z.string())
    .describe("From each key to the next: a note that both have signed (docs/journal.md)"),
});

export const masterOutput = z.strictObject({
  origin: z.string(),
  size: z.int(),
  checkpoint: z.string().describe("A signed note (C2SP tlog-checkpoint)"),
});

export const checkpointsOutput = z.strictObject({
  from: z.int(),
  checkpoints: z.array(z.string()).describe("Signed notes, by the size that they vouch for"),
});

export const leavesOutput = z.strictObject({
  mark: z.nullable(z.string()).describe("Null for the master tree, whose leaves bear any mark"),
  from: z.int(),
  size: z.int().describe("Of the tree, as far as it is signed"),
  leaves: z.array(
    z.strictObject({
      position: z.int(),
      id: z.string(),
      text: z.string().describe("The bytes that are hashed, as text (RFC 6962, prefix 0x00)"),
      hash: z.string(),
    }),
  ),
});

export const readersOutput = z.strictObject({
  people: z.array(
    z.strictObject({
      account: z.string(),
      name: z.string(),
      clearance: z.string(),
      groups: z.array(z.string()),
      roles: z.array(z.enum(roles)),
      disabled: z.boolean(),
    }),
  ),
});

export const intakeOutput = z.strictObject({
  fields: z.array(
    z.strictObject({
      field: z.enum([
        "when",
        "mode",
        "purpose",
        "issue",
        "our person",
        "their person",
        "our office",
        "their office",
        "place",
        "summary",
      ]),
      value: z.string().describe("An id, a word or a date, as an entry writes it"),
      title: z.string(),
      from: z.int().describe("Where in the text its words begin, and where they end"),
      to: z.int(),
    }),
  ),
  draft: z
    .record(z.string(), z.unknown())
    .describe("A contact as far as it was found; not entered"),
  missing: z.array(z.string()).describe("What a contact still needs"),
});

export type TenureOutput = z.input<typeof tenureOutput>;
export type KnownOutput = z.input<typeof known>;
export type SaidOutput = z.input<typeof saidOutput>;
export type PersonRow = z.input<typeof personRow>;
export type OfficeRow = z.input<typeof officeRow>;
export type PeopleOutput = z.input<typeof peopleOutput>;
export type OfficesOutput = z.input<typeof officesOutput>;
export type PersonOutput = z.input<typeof personOutput>;
export type OfficeOutput = z.input<typeof officeOutput>;
export type BasketsOutput = z.input<typeof basketsOutput>;
export type ForumsOutput = z.input<typeof forumsOutput>;
export type JournalOutput = z.input<typeof journalOutput>;
export type MasterOutput = z.input<typeof masterOutput>;
export type CheckpointsOutput = z.input<typeof checkpointsOutput>;
export type LeavesOutput = z.input<typeof leavesOutput>;
export type ReadersOutput = z.input<typeof readersOutput>;
export type IntakeOutput = z.input<typeof intakeOutput>;
