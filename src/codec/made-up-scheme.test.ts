import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mayReadMark } from "../access/clearance.ts";
import { type Mark, parseMark, portionOf } from "../core/mark.ts";
import { checkMark, sayMarkProblem } from "../core/mark-check.ts";
import { rollUp } from "../core/mark-join.ts";
import { keepMarking, printBanner, printPortion, readMarking } from "../core/marking.ts";
import type { Scheme } from "../core/scheme.ts";
import { sayPolicyProblem } from "./policy.ts";
import { parseScheme } from "./scheme.ts";

/** The scheme that docs/marks.md makes up: no line of code knows it. */
const scheme = written();

function written(): Scheme {
  const [, yaml = ""] = /```yaml\n(.*?)```/s.exec(readFileSync("docs/marks.md", "utf8")) ?? [];
  const read = parseScheme(yaml, "docs/marks.md");
  if (!read.ok) throw new Error(read.problem.map(sayPolicyProblem).join("\n"));
  return read.value;
}

const markOf = (text: string): Mark => {
  const mark = parseMark(text);
  if (!mark.ok) throw new Error(mark.problem);
  return mark.value;
};
const whole = (...parts: readonly string[]) => portionOf(rollUp(scheme, parts.map(markOf)));

test.each([
  { text: "PACT SECRET//DEPTHS", mark: "PS; DEPTHS", banner: "PACT SECRET//DEPTHS" },
  { text: "secret pact // depths", mark: "PS; DEPTHS", banner: "PACT SECRET//DEPTHS" },
  { text: "(PR//LOCAL)", mark: "PR; LOCAL", banner: "PACT RESTRICTED//LOCAL" },
  {
    text: "PACT CONFIDENTIAL//ONLY PACT, NORTH",
    mark: "PC; ONLY PACT, NORTH",
    banner: "PACT CONFIDENTIAL//ONLY PACT, NORTH",
  },
  { text: "PS//DEPTHS//SEALED/STAFF", mark: "PS; DEPTHS; SEALED; STAFF", banner: undefined },
])("$text is read as $mark, and printed", ({ text, mark, banner }) => {
  const read = readMarking(scheme, text);
  expect(read.ok && portionOf(read.value.mark)).toBe(mark);
  if (banner !== undefined) expect(printBanner(scheme, markOf(mark))).toBe(banner);
  const portion = printPortion(scheme, markOf(mark)) ?? "";
  expect(readMarking(scheme, `(${portion})`, "portion")).toEqual(read);
});

test.each([
  { text: "PACT RESTRICTED//DEPTHS", why: "`DEPTHS` stands only at `PC` or higher (rule 4)" },
  { text: "PACT SECRET//LOCAL", why: "`LOCAL` stands only at `PR` or lower" },
  { text: "PACT SECRET//ONLY PACT", why: "`ONLY` lists at least 2 names" },
])("$text is refused", ({ text, why }) => {
  const read = readMarking(scheme, text);
  expect(read.ok ? [] : read.problem.map(sayMarkProblem)).toContain(why);
});

test("a pair that the scheme discourages stands, and is flagged with its rule", () => {
  const [flag] = checkMark(scheme, markOf("PS; STAFF")).map(sayMarkProblem);
  expect(flag).toContain("rule 9");
  expect(readMarking(scheme, "PACT SECRET//STAFF").ok).toBe(true);
});

test.each([
  { parts: ["PU", "PS", "PC; DEPTHS"], all: "PS; DEPTHS" },
  { parts: ["PR; LOCAL", "PU"], all: "PR; LOCAL" },
  { parts: ["PR; LOCAL", "PC"], all: "PC" },
  { parts: ["PC; ONLY PACT, NORTH, SOUTH", "PC; ONLY PACT, SOUTH"], all: "PC; ONLY PACT, SOUTH" },
  { parts: ["PC; ONLY PACT, NORTH", "PC; ONLY PACT, SOUTH"], all: "PC; CLOSED" },
  { parts: ["PC; CLOSED", "PC; SEALED"], all: "PC; SEALED; STAFF" },
])("$parts make $all", ({ parts, all }) => {
  expect(whole(...parts)).toBe(all);
  expect(whole(...parts.toReversed())).toBe(all);
});

test("who may read what follows from the file", () => {
  const may = (level: string, groups: readonly string[], mark: string, captions = ["DEPTHS"]) =>
    mayReadMark(scheme, { level, captions, groups }, markOf(mark));
  expect(may("PS", ["PACT"], "PS; DEPTHS")).toBe(true);
  expect(may("PS", ["PACT"], "PS; DEPTHS", [])).toBe(false);
  expect(may("PR", ["PACT"], "PC")).toBe(false);
  // Released to nobody, it is for those at home.
  expect(may("PS", ["NORTH"], "PS; DEPTHS")).toBe(false);
  expect(may("PC", ["NORTH"], "PC; ONLY PACT, NORTH")).toBe(true);
  expect(may("PC", ["SOUTH"], "PC; ONLY PACT, NORTH")).toBe(false);
  expect(may("PC", ["NORTH"], "PC; CLOSED")).toBe(false);
  expect(may("PC", ["PACT"], "PC; CLOSED")).toBe(true);
});

test("what it does not know is kept, and nobody reads it", () => {
  const { mark } = keepMarking(scheme, "PACT COSMIC//BOHEMIA");
  expect(portionOf(mark)).toBe("PACT COSMIC//BOHEMIA");
  expect(mayReadMark(scheme, { level: "PS", captions: [], groups: ["PACT"] }, mark)).toBe(false);
});
