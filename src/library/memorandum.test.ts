import { describe, expect, test } from "vitest";
import {
  aConcession,
  aContact,
  aMove,
  anAsk,
  anAssessment,
  anEntry,
  aProposal,
  aRecord,
  aSetup,
  at,
  atLevel,
  type Fields,
  without,
} from "../../test/build.ts";
import { aPolicy } from "../../test/harbour-policy.ts";
import { answer } from "../core/answer.ts";
import type { Entry } from "../core/entry.ts";
import type { Policy } from "../core/policy.ts";
import { draftMemorandum, type MemorandumMove, moves } from "./memorandum.ts";
import { printMemorandum } from "./print-memorandum.ts";

const desks = { ours: [atLevel("clerk")], theirs: [atLevel("clerk")], convenedAs: "clerk" };
const clerks = { ours: ["lars"], theirs: ["pavel"], convenedAs: "clerk", purpose: "negotiate" };
const stance: Fields = { id: "stance", kind: "stance", text: "firm", issues: ["berth-fees"] };
const heads = { ours: ["port/chair"], theirs: ["line/owner"], issues: [] };
const asks = [stance, anAsk("desks", desks), anAsk("heads", heads), anAsk("directors")];
const position = anEntry("position", "position", {
  of: { party: "port" },
  issue: "berth-fees",
  stance: "firm",
  inForce: true,
  mark: "held; Counsel",
});
const record = [
  position,
  aContact("meeting", { when: "1991-02-01", outcome: "Nothing new." }),
  aContact("day-two", { when: "1991-02-02", outcome: "Nothing new", recordStatus: "due" }),
  aContact("talks", { ...clerks, when: "1991-02-05" }),
  aMove("near", { when: "1991-02-01", via: "meeting", summary: "A little less." }),
  anAssessment("near.assessment", "near", { significance: "partial" }),
  anAssessment("near.later", "near", { when: "1991-08-01", significance: "decisive" }),
  aMove("pilots", { when: "1991-02-01", issue: "pilots", summary: "Pilots on call." }),
  anAssessment("pilots.assessment", "pilots", { significance: "partial" }),
];

function drafted(
  of: readonly Fields[] = asks,
  more: readonly Entry[] = record,
  policy: Policy = aPolicy(),
) {
  const paper = aProposal("paper", of, { title: "Busier talks" });
  const setup = aSetup({ record: aRecord(paper, more), policy });
  const result = answer(paper, at("1999-12-31"), setup);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return { memo: draftMemorandum(result.value, setup), answered: result.value, setup };
}

function textsOf(move: MemorandumMove, ...args: Parameters<typeof drafted>): readonly string[] {
  const { paragraphs } = drafted(...args).memo;
  return paragraphs.find((one) => one.move === move)?.sentences.map(({ text }) => text) ?? [];
}

test("the paper answers in nine moves, in their order", () => {
  expect(drafted().memo.paragraphs.map(({ move }) => move)).toEqual([...moves]);
});

describe("every sentence", () => {
  test.each([
    { about: "all kinds of asks", of: asks, more: record },
    { about: "what is all in order", of: [anAsk("directors")], more: record },
    { about: "a stance alone", of: [stance], more: record },
    { about: "an empty record", of: asks, more: [] },
    { about: "what is forbidden", of: [anAsk("bypass", { ours: ["port/chair"] })], more: [] },
  ])(
    "on $about rests on the record, on a ruling of this answer, or on its author",
    ({ of, more }) => {
      const { memo, answered, setup } = drafted(of, more);
      const rulings = answered.asks.flatMap(({ ruling }) => (ruling ? [ruling.id] : []));
      for (const { text, basis } of memo.paragraphs.flatMap(({ sentences }) => sentences)) {
        expect(basis.refs.length > 0, text).toBe(basis.kind !== "author");
        const known =
          basis.kind === "ruling" ? new Set(rulings) : new Set<string>(setup.book.entries.keys());
        expect(
          basis.refs.filter((ref) => !known.has(ref)),
          text,
        ).toEqual([]);
      }
    },
  );
});

test("what may go ahead is concurred in, and draws no doctrine, condition or warning", () => {
  const { memo } = drafted([anAsk("directors")]);
  expect(memo.paragraphs.map(({ move }) => move)).toEqual(["reference", "courtesy", "concurrence"]);
  expect(textsOf("concurrence", [anAsk("directors")])).toEqual(["directors: in order."]);
});

test.each([
  { disposition: "concur", but: {}, more: [position] },
  {
    disposition: "concur with comment",
    but: { options: [{ issue: "berth-fees", option: "ours" }] },
    more: [position],
  },
  {
    disposition: "do not concur",
    but: { options: [{ issue: "berth-fees", option: "ours" }] },
    more: [{ ...position, option: "theirs" }],
  },
  { disposition: "no position in force", but: {}, more: [] },
])("a stance is answered: $disposition", ({ disposition, but, more }) => {
  expect(textsOf("concurrence", [{ ...stance, ...but }], more)).toEqual([
    expect.stringContaining(disposition),
  ]);
});

test("what is missing is told after the ask that misses it", () => {
  const bypass = anAsk("bypass", { ours: ["port/chair"] });
  expect(
    textsOf("application", [bypass, anAsk("desks", desks), anAsk("heads", heads)], []),
  ).toEqual([
    expect.stringMatching(/^bypass: not in order/),
    expect.stringMatching(/^desks: premature/),
    expect.stringMatching(/^What is missing for it: that a concession on Berth fees/),
    expect.stringMatching(/^heads: premature/),
    expect.stringMatching(/^What is missing for it: that 3 issues/),
  ]);
});

test("what was asked before is said", () => {
  const before = aProposal("before", [anAsk("berths", desks)], {
    when: "1991-01-01",
    title: "Desks",
  });
  expect(textsOf("application", [anAsk("desks", desks)], [before])).toContain(
    "“desks” has been asked before: Desks (1 January 1991).",
  );
});

test("the evidence is what was searched, met, missed and left outside, by the day asked about", () => {
  expect(textsOf("evidence")).toEqual([
    expect.stringMatching(
      /shows no determined concession on money and works .* 2 contacts .* 1 moves/,
    ),
    "Meetings at that level: 1, in 2 sessions.",
    "1 February 1991 and 2 February 1991: Holm with Holm, on Berth fees; result on record: “Nothing new”.",
    expect.stringMatching(
      /^Talks of the kind now asked for .* would not have found in order; no determined concession came of them\.$/,
    ),
    expect.stringMatching(
      /^5 February 1991: .* would not have been in order; result on record: “talks”\.$/,
    ),
    "Near-miss: 1 February 1991: A little less (assessed partial by the Counsel to the Port (Holm); assessed below what is asked).",
    "Crews lies outside the scope of this finding; there the record has: 1 February 1991: Pilots on call (assessed partial by the Counsel to the Port (Holm)).",
    "Of the contacts searched, 1 has no record on file.",
  ]);
});

test("talks are not called fruitless where the record shows, or may show, a concession", () => {
  const open = aConcession("c", "dredging", "1991-04-01");
  for (const more of [open, without(open, "c.determination")]) {
    const ask = anAsk("desks", { ...desks, issues: ["berth-fees", "dredging"] });
    const told = textsOf("evidence", [ask], [...record, ...more]);
    expect(told[0]).not.toContain("shows no determined concession");
    expect(told.join(" ")).toContain("would not have found in order");
    expect(told.join(" ")).not.toContain("no determined concession came of them");
  }
});

test("the alternative is the nearest step, who could be included, and the roads", () => {
  expect(textsOf("alternative")).toEqual([
    expect.stringMatching(
      /^Could the next step not be a meeting of the Director of the Port .* It is in order under `probe` and `usual-levels`\.$/,
    ),
    expect.stringMatching(
      /^If possible, the Owner of the Line .* cross-level, .* it is in order\.$/,
    ),
    "To be done: the answer is recorded.",
    expect.stringMatching(/^The road from here to “desks”: \(1\) a meeting .*; \(4\) /),
    expect.stringMatching(/^The road from here to “heads”: \(1\) .*; \(7\) /),
  ]);
  expect(textsOf("alternative", [anAsk("bypass", { ours: ["port/chair"] })], [])).toContain(
    "No road to “bypass” was found under this policy.",
  );
});

test("conditions and warning are the policy's, each with its citation", () => {
  expect(textsOf("conditions")).toHaveLength(2);
  expect(textsOf("warning")).toEqual([
    "Against it, in the long term, with the crews: hopes would rise (§9).",
    "Busy talks raise hopes (§9).",
  ]);
  const { warning: _, ...quiet } = aPolicy();
  expect(textsOf("warning", asks, record, quiet)).toHaveLength(1);
});

describe("marks", () => {
  test("of a paragraph follow from what it rests on, and the banner from the paragraphs", () => {
    const { memo } = drafted();
    const held = { level: "held", captions: ["Counsel"] };
    const marks = new Map(memo.paragraphs.map(({ move, mark }) => [move, mark]));
    expect(marks.get("concurrence")).toEqual(held);
    expect(marks.get("reference")).toEqual({ level: "open", captions: [] });
    expect(memo.mark).toEqual(held);
  });
});

test("the paper says to whom, from whom, and by whose authority, or that it is a claim", () => {
  const { memo } = drafted();
  expect(memo).toMatchObject({
    from: "Director of the Port",
    subject: "Busier talks",
    authority: "the board (resolution 7)",
  });
  const { instrument: _, ...authority } = aPolicy().authority;
  expect(drafted(asks, record, aPolicy({ authority })).memo.authority).toBe(
    "the board (a claim: no instrument is on record)",
  );
});

test("on paper each thing it rests on has one note, and every note is cited", () => {
  const { memo, answered, setup } = drafted();
  const text = printMemorandum(memo, answered, setup);
  const refs = new Set(
    memo.paragraphs.flatMap(({ sentences }) => sentences.flatMap(({ basis }) => basis.refs)),
  );
  const notes = (text.split("NOTES")[1] ?? "").match(/^ +\d+\. /gmu) ?? [];
  expect(notes).toHaveLength(refs.size);
  expect(text).toMatch(/^ +HELD; COUNSEL ONLY\n/);
});
