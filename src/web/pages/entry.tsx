/**
 * An entry of any kind, whole: for what has no page of its own.
 */
import type { EntryOutput } from "../../codec/output-api-record.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { EntryBody } from "../components/record-view.tsx";
import { Shown } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";
import { usePlace } from "../go.tsx";
import { useMark, useTitle } from "../mark.tsx";
import type { PageProps } from "../page-list.ts";
import "../styles/paper.css";
import "../styles/ruling.css";

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
      </div>
      <EntryBody entry={entry} />
    </>
  );
}
