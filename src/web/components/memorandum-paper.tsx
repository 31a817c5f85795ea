/**
 * The drafted memorandum as a paper: banner, heads, paragraphs with portion marks, notes.
 *
 * A number after a sentence leads to what it rests on; a sentence without one is the author's own
 * and says so. What bears on the ask in hand is shaded.
 */
import type { ReactNode } from "react";
import type { AnswerOutput } from "../../codec/output.ts";
import { useDossier } from "../dossier.tsx";
import { bannerText, portionText } from "../mark.tsx";
import {
  inRanges,
  noOwnWords,
  notesOf,
  type OwnWords,
  type Paragraph,
  type Sentence,
  withOwnWords,
} from "../memorandum-text.ts";
import { RecordLine } from "./record-line.tsx";
import { plain } from "./verdict.tsx";

type Ask = AnswerOutput["asks"][number];

type PaperProps = {
  readonly answered: AnswerOutput;
  /** The ask in hand. */
  readonly about?: Ask | undefined;
  readonly own?: OwnWords;
  /** What stands after a paragraph: where the author writes. */
  readonly after?: (at: number) => ReactNode;
};

export function MemorandumPaper({ answered, about, own = noOwnWords, after }: PaperProps) {
  const dossier = useDossier();
  const memorandum = withOwnWords(answered.memorandum, own);
  const notes = notesOf(memorandum);
  const banner = bannerText(memorandum.mark, dossier);
  const { to, from, subject, authority, paragraphs } = memorandum;
  const heads = { To: to, From: from, Subject: subject, Authority: authority };
  return (
    <section className="paper" aria-label="Drafted memorandum">
      <p className="bn">{banner}</p>
      <p className="bn c">DRAFT MEMORANDUM</p>
      <dl>
        {Object.entries(heads).map(([head, text]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {paragraphs.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs stay where they are
        <div key={at} className={bearsOn(paragraph, about) ? "para sel" : "para"}>
          <ParagraphText
            portion={portionText(paragraph.mark, dossier)}
            sentences={paragraph.sentences}
            notes={notes}
          />
          {after?.(at)}
        </div>
      ))}
      <Notes notes={notes} asks={answered.asks} />
      <p className="bn">{banner}</p>
    </section>
  );
}

/** A paragraph of more sentences than this is set out line by line, as on paper. */
const mostRunOn = 6;

type ParagraphProps = {
  readonly portion: string;
  readonly sentences: readonly Sentence[];
  readonly notes: ReadonlyMap<string, number>;
};

function ParagraphText({ portion, sentences, notes }: ParagraphProps) {
  const mark = <b className="portion">{portion}</b>;
  const texts = sentences.map((sentence, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: sentences stay where they are
    <SentenceText key={place} sentence={sentence} notes={notes} />
  ));
  if (sentences.length <= mostRunOn) {
    return (
      <p>
        {mark} {texts}
      </p>
    );
  }
  const [first, ...rest] = texts;
  return (
    <>
      <p>
        {mark} {first}
      </p>
      <ul className="lines">
        {rest.map((text) => (
          <li key={text.key}>{text}</li>
        ))}
      </ul>
    </>
  );
}

type SentenceProps = { readonly sentence: Sentence; readonly notes: ReadonlyMap<string, number> };

function SentenceText({ sentence: { text, basis }, notes }: SentenceProps) {
  if (basis.refs.length === 0) {
    return (
      <>
        <span className="own">{plain(text)}</span> <span className="own-tag">
          author’s own
        </span>{" "}
      </>
    );
  }
  const numbers = basis.refs.flatMap((ref) => notes.get(ref) ?? []);
  const first = Math.min(...numbers);
  return (
    <>
      {plain(text)}
      <sup>
        <a href={`#note-${first}`} aria-label={`Rests on notes ${inRanges(numbers)}`}>
          {inRanges(numbers)}
        </a>
      </sup>{" "}
    </>
  );
}

type NotesProps = {
  readonly notes: ReadonlyMap<string, number>;
  readonly asks: readonly Ask[];
};

function Notes({ notes, asks }: NotesProps) {
  return (
    <ol className="notes" aria-label="What the sentences rest on">
      {[...notes].map(([ref, number]) => (
        <li key={ref} id={`note-${number}`} value={number}>
          <Note noteRef={ref} asks={asks} />
        </li>
      ))}
    </ol>
  );
}

function Note({ noteRef, asks }: { readonly noteRef: string; readonly asks: readonly Ask[] }) {
  const ruled = asks.find(({ ruling }) => ruling?.id === noteRef);
  if (ruled !== undefined) return <span>{rulingNote(ruled)}</span>;
  return <RecordLine id={noteRef} />;
}

/** A ruling in a note, as it is cited. */
export function rulingNote({ title, ruling }: Ask): string {
  if (ruling === null) return title;
  const rules = ruling.rules.map(({ id, cite }) => `${id}, ${cite}`).join("; ");
  return `Ruling on “${title}”: ${ruling.word} (${ruling.policy}, version ${ruling.policyVersion}; ${rules}).`;
}

/** Whether a paragraph rests on the ruling on the ask, and on it alone of all. */
function bearsOn({ sentences, move }: Paragraph, ask: Ask | undefined): boolean {
  if (ask?.ruling === null || ask === undefined) return false;
  const { id } = ask.ruling;
  return move === "application" && sentences.some(({ basis }) => basis.refs.includes(id));
}
