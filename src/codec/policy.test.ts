import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyWholePolicy } from "../../test/any-whole-policy.ts";
import { parsePolicy, readPolicy } from "./policy.ts";
import { encodePolicy } from "./policy-encode.ts";

const written = readFileSync("test/policies/procurement.yaml", "utf8");

test("any policy comes back as it was from its canonical form", () => {
  fc.assert(
    fc.property(anyWholePolicy, (policy) => {
      const text = JSON.stringify(encodePolicy(policy), undefined, 2);
      expect(parsePolicy(text, "p.json")).toEqual({ ok: true, value: policy });
    }),
    { numRuns: 60 },
  );
});

const packs = readdirSync("packs")
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => `packs/${name}`);

test.each(["test/policies/procurement.yaml", ...packs])(
  "%s is read without a warning, and comes back",
  (file) => {
    const read = readPolicy(readFileSync(file, "utf8"), file);
    expect(read).toMatchObject({ ok: true, value: { warnings: [] } });
    if (!read.ok) return;
    const { policy } = read.value;
    const canonical = JSON.stringify(encodePolicy(policy));
    expect(parsePolicy(canonical, file)).toEqual({ ok: true, value: policy });
  },
);

test("what stood alone is a list, a bare paragraph is of the first source, and strength is the policy's", () => {
  const read = parsePolicy(written, "p.yaml");
  if (!read.ok) throw new Error("the policy of this test cannot be read");
  const { rules, groups, gates, channels, authority, ladder } = read.value;
  expect(authority.cite).toEqual({ kind: "source", source: "order", paragraph: "¶1" });
  expect(ladder.map(({ levels }) => levels)).toEqual([["buyer", "engineer"], ["director"]]);
  expect(groups.map(({ id, side }) => `${side} ${id}`)).toEqual([
    "ours board",
    "ours tender-office",
    "theirs bidder",
  ]);
  expect(channels[0]).toMatchObject({ conveyors: ["bidder"], recipientStandIns: ["board"] });
  expect(rules.map(({ strength }) => strength)).toEqual([
    "binding",
    "binding",
    "binding",
    "guidance",
  ]);
  expect(rules[0]).toMatchObject({
    when: [{ across: ["counterpart"], phase: ["open"] }],
    unless: [
      { recipientPresent: ["yes"] },
      { medium: ["written"], ourOffice: ["tender-office", "board"] },
    ],
    effect: { kind: "forbid", redirect: { channel: "main", words: "write to the tender office" } },
  });
  expect(gates[0]?.opens).toEqual({
    kind: "all",
    of: [
      { kind: "determination", name: "admissible", by: ["tender-office"] },
      { kind: "not", of: { kind: "event", event: "appeal-filed", withinMonths: 2 } },
    ],
  });
});

test.each([
  ["nothing", ""],
  ["text", "a policy"],
  ["NUL", "\0"],
  ["brackets", "[".repeat(200_000)],
  ["braces", "{a: ".repeat(10_000)],
  ["dashes", "- ".repeat(300_000)],
  ["a circle", "&a [*a]"],
  ["two documents", "--- a\n--- b"],
  ["a key that is a list", "? [a]\n: b"],
  ["a tag", "!!binary aGVsbG8="],
  ["too much", "#".repeat(1_000_001)],
])("%s is refused by its line, and nothing is thrown", (_, text) => {
  const read = parsePolicy(text, "p.yaml");
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.problem[0]?.line).toBeGreaterThanOrEqual(1);
});

test("a policy cut or changed anywhere is one, or a list of problems with their places", () => {
  const anywhere = fc.nat({ max: written.length });
  const text = fc.oneof(
    fc.constantFrom("", " ", "\n", ":", "- ", "{", "]", '"', "null", "~", "*a", "&a ", "!t ", "? "),
    fc.string({ unit: "binary", maxLength: 6 }),
  );
  fc.assert(
    fc.property(anywhere, fc.nat({ max: 40 }), text, fc.boolean(), (from, span, put, cut) => {
      const rest = cut ? "" : written.slice(from + span);
      const mutated = written.slice(0, from) + put + rest;
      const read = readPolicy(mutated, "p.yaml");
      if (read.ok) return;
      expect(read.problem.length).toBeGreaterThan(0);
      const count = mutated.split(/\r\n?|\n/).length;
      for (const { line, column, message } of read.problem) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(count);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(message).not.toBe("");
      }
    }),
    { numRuns: 300 },
  );
});
