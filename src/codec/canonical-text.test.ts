import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readVectors, withoutVectors } from "../../test/shared-vectors.ts";
import { canonicalJson, parseCanonicalJson } from "./canonical.ts";
import { isCanonicalJson } from "./canonical-text.ts";

test.each([
  '{"a":1,"a":2}',
  '{"a":1,"\\u0061":1}',
  '{"b":1,"a":2}',
  '{"10":1,"9":2}',
  '{"9":1,"10":2}',
  '{"\ud83d\ude00":2,"\ufb33":1}',
  '{"\ufb33":1,"\ud83d\ude00":2}',
  '{"a\\n":1,"a!":2}',
  '{"a" :1}',
  '{"a":1,}',
  '{"a"}',
  "{a:1}",
  "{}",
  "[]",
  "[1,]",
  "[,1]",
  "[1 ,2]",
  "[[],{}]",
  "[",
  "{",
  '{"a":',
  '"\\u0041"',
  '"\\u001F"',
  '"\\u001f"',
  '"\\u0009"',
  '"\\t"',
  '"\t"',
  '"\\/"',
  '"\\\\"',
  '"\\\\\\""',
  '"\\',
  '"a',
  '"\\x"',
  '"\ud800"',
  '"\\ud800"',
  '"\u007f\u2028"',
  "-0",
  "0",
  "01",
  "1.0",
  "1.",
  ".5",
  "+1",
  "-",
  "1e21",
  "1e+21",
  "1E+21",
  "100000000000000000000",
  "9007199254740993",
  "1e400",
  "1-1",
  "NaN",
  "Infinity",
  "true",
  "truth",
  "false",
  "null",
  "nul",
  "undefined",
  "",
  " 1",
  "1 ",
  "1,2",
  "[".repeat(200) + "]".repeat(200),
  "[".repeat(201) + "]".repeat(201),
])("agrees with the parser on %s", (text) => {
  expect(isCanonicalJson(text)).toBe(parseCanonicalJson(text).ok);
});

test("agrees with the parser on every canonical text, whole or with one character changed", () => {
  const values = fc.jsonValue({ maxDepth: 4 });
  const characters = fc.constantFrom(...'{}[]",:\\u0019eE+-. \nabtnf');
  fc.assert(
    fc.property(values, fc.nat(), characters, fc.boolean(), (value, seed, character, insert) => {
      const text = canonicalJson(JSON.parse(JSON.stringify(value)));
      const at = seed % (text.length + 1);
      const changed = text.slice(0, at) + character + text.slice(insert ? at : at + 1);
      expect(isCanonicalJson(text)).toBe(true);
      expect(isCanonicalJson(changed), changed).toBe(parseCanonicalJson(changed).ok);
    }),
    { numRuns: 2000 },
  );
});

describe.skipIf(withoutVectors)(`the published vectors ${withoutVectors ?? ""}`, () => {
  type Published = { cases?: { name: string; input: string; output: string }[] };
  const { cases = [] } = readVectors<Published>("rfc8785-jcs.json");

  test.each(cases)("$name is canonical as put out, and not as put in", ({ input, output }) => {
    expect([isCanonicalJson(output), isCanonicalJson(input)]).toEqual([true, false]);
  });
});
