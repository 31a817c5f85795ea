/**
 * Titles of many entries at once, for lists of what something rests on.
 */
import { z } from "zod";
import { titlesOutput } from "../codec/output-titles.ts";
import type { EntryId } from "../core/id.ts";
import { ok } from "../core/result.ts";
import { datedLink, knownEntry } from "../service/link-view.ts";
import { datesQuery, lensFor } from "./desk.ts";
import { operation } from "./operation.ts";

const mostAsked = 100;

export const titleOperations = [
  operation({
    method: "get",
    path: "/titles",
    tag: "Entries",
    summary: "What entries are called, by their ids",
    act: "read",
    query: z.strictObject({
      ...datesQuery,
      ids: z
        .string()
        .transform((text) => text.split(","))
        .refine((ids) => ids.length <= mostAsked, { error: `names more than ${mostAsked} entries` })
        .describe(`Ids with commas between them, ${mostAsked} at most`),
    }),
    answer: titlesOutput,
    run: async (asked) => {
      const lens = lensFor(asked);
      if (!lens.ok) return lens;
      const { reading, names } = lens.value;
      const found = [...new Set(asked.query.ids)].flatMap((id) => {
        const entry = knownEntry(id as EntryId, reading); // what is no entry is not found
        return entry === undefined ? [] : [datedLink(entry, names)];
      });
      return ok({ body: found });
    },
  }),
];
