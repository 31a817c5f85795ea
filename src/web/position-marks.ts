/**
 * Where positions and moves on an issue stand in time: a lane to each option of its scale, from
 * their end down to ours, and lanes for what nobody has placed on the scale and for moves.
 *
 * A position lies somewhere within its date, so a mark has two ends. It is taken to last until
 * the same party or office states another; that is a presumption, and drawn as one.
 */
import type { WhenOutput } from "../codec/output-api.ts";
import type { MoveOutput } from "../codec/output-api-contacts.ts";
import type { IssueOutput } from "../codec/output-api-desk.ts";
import { type DaySpan, placeOf } from "./timeline-span.ts";

type Position = IssueOutput["positions"][number];
type Side = Position["side"];

export type PositionLane = {
  readonly id: string;
  readonly title: string;
  readonly note: string;
};

export type PositionMark = {
  readonly id: string;
  readonly what: "position" | "move";
  readonly side: Side;
  readonly lane: number;
  /** From 0 at the beginning of the span to 1 at its end. */
  readonly from: number;
  readonly to: number;
  /** Hollow: said on no occasion that is on record. Back: it goes away from the other side. */
  readonly look: "full" | "hollow" | "back";
  /** Whether the competent authority found it a concession. */
  readonly found: boolean;
  readonly text: string;
};

/** The presumption that a position held on until another was stated, and the step to that. */
export type Holding = {
  readonly side: Side;
  readonly lane: number;
  readonly from: number;
  readonly to: number;
  /** The lane of the position that took its place; undefined while it is the last. */
  readonly next: number | undefined;
};

export type PositionChart = {
  readonly lanes: readonly PositionLane[];
  readonly marks: readonly PositionMark[];
  readonly holdings: readonly Holding[];
  readonly span: DaySpan;
  readonly undated: number;
};

export type Plotted = Pick<IssueOutput, "positions" | "moves" | "asOf"> & {
  readonly scale: IssueOutput["issue"]["scale"];
};

export function plot({ positions, moves, scale, asOf }: Plotted): PositionChart {
  const lanes = lanesFor({ positions, moves, scale });
  const span = spanOf([...positions, ...moves], asOf);
  const laneAt = (id: string) => lanes.findIndex((lane) => lane.id === id);
  const placed = <T extends { readonly when: WhenOutput | null }>(all: readonly T[]) =>
    all.flatMap((one) => {
      const place = placeOf(one.when, span);
      return place === undefined ? [] : [{ one, ...place }];
    });
  const stood = placed(positions).map(({ one, from, to }) => ({
    one,
    mark: { ...lookOf(one), lane: laneAt(laneOf(one)), from, to },
  }));
  const moved = placed(moves).map(({ one, from, to }) => ({
    ...moveMark(one),
    lane: laneAt(`moves ${one.side}`),
    from,
    to,
  }));
  const marks = [...stood.map(({ mark }) => mark), ...moved].sort(
    (a, b) => a.from + a.to - b.from - b.to || a.lane - b.lane,
  );
  return {
    lanes,
    marks,
    holdings: holdingsOf(stood, scale.length > 0),
    span,
    undated: positions.length + moves.length - marks.length,
  };
}

function lanesFor({ positions, moves, scale }: Omit<Plotted, "asOf">): readonly PositionLane[] {
  const last = scale.length - 1;
  const options = scale.map(({ id, title }, at) => ({
    id: `option ${id}`,
    title,
    note: at === 0 ? "their end" : at === last ? "our end" : "",
  }));
  const unplaced = (side: Side) =>
    positions.some((one) => one.side === side && one.place === null)
      ? [{ id: `unplaced ${side}`, title: titles[side].unplaced, note: "not on the scale" }]
      : [];
  const movesOf = (side: Side) =>
    moves.some((one) => one.side === side)
      ? [{ id: `moves ${side}`, title: titles[side].moves, note: "" }]
      : [];
  return [
    ...movesOf("theirs"),
    ...unplaced("theirs"),
    ...options,
    ...unplaced("ours"),
    ...movesOf("ours"),
    ...unplaced("other"),
    ...movesOf("other"),
  ];
}

const titles = {
  theirs: { unplaced: "Positions of theirs", moves: "Moves of theirs" },
  ours: { unplaced: "Positions of ours", moves: "Moves of ours" },
  other: { unplaced: "Positions of others", moves: "Moves of others" },
} as const;

function laneOf({ option, place, side }: Position): string {
  return option === null || place === null ? `unplaced ${side}` : `option ${option.id}`;
}

/** From the first day that any of them may have been, to the day that the record is read of. */
function spanOf(all: readonly { readonly when: WhenOutput | null }[], asOf: string): DaySpan {
  const first = all.flatMap(({ when }) => when?.from ?? []).sort()[0] ?? asOf;
  return { from: first < asOf ? first : asOf, to: asOf };
}

function lookOf(one: Position): Omit<PositionMark, "lane" | "from" | "to"> {
  const where = one.option === null ? "" : `, ${one.option.title}`;
  return {
    id: one.id,
    what: "position",
    side: one.side,
    look: one.statedAt === null ? "hollow" : "full",
    found: false,
    text: `${one.when?.text ?? "no date"}: position of ${one.of.text}${where}: ${one.stance}`,
  };
}

function moveMark(one: MoveOutput): Omit<PositionMark, "lane" | "from" | "to"> {
  const found = one.determinations.some(({ finding }) => finding === "yes");
  const said = significancesOf(one);
  const isBack = one.moveKind === "retraction" || said.includes("hardening");
  const judged = said.length === 0 ? "" : `, assessed ${said.join(" or ")}`;
  const finding = found ? ", found a concession" : "";
  return {
    id: one.id,
    what: "move",
    side: one.side,
    look: isBack ? "back" : "full",
    found,
    text: `${one.when?.text ?? "no date"}: ${one.moveKind} by ${one.by.title}${judged}${finding}: ${one.summary}`,
  };
}

/** Each significance that an assessor gave it, once; several where they differ. */
export function significancesOf({ assessments }: MoveOutput): readonly string[] {
  return [...new Set(assessments.map(({ significance }) => significance))];
}

type Stood = { readonly one: Position; readonly mark: PositionMark };

/** Nothing is carried on for a position that has no place on the scale. */
function holdingsOf(stood: readonly Stood[], hasScale: boolean): readonly Holding[] {
  if (!hasScale) return [];
  const inTime = stood
    .filter(({ one }) => one.place !== null)
    .toSorted((a, b) => a.mark.to - b.mark.to || a.mark.from - b.mark.from);
  return inTime.map(({ one, mark }, at) => {
    const next = inTime.slice(at + 1).find((later) => isOfSame(later.one, one))?.mark;
    const { side, lane } = mark;
    return { side, lane, from: mark.to, to: Math.max(mark.to, next?.from ?? 1), next: next?.lane };
  });
}

/** A party's own position and the view of one of its offices are two things. */
function isOfSame(a: Position, b: Position): boolean {
  return a.side === b.side && a.of.text === b.of.text;
}
