/**
 * `chancery answer`: what becomes of each ask of a proposal, and the answering
 * memorandum.
 */
import { ok, type Result } from "../core/result.ts";
import { viewAnswer } from "../service/answer-view.ts";
import { answerProposal } from "../service/answers.ts";
import { deskFrom, deskOptions, troubled } from "./desk-options.ts";
import { frameText, pageOf } from "./frame.ts";
import { printAnswer } from "./print-memorandum.ts";
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
  const { setup, knownOn, dossier } = desk.value;
  const answered = answerProposal(id, desk.value);
  if (!answered.ok) return troubled(answered.problem);
  const about = { frame: frameText(setup, knownOn), regime: dossier.regime };
  return ok({
    json: viewAnswer(answered.value, desk.value, pageOf(setup, 0)),
    print: (width) => printAnswer(answered.value, about, pageOf(setup, width)),
  });
}
