/**
 * The parts that the answers of the API share: links, dates, seats at a table, pages of a list.
 *
 * As all output: ids stand as text, what is absent as null, and every field is always there.
 */
import { z } from "zod";
import { recordStatuses, roles, sides } from "../core/contact.ts";

/** The dates a question was asked for, and the policy; null where none bears on the answer. */
export const asked = { policy: z.nullable(z.string()), asOf: z.string(), knownOn: z.string() };

/** An entry by its id, with its kind, which says where it is opened, and what it says in a line. */
export const linkOutput = z.strictObject({ id: z.string(), kind: z.string(), title: z.string() });

export const namedOutput = z.strictObject({ id: z.string(), title: z.string() });

export const whenOutput = z.strictObject({
  text: z.string().describe("As a person would write it, no more precise than the record"),
  edtf: z.string(),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  certain: z.boolean().describe("Whether it is one day, and sure"),
});

/** Someone as the record names them, called by who held what on the day. */
export const whoOutput = z.strictObject({
  text: z.string(),
  person: z.nullable(z.string()),
  office: z.nullable(z.string()),
  party: z.nullable(z.string()),
});

/** Someone at a contact, with the office held on that day and the levels it may stand on. */
export const seatOutput = whoOutput.extend({
  side: z.enum(sides),
  role: z.enum(roles),
  name: z.string().describe("The full name, or the words of the record"),
  offices: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      capacity: z.string(),
      sure: z.boolean().describe("Whether the record settles that it was held that day"),
    }),
  ),
  levels: z.array(z.string()).describe("Rungs of the policy; without one, levels of the record"),
});

/** Rungs from the bottom up; without a policy, the levels that the record uses. */
export const ladderOutput = z.array(namedOutput);

/** Where a fact was read. */
export const sourcesOutput = z.array(
  z.strictObject({
    work: z.string(),
    place: z.nullable(z.string()),
    note: z.nullable(z.string()),
  }),
);

export const recordedOutput = z.strictObject({ at: z.string(), by: z.string() });

/** A page of a list: `next` is asked with as `cursor`; null at the end. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return {
    items: z.array(item),
    next: z.nullable(z.string()),
    total: z.int().describe("How many of these the reader may read, on all pages"),
  };
}

export const recordStatus = z.enum(recordStatuses);

export type LinkOutput = z.input<typeof linkOutput>;
export type WhenOutput = z.input<typeof whenOutput>;
export type WhoOutput = z.input<typeof whoOutput>;
export type SeatOutput = z.input<typeof seatOutput>;
export type SourcesOutput = z.input<typeof sourcesOutput>;
export type NamedOutput = z.input<typeof namedOutput>;
