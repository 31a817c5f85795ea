/**
 * The drafted answer as a page of its own: read, written in, copied, taken as Markdown, printed.
 */
import { useState } from "react";
import type { AnswerOutput } from "../../codec/output.ts";
import type { ProposalOutput } from "../../codec/output-api-record.ts";
import { saveFile } from "../csv.ts";
import { useDossier } from "../dossier.tsx";
import { useDraft } from "../drafts.ts";
import { Link } from "../go.tsx";
import { bannerText, portionText } from "../mark.tsx";
import {
  asMarkdown,
  noOwnWords,
  notesOf,
  type OwnWords,
  withOwnWords,
} from "../memorandum-text.ts";
import { useTitles } from "../titles.ts";
import { MemorandumPaper, rulingNote } from "./memorandum-paper.tsx";

type DraftPageProps = { readonly paper: ProposalOutput; readonly answered: AnswerOutput };

export function DraftPage({ paper, answered }: DraftPageProps) {
  const [own, setOwn, clear] = useDraft<OwnWords>(`answer ${paper.proposal.id}`, noOwnWords);
  const [said, setSaid] = useState("");
  const markdown = useMarkdown(answered, own);
  const copy = async () => {
    await navigator.clipboard.writeText(markdown()).then(
      () => setSaid("Copied, with its banner, marks and notes."),
      () => setSaid("The browser did not let it be copied; take it as Markdown instead."),
    );
  };
  const write = (at: number, text: string) => setOwn({ ...own, [at]: [...(own[at] ?? []), text] });
  const takeBack = (at: number) => setOwn({ ...own, [at]: (own[at] ?? []).slice(0, -1) });
  const count = Object.values(own).flat().length;
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">Draft answer, not signed · {paper.proposal.title}</p>
          <h1>Draft answer</h1>
        </div>
        <div className="actions">
          <Link to={`proposals/${paper.proposal.id}`} className="btn">
            Back to the asks
          </Link>
          <button type="button" className="btn" onClick={() => void copy()}>
            Copy
          </button>
          <button
            type="button"
            className="btn"
            onClick={() => saveFile("draft-answer.md", markdown(), "text/markdown")}
          >
            Take as Markdown
          </button>
          <button type="button" className="btn pri" onClick={() => print()}>
            Print
          </button>
        </div>
      </div>
      <p className="note draft-note" role="status">
        {said}
        {said === "" && count === 0 && "A sentence of your own is marked as yours, with no note."}
        {said === "" && count > 0 && `${count} of your own, kept while this tab is open. `}
        {count > 0 && (
          <button type="button" className="linklike" onClick={clear}>
            Take all of your own out
          </button>
        )}
      </p>
      <div className="draft">
        <MemorandumPaper
          answered={answered}
          own={own}
          after={(at) => (
            <WriteHere
              place={`${paper.proposal.id} ${at}`}
              written={own[at]?.length ?? 0}
              write={(text) => write(at, text)}
              takeBack={() => takeBack(at)}
            />
          )}
        />
      </div>
    </>
  );
}

type WriteHereProps = {
  /** Which paragraph of which answer; what is being written is kept under it. */
  readonly place: string;
  readonly written: number;
  readonly write: (text: string) => void;
  readonly takeBack: () => void;
};

function WriteHere({ place, written, write, takeBack }: WriteHereProps) {
  const [text, setText, leave] = useDraft<string | undefined>(`sentence ${place}`, undefined);
  if (text === undefined) {
    return (
      <div className="write-here">
        <button type="button" className="linklike" onClick={() => setText("")}>
          Add a sentence of your own
        </button>
        {written > 0 && (
          <button type="button" className="linklike" onClick={takeBack}>
            Take the last back
          </button>
        )}
      </div>
    );
  }
  return (
    <form
      className="write-here"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") write(text.trim());
        leave();
      }}
    >
      <textarea
        aria-label="A sentence of your own"
        rows={2}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: it was just asked for
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <div className="actions">
        <button type="submit" className="btn">
          Put it in
        </button>
        <button type="button" className="btn" onClick={leave}>
          Leave it
        </button>
      </div>
    </form>
  );
}

function useMarkdown(answered: AnswerOutput, own: OwnWords): () => string {
  const dossier = useDossier();
  const { memorandum, asks } = answered;
  const rulings = new Set(asks.map(({ ruling }) => ruling?.id));
  const refs = [...notesOf(memorandum).keys()].filter((ref) => !rulings.has(ref));
  const titles = useTitles(refs);
  return () =>
    asMarkdown(withOwnWords(memorandum, own), {
      banner: bannerText(memorandum.mark, dossier),
      portionOf: (mark) => portionText(mark, dossier),
      noteOf: (ref) => {
        const ruled = asks.find(({ ruling }) => ruling?.id === ref);
        if (ruled !== undefined) return rulingNote(ruled);
        const titled = titles(ref);
        if (titled === undefined) return ref;
        return `${titled.when === null ? "" : `${titled.when.text}: `}${titled.title} (${ref})`;
      },
    });
}
