/**
 * Posts in time: a bar to a tenure, solid as far as its dates are on record, thin where they are
 * not. The table under it says the same, with the sources.
 */
import type { TenureOutput } from "../../codec/output-api-people.ts";
import { Link } from "../go.tsx";
import { type Bar, barsOf } from "../tenure-bars.ts";
import { timesOf } from "../timeline-span.ts";
import { type Column, DataTable } from "./data-table.tsx";
import { Sources, sourcesText } from "./sources.tsx";
import { Ticks } from "./timeline.tsx";
import { capital } from "./verdict.tsx";
import { NamedLink } from "./who-link.tsx";

type TenuresProps = {
  readonly tenures: readonly TenureOutput[];
  /** What tells one from another: the posts of a person, or those who held an office. */
  readonly by: "office" | "person";
  readonly asOf: string;
};

export function Tenures({ tenures, by, asOf }: TenuresProps) {
  const { bars, span } = barsOf(tenures, asOf);
  return (
    <>
      {bars.length > 0 && (
        <figure className="timeline tenures" aria-hidden="true" aria-details="tenures-table">
          <div className="lanes">
            <ul>
              {tenures.map((one) => (
                <li key={one.id}>
                  <b>{one[by].title}</b>
                </li>
              ))}
            </ul>
            <svg
              viewBox={`0 0 ${width} ${head + bars.length * lane}`}
              preserveAspectRatio="none"
              style={{ height: head + bars.length * lane }}
              aria-hidden="true"
            >
              {bars.map((bar, at) => (
                <BarOf key={tenures[at]?.id} bar={bar} at={at} />
              ))}
            </svg>
            <Ticks span={timesOf(span)} />
          </div>
          <figcaption className="note">
            <span className="legend">
              <i className="sure" /> held <i className="may" /> may have been held: the record has
              no day for it
            </span>
          </figcaption>
        </figure>
      )}
      <DataTable
        id="tenures-table"
        name={by === "office" ? "Posts held" : "Holders"}
        columns={columnsBy(by)}
        rows={tenures}
        keyOf={({ id }) => id}
        usual="from"
      />
    </>
  );
}

const width = 1000;
const head = 24;
const lane = 34;

function BarOf({ bar: { may, sure, acting }, at }: { readonly bar: Bar; readonly at: number }) {
  const y = head + at * lane + lane / 2;
  return (
    <g className={`tenure ${acting ? "acting" : ""}`}>
      <line className="way" x1="0" x2={width} y1={y + lane / 2} y2={y + lane / 2} />
      <line className="may" x1={may.from * width} x2={may.to * width} y1={y} y2={y} />
      {sure !== undefined && (
        <line className="sure" x1={sure.from * width} x2={sure.to * width} y1={y} y2={y} />
      )}
    </g>
  );
}

const heldWords = { yes: "Yes", no: "No", possible: "Possibly" } as const;

function columnsBy(by: TenuresProps["by"]): readonly Column<TenureOutput>[] {
  return [
    {
      id: "of",
      head: by === "office" ? "Office" : "Who",
      names: true,
      text: (one) => one[by].title,
      cell: (one) => (
        <NamedLink of={one[by]} what={by === "office" ? "offices" : "people"} className="q" />
      ),
    },
    {
      id: "capacity",
      head: "Capacity",
      text: ({ capacity }) => capital(capacity),
    },
    {
      id: "level",
      head: "Level",
      text: ({ level }) => capital(level ?? "none"),
      cell: ({ level, levelNote }) => (
        <>
          {capital(level ?? "none")}
          {levelNote !== null && <span className="rec">{capital(levelNote)}</span>}
        </>
      ),
    },
    {
      id: "from",
      head: "From",
      text: ({ from }) => from?.text ?? "not on record",
      by: ({ from }) => from?.from ?? "",
      cell: ({ from }) => <End of={from} />,
    },
    {
      id: "to",
      head: "To",
      text: ({ to }) => endText(to) ?? "not on record",
      by: ({ to }) => to?.to ?? "~",
      cell: ({ to }) => <End of={to} />,
    },
    { id: "held", head: "On this day", text: ({ held }) => heldWords[held] },
    {
      id: "sources",
      head: "Read in",
      wide: true,
      text: ({ sources }) => sourcesText(sources),
      cell: ({ id, sources, note }) => (
        <>
          {sources.length === 0 && <span className="rec">No source given</span>}
          <Sources of={sources} />
          {note !== null && <span className="rec">{note}</span>}
          <Link to={`entries/${id}`} className="rec">
            Its entry
          </Link>
        </>
      ),
    },
  ];
}

function End({ of }: { readonly of: TenureOutput["from"] }) {
  const text = endText(of);
  return text === undefined ? <span className="rec">Not on record</span> : <time>{text}</time>;
}

/** An open end has none. */
function endText(when: TenureOutput["from"]): string | undefined {
  if (when === null) return undefined;
  return when.edtf === "../.." ? "no end" : when.text;
}
