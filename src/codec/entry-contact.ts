/**
 * The wire form of contacts and approaches, and of what was said in them.
 */
import { z } from "zod";
import {
  answers,
  initiators,
  modes,
  premises,
  purposes,
  recordStatuses,
  roles,
  settings,
  sides,
} from "../core/contact.ts";
import { standings } from "../core/standing-words.ts";
import { tones } from "../core/statement.ts";
import { entryOf } from "./envelope.ts";
import { claim, ids, list, may, some, text, usually, when } from "./fields.ts";
import { actingFor, who, whoAnd } from "./who.ts";

export const acrosses = ["counterpart", "own side"] as const;

const participant = whoAnd({
  side: z.enum(sides),
  role: z.enum(roles),
  as: may(actingFor),
  level: may(ids.level),
});

const segment = z.strictObject({
  title: may(text),
  participants: some(participant, "names nobody; name those who took part, in words if need be"),
  issues: may(some(ids.issue, "is an empty list; leave it out")),
});

const account = z.strictObject({
  of: z.enum(["ours", "theirs", "agreed", "difference", "later"]),
  by: may(who),
  text,
  document: may(ids.entry),
});

export const contactEntries = {
  contact: entryOf("contact", {
    across: usually(acrosses, "counterpart"),
    mode: z.enum(modes),
    setting: usually(settings, "bilateral"),
    place: may(text),
    premises: may(z.enum(premises)),
    segments: some(segment, "is empty; a contact has at least one segment with its participants"),
    convenedAs: may(ids.level),
    prepared: may(z.boolean()),
    initiator: z.enum(initiators),
    purpose: z.enum(purposes),
    issues: list(ids.issue),
    forum: may(ids.forum),
    phase: may(ids.plain),
    instruments: list(text),
    recordStatus: usually(recordStatuses, "on file"),
    accounts: list(account),
    outcome: may(text),
    summary: text,
  }),
  approach: entryOf("approach", {
    direction: z.enum(["to us", "to them", "unknown"]),
    by: who,
    vehicle: text,
    toward: who,
    asked: text,
    answer: z.enum(answers),
    disposition: text,
    reportedTo: may(text),
    innocentExplanations: list(text),
  }),
  declaration: entryOf("declaration", {
    by: who,
    to: who,
    conveyors: list(who),
    recipients: list(who),
    at: may(ids.entry),
    acknowledged: z.enum(["yes", "no", "unknown"]),
    text,
  }),
  statement: entryOf("statement", {
    by: who,
    to: who,
    issue: may(ids.issue),
    at: may(ids.entry),
    occasion: may(text),
    instrument: may(text),
    quoted: claim,
    text,
  }),
  standing: entryOf("standing", {
    of: ids.entry,
    standing: z.enum(standings),
    givenAt: may(ids.entry),
    by: who,
    reason: text,
  }),
  "public statement": entryOf("public statement", {
    by: who,
    audience: text,
    tone: z.enum(tones),
    issue: may(ids.issue),
    text,
  }),
  pressure: entryOf("pressure", {
    from: z.enum(["domestic", "allied", "legislature"]),
    direction: z.enum(["toward talks", "against talks"]),
    strength: text,
    text,
  }),
  "publicity hold": entryOf("publicity hold", {
    issue: ids.issue,
    until: may(when),
    agreedAt: may(ids.entry),
    text,
  }),
};
