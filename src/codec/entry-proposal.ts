/**
 * The wire form of proposals, of what was ruled and decided on them, and of papers.
 */
import { z } from "zod";
import { initiators, modes, premises, purposes, settings } from "../core/contact.ts";
import { acrosses } from "./entry-contact.ts";
import { entryOf } from "./envelope.ts";
import { day, ids, instant, list, mark, may, some, text, usually } from "./fields.ts";
import { actingFor, who, whoAnd } from "./who.ts";

const planned = whoAnd({
  optional: may(z.boolean()),
  carries: may(z.boolean()),
  level: may(ids.level),
  as: may(actingFor),
});

/** A contact somebody thinks of; also what a caller asks a ruling on. */
export const planSchema = z.strictObject({
  across: usually(acrosses, "counterpart"),
  ours: list(planned),
  theirs: list(planned),
  convenedAs: may(ids.level),
  mode: z.enum(modes),
  setting: usually(settings, "bilateral"),
  premises: may(z.enum(premises)),
  prepared: may(z.boolean()),
  purpose: z.enum(purposes),
  initiator: z.enum(initiators),
  issues: list(ids.issue),
  forum: may(ids.forum),
  phase: may(ids.plain),
});

const named = { id: ids.ask, title: text, words: may(text) };

const ask = z.discriminatedUnion("kind", [
  z.strictObject({ ...named, kind: z.literal("engagement"), plan: planSchema }),
  z.strictObject({
    ...named,
    kind: z.literal("stance"),
    text,
    baskets: list(ids.basket),
    issues: list(ids.issue),
    options: list(z.strictObject({ issue: ids.issue, option: ids.plain })),
  }),
  z.strictObject({
    ...named,
    kind: z.literal("rate"),
    direction: z.enum(["more", "less"]),
    plan: planSchema,
  }),
]);

const paragraph = z.strictObject({ number: text, text, mark: may(mark) });

const sourceNote = z.strictObject({
  text,
  repository: may(text),
  collection: may(text),
  folder: may(text),
  controlNumber: may(text),
  markAsOf: may(text),
  drafting: text,
  attestation: text,
});

export const proposalEntries = {
  proposal: entryOf("proposal", {
    title: text,
    proponent: who,
    addressee: may(who),
    document: may(ids.entry),
    asks: some(ask, "is empty; a proposal asks for at least one thing"),
    text,
    disposition: may(text),
  }),
  ruling: entryOf("ruling", {
    proposal: may(ids.entry),
    ask: may(ids.ask),
    contact: may(ids.entry),
    policy: ids.policy,
    policyVersion: text,
    asOf: day,
    knownOn: instant,
    word: text,
    rules: list(ids.rule),
    reasons: list(text),
    records: list(ids.entry),
  }),
  decision: entryOf("decision", {
    proposal: may(ids.entry),
    ask: may(ids.ask),
    by: who,
    verdict: z.enum(["approved", "deferred", "declined", "override", "other"]),
    words: text,
    reason: text,
  }),
  waiver: entryOf("waiver", { by: who, of: may(ids.entry), scope: text, reason: text }),
  document: entryOf("document", {
    genre: text,
    title: text,
    subject: may(text),
    from: may(who),
    to: may(who),
    repliesTo: may(ids.entry),
    paragraphs: list(paragraph),
    pageBreaks: list(z.strictObject({ page: text, paragraph: text, at: z.int().nonnegative() })),
    notes: list(z.strictObject({ number: text, text })),
    sourceNote: may(sourceNote),
  }),
};
