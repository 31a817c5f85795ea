import { expect, test } from "vitest";
import { command, type Ended, tender } from "../../test/command-line.ts";
import { encodeEntry } from "../codec/entry.ts";
import { outputSchemas } from "../codec/output.ts";
import { parsePolicy } from "../codec/policy.ts";
import { type Day, endOfDay } from "../core/day.ts";
import { namesOf } from "../core/names.ts";
import { type Reading, readRecord } from "../service/desk.ts";
import { sayProblem } from "../service/problem.ts";
import { openEntry } from "../service/record.ts";
import { takeDossier } from "../service/shelf.ts";
import { printEntry } from "./print-entry.ts";

const dates = ["--as-of", "1983-01-31", "--known-on", "1983-01-31"];
const shipped = ["--policy", "clark-1983-per-issue", ...dates];
const asked = [...tender, "--as-of", "2024-03-10", "--known-on", "2024-03-10"];

const given = new Map<string, Ended>();

/** What a command gave the first time. */
function once(words: readonly string[]): Ended {
  const key = JSON.stringify(words);
  const ended = given.get(key) ?? command(words);
  given.set(key, ended);
  return ended;
}

/** What `--json` gave, which must be there. */
function json(words: readonly string[]): never {
  const { code, out, err } = once([...words, "--json"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as never; // each test reads the fields it names
}

type Form = keyof typeof outputSchemas;
const verbs: readonly (readonly [Form, readonly string[]])[] = [
  ["policy-check", ["policy", "check", "clark-1983-per-issue", ...dates]],
  ["policy-check", ["policy", "check", ...shipped, "--higher", "clark-1983-relationship"]],
  ["policy-diff", ["policy", "diff", "clark-1983-per-issue", "clark-1983-relationship", ...dates]],
  [
    "policy-backtest",
    ["policy", "backtest", "clark-1983-per-issue", "--against", "clark-1983-relationship"],
  ],
  ["policy-list", ["policy", "list", "--as-of", "1983-06-01"]],
  ["policy-test", ["policy", "test", "clark-1983-relationship"]],
  ["policy-render", ["policy", "render", "clark-1983-per-issue"]],
  ["ruling", ["rule", ...asked, "--our", "Vega", "--their", "Roth"]],
  ["ruling", ["rule", ...asked, "--proposal", "plea", "--ask", "engineers"]],
  ["ruling", ["rule", ...tender, "--contact", "lunch"]],
  [
    "ruling",
    ["rule", ...shipped, "--our", "working", "--their", "working", "--issue", "afghanistan"],
  ],
  [
    "ruling",
    [
      "rule",
      ...shipped,
      "--our",
      "us/president",
      "--their",
      "Andropov",
      "--optional-our",
      "Shultz",
    ],
  ],
  [
    "ruling",
    ["show", ...tender, "ruling:lunch:made-up-procurement:2024-02-20:2024-03-10T23:59:59.999Z"],
  ],
  ["answer", ["answer", ...asked, "--proposal", "plea"]],
  ["answer", ["answer", ...shipped, "--proposal", "p-1983-01-19-shultz-dialogue"]],
  ["gates", ["gates", ...asked]],
  ["gates", ["gates", ...shipped]],
  ["posture", ["posture", ...asked]],
  ["posture", ["posture", ...shipped]],
  ["matrix", ["matrix", ...asked]],
  ["matrix", ["matrix", ...shipped, "--issue", "afghanistan", "--purpose", "probe"]],
  ["finding", ["finding", ...shipped]],
  ["finding", ["finding", ...shipped, "--issue", "afghanistan"]],
  ["entry", ["show", ...asked, "lunch"]],
  ["entry", ["show", ...asked, "vega"]],
];

test.each(verbs)("the JSON has the published form %s: chancery %j", (form, words) => {
  const read = outputSchemas[form].safeParse(json(words));
  expect(read.error?.issues ?? []).toEqual([]);
});

test("each published form is the form of some verb tried here", () => {
  // The forms of the workbench are long work; its own tests try them.
  const quick = Object.keys(outputSchemas).filter((form) => !form.startsWith("policy-"));
  const tried = verbs.map(([form]) => form).filter((form) => !form.startsWith("policy-"));
  expect(quick.sort()).toEqual([...new Set(tried)].sort());
});

test("the JSON of a policy is read back as that policy", () => {
  const words = ["policy", "show", "clark-1983-per-issue", "--json"];
  const { out } = command(words);
  const read = parsePolicy(out, "again.json");
  expect(read.ok).toBe(true);
  expect(command(["policy", "show", "--policy", "clark-1983-per-issue", "--json"]).out).toBe(out);
});

test.each(verbs)("asked twice, the same bytes: %s by chancery %j", (_, words) => {
  expect(command(words)).toEqual(once(words));
  expect(command([...words, "--json"])).toEqual(once([...words, "--json"]));
});

test("lines keep to the width, but for a word that is long itself", () => {
  for (const [, words] of verbs) {
    const lines = once(words).out.split("\n");
    const long = lines.filter((line) => line.length > 80 && !/\S{30}/.test(line));
    expect(long).toEqual([]);
  }
});

test.each(verbs)("the text of %s says no more of nothing: chancery %j", (_, words) => {
  const { out } = once(words);
  expect(out).not.toMatch(/undefined|null|\[object|NaN/);
  expect(out.endsWith("\n")).toBe(true);
});

/** The shipped record, as known on the day of the shipped question. */
function theRecord(): Reading {
  const dossier = takeDossier(undefined, ".");
  if (!dossier.ok) throw new Error(sayProblem(dossier.problem).join());
  return readRecord(dossier.value, endOfDay("1983-01-31" as Day));
}

test("every record that an answer rests on opens, and every ruling", () => {
  type Answer = {
    readonly memorandum: {
      readonly paragraphs: readonly {
        readonly sentences: readonly { readonly basis: { readonly refs: readonly string[] } }[];
      }[];
    };
  };
  const { memorandum }: Answer = json([
    "answer",
    ...shipped,
    "--proposal",
    "p-1983-01-19-shultz-dialogue",
  ]);
  const refs = memorandum.paragraphs.flatMap(({ sentences }) =>
    sentences.flatMap(({ basis }) => basis.refs),
  );
  expect(refs.length).toBeGreaterThan(20);
  const rulings = new Set(refs.filter((ref) => ref.startsWith("ruling:")));
  expect(rulings.size).toBe(2);
  for (const ref of rulings) expect(command(["show", ref])).toMatchObject({ code: 0, err: "" });
  const record = theRecord();
  for (const ref of new Set(refs)) {
    if (!rulings.has(ref)) expect(openEntry(ref, record), ref).toMatchObject({ ok: true });
  }
});

test("a ruling opened by its id is the ruling that was given", () => {
  type Answer = { readonly asks: readonly { readonly ruling: { readonly id: string } | null }[] };
  const { asks }: Answer = json(["answer", ...asked, "--proposal", "plea"]);
  const [ruling] = asks.flatMap((ask) => (ask.ruling === null ? [] : [ask.ruling]));
  expect(json(["show", ruling?.id ?? "", ...tender])).toEqual(ruling);
});

test("under --exit-code, what may not go ahead ends with 3, and else with 0", () => {
  const words = ["rule", ...asked, "--our", "staff", "--their", "staff"];
  expect(json(words)).toMatchObject({ word: "not in order" });
  expect(command([...words, "--exit-code"]).code).toBe(3);
  expect(command([...words, "--exit-code", "--json"]).code).toBe(3);
  expect(command(words).code).toBe(0);
});

test("under --exit-code, what may go ahead ends with 0", () => {
  const letter = [
    "--our",
    "city/board",
    "--their",
    "Roth",
    "--mode",
    "letter",
    "--issue",
    "lead-time",
  ];
  const words = ["rule", ...asked, ...letter];
  expect(json(words)).toMatchObject({ word: "in order" });
  expect(command([...words, "--exit-code"]).code).toBe(0);
});

test("a contact is ruled on as of its own day", () => {
  expect(json(["rule", ...tender, "--contact", "lunch"])).toMatchObject({ asOf: "2024-02-20" });
});

test("without --known-on, what was recorded by the end of today is known", () => {
  expect(json(["gates", ...tender])).toEqual(
    json(["gates", ...tender, "--known-on", "2026-01-02"]),
  );
  expect(json(["rule", ...tender, "--our", "Vega", "--their", "Roth"])).toMatchObject({
    asOf: "2026-01-02",
    knownOn: "2026-01-02T23:59:59.999Z",
  });
});

test("what was known on a day and what is known today differ where the record says so", () => {
  const on = ["gates", ...tender, "--as-of", "2024-05-20"];
  expect(json([...on, "--known-on", "2024-05-11"])).toMatchObject([{ state: "shut" }]);
  expect(json([...on, "--known-on", "2024-05-12"])).toMatchObject([{ state: "open" }]);
});

test("a corrected entry opens, and says what took its place", () => {
  const on = ["show", ...tender, "first-finding"];
  expect(json(on)).toMatchObject({ holds: false, supersededBy: "second-finding" });
  expect(json([...on, "--known-on", "2024-05-11"])).toMatchObject({
    holds: true,
    supersededBy: null,
  });
  expect(command(on).out).toContain("This no longer holds: `second-finding` took its place");
});

test("every kind of entry that the shipped record holds prints", () => {
  const { book, entries } = theRecord();
  const names = namesOf(book, "1983-01-31" as Day);
  const seen = new Set<string>();
  for (const entry of entries.values()) {
    const shown = { entry: encodeEntry(entry), supersededBy: undefined, names };
    expect(printEntry(shown, 80)).not.toMatch(/undefined|\[object/);
    seen.add(entry.kind);
  }
  expect(seen.size).toBeGreaterThan(15);
});
