import { expect, test } from "vitest";
import { chancery, command } from "../../test/command-line.ts";
import { readOptions } from "./options.ts";

const slow = 120_000;

const notUnderstood: readonly (readonly [string, string])[] = [
  ["rules", "there is no verb `rules`; did you mean `rule`?"],
  ["policy", "`policy` needs a second word: `policy list`"],
  ["rule --polcy x", "there is no option `--polcy` here; did you mean `--policy`?"],
  ["gates --constructor", "there is no option `--constructor` here"],
  ["gates -x", "there is no option `-x` here"],
  ["rule --as-of", "`--as-of` needs a value: `--as-of DATE`"],
  ["rule --as-of --json", "`--as-of` needs a value: `--as-of DATE`"],
  ["rule --as-of=", "`--as-of` needs a value: `--as-of DATE`"],
  ["gates --json=yes", "`--json` takes no value"],
  ["gates --policy a --policy b", "`--policy` is given twice; give it once"],
  ["gates now", "`now` is one word too many for `gates`"],
  ["show", "`show` needs ID: "],
  ["rule", "say who would meet with `--our` and `--their`"],
  ["rule --contact a --proposal b", "`--proposal` and `--contact` exclude each other"],
  ["rule --contact a --our b", "`--contact` and `--our` exclude each other"],
  ["rule --contact a --as-of b", "leave out `--as-of`"],
  ["rule --proposal a", "`--proposal` and `--ask` go together"],
  ["answer", "say which proposal with `--proposal ID`"],
  ["policy show", "say which policy"],
  ["gates", "say which policy is meant: `clark-1983-per-issue` or `clark-1983-relationship`"],
];

test.each(notUnderstood)(
  "`chancery %s` is not understood, and says what would do",
  (words, message) => {
    const { code, out, err } = command(words.split(" "));
    expect(err).toContain(message);
    expect(err).toMatch(/try `chancery .*--help`\n$/);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  },
);

test.concurrent.each([
  ["rules", "there is no verb `rules`"],
  ["gates --polcy x", "there is no option `--polcy`"],
  ["gates --as-of", "`--as-of` needs a value"],
])("run for itself, `chancery %s` ends with 2", { timeout: slow }, async (words, message) => {
  const { code, out, err } = await chancery(words.split(" "));
  expect(err).toContain(message);
  expect({ code, out }).toEqual({ code: 2, out: "" });
});

const known = {
  day: { value: "DATE", what: "" },
  issue: { value: "ID", many: true, what: "" },
  loud: { what: "" },
};

test("options may stand in any order, with `=` or without, and words between them", () => {
  const given = readOptions(
    ["--issue=a", "first", "--loud", "--issue", "b", "second", "--day", "c"],
    known,
  );
  expect(given).toEqual({
    ok: true,
    value: {
      words: ["first", "second"],
      values: new Map([
        ["issue", ["a", "b"]],
        ["day", ["c"]],
      ]),
      flags: new Set(["loud"]),
    },
  });
});

test("a value that begins with a dash is taken where it is written with `=`", () => {
  const given = readOptions(["--day=-1"], known);
  expect(given).toMatchObject({ ok: true, value: { values: new Map([["day", ["-1"]]]) } });
});

test("what follows `--` is a word, whatever it looks like", () => {
  expect(readOptions(["--", "--day"], known)).toMatchObject({
    ok: true,
    value: { words: ["--day"] },
  });
});

test(
  "a first word of two tells of its verbs when help is asked",
  async () => {
    for (const words of [
      ["user", "--help"],
      ["help", "user"],
    ]) {
      const { code, out } = await chancery(words);
      expect(code).toBe(0);
      expect(out).toContain("chancery user VERB");
      expect(out).toMatch(/user token +/);
      expect(out).not.toContain("policy check");
    }
  },
  slow,
);
