import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { linesOf } from "./export-file.ts";

const folder = mkdtempSync(join(tmpdir(), "chancery-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

function linesIn(text: string): string[] {
  const path = join(folder, "export.jsonl");
  writeFileSync(path, text);
  return [...linesOf(path)];
}

test.each([
  { text: "", lines: [] },
  { text: "a\nb\n", lines: ["a", "b"] },
  { text: "a\n\nb", lines: ["a", "", "b"] },
  { text: "a\u2028b\u0085c\r\nd\n", lines: ["a\u2028b\u0085c\r", "d"] },
])("$text is read in lines", ({ text, lines }) => {
  expect(linesIn(text)).toEqual(lines);
});

test("lines come whole where the pieces read end within a character", () => {
  const lines = Array.from({ length: 4000 }, (_, i) => `${"€".repeat(i % 211)}𝕏${i}`);
  expect(linesIn(`${lines.join("\n")}\n`)).toEqual(lines);
});

test("a file is closed when a reader stops early", () => {
  const path = join(folder, "long.jsonl");
  writeFileSync(path, "line\n".repeat(10));
  for (let i = 0; i < 3000; i++) for (const line of linesOf(path)) if (line !== "") break;
});

test("a file that is not there is an error that names it", () => {
  expect(() => [...linesOf(join(folder, "none"))]).toThrow("none");
});
