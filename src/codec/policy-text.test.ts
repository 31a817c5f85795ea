import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parsePolicy } from "./policy.ts";
import { placeIn, withField } from "./policy-text.ts";

const pack = readFileSync("packs/clark-1983-per-issue.yaml", "utf8");
const end = { name: "to", value: "1983-02-28", after: "from" };

test("a field that is set stands after another, and not a letter else changes", () => {
  const ended = withField(pack, end);
  expect(ended.replace('\nto: "1983-02-28"', "")).toBe(pack);
  const lines = ended.split("\n");
  expect(lines[lines.indexOf('to: "1983-02-28"') - 1]).toMatch(/^from: /);
});

test("a field that is there gets the other value where it stands", () => {
  const once = withField(pack, end);
  const twice = withField(once, { ...end, value: "1983-03-31" });
  expect(twice).toBe(once.replace("1983-02-28", "1983-03-31"));
});

test("in JSON it is set as well", () => {
  const read = parsePolicy(withField('{ "id": "a", "from": "1983" }', end), "a");
  expect(read.ok ? [] : read.problem.map(({ path }) => path)).not.toContain("to");
  expect(JSON.parse(withField('{ "id": "a", "from": "1983" }', end))).toEqual({
    id: "a",
    from: "1983",
    to: "1983-02-28",
  });
});

test("a place is that of the value; of what is no YAML, the beginning", () => {
  const line = pack.split("\n").findIndex((one) => one.startsWith("mark: ")) + 1;
  expect(placeIn(pack, ["mark"])).toEqual({ line, column: 7 });
  expect(placeIn("a: [", ["a"])).toEqual({ line: 1, column: 1 });
});
