/**
 * The answer to a proposal as a person reads it: what becomes of each ask, then
 * the memorandum, with a note to every sentence that says what it rests on.
 */

import type { Regime } from "../core/mark.ts";
import { bannerOf, portionOf } from "../core/mark.ts";
import type { AskFinding } from "../core/verdict.ts";
import type { Memorandum, MemorandumParagraph } from "../library/memorandum.ts";
import type { Basis } from "../library/sentence.ts";
import type { Answered } from "../service/answers.ts";
import type { Page } from "./frame.ts";
import { nearestText } from "./print-ruling.ts";
import { bullets, capital, lengthOf, listed, page, paragraph, section, table } from "./text.ts";

export function printAnswer(
  { answer, memorandum }: Answered,
  about: { readonly frame: string; readonly regime: Regime },
  on: Page,
): string {
  const { width } = on;
  const asks = answer.asks.map((ask) => [capital(ask.disposition), ask.title]);
  return page([
    paragraph(`${answer.proposal.title}: what it asks, and the answer.`, { width }),
    table(asks, { width }),
    paragraph(about.frame, { width }),
    section("Nearest step in order", nearestText(answer.nearest, on)),
    "-".repeat(width),
    printMemorandum(memorandum, { ...about, asks: answer.asks }, width),
    paragraph(
      "`chancery show ID` opens a record; `chancery rule --proposal ID --ask ID`, under the same policy and dates, a ruling.",
      { width },
    ),
  ]);
}

function printMemorandum(
  memorandum: Memorandum,
  { regime, asks }: { readonly regime: Regime; readonly asks: readonly AskFinding[] },
  width: number,
): string {
  const banner = centred(bannerOf(regime, memorandum.mark), width);
  const notes = notesOf(memorandum, asks);
  const heads = [
    ["To", memorandum.to],
    ["From", memorandum.from],
    ["Subject", memorandum.subject],
    ["By authority of", memorandum.authority],
  ];
  return [
    banner,
    centred("MEMORANDUM", width),
    table(heads, { width, indent: "" }),
    ...memorandum.paragraphs.map((one) => printParagraph(one, notes, width)),
    section("Notes", bullets([...new Set(notes.values())], { width, numbered: true })),
    banner,
  ].join("\n\n");
}

/** What each basis is called in its note; two that are called alike share one. */
type Notes = ReadonlyMap<Basis, string>;

function notesOf({ paragraphs }: Memorandum, asks: readonly AskFinding[]): Notes {
  const sentences = paragraphs.flatMap((one) => one.sentences);
  return new Map(sentences.map(({ basis }) => [basis, noteText(basis, asks)]));
}

function noteText({ kind, refs }: Basis, asks: readonly AskFinding[]): string {
  if (kind === "author") return "The author's own.";
  if (kind === "record") return `Record: ${refs.join(", ")}.`;
  const on = asks.filter(({ ruling }) => ruling !== undefined && refs.includes(ruling.id));
  const names = on.map(({ ask }) => `\`${ask}\``);
  return `Ruling on the ${names.length === 1 ? "ask" : "asks"} ${listed(names)}.`;
}

/** `(S) A sentence.[1] Another.[2]` */
function printParagraph(
  { mark, sentences }: MemorandumParagraph,
  notes: Notes,
  width: number,
): string {
  const order = [...new Set(notes.values())];
  const text = sentences.map(
    ({ text: words, basis }) => `${words}[${order.indexOf(notes.get(basis) ?? "") + 1}]`,
  );
  return paragraph(`(${portionOf(mark)}) ${text.join(" ")}`, { width });
}

function centred(text: string, width: number): string {
  return " ".repeat(Math.max(0, Math.floor((width - lengthOf(text)) / 2))) + text;
}
