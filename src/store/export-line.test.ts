import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { aJournal, diceOf, exportOf } from "../../test/journal.ts";
import { formatLine, parseLine } from "./export-line.ts";

const lines = exportOf(aJournal(diceOf(3), { entries: 30, group: 2, excisions: 3 }), "full");
const [header = "", leaf = ""] = lines;

test("every line is written as it was read", () => {
  for (const line of lines) {
    const parsed = parseLine(line);
    expect(parsed.ok && formatLine(parsed.value)).toBe(line);
  }
  expect(lines.filter((line) => line.startsWith('{"excised":')).length).toBeGreaterThan(0);
});

test.each(["journal-full.jsonl", "journal-marks.jsonl"])("so is every line of %s", (file) => {
  for (const line of readFileSync(`test/vectors/${file}`, "utf8").trimEnd().split("\n")) {
    const parsed = parseLine(line);
    expect(parsed.ok && formatLine(parsed.value)).toBe(line);
  }
});

test.each([
  { what: "nothing", line: "" },
  { what: "no JSON", line: leaf.slice(0, -1) },
  { what: "JSON that is no object", line: "7" },
  { what: "null", line: "null" },
  { what: "an object of no kind", line: "{}" },
  { what: "a space", line: leaf.replace(":", ": ") },
  { what: "a space at the end", line: `${leaf} ` },
  { what: "a field more", line: leaf.replace('{"index"', '{"a":1,"index"') },
  { what: "a field more in the leaf", line: leaf.replace('"id"', '"hash":1,"id"') },
  {
    what: "a payload given twice",
    line: leaf.replace('"payload":', '"payload":{"a":1},"payload":'),
  },
  { what: "both a payload and an excision", line: leaf.replace("{", '{"excised":9,') },
  { what: "no salt", line: leaf.replace(/,"salt":"[^"]*"/, "") },
  { what: "a salt of another length", line: leaf.replace(/"salt":"[^"]*"/, '"salt":"AAAA"') },
  { what: "a negative index", line: leaf.replace('"index":0', '"index":-1') },
  { what: "an index as text", line: leaf.replace('"index":0', '"index":"0"') },
  { what: "a header of another form", line: header.replace("journal/1", "journal/2") },
  { what: "a header of another view", line: header.replace("full", "some") },
  { what: "a header that says more", line: header.replace("{", '{"by":"me",') },
  { what: "a checkpoint that is no text", line: '{"checkpoint":7}' },
])("is no line: $what", ({ line }) => {
  expect(lines).not.toContain(line);
  expect(parseLine(line).ok).toBe(false);
});
