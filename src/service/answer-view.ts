/**
 * Answers, the matrix and entries in the form that goes out to programs.
 */
import { encodeEntry } from "../codec/entry.ts";
import type { AnswerOutput, EntryAnswer, FindingAnswer, MatrixOutput } from "../codec/output.ts";
import { portionOf } from "../core/mark.ts";
import type { Matrix } from "../core/matrix.ts";
import type { Planned } from "../core/proposal.ts";
import type { Finding } from "../core/verdict.ts";
import type { Answered } from "./answers.ts";
import type { Desk } from "./desk.ts";
import { type Terms, viewStep } from "./gate-view.ts";
import type { Opened } from "./record.ts";
import { viewFinding, viewRuling } from "./ruling-view.ts";

export function viewAnswer(
  { answer, memorandum }: Answered,
  desk: Desk,
  terms: Terms,
): AnswerOutput {
  return {
    proposal: answer.proposal.id,
    ...datesOf(desk),
    asks: answer.asks.map(({ ask, title, disposition, ruling, records, resubmissionOf }) => ({
      id: ask,
      title,
      disposition,
      ruling: ruling === undefined ? null : viewRuling(ruling, terms),
      records: [...records],
      resubmissionOf: resubmissionOf.map((earlier) => ({ ...earlier })),
    })),
    nearestStep: answer.nearest === undefined ? null : viewStep(answer.nearest, terms),
    memorandum: {
      to: memorandum.to,
      from: memorandum.from,
      subject: memorandum.subject,
      authority: memorandum.authority,
      mark: portionOf(memorandum.mark),
      paragraphs: memorandum.paragraphs.map(({ move, mark, sentences }) => ({
        move,
        mark: portionOf(mark),
        sentences: sentences.map(({ text, basis }) => ({
          text,
          basis: { kind: basis.kind, refs: [...basis.refs] },
        })),
      })),
    },
  };
}

export function viewMatrix(matrix: Matrix, desk: Desk, terms: Terms): MatrixOutput {
  const seat = (someone: Planned) => viewSeat(someone, terms);
  return {
    ...datesOf(desk),
    issue: matrix.issue ?? null,
    purpose: matrix.purpose,
    ours: matrix.ours.map(seat),
    theirs: matrix.theirs.map(seat),
    cells: matrix.cells.map((row) =>
      row.map(({ word, ground, rules, gates, onlyOn }) => ({
        word,
        ground,
        rules: rules.map(({ rule }) => rule),
        gates: [...new Set(gates.map(({ gate }) => gate))],
        onlyOn: [...onlyOn],
      })),
    ),
    vacant: [...matrix.vacant],
  };
}

export function viewFindingAnswer(
  about: { readonly finding: Finding; readonly issues: readonly string[] },
  desk: Desk,
  terms: Terms,
): FindingAnswer {
  const finding = viewFinding(about.finding, terms);
  return { ...datesOf(desk), issues: [...about.issues], finding };
}

export function viewEntry({ entry, supersededBy }: Opened): EntryAnswer {
  return {
    entry: encodeEntry(entry),
    holds: supersededBy === undefined,
    supersededBy: supersededBy ?? null,
  };
}

function viewSeat({ who, level }: Planned, { names }: Terms): MatrixOutput["ours"][number] {
  return {
    office: who.kind === "office" ? who.office : null,
    level: level ?? null,
    text: names.who(who),
  };
}

function datesOf({ setup, knownOn }: Desk): {
  readonly policy: string;
  readonly asOf: string;
  readonly knownOn: string;
} {
  return { policy: setup.policy.id, asOf: setup.asOf, knownOn };
}
