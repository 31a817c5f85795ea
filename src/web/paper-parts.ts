/**
 * A paragraph of a paper cut at its page breaks, which stand in the flow of the text: words that
 * run over the end of a page are read, found and quoted as they run.
 */
import type { PaperOutput } from "../codec/output-api-record.ts";

type Break = Pick<PaperOutput["pageBreaks"][number], "page" | "paragraph" | "at">;

export type Piece = { readonly text: string } | { readonly page: string };

export function piecesOf(
  { number, text }: Pick<PaperOutput["paragraphs"][number], "number" | "text">,
  breaks: readonly Break[],
): readonly Piece[] {
  const own = breaks
    .filter(({ paragraph }) => paragraph === number)
    .toSorted((one, other) => one.at - other.at);
  const pieces: Piece[] = [];
  let from = 0;
  for (const { page, at } of own) {
    if (at > from) pieces.push({ text: text.slice(from, at) });
    pieces.push({ page });
    from = Math.max(from, Math.min(at, text.length));
  }
  if (from < text.length || pieces.length === 0) pieces.push({ text: text.slice(from) });
  return pieces;
}
