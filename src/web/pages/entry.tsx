/**
 * An entry of any kind, whole: for what has no page of its own.
 */
import type { EntryOutput } from "../../codec/output-api-record.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { EntryBody } from "../components/record-view.tsx";
import { Shown } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";
import { useDossier } from "../dossier.tsx";
import { Link, usePlace } from "../go.tsx";
import { useMark, useTitle } from "../mark.tsx";
import type { PageProps } from "../page-list.ts";
import { Amend } from "../writing/amend.tsx";
import "../styles/ask.css";
import "../styles/paper.css";
import "../styles/ruling.css";
import "../styles/recording.css";
import "../styles/writing.css";

export function EntryPage({ params }: PageProps) {
  const { dossier, view } = usePlace();
  const dates = { "as-of": view.asOf, "known-on": view.knownOn };
  const path = `/entries/${encodeURIComponent(params.id ?? "")}`;
  const answer = useAnswer(within<EntryOutput>(dossier, path, dates));
  return (
    <Shown of={answer} what="the record">
      {(entry) => <Whole entry={entry} />}
    </Shown>
  );
}

function Whole({ entry }: { readonly entry: EntryOutput }) {
  // What rests on it may bear more than it does, and does not say how much.
  useMark(entry.restedOnBy.length > 0 ? undefined : entry.mark);
  useTitle(capital(entry.kind));
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">
            {capital(entry.kind)}
            {entry.when === null ? "" : ` of ${entry.when.text}`}
          </p>
          <h1>{entry.title}</h1>
        </div>
        <div className="actions">
          {entry.kind === "move" && entry.holds && <Judge move={entry.id} />}
          <Amend id={entry.id} kind={entry.kind} title={entry.title} holds={entry.holds} />
        </div>
      </div>
      <EntryBody entry={entry} />
    </>
  );
}

/** A move is judged by those whose duty it is. */
function Judge({ move }: { readonly move: string }) {
  const { may } = useDossier().reader;
  return (
    <>
      {may.includes("assess") && (
        <Link to="write/assessment" query={{ move }} className="btn">
          Assess
        </Link>
      )}
      {may.includes("determine") && (
        <Link to="write/determination" query={{ move }} className="btn">
          Determine
        </Link>
      )}
    </>
  );
}
