/**
 * The form in which a dossier, and what its reader may do in it, goes out.
 */
import { z } from "zod";
import { acts } from "../access/duty.ts";
import { roles } from "../access/reader.ts";

export const dossierAnswer = z.strictObject({
  dossier: z.string(),
  title: z.string(),
  note: z.nullable(z.string()),
  conventions: z.array(z.string()),
  regime: z.string(),
  scheme: z
    .looseObject({ id: z.string(), title: z.string() })
    .describe("The marking scheme, by which marks are written out and joined (docs/marks.md)"),
  reader: z.strictObject({
    account: z.string(),
    name: z.string(),
    clearance: z.string(),
    roles: z.array(z.enum(roles)),
    may: z.array(z.enum(acts)),
  }),
  /** How many entries this reader may read, whatever else there is. */
  entries: z.int(),
  tag: z.string().describe("Names this state of what the reader may read, for If-Match"),
  policies: z
    .array(z.strictObject({ id: z.string(), title: z.string(), version: z.string() }))
    .describe("The contact policies that the reader may ask by"),
});

export type DossierAnswer = z.output<typeof dossierAnswer>;
