/**
 * A document of the record in the form that goes out: paragraph by paragraph, each with its mark.
 */
import type { PaperOutput } from "../codec/output-api-record.ts";
import type { EntryOf } from "../core/entry.ts";
import { portionOf } from "../core/mark.ts";
import { printBanner } from "../core/marking.ts";
import type { SourceNote } from "../core/paper.ts";
import type { Lens } from "./lens.ts";
import { viewWho } from "./link-view.ts";

export function viewPaper(
  paper: EntryOf<"document">,
  { book, names }: Pick<Lens, "book" | "names">,
): PaperOutput {
  return {
    id: paper.id,
    title: paper.title,
    subject: paper.subject ?? null,
    genre: paper.genre,
    from: paper.from === undefined ? null : viewWho(paper.from, names),
    to: paper.to === undefined ? null : viewWho(paper.to, names),
    banner: printBanner(book.regime, paper.mark),
    paragraphs: paper.paragraphs.map(({ number, text, mark }) => ({
      number,
      text,
      mark: portionOf(mark ?? paper.mark),
    })),
    pageBreaks: paper.pageBreaks.map((one) => ({ ...one })),
    notes: paper.notes.map((note) => ({ ...note })),
    sourceNote: paper.sourceNote === undefined ? null : viewSource(paper.sourceNote),
  };
}

function viewSource(note: SourceNote): PaperOutput["sourceNote"] {
  const { repository, collection, folder, controlNumber, markAsOf, ...rest } = note;
  return {
    ...rest,
    repository: repository ?? null,
    collection: collection ?? null,
    folder: folder ?? null,
    controlNumber: controlNumber ?? null,
    markAsOf: markAsOf ?? null,
  };
}
