import { expect, test } from "vitest";
import { answer } from "../src/core/answer.ts";
import { parseDay } from "../src/core/day.ts";
import { draftMemorandum, moves } from "../src/library/memorandum.ts";
import { printMemorandum } from "../src/library/print-memorandum.ts";
import { entryIn, instantOf, policyNamed, recordOf, sceneOf } from "./scene.ts";

function answered(policy: string, date = "1983-01-31") {
  const asOf = parseDay(date);
  if (!asOf.ok) throw new Error(asOf.problem);
  const scene = sceneOf(recordOf("us-soviet-1981-83", []), {
    policy: policyNamed(policy),
    asOf: asOf.value,
    knownOn: instantOf(date),
  });
  const proposal = entryIn(scene, "proposal", "p-1983-01-19-shultz-dialogue");
  const found = answer(proposal, scene.knownOn, scene.setup);
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  const memorandum = draftMemorandum(found.value, scene.setup);
  return { answer: found.value, memorandum, ...scene };
}

test.each([
  { name: "answer-to-19-january", policy: "clark-1983-per-issue" },
  { name: "answer-to-19-january-by-relationship", policy: "clark-1983-relationship" },
])("the answer under $policy reads as a person has read it", async ({ name, policy }) => {
  const { answer: given, memorandum, setup } = answered(policy);
  const printed = printMemorandum(memorandum, given, setup);
  await expect(printed).toMatchFileSnapshot(`golden/${name}.txt`);
});

test("the answer makes the nine moves in their order", () => {
  const { memorandum } = answered("clark-1983-per-issue");
  expect(memorandum.paragraphs.map(({ move }) => move)).toEqual(moves);
});

test("every sentence opens to a record that holds or a ruling of the same answer, or is the author's own", () => {
  const { answer: given, memorandum, setup } = answered("clark-1983-per-issue");
  const rulings = given.asks.flatMap(({ ruling }) => (ruling === undefined ? [] : [ruling.id]));
  const records = [...setup.book.entries.keys()] as string[];
  for (const { basis, text } of memorandum.paragraphs.flatMap(({ sentences }) => sentences)) {
    const known = basis.kind === "record" ? records : rulings;
    expect(
      basis.refs.filter((ref) => !known.includes(ref)),
      text,
    ).toEqual([]);
    expect(basis.refs.length > 0, text).toBe(basis.kind !== "author");
  }
});

test("the answer is not the paper it answers to: no run of eight words is the memorandum's own", () => {
  const { answer: given, memorandum, setup, entries } = answered("clark-1983-per-issue");
  const paper = entries.find(({ id }) => id === "doc-1983-01-clark-memorandum");
  const theirs = wordsOf(JSON.stringify(paper)).join(" ");
  const mine = wordsOf(printMemorandum(memorandum, given, setup));
  const runs = mine.map((_, at) => mine.slice(at, at + 8).join(" ")).slice(0, -8);
  expect(runs.filter((run) => theirs.includes(run))).toEqual([]);
});

test("the notes name each record once, by its id", () => {
  const { answer: given, memorandum, setup } = answered("clark-1983-per-issue");
  const printed = printMemorandum(memorandum, given, setup);
  const notes = printed.slice(printed.indexOf("\nNOTES\n")).match(/^ *\d+\. \S+ \(/gmu) ?? [];
  expect(new Set(notes.map((note) => note.replace(/^ *\d+\. /u, ""))).size).toBe(notes.length);
  expect(notes.length).toBeGreaterThan(40);
});

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
