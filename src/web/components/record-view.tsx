/**
 * One record, as it opens in place: what it says, in its own words, and what it stands on.
 */
import type { LinkOutput } from "../../codec/output-api.ts";
import type { EntryOutput } from "../../codec/output-api-record.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { dayText } from "../days.ts";
import { useDossier } from "../dossier.tsx";
import { Link, usePlace } from "../go.tsx";
import { portionText } from "../mark.tsx";
import { pathOf } from "../paths.ts";
import { PaperView } from "./paper-view.tsx";
import { Shown } from "./shown.tsx";
import { capital } from "./verdict.tsx";

export function RecordView({ id }: { readonly id: string }) {
  const { dossier, view } = usePlace();
  const dates = { "as-of": view.asOf, "known-on": view.knownOn };
  const path = `/entries/${encodeURIComponent(id)}`;
  const answer = useAnswer(within<EntryOutput>(dossier, path, dates));
  return (
    <Shown of={answer} what="the record">
      {(entry) => <EntryBody entry={entry} />}
    </Shown>
  );
}

export function EntryBody({ entry }: { readonly entry: EntryOutput }) {
  const dossier = useDossier();
  const { id, kind, when, mark, recorded, paper, supersededBy, supersedes } = entry;
  return (
    <div className="entry">
      <p className="entry-head">
        <b>{capital(kind)}</b>
        {when !== null && <time>{when.text}</time>}
        <span className="pm">{portionText(mark, dossier)}</span>
        <Link to={pathOf({ id, kind })}>Its page</Link>
      </p>
      {supersededBy !== null && (
        <p>
          <span className="tag">No longer holds</span>{" "}
          {supersededBy.kind === "withdrawal" ? "Taken back:" : "Corrected by"}{" "}
          <LinkTo link={supersededBy} />
        </p>
      )}
      {supersedes !== null && (
        <p>
          Corrects <LinkTo link={supersedes} />: {supersedes.reason}
        </p>
      )}
      {kind === "policy" ? (
        <RegisteredPolicy fields={entry.entry} />
      ) : (
        <Said fields={entry.entry} />
      )}
      {paper !== null && <PaperView paper={paper} />}
      <Linked title="Rests on" links={entry.restsOn} />
      <Linked title="What rests on it" links={entry.restedOnBy} />
      <p className="note">
        Recorded by {recorded.by}, {dayText(recorded.at)}. <code>{id}</code>{" "}
        <Link to={`receipts/${id}`}>Receipt</Link>
      </p>
    </div>
  );
}

/** What a record says, in the order in which a reader wants it. */
const telling = [
  ["summary", ""],
  ["text", ""],
  ["statement", ""],
  ["stance", ""],
  ["what", ""],
  ["views", ""],
  ["words", ""],
  ["asked", ""],
  ["affiliation", ""],
  ["vehicle", "By way of"],
  ["disposition", "What became of it"],
  ["outcome", "Outcome"],
  ["reason", "Reason"],
  ["significance", "Significance"],
  ["confidence", "Confidence"],
  ["finding", "Finding"],
  ["condition", "On condition"],
  ["uncertain", "Uncertain"],
  ["note", "Note"],
  ["place", "Place"],
] as const;

function Said({ fields }: { readonly fields: Readonly<Record<string, unknown>> }) {
  const { sources } = fields;
  const said = telling.flatMap(([name, label]) => {
    const value = fields[name];
    return typeof value === "string" ? [{ name, label, value }] : [];
  });
  return (
    <>
      {said.map(({ name, label, value }) =>
        label === "" ? (
          <p key={name} className="said">
            {value}
          </p>
        ) : (
          <p key={name}>
            <span className="rec">{label}:</span> {value}
          </p>
        ),
      )}
      {Array.isArray(sources) && sources.length > 0 && (
        <p className="rec">{sources.map(sourceText).join("; ")}</p>
      )}
    </>
  );
}

/** A policy's text keeps its lines. */
function RegisteredPolicy({ fields }: { readonly fields: Readonly<Record<string, unknown>> }) {
  const { text, policy, version, note } = fields;
  const { view } = usePlace();
  const id = String(policy);
  return (
    <>
      <p>
        Version {String(version)} of{" "}
        <Link to="policy" view={{ ...view, policy: id }}>
          {id}
        </Link>
      </p>
      {typeof note === "string" && <p className="said">{note}</p>}
      <details className="written">
        <summary>The policy as it is written</summary>
        <pre>{String(text)}</pre>
      </details>
    </>
  );
}

function sourceText(source: { readonly work: string; readonly place?: string }): string {
  return source.place === undefined ? source.work : `${source.work}, ${source.place}`;
}

export function Linked({
  title,
  links,
}: {
  readonly title: string;
  readonly links: readonly LinkOutput[];
}) {
  if (links.length === 0) return null;
  return (
    <div className="linked">
      <span className="rec">{title}</span>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <LinkTo link={link} />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function LinkTo({ link }: { readonly link: LinkOutput }) {
  return <Link to={pathOf(link)}>{link.title}</Link>;
}
