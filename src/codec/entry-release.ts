/**
 * The wire form of releases: what was proposed to be told under a lower mark, that another
 * confirmed it, and what is told.
 */
import { z } from "zod";
import { words } from "../core/verdict.ts";
import { planSchema } from "./entry-proposal.ts";
import { entryOf } from "./envelope.ts";
import { ids, list, mark, may, text } from "./fields.ts";

const word = z.enum(words);

export const releaseEntries = {
  release: entryOf("release", {
    plan: planSchema,
    policy: ids.policy,
    policyVersion: text,
    word,
    text,
    under: mark,
    reason: text,
    records: list(ids.entry),
  }),
  confirmation: entryOf("confirmation", { of: ids.entry, gave: ids.entry }),
  "released ruling": entryOf("released ruling", {
    plan: planSchema,
    policy: may(ids.policy),
    policyVersion: may(text),
    word,
    text,
  }),
};
