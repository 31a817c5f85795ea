/**
 * A drafted memorandum as Markdown (CommonMark, with footnotes as GitHub writes them): what a
 * sentence rests on is a footnote, and a sentence without one is the author's own.
 */
import type { Answer } from "../core/answer.ts";
import { portionOf } from "../core/mark.ts";
import { printBanner } from "../core/marking.ts";
import type { Setup } from "../core/setup.ts";
import type { Memorandum } from "../library/memorandum.ts";
import { noteText, numberedNotes, rulingsIn } from "../library/print-memorandum.ts";

export function memorandumInMarkdown(
  memorandum: Memorandum,
  answered: Answer,
  setup: Setup,
): string {
  const banner = `**${plainly(printBanner(setup.book.regime, memorandum.mark))}**`;
  const notes = numberedNotes(memorandum);
  const rulings = rulingsIn(answered);
  const { to, from, subject, authority } = memorandum;
  const heads = [
    ["To", to],
    ["From", from],
    ["Subject", subject],
    ["Authority", authority],
  ].map(([head, text = ""]) => `- **${head}:** ${plainly(text)}`);
  const paragraphs = memorandum.paragraphs.map(({ move, mark, sentences }, at) => {
    const texts = sentences.map(({ text, basis }) => {
      const numbers = new Set(basis.refs.flatMap((ref) => notes.get(ref) ?? []));
      return plainly(text) + [...numbers].map((number) => `[^${number}]`).join("");
    });
    const title = `${move.charAt(0).toUpperCase()}${move.slice(1)}.`;
    return `${at + 1}. **${title}** ${texts.join(" ")} (${plainly(portionOf(mark))})`;
  });
  const feet = [...notes].map(
    ([ref, number]) => `[^${number}]: ${plainly(noteText(ref, rulings, setup))}`,
  );
  const blocks = [banner, "# Draft memorandum", heads.join("\n"), ...paragraphs, feet.join("\n")];
  return `${[...blocks, banner].join("\n\n")}\n`;
}

/** Text that stands for itself, whatever signs are in it. */
function plainly(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&]/g, "\\$&").replace(/\s+/g, " ");
}
