import { expect, test } from "vitest";
import type { ContactRow } from "../codec/output-api-contacts.ts";
import { marksOf, ticksOf, wholeSpan, zoomed } from "./timeline-marks.ts";

const ladder = [
  { id: "working", title: "Working" },
  { id: "top", title: "Top" },
];
const span = { from: "1982-01-01", to: "1982-12-31" };

function row(over: Partial<ContactRow>): ContactRow {
  const seen = { from: "1982-07-01", to: "1982-07-01", text: "1 July 1982", edtf: "1982-07-01" };
  return {
    id: "c",
    title: "Views were exchanged",
    when: { ...seen, certain: true },
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

test("the highest rung is the first lane, and a contact across levels stands on both", () => {
  const { lanes, marks } = marksOf([row({ theirLevel: ["working"] })], ladder, span);
  expect(lanes.map(({ title, count }) => [title, count])).toEqual([
    ["Top", 1],
    ["Working", 1],
  ]);
  expect(marks[0]?.lanes).toEqual([0, 1]);
});

test("a level that the record does not settle has a lane of its own, and no place is made up", () => {
  const { lanes, marks } = marksOf([row({ ourLevel: ["top", "working"] })], ladder, span);
  expect(lanes.at(-1)?.title).toBe("Level not settled");
  expect(marks[0]?.lanes).toEqual([0, 2]);
});

test("an uncertain day spans the days it may have been, within the span shown", () => {
  const when = { from: "1981-12-01", to: "1982-07-02", text: "1982", edtf: "x", certain: false };
  const [mark] = marksOf([row({ when })], ladder, span).marks;
  expect(mark?.from).toBe(0);
  expect(mark?.to).toBeCloseTo(0.5, 2);
});

test("what has no date is counted and not drawn; what lies outside the span is not drawn", () => {
  const later = { from: "1983-02-01", to: "1983-02-01", text: "x", edtf: "x", certain: true };
  const found = marksOf([row({ when: null }), row({ id: "d", when: later })], ladder, span);
  expect(found.marks).toEqual([]);
  expect(found.undated).toBe(1);
});

test("a year is told by quarters, a decade by years", () => {
  expect(ticksOf(span).map(({ text }) => text)).toEqual(["1982", "Apr", "Jul", "Oct"]);
  const decade = ticksOf({ from: "1975-03-01", to: "1984-12-31" });
  expect(decade.map(({ text }) => text)[0]).toBe("1976");
  expect(decade.every(({ major }) => major)).toBe(true);
});

test("to look closer and back again shows the same middle", () => {
  const near = zoomed(span, "in");
  expect(near.from > span.from && near.to < span.to).toBe(true);
  expect(zoomed(near, "out").from <= near.from).toBe(true);
  expect(zoomed(span, "later").from > span.from).toBe(true);
});

test("the whole span goes from the first contact to the day the record is read of", () => {
  expect(wholeSpan([row({})], "1983-01-31")).toEqual({ from: "1982-07-01", to: "1983-01-31" });
});
