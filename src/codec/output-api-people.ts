/**
 * The form in which people, offices, approaches, baskets and the journal go out.
 */
import { z } from "zod";
import { roles } from "../access/reader.ts";
import { answers } from "../core/contact.ts";
import { asked, namedOutput, pageOf, whenOutput, whoOutput } from "./output-api.ts";
import { contactRow } from "./output-api-contacts.ts";

const side = z.enum(["ours", "theirs", "other"]);

const tenureOutput = z.strictObject({
  id: z.string(),
  person: namedOutput,
  office: namedOutput,
  level: z.nullable(z.string()),
  capacity: z.string(),
  from: z.nullable(whenOutput),
  to: z.nullable(whenOutput),
  held: z.enum(["yes", "no", "possible"]).describe("On the day asked about"),
  mark: z.string(),
});

const personRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  party: namedOutput,
  side,
  aliases: z.array(z.string()),
  offices: z.array(namedOutput).describe("Held, or possibly held, on the day asked about"),
});

const officeRow = z.strictObject({
  id: z.string(),
  title: z.string(),
  party: namedOutput,
  side,
  organisation: z.nullable(z.string()),
  parent: z.nullable(namedOutput),
  holders: z.array(namedOutput),
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
        mark: z.string(),
      }),
    )
    .describe("Believed affiliations, apart from what is stated"),
  contacts: z.array(contactRow),
});

export const officeOutput = z.strictObject({
  ...asked,
  office: officeRow,
  entry: z.string(),
  tenures: z.array(tenureOutput),
  contacts: z.array(contactRow),
});

export const approachesOutput = z.strictObject({
  ...asked,
  ...pageOf(
    z.strictObject({
      id: z.string(),
      when: z.nullable(whenOutput),
      direction: z.enum(["to us", "to them", "unknown"]),
      by: whoOutput,
      vehicle: z.string(),
      toward: whoOutput,
      asked: z.string(),
      answer: z.enum(answers),
      disposition: z.string(),
      reportedTo: z.nullable(z.string()),
      innocentExplanations: z.array(z.string()),
      mark: z.string(),
    }),
  ),
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
  vkeys: z.array(z.string()).describe("What to verify with; best kept from elsewhere"),
});

export const leavesOutput = z.strictObject({
  mark: z.string(),
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
export type PersonRow = z.input<typeof personRow>;
export type OfficeRow = z.input<typeof officeRow>;
export type PeopleOutput = z.input<typeof peopleOutput>;
export type OfficesOutput = z.input<typeof officesOutput>;
export type PersonOutput = z.input<typeof personOutput>;
export type OfficeOutput = z.input<typeof officeOutput>;
export type ApproachesOutput = z.input<typeof approachesOutput>;
export type BasketsOutput = z.input<typeof basketsOutput>;
export type ForumsOutput = z.input<typeof forumsOutput>;
export type JournalOutput = z.input<typeof journalOutput>;
export type LeavesOutput = z.input<typeof leavesOutput>;
export type ReadersOutput = z.input<typeof readersOutput>;
export type IntakeOutput = z.input<typeof intakeOutput>;
