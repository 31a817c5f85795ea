/**
 * A dossier: what it is, and what its reader may read of it and do in it.
 */
import { z } from "zod";
import { acts, mayDo } from "../access/duty.ts";
import { roles } from "../access/reader.ts";
import { portionOf } from "../core/mark.ts";
import { ok } from "../core/result.ts";
import { operation } from "./operation.ts";

export const dossierAnswer = z.strictObject({
  dossier: z.string(),
  title: z.string(),
  note: z.nullable(z.string()),
  conventions: z.array(z.string()),
  regime: z.string(),
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

export const dossierOperations = [
  operation({
    method: "get",
    path: "",
    tag: "Dossiers",
    summary: "A dossier, and what its reader may do in it",
    act: "read",
    answer: dossierAnswer,
    run: async ({ reader, dossier: { header, entries, tag, policies } }) =>
      ok({
        body: {
          dossier: header.dossier,
          title: header.title,
          note: header.note ?? null,
          conventions: header.conventions,
          regime: header.regime.title,
          reader: {
            account: reader.account,
            name: reader.name,
            clearance: portionOf(reader.clearance),
            roles: reader.roles,
            may: acts.filter((act) => mayDo(reader.roles, act)),
          },
          entries: entries.length,
          tag,
          policies: policies.map(({ id, title, version }) => ({ id, title, version })),
        },
      }),
  }),
];
