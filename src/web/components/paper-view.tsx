/**
 * A paper of the record as it is read: heading, paragraphs with their marks, notes, source note.
 */
import type { PaperOutput } from "../../codec/output-api-record.ts";
import { useDossier } from "../dossier.tsx";
import { portionText } from "../mark.tsx";

export function PaperView({ paper }: { readonly paper: PaperOutput }) {
  const dossier = useDossier();
  const heads = [
    ["From", paper.from?.text],
    ["To", paper.to?.text],
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
      {paper.paragraphs.map(({ number, mark, text }) => (
        <p key={number}>
          <b>{portionText(mark, dossier)}</b> {text}
        </p>
      ))}
      {paper.notes.length > 0 && (
        <ol className="notes">
          {paper.notes.map(({ number, text }) => (
            <li key={number}>{text}</li>
          ))}
        </ol>
      )}
      {paper.sourceNote !== null && <p className="note">{paper.sourceNote}</p>}
      <p className="bn">{paper.banner}</p>
    </section>
  );
}
