/**
 * The kinds of question a case may ask, under the names it asks them by.
 */
import type { Question } from "./question.ts";
import * as judgment from "./questions-judgment.ts";
import * as policy from "./questions-policy.ts";
import * as record from "./questions-record.ts";

export const questions = {
  ladder: judgment.ladder,
  rulings: policy.rulings,
  contacts: policy.contacts,
  gates: judgment.gates,
  opened: judgment.opened,
  states: judgment.states,
  "issues-at": judgment.issuesAt,
  postures: judgment.postures,
  findings: judgment.findings,
  answers: judgment.answers,
  changes: judgment.changes,
  lineage: judgment.lineage,
  standings: record.standings,
  entries: record.entries,
  dates: record.dates,
  offices: record.offices,
  approaches: record.approaches,
  leadership: record.leadership,
  channels: record.channels,
  access: record.access,
  learned: record.learned,
} as const satisfies Readonly<Record<string, Question>>;
