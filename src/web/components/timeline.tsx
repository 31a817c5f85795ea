/**
 * The contacts in time, a lane to a rung. A contact across levels stands on both lanes, tied; one
 * whose day is uncertain spans the days it may have been. The ledger under it says the same.
 *
 * Marks of one look are one path, so that thousands of them are drawn again for every step of a
 * zoom; what is under the pointer is found by its place.
 */
import "../styles/timeline.css";
import { memo, type PointerEvent, type RefObject, useMemo, useState } from "react";
import { goTo, useTo } from "../go.tsx";
import {
  countsIn,
  type Mark,
  markAt,
  marksIn,
  type Places,
  sayMark,
  spanOfMark,
} from "../timeline-marks.ts";
import { type Span, ticksOf } from "../timeline-span.ts";
import { useWidth } from "../width.ts";
import { capital } from "./verdict.tsx";

type TimelineProps = {
  readonly places: Places;
  readonly span: Span;
  /** Looks at other days, after a press on a mark of many contacts. */
  readonly look: (span: Span) => void;
  /** Where the pointer zooms and drags. */
  readonly field: RefObject<HTMLDivElement | null>;
};

const lane = 42;
const head = 24;

export function Timeline({ places, span, look, field }: TimelineProps) {
  const width = useWidth(field, 1000);
  const marks = useMemo(() => marksIn(places, span, width), [places, span, width]);
  const counts = useMemo(() => countsIn(places, span), [places, span]);
  const height = head + places.lanes.length * lane;
  return (
    <figure className="timeline" aria-details="contacts-table">
      <div className="lanes">
        <ul style={{ paddingTop: head }}>
          {places.lanes.map(({ id, title }, at) => (
            <li key={id} style={{ height: lane }} title={title}>
              <b>{id === "" ? title : capital(id)}</b>
              <span>{counts[at] === 1 ? "1 contact" : `${counts[at]} contacts`}</span>
            </li>
          ))}
        </ul>
        <div className="field" ref={field} aria-hidden="true">
          <svg
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            style={{ height }}
            aria-hidden="true"
          >
            <Ground lanes={places.lanes.length} span={span} width={width} />
            <Marks marks={marks} />
          </svg>
          <Ticks span={span} />
          <Pointed marks={marks} height={height} look={look} />
        </div>
      </div>
      <Legend undated={places.undated} />
    </figure>
  );
}

function Legend({ undated }: { readonly undated: number }) {
  return (
    <figcaption className="note">
      <span className="legend">
        <i className="met" /> meeting <i className="wrote" /> letter or message{" "}
        <i className="forum" /> in standing talks <i className="may" /> day uncertain
      </span>
      Every mark opens its contact; the ledger below says the same.
      {undated > 0 && ` ${undated} without a date ${undated === 1 ? "is" : "are"} not drawn.`}
    </figcaption>
  );
}

function yOf(at: number): number {
  return head + at * lane + lane / 2;
}

type GroundProps = { readonly lanes: number; readonly span: Span; readonly width: number };

function Ground({ lanes, span, width }: GroundProps) {
  const bottom = head + lanes * lane;
  const places = ticksOf(span).map(({ at }) => `M${at * width} ${head}V${bottom}`);
  const bands = Array.from({ length: Math.ceil(lanes / 2) }, (_, at) => head + at * 2 * lane);
  return (
    <>
      {bands.map((y) => (
        <rect key={y} className="band" x="0" y={y} width={width} height={lane} />
      ))}
      <path className="tick" d={places.join("")} />
    </>
  );
}

/** The looks there are, those last that are not to be covered by others. */
const tones = ["aside", "ok", "amiss"] as const;
const shapes = ["met", "wrote", "forum"] as const;

const Marks = memo(({ marks }: { readonly marks: readonly Mark[] }) =>
  tones.flatMap((tone) =>
    shapes.map((shape) => {
      const alike = marks.filter((mark) => mark.tone === tone && mark.shape === shape);
      if (alike.length === 0) return null;
      return (
        <g key={tone + shape} className={`mark ${shape} ${tone}`}>
          <path className="tie" d={alike.map(tieOf).join("")} />
          <path className="may" d={alike.map(whiskersOf).join("")} />
          {/* A line without length keeps its round or square end, whatever it is stretched to. */}
          <path className="pt" d={alike.filter(isOne).map(pointsOf).join("")} />
          <path className="pt many" d={alike.filter(isMany).map(pointsOf).join("")} />
        </g>
      );
    }),
  ),
);

function isOne({ rows }: Mark): boolean {
  return rows.length === 1;
}

function isMany(mark: Mark): boolean {
  return !isOne(mark);
}

function pointsOf({ lanes, x }: Mark): string {
  return lanes.map((at) => `M${x.toFixed(1)} ${yOf(at)}h0`).join("");
}

function tieOf({ lanes, x }: Mark): string {
  const [first, second] = lanes;
  if (first === undefined || second === undefined) return "";
  return `M${x.toFixed(1)} ${yOf(first)}V${yOf(second)}`;
}

/** Pixels from which an uncertain day is told from a certain one. */
const seen = 4;

function whiskersOf({ lanes, left, right }: Mark): string {
  if (right - left < seen) return "";
  return lanes.map((at) => `M${left.toFixed(1)} ${yOf(at)}H${right.toFixed(1)}`).join("");
}

export function Ticks({ span }: { readonly span: Span }) {
  return (
    <ol className="ticks">
      {ticksOf(span).map(({ at, text, major }) => (
        <li key={text + at} className={major ? "major" : ""} style={{ left: `${at * 100}%` }}>
          {text}
        </li>
      ))}
    </ol>
  );
}

type PointedProps = {
  readonly marks: readonly Mark[];
  readonly height: number;
  readonly look: (span: Span) => void;
};

/** What the pointer is on, said beside it; a press opens it, or looks closer at many. */
function Pointed({ marks, height, look }: PointedProps) {
  const to = useTo();
  const [mark, setMark] = useState<Mark>();
  const under = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const at = Math.floor((clientY - box.top - head) / lane);
    return markAt(marks, { x: clientX - box.left, lane: at });
  };
  const shown = mark !== undefined && marks.includes(mark) ? mark : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever has no pointer opens it below
    // biome-ignore lint/a11y/useKeyWithClickEvents: from the ledger
    <div
      className={shown === undefined ? "over" : "over on"}
      style={{ height }}
      onPointerMove={(event) => setMark(under(event))}
      onPointerLeave={() => setMark(undefined)}
      onClick={(event) => {
        // A click is a pointer event in every browser there is now.
        const pressed = under(event as unknown as PointerEvent<HTMLElement>);
        const [first, ...others] = pressed?.rows ?? [];
        if (pressed === undefined || first === undefined) return;
        if (others.length === 0) goTo(to(`contacts/${first.id}`));
        else look(spanOfMark(pressed));
      }}
    >
      {shown !== undefined && <Said mark={shown} />}
    </div>
  );
}

function Said({ mark }: { readonly mark: Mark }) {
  const [first = 0] = mark.lanes;
  return (
    <>
      {mark.lanes.map((at) => (
        <i key={at} style={{ left: mark.x, top: yOf(at) }} />
      ))}
      <p style={{ left: mark.x, top: yOf(first) + 14 }}>{sayMark(mark)}</p>
    </>
  );
}
