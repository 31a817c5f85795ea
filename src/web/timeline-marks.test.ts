import fc from "fast-check";
import { expect, test } from "vitest";
import type { ContactRow } from "../codec/output-api-contacts.ts";
import {
  countsIn,
  type Mark,
  markAt,
  marksIn,
  placesOf,
  sayMark,
  spanOfMark,
} from "./timeline-marks.ts";
import { day, dayOf, timeOf, wholeSpan } from "./timeline-span.ts";

const ladder = [
  { id: "working", title: "Working" },
  { id: "top", title: "Top" },
];
const span = { from: timeOf("1982-01-01"), to: timeOf("1982-12-31") };
const asOf = "1983-01-31";

function on(from: string, to = from) {
  return { from, to, text: from, edtf: from, certain: from === to };
}

function row(over: Partial<ContactRow>): ContactRow {
  return {
    id: "c",
    title: "Views were exchanged",
    when: on("1982-07-01"),
    ourLevel: ["top"],
    theirLevel: ["top"],
    across: "counterpart",
    mode: "meeting",
    setting: "bilateral",
    purpose: "exchange",
    initiator: "ours",
    place: null,
    forum: null,
    issues: [],
    ours: [],
    theirs: [],
    mark: "U",
    recordStatus: "on file",
    departure: "in order",
    ...over,
  };
}

function drawn(rows: readonly ContactRow[], width = 1000) {
  return marksIn(placesOf(rows, ladder, asOf), span, width);
}

test("the highest rung is the first lane, and a contact across levels stands on both", () => {
  const places = placesOf([row({ theirLevel: ["working"] })], ladder, asOf);
  expect(places.lanes.map(({ title }) => title)).toEqual(["Top", "Working"]);
  expect(countsIn(places, span)).toEqual([1, 1]);
  expect(marksIn(places, span, 1000)[0]?.lanes).toEqual([0, 1]);
});

test("a level that the record does not settle has a lane of its own, and no place is made up", () => {
  const places = placesOf([row({ ourLevel: ["top", "working"] })], ladder, asOf);
  expect(places.lanes.at(-1)?.title).toBe("Level not settled");
  expect(places.placed[0]?.lanes).toEqual([0, 2]);
});

test("an uncertain day spans the days it may have been, within the span shown", () => {
  const [mark] = drawn([row({ when: on("1981-12-01", "1982-07-02") })]);
  expect(mark?.left).toBe(0);
  expect(mark?.right).toBeCloseTo(500, -1);
});

test("what has no date is counted and not drawn; what lies outside the span is not drawn", () => {
  const places = placesOf([row({ when: null }), row({ when: on("1983-02-01") })], ladder, asOf);
  expect(marksIn(places, span, 1000)).toEqual([]);
  expect(places.undated).toBe(1);
});

const someRows = fc.array(
  fc
    .record({
      days: fc.integer({ min: -40, max: 420 }),
      more: fc.integer({ min: 0, max: 9 }),
      level: fc.constantFrom("top", "working", "unheard of"),
      mode: fc.constantFrom("meeting" as const, "letter" as const),
    })
    .map(({ days, more, level, mode }) => {
      const from = dayOf(timeOf("1982-01-01") + days * day);
      const to = dayOf(timeOf(from) + Math.max(0, more - 6) * day);
      return row({ when: on(from, to), ourLevel: [level], mode });
    }),
  { maxLength: 80 },
);

test("every contact of the span is in exactly one mark, and marks that are alike stand apart", () => {
  fc.assert(
    fc.property(someRows, fc.integer({ min: 100, max: 1600 }), (rows, width) => {
      const marks = drawn(rows, width);
      const days = { from: dayOf(span.from), to: dayOf(span.to) };
      const within = rows.filter(
        ({ when }) => (when?.to ?? "") >= days.from && (when?.from ?? "") <= days.to,
      );
      const shown = marks.flatMap((mark) => mark.rows);
      expect(shown.length).toBe(within.length);
      expect(new Set(shown)).toEqual(new Set(within));
      const kindOf = ({ lanes, tone }: Mark) => `${lanes} ${tone}`;
      const exact = marks.filter(({ left, right }) => right - left < 4);
      for (const one of exact) {
        for (const other of exact) {
          if (one === other || kindOf(one) !== kindOf(other)) continue;
          expect(Math.abs(one.x - other.x)).toBeGreaterThanOrEqual(4);
        }
      }
    }),
  );
});

test("contacts of one day are one mark, which counts them and leads to their days", () => {
  const [mark, ...others] = drawn([row({ id: "a" }), row({ id: "b" })]);
  if (mark === undefined) throw new Error("nothing was drawn");
  expect(others).toEqual([]);
  expect(sayMark(mark)).toBe("2 contacts, 1982-07-01");
  const days = spanOfMark(mark);
  expect([dayOf(days.from), dayOf(days.to)]).toEqual(["1982-06-30", "1982-07-02"]);
});

test("the nearest mark of the lane is meant, and none where none is near", () => {
  const marks = drawn([row({ id: "a" }), row({ id: "b", when: on("1982-07-08") })]);
  const x = marks[1]?.x ?? 0;
  expect(markAt(marks, { x: x + 5, lane: 0 })?.rows[0]?.id).toBe("b");
  expect(markAt(marks, { x, lane: 1 })).toBeUndefined();
  expect(markAt(marks, { x: x + 60, lane: 0 })).toBeUndefined();
});

test("the whole span goes from the first contact to the day the record is read of", () => {
  const { from, to } = wholeSpan([row({})], asOf);
  expect([dayOf(from), dayOf(to)]).toEqual(["1982-07-01", asOf]);
});
