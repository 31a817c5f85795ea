/**
 * The form in which proposals and entries go out, and what comes back when entries are entered.
 */
import { z } from "zod";
import { considered } from "../core/departure.ts";
import { entrySchema } from "./entry.ts";
import { planSchema } from "./entry-proposal.ts";
import { asked, linkOutput, pageOf, recordedOutput, whenOutput, whoOutput } from "./output-api.ts";
import { contactRow, departureAsk } from "./output-api-contacts.ts";
import { rulingOutput } from "./output-ruling.ts";

const decisionOutput = z.strictObject({
  id: z.string(),
  ask: z.nullable(z.string()),
  when: z.nullable(whenOutput),
  by: whoOutput,
  verdict: z.enum(["approved", "deferred", "declined", "override", "other"]),
  words: z.string(),
  reason: z.string(),
  mark: z.string(),
});

export const proposalRow = z.strictObject({
  id: z.string(),
  title: z.string(),
  when: z.nullable(whenOutput),
  proponent: whoOutput,
  addressee: z.nullable(whoOutput),
  side: z.enum(["ours", "theirs", "other"]),
  asks: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      kind: z.enum(["engagement", "stance", "rate"]),
    }),
  ),
  decisions: z.array(decisionOutput),
  disposition: z.nullable(z.string()),
  document: z.nullable(linkOutput),
  mark: z.string(),
});

export const proposalsOutput = z.strictObject({ ...asked, ...pageOf(proposalRow) });

const paragraphOutput = z.strictObject({
  number: z.string(),
  mark: z.string().describe("Its own, or that of the whole where it bears none"),
  text: z.string(),
});

const paperOutput = z.strictObject({
  id: z.string(),
  title: z.string(),
  subject: z.nullable(z.string()),
  genre: z.string(),
  from: z.nullable(whoOutput),
  to: z.nullable(whoOutput),
  banner: z.string(),
  paragraphs: z.array(paragraphOutput),
  pageBreaks: z.array(
    z.strictObject({
      page: z.string().describe("The page that begins here"),
      paragraph: z.string(),
      at: z.int().describe("Before which character of the paragraph"),
    }),
  ),
  notes: z.array(z.strictObject({ number: z.string(), text: z.string() })),
  sourceNote: z.nullable(
    z.strictObject({
      text: z.string(),
      repository: z.nullable(z.string()),
      collection: z.nullable(z.string()),
      folder: z.nullable(z.string()),
      controlNumber: z.nullable(z.string()),
      markAsOf: z.nullable(z.string()).describe("The mark that the copy bears"),
      drafting: z.string().describe("`none found` is a value"),
      attestation: z.string(),
    }),
  ),
});

export const proposalOutput = z.strictObject({
  ...asked,
  proposal: proposalRow,
  text: z.string(),
  note: z.nullable(z.string()),
  paper: z.nullable(paperOutput),
  asks: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      kind: z.enum(["engagement", "stance", "rate"]),
      words: z.nullable(z.string()).describe("Of the paper"),
      text: z.string().describe("What is asked, in a sentence"),
      plan: z.nullable(planSchema),
      resubmissionOf: z.array(
        z.strictObject({
          proposal: linkOutput,
          ask: z.string(),
          same: z.enum(["ask", "words"]),
        }),
      ),
    }),
  ),
  earlier: z.array(
    z.strictObject({
      proposal: linkOutput.extend({ when: z.nullable(whenOutput) }),
      kept: z.array(
        z.strictObject({
          ask: z.string(),
          earlier: z.string(),
          was: z.int(),
          is: z.int(),
          sharedWords: z.nullable(z.number()),
        }),
      ),
      added: z.array(z.string()),
      dropped: z.array(z.string()),
      answers: z.array(linkOutput),
    }),
  ),
});

const entryRow = z.strictObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  when: z.nullable(whenOutput),
  mark: z.string(),
  recorded: recordedOutput,
  holds: z.boolean(),
});

export const entriesOutput = z.strictObject({
  asOf: z.string(),
  knownOn: z.string(),
  ...pageOf(entryRow),
});

export const entryOutput = z.strictObject({
  entry: entrySchema,
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  when: z.nullable(whenOutput),
  mark: z.string(),
  recorded: recordedOutput,
  holds: z.boolean(),
  supersededBy: z.nullable(linkOutput),
  supersedes: z.nullable(linkOutput.extend({ reason: z.string() })),
  restsOn: z.array(linkOutput),
  restedOnBy: z.array(linkOutput),
  paper: z.nullable(paperOutput).describe("Where it is a document"),
});

/** What a contact at odds with the policy asks to be told afterwards; nothing of it was refused. */
const departureOutput = z.strictObject({
  contact: z.string(),
  policy: z.string(),
  considered: z.enum(considered),
  ruling: z.nullable(rulingOutput),
  asks: z.array(departureAsk),
});

/** What entries would come to if they were entered now. */
export const checkedOutput = z.strictObject({
  entries: z.array(z.strictObject({ kind: z.string(), mark: z.string() })),
  like: z
    .array(contactRow)
    .describe("Contacts on record that a new contact may be another account of"),
});

export const enteredOutput = z.strictObject({
  entries: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      mark: z.string(),
      position: z.int().describe("In the tree of its mark"),
      recorded: z.string(),
    }),
  ),
  tag: z.string().describe("The sizes of the readable trees now, for the next If-Match"),
  departures: z.array(departureOutput),
});

export const searchOutput = z.strictObject({
  asOf: z.string(),
  knownOn: z.string(),
  q: z.string(),
  ...pageOf(
    entryRow.extend({
      field: z.string().describe("Where the words stand"),
      excerpt: z.string(),
    }),
  ),
});

export type ProposalRow = z.input<typeof proposalRow>;
export type ProposalsOutput = z.input<typeof proposalsOutput>;
export type ProposalOutput = z.input<typeof proposalOutput>;
export type PaperOutput = z.input<typeof paperOutput>;
export type EntryRow = z.input<typeof entryRow>;
export type EntriesOutput = z.input<typeof entriesOutput>;
export type EntryOutput = z.input<typeof entryOutput>;
export type CheckedOutput = z.input<typeof checkedOutput>;
export type EnteredOutput = z.input<typeof enteredOutput>;
export type SearchOutput = z.input<typeof searchOutput>;
