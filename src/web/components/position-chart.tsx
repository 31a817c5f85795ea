/**
 * Both sides of an issue in time: theirs from their end of the scale, ours from ours. The tables
 * under it say the same.
 *
 * One stop of the keyboard: the arrows go through the marks in the order of their dates, Enter
 * opens the record of the one that is picked.
 */
import { type CSSProperties, type KeyboardEvent, useId, useState } from "react";
import { goTo, useTo } from "../go.tsx";
import { type Holding, type Plotted, type PositionMark, plot } from "../position-marks.ts";
import { ticksOf, timesOf } from "../timeline-span.ts";
import { stepped } from "./list-keys.ts";
import { RecordLine } from "./record-line.tsx";
import { Ticks } from "./timeline.tsx";
import "../styles/positions.css";

const width = 1000;
const lane = 48;
const head = 24;

function yOf(at: number): number {
  return head + at * lane + lane / 2;
}

export function PositionChart(plotted: Plotted) {
  const { lanes, marks, holdings, span, undated } = plot(plotted);
  const [picked, setPicked] = useState(-1);
  const units = head + lanes.length * lane;
  const style = { "--units": units } as CSSProperties; // a property of our own
  return (
    <figure className="timeline positions" style={style} aria-details="positions-table">
      <div className="lanes">
        <ul>
          {lanes.map(({ id, title, note }) => (
            <li key={id}>
              <b>{title}</b>
              {note !== "" && <span>{note}</span>}
            </li>
          ))}
        </ul>
        <Marks marks={marks} units={units} picked={picked} pick={setPicked}>
          {lanes.map(({ id }, at) => (
            <rect
              key={id}
              className={id.startsWith("option ") ? "band" : "band odd"}
              x="0"
              y={head + at * lane}
              width={width}
              height={lane - 1}
            />
          ))}
          {ticksOf(timesOf(span)).map(({ at, text }) => (
            <line
              key={text + at}
              className="tick"
              x1={at * width}
              x2={at * width}
              y1={head}
              y2={units}
            />
          ))}
          {holdings.map((one) => (
            <HoldingLine key={`${one.side} ${one.lane} ${one.from}`} of={one} />
          ))}
        </Marks>
        <Ticks span={timesOf(span)} />
      </div>
      <Picked mark={marks[picked]} />
      <figcaption className="note">
        <span className="legend">
          <i className="theirs" /> theirs <i className="ours" /> ours <i className="hollow" /> said
          on no occasion on record <i className="back" /> goes back <i className="found" /> found a
          concession <i className="may" /> day uncertain <i className="holds" /> presumed to hold
        </span>
        <span className="on-screen">
          The arrow keys go through the marks, Enter opens one; the tables below say the same.
        </span>
        {undated > 0 && ` ${undated} without a date ${undated === 1 ? "is" : "are"} not drawn.`}
      </figcaption>
    </figure>
  );
}

type MarksProps = {
  readonly marks: readonly PositionMark[];
  readonly units: number;
  readonly picked: number;
  readonly pick: (at: number) => void;
  /** What lies under the marks. */
  readonly children: React.ReactNode;
};

function Marks({ marks, units, picked, pick, children }: MarksProps) {
  const to = useTo();
  const id = useId();
  const press = (event: KeyboardEvent) => {
    const shown = marks[picked];
    if (event.key === "Enter" && shown !== undefined) goTo(to(`entries/${shown.id}`));
    const next = nextOf(event.key, picked, marks.length);
    if (next === undefined) return;
    event.preventDefault();
    pick(next);
  };
  return (
    <div
      className="plot"
      role="listbox"
      tabIndex={0}
      aria-label="Positions and moves in time"
      aria-activedescendant={picked === -1 ? undefined : `${id}${picked}`}
      onKeyDown={press}
      onFocus={() => picked === -1 && pick(marks.length - 1)}
    >
      <svg role="none" viewBox={`0 0 ${width} ${units}`} preserveAspectRatio="none">
        {children}
        {marks.map((mark, at) => (
          <MarkOf
            key={mark.id}
            id={`${id}${at}`}
            mark={mark}
            isPicked={at === picked}
            pick={() => pick(at)}
          />
        ))}
      </svg>
    </div>
  );
}

/** Left and right, and up and down, are earlier and later. */
function nextOf(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const across = { ArrowRight: "ArrowDown", ArrowLeft: "ArrowUp" }[key] ?? key;
  return stepped(across, Math.max(0, at), count);
}

type MarkProps = {
  readonly id: string;
  readonly mark: PositionMark;
  readonly isPicked: boolean;
  readonly pick: () => void;
};

function MarkOf({ id, mark, isPicked, pick }: MarkProps) {
  const { from, to, side, look, found, what, text } = mark;
  const x = ((from + to) / 2) * width;
  const y = yOf(mark.lane);
  const dot = { x1: x, x2: x, y1: y, y2: y };
  return (
    <g
      id={id}
      role="option"
      aria-selected={isPicked}
      aria-label={text}
      className={`mark ${side} ${what} ${look}`}
      onClick={pick}
    >
      <title>{text}</title>
      {isPicked && <line className="halo" {...dot} />}
      {to - from > 0.004 && (
        <line className="may" x1={from * width} x2={to * width} y1={y} y2={y} />
      )}
      {found && <line className="ring" {...dot} />}
      {found && <line className="gap" {...dot} />}
      {look === "back" ? (
        <line className="bar" {...dot} y1={y - 9} y2={y + 9} />
      ) : (
        <line className="pt" {...dot} />
      )}
      {look === "hollow" && <line className="hole" {...dot} />}
    </g>
  );
}

function HoldingLine({ of: { side, lane: at, from, to, next } }: { readonly of: Holding }) {
  const [x1, x2, y] = [from * width, to * width, yOf(at)];
  return (
    <g className={`holding ${side}`}>
      <line x1={x1} x2={x2} y1={y} y2={y} />
      {next !== undefined && next !== at && <line x1={x2} x2={x2} y1={y} y2={yOf(next)} />}
    </g>
  );
}

function Picked({ mark }: { readonly mark: PositionMark | undefined }) {
  if (mark === undefined) return null;
  return (
    <div className="picked">
      <RecordLine key={mark.id} id={mark.id}>
        {mark.what}
      </RecordLine>
    </div>
  );
}
