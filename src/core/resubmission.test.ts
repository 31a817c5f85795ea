import { describe, expect, test } from "vitest";
import {
  anAsk,
  aPerson,
  aPlan,
  aProposal,
  aRecord,
  aSetup,
  atLevel,
  type Fields,
} from "../../test/build.ts";
import { resubmissionsOf, sameKindOfContact, sharedRuns } from "./resubmission.ts";

const desks = { ours: [atLevel("clerk")], theirs: [atLevel("clerk")] };
const berths = anAsk("berths", desks);

/** What the later paper's one ask asks again of an earlier one's. */
function again(earlier: Fields, later: Fields, { papers = [{}, {}] as readonly Fields[] } = {}) {
  const [first = {}, second = {}] = papers;
  const before = aProposal("before", [earlier], { when: "1991-02-01", ...first });
  const after = aProposal("after", [later], second);
  const setup = aSetup({ record: aRecord(before, after, aPerson("dagny", "port")) });
  const [ask] = after.asks;
  if (ask === undefined) throw new Error("a paper has an ask");
  return resubmissionsOf(ask, after, setup).map(
    ({ proposal, ask: id, same }) => `${same} of ${proposal}/${id}`,
  );
}

describe("the same is asked again", () => {
  test.each([
    { what: "the same contact", later: berths },
    {
      what: "the same rungs by other offices",
      later: anAsk("b", { ours: ["port/berth-desk"], theirs: ["line/berth-clerk"] }),
    },
    { what: "talks convened at that rung", later: anAsk("b", { convenedAs: "clerk" }) },
    { what: "on more issues", later: anAsk("b", { ...desks, issues: ["berth-fees", "pilots"] }) },
    { what: "on no issue in particular", later: anAsk("b", { ...desks, issues: [] }) },
  ])("by $what", ({ later }) => {
    expect(again(berths, later)).toEqual(["ask of before/berths"]);
  });

  test.each([
    { what: "on another issue", later: anAsk("b", { ...desks, issues: ["pilots"] }) },
    { what: "at another rung, on the same issue", later: anAsk("b", {}) },
    { what: "at another rung of theirs", later: anAsk("b", { ours: [atLevel("clerk")] }) },
    { what: "for more of the same", later: anAsk("b", desks, { kind: "rate", direction: "more" }) },
    {
      what: "for a stance",
      later: { id: "b", kind: "stance", text: "firmness", issues: ["berth-fees"] },
    },
    {
      what: "of somebody of whom nothing is known",
      later: anAsk("b", { ...desks, ours: ["dagny"] }),
    },
  ])("and not by what is asked $what", ({ later }) => {
    expect(again(berths, later)).toEqual([]);
  });

  test("between two of whom nothing is known there is no likeness", () => {
    const unknown = anAsk("u", { ours: ["dagny"], theirs: ["a visitor"] });
    expect(again(unknown, unknown)).toEqual([]);
  });

  test("a rate is asked again by a rate", () => {
    const more = anAsk("more", desks, { kind: "rate", direction: "more" });
    expect(again(more, more)).toEqual(["ask of before/more"]);
  });
});

describe("the same words are said again", () => {
  const words = "regular talks between the berth desks of both sides every month";
  const stance = (text: string): Fields => ({ id: "s", kind: "stance", text: "x", words: text });

  test.each([
    { is: "the same", later: words, found: true },
    {
      is: "the same in other signs and letters",
      later: words.toUpperCase().replaceAll(" ", ", "),
      found: true,
    },
    {
      is: "half of the runs of five words",
      later: `${words}, if only the weather over the harbour`,
      found: true,
    },
    {
      is: "fewer",
      later: `${words}, if only the weather over the harbour allows`,
      found: false,
    },
    {
      is: "a shared topic alone",
      later: "talks between the desks of both sides on berths",
      found: false,
    },
    { is: "too few words to tell", later: "regular talks between the", found: false },
  ])("where they are $is: $found", ({ later, found }) => {
    expect(again(stance(words), stance(later))).toEqual(found ? ["words of before/s"] : []);
  });

  test("by the paper itself, where an ask stands alone in it and quotes none", () => {
    const bare: Fields = { id: "s", kind: "stance", text: "x" };
    const text = { text: words };
    expect(again(bare, bare, { papers: [text, text] })).toEqual(["words of before/s"]);
    const before = aProposal("before", [bare, { ...bare, id: "t" }], {
      ...text,
      when: "1991-02-01",
    });
    const after = aProposal("after", [bare, { ...bare, id: "t" }], text);
    const [ask] = after.asks;
    expect(ask && resubmissionsOf(ask, after, aSetup({ record: aRecord(before, after) }))).toEqual(
      [],
    );
  });

  test("an ask that is the same in both ways is told once, as the same ask", () => {
    const quoted = { ...berths, words };
    expect(again(quoted, quoted)).toEqual(["ask of before/berths"]);
  });
});

test("only earlier papers count, the newest first", () => {
  const papers = ["1991-01-01", "1991-03-01", "1991-02-01", "1991-05-01", "1991-09-01"].map(
    (when, i) => aProposal(`p${i}`, [berths], { when }),
  );
  const setup = aSetup({ record: aRecord(papers) });
  const [, , , asked] = papers;
  const [ask] = asked?.asks ?? [];
  expect(
    asked && ask && resubmissionsOf(ask, asked, setup).map(({ proposal }) => proposal),
  ).toEqual(["p1", "p2", "p0"]);
});

test.each([
  { text: "a b c d e f", earlier: "a b c d e f", share: 1 },
  { text: "a b c d e f", earlier: "a b c d e x f", share: 0.5 },
  { text: "a b c d e f", earlier: "f e d c b a", share: 0 },
  { text: "a b c d", earlier: "a b c d", share: 0 },
])("$text shares $share of its runs of five words with $earlier", ({ text, earlier, share }) => {
  expect(sharedRuns(text, earlier)).toBe(share);
});

describe("two contacts are of one kind", () => {
  const setup = aSetup({ record: aRecord(aPerson("dagny", "port")) });
  test.each([
    { a: {}, b: { theirs: ["marek"] }, is: true },
    { a: {}, b: { theirs: ["line/agent"] }, is: false },
    { a: {}, b: { across: "own side" }, is: false },
    { a: { convenedAs: "clerk" }, b: { ours: ["lars"], theirs: ["pavel"] }, is: true },
    { a: { ours: ["dagny"] }, b: { ours: ["dagny"] }, is: false },
  ])("$a and $b: $is", ({ a, b, is }) => {
    expect(sameKindOfContact(aPlan(a), aPlan(b), setup)).toBe(is);
  });
});
