/**
 * One document, to be read: the paper itself, what it answers and who answers it, and what of the
 * record rests on it.
 */
import type { EntryOutput } from "../../codec/output-api-record.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { PaperView } from "../components/paper-view.tsx";
import { Linked, LinkTo } from "../components/record-view.tsx";
import { Shown } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";
import { dayText } from "../days.ts";
import { Link, usePlace } from "../go.tsx";
import { useMark, useTitle } from "../mark.tsx";
import type { PageProps } from "../page-list.ts";
import { NotHere } from "./not-here.tsx";
import "../styles/paper.css";

export function DocumentPage({ params }: PageProps) {
  const { dossier, view } = usePlace();
  const dates = { "as-of": view.asOf, "known-on": view.knownOn };
  const path = `/entries/${encodeURIComponent(params.id ?? "")}`;
  const answer = useAnswer(within<EntryOutput>(dossier, path, dates));
  return (
    <Shown of={answer} what="the document">
      {(entry) =>
        entry.paper === null ? <NotHere /> : <Whole entry={entry} paper={entry.paper} />
      }
    </Shown>
  );
}

type WholeProps = {
  readonly entry: EntryOutput;
  readonly paper: NonNullable<EntryOutput["paper"]>;
};

function Whole({ entry, paper }: WholeProps) {
  // What rests on it may be marked higher than it is.
  useMark(entry.restedOnBy.length > 0 ? undefined : entry.mark);
  useTitle(capital(paper.genre));
  const { id, title, when, recorded, restsOn, restedOnBy } = entry;
  const { note, uncertain } = entry.entry as {
    readonly note?: string;
    readonly uncertain?: string;
  };
  const isPaper = ({ kind }: { readonly kind: string }) => kind === "document";
  return (
    <>
      <div className="ph long">
        <div>
          <p className="eyebrow">
            {capital(paper.genre)}
            {when === null ? ", no date on record" : `, ${when.text}`}
          </p>
          <h1>{title}</h1>
        </div>
        <div className="actions">
          <button type="button" className="btn" onClick={() => print()}>
            Print
          </button>
        </div>
      </div>
      {entry.supersededBy !== null && (
        <p className="blk">
          <span className="tag">Superseded</span> by <LinkTo link={entry.supersededBy} />
        </p>
      )}
      <div className="reading">
        <PaperView paper={paper} dated={when?.text} />
        <aside aria-label="What it has to do with the record">
          <Linked title="Answers" links={restsOn.filter(isPaper)} />
          <Linked title="Answered by" links={restedOnBy.filter(isPaper)} />
          <Linked title="What rests on it" links={restedOnBy.filter((link) => !isPaper(link))} />
          {uncertain !== undefined && <p className="note">Uncertain: {uncertain}.</p>}
          {note !== undefined && <p className="note">{capital(note)}.</p>}
          <p className="note">
            Recorded by {recorded.by}, {dayText(recorded.at)}. <code>{id}</code>{" "}
            <Link to={`receipts/${id}`}>Receipt</Link>
          </p>
        </aside>
      </div>
    </>
  );
}
