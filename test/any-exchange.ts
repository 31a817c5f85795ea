/**
 * Generators of contacts and approaches, and of what was said in them.
 */
import fc from "fast-check";
import {
  answers,
  initiators,
  modes,
  premises,
  purposes,
  recordStatuses,
  settings,
} from "../src/core/contact.ts";
import { standings } from "../src/core/standing-words.ts";
import { tones } from "../src/core/statement.ts";
import {
  acrosses,
  anyId,
  anyParticipant,
  anyText,
  anyWhen,
  anyWho,
  few,
  fields,
  oneOf,
  some,
} from "./any-field.ts";

export const exchanges = {
  contact: fields(
    {
      across: oneOf(acrosses),
      mode: oneOf(modes),
      setting: oneOf(settings),
      segments: some(
        fields({ participants: some(anyParticipant) }, { title: anyText, issues: some(anyId) }),
      ),
      initiator: oneOf(initiators),
      purpose: oneOf(purposes),
      issues: few(anyId),
      instruments: few(anyText),
      recordStatus: oneOf(recordStatuses),
      accounts: few(
        fields(
          { of: oneOf(["ours", "theirs", "agreed", "difference", "later"]), text: anyText },
          { by: anyWho, document: anyId },
        ),
      ),
      summary: anyText,
    },
    {
      place: anyText,
      premises: oneOf(premises),
      convenedAs: anyId,
      prepared: fc.boolean(),
      forum: anyId,
      phase: anyId,
      outcome: anyText,
    },
  ),
  approach: fields(
    {
      direction: oneOf(["to us", "to them", "unknown"]),
      by: anyWho,
      vehicle: anyText,
      toward: anyWho,
      asked: anyText,
      answer: oneOf(answers),
      disposition: anyText,
      innocentExplanations: few(anyText),
    },
    { reportedTo: anyText },
  ),
  declaration: fields(
    {
      by: anyWho,
      to: anyWho,
      conveyors: few(anyWho),
      recipients: few(anyWho),
      acknowledged: oneOf(["yes", "no", "unknown"]),
      text: anyText,
    },
    { at: anyId },
  ),
  statement: fields(
    { by: anyWho, to: anyWho, quoted: fc.boolean(), text: anyText },
    { issue: anyId, at: anyId, occasion: anyText, instrument: anyText },
  ),
  standing: fields(
    { of: anyId, standing: oneOf(standings), by: anyWho, reason: anyText },
    { givenAt: anyId },
  ),
  "public statement": fields(
    { by: anyWho, audience: anyText, tone: oneOf(tones), text: anyText },
    { issue: anyId },
  ),
  pressure: fields(
    {
      from: oneOf(["domestic", "allied", "legislature"]),
      direction: oneOf(["toward talks", "against talks"]),
      strength: anyText,
      text: anyText,
    },
    {},
  ),
  "publicity hold": fields({ issue: anyId, text: anyText }, { until: anyWhen, agreedAt: anyId }),
};
