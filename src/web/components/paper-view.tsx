/**
 * A paper of the record as it is read: heading, paragraphs with their marks, page breaks in the
 * flow of the text, notes, source note.
 */
import { Fragment } from "react";
import type { PaperOutput } from "../../codec/output-api-record.ts";
import { useDossier } from "../dossier.tsx";
import { portionText } from "../mark.tsx";
import { piecesOf } from "../paper-parts.ts";
import "../styles/reading.css";

type PaperViewProps = {
  readonly paper: PaperOutput;
  /** What it is dated, where that stands nowhere else. */
  readonly dated?: string | undefined;
};

export function PaperView({ paper, dated }: PaperViewProps) {
  const dossier = useDossier();
  const heads = [
    ["From", paper.from?.text],
    ["To", paper.to?.text],
    ["Date", dated],
    ["Subject", paper.subject],
  ] as const;
  return (
    <section className="paper read" aria-label={paper.title}>
      <p className="bn">{paper.banner}</p>
      <dl>
        {heads.map(([head, text]) =>
          text == null ? null : (
            <div key={head}>
              <dt>{head}</dt>
              <dd>{text}</dd>
            </div>
          ),
        )}
      </dl>
      {paper.paragraphs.length === 0 && <p className="not-held">The text is not held.</p>}
      {paper.paragraphs.map((paragraph) => (
        <p key={paragraph.number} id={anchorOf(paragraph.number)} className="cited">
          <a className="number" href={`#${anchorOf(paragraph.number)}`}>
            {paragraph.number}
          </a>
          <ParagraphText paragraph={paragraph} breaks={paper.pageBreaks} />{" "}
          <b className="portion">{portionText(paragraph.mark, dossier)}</b>
        </p>
      ))}
      {paper.notes.length > 0 && (
        <ol className="notes" aria-label="Notes">
          {paper.notes.map(({ number, text }) => (
            <li key={number} value={Number(number) || undefined}>
              {text}
            </li>
          ))}
        </ol>
      )}
      <Source paper={paper} />
      <p className="bn">{paper.banner}</p>
    </section>
  );
}

/** `#p3` for `¶3`, as a link to the paragraph names it. */
function anchorOf(number: string): string {
  return `p${number.replace(/^¶/, "")}`;
}

type ParagraphTextProps = {
  readonly paragraph: PaperOutput["paragraphs"][number];
  readonly breaks: PaperOutput["pageBreaks"];
};

function ParagraphText({ paragraph, breaks }: ParagraphTextProps) {
  return piecesOf(paragraph, breaks).map((piece) =>
    "page" in piece ? (
      <Fragment key={`page ${piece.page}`}>
        <span className="page-break">[Page {piece.page}]</span>{" "}
      </Fragment>
    ) : (
      piece.text
    ),
  );
}

function Source({ paper: { sourceNote, notes } }: { readonly paper: PaperOutput }) {
  if (sourceNote === null) return <p className="note">No source note is on record.</p>;
  const { text, repository, collection, folder, controlNumber, markAsOf } = sourceNote;
  const facts = [
    ["Repository", repository],
    ["Collection", collection],
    ["Folder", folder],
    ["Control number", controlNumber],
    ["Mark of the copy", markAsOf],
    ["Drafting", sourceNote.drafting],
    ["Attestation", sourceNote.attestation],
  ] as const;
  return (
    <section className="source-note" aria-label="Source note">
      {!notes.some((note) => note.text === text) && <p>{text}</p>}
      <dl>
        {facts.map(([name, value]) =>
          value === null || value === "" ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
