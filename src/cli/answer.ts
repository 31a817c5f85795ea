/**
 * `chancery answer`: what becomes of each ask of a proposal, and the answering
 * memorandum.
 */
import { ok, type Result } from "../core/result.ts";
import { printMemorandum } from "../library/print-memorandum.ts";
import { wrap } from "../library/wrap.ts";
import { viewAnswer } from "../service/answer-view.ts";
import { type Answered, answerProposal } from "../service/answers.ts";
import type { Desk } from "../service/desk.ts";
import { deskFrom, deskOptions, troubled } from "./desk-options.ts";
import { frameText, type Page, pageOf } from "./frame.ts";
import { nearestText } from "./print-ruling.ts";
import { capital, page, section, table } from "./text.ts";
import {
  type Answer,
  type Given,
  one,
  type Shell,
  type Trouble,
  type Verb,
  wrongUsage,
} from "./verb.ts";

export const answerVerb: Verb = {
  name: "answer",
  summary: "What becomes of each ask of a proposal, and the memorandum that answers it",
  about:
    "Answers a proposal of the record: each ask is disposed of apart, the nearest step in order is given, and an answering memorandum is drafted in which every sentence says what it rests on.",
  words: [],
  options: {
    proposal: { value: "ID", what: "The proposal to answer" },
    ...deskOptions,
  },
  examples: ["answer --proposal ID --policy ID --as-of DATE --known-on DATE"],
  run: answer,
};

function answer(given: Given, shell: Shell): Result<Answer, Trouble> {
  const id = one(given, "proposal");
  if (id === undefined) return wrongUsage("say which proposal with `--proposal ID`");
  const desk = deskFrom(given, shell);
  if (!desk.ok) return desk;
  const { setup } = desk.value;
  const answered = answerProposal(id, desk.value);
  if (!answered.ok) return troubled(answered.problem);
  return ok({
    json: viewAnswer(answered.value, desk.value, pageOf(setup, 0)),
    print: (width) => printAnswer(answered.value, desk.value, pageOf(setup, width)),
  });
}

/** What becomes of each ask, then the memorandum. */
function printAnswer({ answer: answered, memorandum }: Answered, desk: Desk, on: Page): string {
  const { width } = on;
  const asks = answered.asks.map((ask) => [capital(ask.disposition), ask.title]);
  const opening =
    "`chancery show ID` opens what a note names: a record by its id, a ruling by the one that --json gives it.";
  const head = page([
    wrap(`${answered.proposal.title}: what it asks, and the answer.`, { width }),
    table(asks, { width }),
    wrap(frameText(desk.setup, desk.knownOn), { width }),
    section("Nearest step in order", nearestText(answered.nearest, on)),
    "-".repeat(width),
  ]);
  const paper = printMemorandum(memorandum, answered, desk.setup, width);
  return `${head}\n${paper}\n${wrap(opening, { width })}\n`;
}
