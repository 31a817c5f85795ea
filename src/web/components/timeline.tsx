/**
 * The contacts in time, a lane to a rung. A contact across levels stands on both lanes, tied; one
 * whose day is uncertain spans the days it may have been. The ledger under it says the same.
 */
import type { ContactRow, ContactsOutput } from "../../codec/output-api-contacts.ts";
import { goTo, useTo } from "../go.tsx";
import { type Lane, type Mark, marksOf, type Span, ticksOf } from "../timeline-marks.ts";
import { capital } from "./verdict.tsx";

type TimelineProps = {
  readonly rows: readonly ContactRow[];
  readonly ladder: ContactsOutput["ladder"];
  readonly span: Span;
};

const width = 1000;
const lane = 42;
const head = 24;

export function Timeline({ rows, ladder, span }: TimelineProps) {
  const to = useTo();
  const { lanes, marks, undated } = marksOf(rows, ladder, span);
  const height = head + lanes.length * lane;
  return (
    <figure className="timeline">
      <div className="lanes">
        <ul style={{ paddingTop: head }}>
          {lanes.map(({ id, title, count }) => (
            <li key={id} style={{ height: lane }} title={title}>
              <b>{id === "" ? title : capital(id)}</b>
              <span>{count === 1 ? "1 contact" : `${count} contacts`}</span>
            </li>
          ))}
        </ul>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          style={{ height }}
          aria-hidden="true"
          onClick={(event) => {
            const id = (event.target as Element).closest("[data-id]")?.getAttribute("data-id");
            if (id != null) goTo(to(`contacts/${id}`));
          }}
        >
          <Ground lanes={lanes} span={span} />
          {marks.map((mark) => (
            <MarkOf key={mark.id} mark={mark} />
          ))}
        </svg>
        <Ticks span={span} />
      </div>
      <figcaption className="note">
        <span className="legend">
          <i className="met" /> meeting <i className="wrote" /> letter or message{" "}
          <i className="forum" /> in standing talks <i className="may" /> day uncertain
        </span>
        Every mark opens its contact; the ledger below says the same.
        {undated > 0 && ` ${undated} without a date ${undated === 1 ? "is" : "are"} not drawn.`}
      </figcaption>
    </figure>
  );
}

function yOf(at: number): number {
  return head + at * lane + lane / 2;
}

function Ground({ lanes, span }: { readonly lanes: readonly Lane[]; readonly span: Span }) {
  return (
    <>
      {lanes.map(({ id }, at) => (
        <rect
          key={id}
          className={at % 2 === 0 ? "band" : "band odd"}
          x="0"
          y={head + at * lane}
          width={width}
          height={lane}
        />
      ))}
      {ticksOf(span).map(({ at, text }) => (
        <line
          key={text + at}
          className="tick"
          x1={at * width}
          x2={at * width}
          y1={head}
          y2={head + lanes.length * lane}
        />
      ))}
    </>
  );
}

function MarkOf({ mark: { id, title, from, to, lanes, shape, tone } }: { readonly mark: Mark }) {
  const x = ((from + to) / 2) * width;
  const [first = 0, second = first] = lanes;
  return (
    <g data-id={id} className={`mark ${shape} ${tone}`}>
      <title>{title}</title>
      {second !== first && <line className="tie" x1={x} x2={x} y1={yOf(first)} y2={yOf(second)} />}
      {[...new Set(lanes)].map((at) => (
        <g key={at}>
          {to - from > 0.004 && (
            <line className="may" x1={from * width} x2={to * width} y1={yOf(at)} y2={yOf(at)} />
          )}
          {/* A line without length keeps its round or square end whatever the drawing is stretched to. */}
          <line className="pt" x1={x} x2={x} y1={yOf(at)} y2={yOf(at)} />
        </g>
      ))}
    </g>
  );
}

export function Ticks({ span }: { readonly span: Span }) {
  return (
    <ol className="ticks" aria-hidden="true">
      {ticksOf(span).map(({ at, text, major }) => (
        <li key={text + at} className={major ? "major" : ""} style={{ left: `${at * 100}%` }}>
          {text}
        </li>
      ))}
    </ol>
  );
}
