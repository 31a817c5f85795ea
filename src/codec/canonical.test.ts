import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readVectors, withoutVectors } from "../../test/shared-vectors.ts";
import { canonicalJson, parseCanonicalJson } from "./canonical.ts";

type Published = {
  cases: { name: string; input: string; output: string; outputHex: string }[];
  numbers: { ieee754Hex: string; json: string }[];
  mustReject: { ieee754Hex?: string; why: string }[];
};

const double = (hex: string) => Buffer.from(hex, "hex").readDoubleBE();

describe.skipIf(withoutVectors)(`the published vectors of RFC 8785 ${withoutVectors ?? ""}`, () => {
  const { cases = [], numbers = [], mustReject = [] } = readVectors<Published>("rfc8785-jcs.json");

  test("are all here", () => {
    expect([cases.length, numbers.length, mustReject.length]).toEqual([6, 24, 4]);
  });

  test.each(cases)("hold for $name", ({ input, output, outputHex }) => {
    const text = canonicalJson(JSON.parse(input));
    expect(text).toBe(output);
    expect(Buffer.from(text).toString("hex")).toBe(outputHex);
    expect(parseCanonicalJson(text)).toEqual({ ok: true, value: JSON.parse(input) });
  });

  test.each(numbers)("hold for the number $json", ({ ieee754Hex, json }) => {
    expect(canonicalJson(double(ieee754Hex))).toBe(json);
  });

  test("refuse what they say must be refused", () => {
    for (const { ieee754Hex } of mustReject) {
      if (ieee754Hex === undefined) continue;
      expect(() => canonicalJson(double(ieee754Hex))).toThrow(TypeError);
    }
  });
});

test.each([
  { value: { b: 1, a: 2 }, text: '{"a":2,"b":1}' },
  { value: { 10: 1, 9: 2, "1a": 3 }, text: '{"10":1,"1a":3,"9":2}' },
  { value: { "\u{fb33}": 1, "\u{1f600}": 2 }, text: '{"😀":2,"\ufb33":1}' },
  { value: [{ z: [], a: {} }, [[], null]], text: '[{"a":{},"z":[]},[[],null]]' },
  { value: '€$\u000f\nA\'B"\\"/\u2028', text: '"€$\\u000f\\nA\'B\\"\\\\\\"/\u2028"' },
  { value: [1e21, 1e-7, -0, 0.1, 123456789012], text: "[1e+21,1e-7,0,0.1,123456789012]" },
  { value: JSON.parse('{"__proto__":1,"a":2}'), text: '{"__proto__":1,"a":2}' },
])("$text is the one text of its value", ({ value, text }) => {
  expect(canonicalJson(value)).toBe(text);
  expect(parseCanonicalJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
});

test.each([
  { what: "undefined", value: undefined },
  { what: "an undefined member", value: { a: undefined } },
  { what: "a hole", value: new Array(1) },
  { what: "NaN", value: [Number.NaN] },
  { what: "Infinity", value: Number.NEGATIVE_INFINITY },
  { what: "a bigint", value: { a: 1n } },
  { what: "a function", value: { toJSON: () => 1 } },
  { what: "a symbol", value: [Symbol("a")] },
  { what: "a date", value: new Date(0) },
  { what: "a map", value: new Map() },
  { what: "a lone surrogate", value: ["\ud800"] },
  { what: "a name with a lone surrogate", value: { "a\udc00": 1 } },
  { what: "nesting without end", value: nested(201) },
])("refuses $what", ({ value }) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

test("names the place of what it refuses", () => {
  const value = { views: [{ who: "a" }, { who: undefined }] };
  expect(() => canonicalJson(value)).toThrow("`views.1.who` cannot stand in canonical JSON");
});

test("takes what is nested 200 deep", () => {
  expect(canonicalJson(nested(200))).toHaveLength(400);
});

test.each([
  { text: '{"a":1,"a":2}', why: "a name given twice" },
  { text: '{"a":1,"\\u0061":1}', why: "a name given twice, once escaped" },
  { text: '{"b":1,"a":2}', why: "names out of order" },
  { text: '{"a": 1}', why: "white space" },
  { text: '"\\u0041"', why: "an escape that need not be" },
  { text: "9007199254740993", why: "digits that a double loses" },
  { text: "1.0", why: "a number longer than its shortest form" },
  { text: "-0", why: "a minus on zero" },
  { text: '"\\ud800"', why: "a lone surrogate" },
  { text: "[1,]", why: "no JSON" },
  { text: "", why: "nothing" },
])("does not read $why", ({ text }) => {
  expect(parseCanonicalJson(text).ok).toBe(false);
});

test("every JSON value comes back from its text, and has no other", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      fc.pre(JSON.stringify(value).isWellFormed() && !JSON.stringify(value).includes("\\ud"));
      const text = canonicalJson(value);
      const shuffled = shuffle(JSON.parse(text));
      expect(parseCanonicalJson(text).ok).toBe(true);
      expect(canonicalJson(shuffled)).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

/** The same value with its names in the opposite order. */
function shuffle(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffle);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, shuffle(member)] as const);
  return Object.fromEntries(entries.reverse());
}

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let at = 1; at < depth; at++) value = [value];
  return value;
}
