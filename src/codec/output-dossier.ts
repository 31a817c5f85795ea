/**
 * The form in which a dossier, and what its reader may do in it, goes out.
 */
import { z } from "zod";
import { acts } from "../access/duty.ts";
import { roles } from "../access/reader.ts";

const titled = z.array(z.strictObject({ id: z.string(), title: z.string() }));

export const dossierAnswer = z.strictObject({
  dossier: z.string(),
  title: z.string(),
  note: z.nullable(z.string()),
  conventions: z.array(z.string()),
  regime: z.string(),
  marking: z
    .strictObject({ levels: titled, captions: titled })
    .describe("How marks are written out, levels from the lowest"),
  reader: z.strictObject({
    account: z.string(),
    name: z.string(),
    clearance: z.string(),
    roles: z.array(z.enum(roles)),
    may: z.array(z.enum(acts)),
  }),
  /** How many entries this reader may read, whatever else there is. */
  entries: z.int(),
});

export type DossierAnswer = z.output<typeof dossierAnswer>;
