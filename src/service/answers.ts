/**
 * Answering a proposal: each of its asks, the nearest step, the memorandum.
 */
import { type Answer, answer } from "../core/answer.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { memorandumInMarkdown } from "../exports/markdown.ts";
import { draftMemorandum, type Memorandum } from "../library/memorandum.ts";
import { type Desk, holding } from "./desk.ts";
import type { DeskProblem } from "./problem.ts";
import { unruled } from "./rulings.ts";

/** The memorandum as Markdown. */
export function answerInMarkdown({ answer: answered, memorandum }: Answered, desk: Desk): string {
  return memorandumInMarkdown(memorandum, answered, desk.setup);
}

export type Answered = { readonly answer: Answer; readonly memorandum: Memorandum };

export function answerProposal(id: string, desk: Desk): Result<Answered, DeskProblem> {
  const proposal = holding(desk, "proposal", id);
  if (!proposal.ok) return proposal;
  const answered = answer(proposal.value, desk.knownOn, desk.setup);
  if (answered.ok) {
    const memorandum = draftMemorandum(answered.value, desk.setup);
    return ok({ answer: answered.value, memorandum });
  }
  const { problem } = answered;
  if (problem.kind === "no asks") return fail({ kind: "no asks", proposal: problem.proposal });
  return fail(unruled(problem.problem, desk.setup, problem.ask));
}
