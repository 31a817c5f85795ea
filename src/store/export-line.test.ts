import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { aJournal, diceOf, exportOf } from "../../test/journal.ts";
import { canonicalJson } from "../codec/canonical.ts";
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

test("a line with a character changed is read only if it is the line of what was read", () => {
  const dice = diceOf(4);
  let read = 0;
  for (let nth = 0; nth < 3000; nth++) {
    const line = dice.pick(lines);
    const at = dice.below(line.length);
    const other = dice.pick([...'09azAZ",:{}[]\\\\ +/=é\ud800\n']);
    const changed = line.slice(0, at) + other + line.slice(at + dice.below(2));
    const parsed = parseLine(changed);
    if (!parsed.ok) continue;
    read += 1;
    expect(formatLine(parsed.value)).toBe(changed);
    const { kind, content } = { content: undefined, ...parsed.value };
    if (kind !== "leaf" || content?.kind !== "held") continue;
    expect(canonicalJson(JSON.parse(content.payload))).toBe(content.payload);
  }
  expect(read).toBeGreaterThan(100);
});

test("a payload nested as deep as canonical JSON goes comes back from its line", () => {
  const payload = `${"[".repeat(200)}${"]".repeat(200)}`;
  const line = leaf.replace(/"payload":.*,"position"/, `"payload":${payload},"position"`);
  expect(parseLine(line)).toMatchObject({ ok: true, value: { content: { payload } } });
  const deeper = line.replace(payload, `[${payload}]`);
  expect(parseLine(deeper).ok).toBe(false);
});
