/**
 * One issue: both sides on its scale over time, moves with what was made of them, the gates that
 * stand on it, and all that bears on it.
 */
import { useState } from "react";
import type { IssueOutput } from "../../codec/output-api-desk.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { type Column, DataTable } from "../components/data-table.tsx";
import { GateTable } from "../components/gate-table.tsx";
import { Determination, MoveList } from "../components/move-list.tsx";
import { PositionChart } from "../components/position-chart.tsx";
import { RecordList } from "../components/record-line.tsx";
import { LinkTo } from "../components/record-view.tsx";
import { Empty, Shown } from "../components/shown.tsx";
import { Sources, sourcesText } from "../components/sources.tsx";
import { capital } from "../components/verdict.tsx";
import { WhoLink } from "../components/who-link.tsx";
import { useDossier } from "../dossier.tsx";
import { Link, usePlace } from "../go.tsx";
import { portionText, useTitle } from "../mark.tsx";
import type { PageProps } from "../page-list.ts";
import { pathOf } from "../paths.ts";
import "../styles/paper.css";
import "../styles/ruling.css";
import "../styles/desk.css";
import "../styles/record.css";
import "../styles/issue.css";

export function IssuePage({ params }: PageProps) {
  const path = `/issues/${encodeURIComponent(params.id ?? "")}`;
  const answer = useAnswer(about<IssueOutput>(usePlace(), path));
  return (
    <Shown of={answer} what="the issue">
      {(found) => <Whole found={found} />}
    </Shown>
  );
}

function Whole({ found }: { readonly found: IssueOutput }) {
  const { issue, positions, moves, asOf } = found;
  useTitle(issue.title);
  return (
    <>
      <Heading found={found} />
      <State found={found} />
      <section className="blk" aria-labelledby="stands">
        <div className="hd">
          <h2 id="stands">Where both sides stand</h2>
          <span className="sub">{scaleNote(found)}</span>
        </div>
        {positions.length + moves.length > 0 ? (
          <PositionChart positions={positions} moves={moves} scale={issue.scale} asOf={asOf} />
        ) : (
          <Empty>No position of theirs is on record, nor one of ours, and nothing has moved.</Empty>
        )}
        <Positions found={found} />
      </section>
      <div className="contact-two">
        <Moves moves={moves} />
        <div>
          <Gates found={found} />
          <Findings found={found} />
        </div>
      </div>
      <History found={found} />
    </>
  );
}

function scaleNote({ issue, positions }: IssueOutput): string {
  if (issue.scale.length === 0) return "Nobody has drawn a scale for this issue.";
  if (positions.some(({ place }) => place !== null)) return "";
  return "Nobody has placed a position on the scale yet.";
}

function Heading({ found: { issue, since, until, forums } }: { readonly found: IssueOutput }) {
  return (
    <div className="ph long">
      <div>
        <p className="eyebrow">
          {issue.basket.title} · {issue.outstanding ? "outstanding" : "not outstanding"}
          {since !== null && `, since ${since.text}`}
          {until !== null && `, until ${until.text}`}
        </p>
        <h1>{issue.title}</h1>
        {forums.length > 0 && (
          <p className="sub">Standing talks: {forums.map(({ title }) => title).join(", ")}</p>
        )}
      </div>
      <div className="actions">
        <Link to="ask" query={{ issue: issue.issue }} className="btn">
          Ask about a contact on it
        </Link>
        <Link to="record" query={{ issue: issue.issue }} className="btn">
          Contacts on it
        </Link>
      </div>
    </div>
  );
}

/** The state the record shows, its cause, and what it is read from. */
function State({ found: { issue, note } }: { readonly found: IssueOutput }) {
  const { state, text, posture, stateRecords } = issue;
  return (
    <section className="issue-state" aria-label="State">
      <p className="state-word">
        <b>{state === null ? "State not read" : capital(state)}</b>
        {posture !== null && <span className="tag">posture: {posture}</span>}
      </p>
      <div>
        {/* The sentence names the records; where there are any, they stand for it and open. */}
        {stateRecords.length === 0 ? (
          <p>{capital(text)}.</p>
        ) : (
          <RecordList ids={stateRecords.map(({ id }) => id)} most={4} />
        )}
        {note !== null && <p className="note">{note}</p>}
      </div>
    </section>
  );
}

type Position = IssueOutput["positions"][number];

const sideWords = { theirs: "Theirs", ours: "Ours", other: "Others" } as const;

function Positions({ found: { positions, issue } }: { readonly found: IssueOutput }) {
  const dossier = useDossier();
  if (positions.length === 0) return null;
  const columns: readonly Column<Position>[] = [
    {
      id: "date",
      head: "Date",
      text: ({ when }) => when?.text ?? "",
      by: ({ when }) => `${when?.from ?? ""} ${when?.to ?? "~"}`,
      cell: ({ when }) => (when === null ? "No date" : <time>{when.text}</time>),
    },
    { id: "edtf", head: "EDTF", text: ({ when }) => when?.edtf ?? "", fileOnly: true },
    {
      id: "side",
      head: "Whose",
      text: ({ side, of }) => `${sideWords[side]}: ${of.text}`,
      cell: ({ side, of }) => (
        <>
          <b className={`side-word ${side}`}>{sideWords[side]}</b> <WhoLink who={of} />
        </>
      ),
    },
    {
      id: "stance",
      head: "Position",
      wide: true,
      text: ({ stance }) => stance,
      cell: (one) => (
        <>
          <Link to={`entries/${one.id}`} className="q stance">
            {one.stance}
          </Link>{" "}
          <span className="pm">{portionText(one.mark, dossier)}</span>
          <Sources of={one.sources} uncertain={one.uncertain} />
        </>
      ),
    },
    {
      id: "option",
      head: "On the scale",
      text: ({ option, place }) => scaleText(option?.title, place, issue.scale.length),
      by: ({ place }) => place ?? -1,
    },
    { id: "firm", head: "Firmness", text: ({ firmness }) => firmness ?? "" },
    {
      id: "at",
      head: "Stated at",
      text: ({ statedAt }) => statedAt?.title ?? "No occasion on record",
      cell: ({ statedAt }) =>
        statedAt === null ? (
          <span className="rec">No occasion on record</span>
        ) : (
          <LinkTo link={statedAt} />
        ),
    },
    {
      id: "force",
      head: "In force",
      text: ({ inForce }) => (inForce ? "Yes" : ""),
      fileOnly: true,
    },
    { id: "sources", head: "Sources", text: ({ sources }) => sourcesText(sources), fileOnly: true },
    { id: "mark", head: "Mark", text: ({ mark }) => mark, fileOnly: true },
  ];
  return (
    <DataTable
      id="positions-table"
      name="Positions"
      className="positions-table"
      columns={columns}
      rows={positions}
      keyOf={({ id }) => id}
      usual="-date"
    />
  );
}

function scaleText(title: string | undefined, place: number | null, steps: number): string {
  if (title === undefined || place === null) return steps === 0 ? "No scale" : "Not placed";
  return `${place + 1} of ${steps}: ${title}`;
}

function Moves({ moves }: Pick<IssueOutput, "moves">) {
  return (
    <section className="blk" aria-labelledby="moves">
      <div className="hd">
        <h2 id="moves">Moves, and what was made of them</h2>
        <span className="sub">The last first</span>
      </div>
      {moves.length === 0 ? (
        <Empty>Nothing has moved on this issue, as far as the record shows.</Empty>
      ) : (
        <MoveList moves={moves.toReversed()} />
      )}
    </section>
  );
}

function Gates({ found: { gates, policy } }: { readonly found: IssueOutput }) {
  return (
    <section className="blk" aria-labelledby="gates">
      <h2 id="gates">Gates</h2>
      {gates.length === 0 ? (
        <p className="note">
          {policy === null
            ? "Without a policy no gate stands on it."
            : "No gate of the policy asks about this issue."}
        </p>
      ) : (
        <GateTable gates={gates.map(({ gate, ...rest }) => ({ id: gate, ...rest }))} />
      )}
    </section>
  );
}

/** Those on its state, its gates and by name; findings on a move stand with the move. */
function Findings({ found: { determinations } }: { readonly found: IssueOutput }) {
  const own = determinations.filter(({ on }) => on.kind !== "concession");
  if (own.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="findings">
      <h2 id="findings">Determinations on the issue</h2>
      <div className="judged-by">
        {own.map((one) => (
          <Determination key={one.id} one={one} />
        ))}
      </div>
    </section>
  );
}

type Event = IssueOutput["history"][number];

const historyColumns: readonly Column<Event>[] = [
  {
    id: "date",
    head: "Date",
    text: ({ when }) => when?.text ?? "",
    by: ({ when }) => `${when?.from ?? ""} ${when?.to ?? "~"}`,
    cell: ({ when }) => (when === null ? "No date" : <time>{when.text}</time>),
  },
  { id: "edtf", head: "EDTF", text: ({ when }) => when?.edtf ?? "", fileOnly: true },
  { id: "kind", head: "What", text: ({ kind }) => capital(kind) },
  {
    id: "title",
    head: "What it says",
    wide: true,
    text: ({ title }) => title,
    cell: (one) => (
      <Link to={pathOf(one)} className="q">
        {one.title}
      </Link>
    ),
  },
  { id: "id", head: "Id", text: ({ id }) => id, fileOnly: true },
];

const mostShown = 20;

function History({ found: { history } }: { readonly found: IssueOutput }) {
  const [kind, setKind] = useState("");
  const [all, setAll] = useState(false);
  const kinds = [...new Set(history.map((one) => one.kind))].sort();
  const ofKind = history.filter((one) => kind === "" || one.kind === kind);
  const shown = all ? ofKind : ofKind.slice(-mostShown);
  if (history.length === 0) return null;
  return (
    <section className="blk" aria-labelledby="history">
      <div className="hd">
        <h2 id="history">All that bears on it</h2>
        <fieldset className="filters" aria-label="Kinds of entry">
          {["", ...kinds].map((one) => (
            <button
              key={one}
              type="button"
              className="pill"
              aria-pressed={kind === one}
              onClick={() => setKind(one)}
            >
              {one === "" ? "All" : capital(one)}
            </button>
          ))}
        </fieldset>
      </div>
      <DataTable
        name="History"
        className="history"
        columns={historyColumns}
        rows={shown}
        keyOf={({ id }) => id}
        usual="-date"
      />
      {shown.length < ofKind.length && (
        <button type="button" className="linklike" onClick={() => setAll(true)}>
          {ofKind.length - shown.length} earlier
        </button>
      )}
    </section>
  );
}
