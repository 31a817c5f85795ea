import { describe, expect, test } from "vitest";
import { type Plotted, plot } from "./position-marks.ts";

type Position = Plotted["positions"][number];
type Move = Plotted["moves"][number];

const when = (from: string, to = from) => ({
  text: from,
  edtf: from,
  from,
  to,
  certain: from === to,
});

function aPosition(over: Partial<Position>): Position {
  return {
    id: "p",
    when: when("1983-01-01"),
    of: { text: "the ministry", person: null, office: null, party: "theirs" },
    side: "theirs",
    stance: "no",
    option: null,
    place: null,
    firmness: null,
    inForce: false,
    statedAt: null,
    mark: "C",
    uncertain: null,
    note: null,
    sources: [],
    ...over,
  };
}

function aMove(over: Partial<Move>): Move {
  return {
    id: "m",
    when: when("1983-03-01"),
    by: { id: "theirs", title: "Their side" },
    side: "theirs",
    issue: { id: "i", title: "An issue" },
    moveKind: "offer",
    summary: "something",
    via: null,
    standing: { word: null, records: [] },
    retracts: [],
    retractedBy: [],
    assessments: [],
    dissent: false,
    determinations: [],
    uncertain: null,
    sources: [],
    mark: "C",
    ...over,
  };
}

const scale = [
  { id: "none", title: "None" },
  { id: "some", title: "Some" },
  { id: "all", title: "All" },
];
const on = (place: number) => ({ option: scale[place] ?? null, place });
const asOf = "1983-12-31";
const assessed = (significance: Move["assessments"][number]["significance"], id: string) => ({
  id,
  when: null,
  assessor: { text: id, person: null, office: null, party: null },
  significance,
  confidence: null,
  reason: "",
  condition: null,
  deedRequired: null,
  mark: "S",
});

describe("lanes", () => {
  test("run from their end of the scale down to ours, with what is not on it outside", () => {
    const chart = plot({
      positions: [aPosition({}), aPosition({ id: "q", side: "ours" }), aPosition(on(1))],
      moves: [aMove({ side: "ours" }), aMove({ id: "n" })],
      scale,
      asOf,
    });
    expect(chart.lanes.map(({ title, note }) => `${title} ${note}`.trim())).toEqual([
      "Moves of theirs",
      "Positions of theirs not on the scale",
      "None their end",
      "Some",
      "All our end",
      "Positions of ours not on the scale",
      "Moves of ours",
    ]);
  });

  test("a mark stands in the lane of the option that its position comes to", () => {
    const { lanes, marks } = plot({ positions: [aPosition(on(2))], moves: [], scale, asOf });
    expect(lanes[marks[0]?.lane ?? -1]?.title).toBe("All");
  });
});

describe("dates", () => {
  test("what lies somewhere in an interval reaches over all of it", () => {
    const day = { when: when("1983-01-01") };
    const either = { id: "q", when: when("1983-07-01", "1983-12-31") };
    const { marks } = plot({
      positions: [aPosition(day), aPosition(either)],
      moves: [],
      scale,
      asOf,
    });
    expect(marks.map(({ id, from, to }) => [id, from === to])).toEqual([
      ["p", true],
      ["q", false],
    ]);
    expect(marks[1]?.to).toBe(1);
  });

  test("what has no date is counted and not drawn", () => {
    const { marks, undated } = plot({
      positions: [aPosition({ when: null }), aPosition({ id: "q" })],
      moves: [aMove({ when: null })],
      scale,
      asOf,
    });
    expect([marks.length, undated]).toEqual([1, 2]);
  });
});

describe("what is presumed to hold", () => {
  test("a position on the scale holds until the same party states another, and then to the day", () => {
    const { holdings, lanes } = plot({
      positions: [
        aPosition({ id: "a", ...on(0) }),
        aPosition({ id: "b", when: when("1983-06-01"), ...on(1) }),
      ],
      moves: [],
      scale,
      asOf,
    });
    const lane = (at: number | undefined) => (at === undefined ? "" : lanes[at]?.title);
    expect(holdings.map((one) => [lane(one.lane), lane(one.next)])).toEqual([
      ["None", "Some"],
      ["Some", ""],
    ]);
    expect(holdings[0]?.to).toBe(holdings[1]?.from);
    expect(holdings[1]?.to).toBe(1);
  });

  test("the view of one of its offices does not take the place of the party's own", () => {
    const office = { text: "an office", person: null, office: "o", party: null };
    const { holdings } = plot({
      positions: [
        aPosition({ id: "a", ...on(0) }),
        aPosition({ id: "b", when: when("1983-06-01"), of: office, ...on(1) }),
      ],
      moves: [],
      scale,
      asOf,
    });
    expect(holdings.map(({ next, to }) => [next, to])).toEqual([
      [undefined, 1],
      [undefined, 1],
    ]);
  });

  test("nothing is carried on for a position that has no place on the scale", () => {
    expect(plot({ positions: [aPosition({})], moves: [], scale, asOf }).holdings).toEqual([]);
  });
});

describe("moves", () => {
  test("assessors who differ are both heard", () => {
    const assessments = [assessed("tonal", "one"), assessed("meaningful", "other")];
    const { marks } = plot({ positions: [], moves: [aMove({ assessments })], scale, asOf });
    expect(marks[0]?.text).toContain("assessed tonal or meaningful");
  });

  test.each([
    { what: "a retraction", over: { moveKind: "retraction" } as const, look: "back" },
    {
      what: "one assessed as hardening",
      over: { assessments: [assessed("hardening", "one")] },
      look: "back",
    },
    { what: "an offer", over: {}, look: "full" },
  ])("$what looks $look", ({ over, look }) => {
    const { marks } = plot({ positions: [], moves: [aMove(over)], scale, asOf });
    expect(marks[0]?.look).toBe(look);
  });

  test("a finding of no is no concession found", () => {
    const by = { text: "it", person: null, office: "o", party: null };
    const finding = (word: "yes" | "no") => ({
      id: word,
      when: null,
      on: { kind: "concession" as const, text: "", short: "" },
      finding: word,
      by,
      recommendedBy: null,
      reason: "",
      mark: "S",
    });
    const found = (word: "yes" | "no") =>
      plot({ positions: [], moves: [aMove({ determinations: [finding(word)] })], scale, asOf })
        .marks[0]?.found;
    expect([found("yes"), found("no")]).toEqual([true, false]);
  });
});
