import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command } from "../../test/command-line.ts";

const pack = readFileSync("packs/clark-1983-per-issue.yaml", "utf8");
const instrument = "\n  instrument: a directive\n  office: us/president";

function version(id: string, ...changes: readonly (readonly [string, string])[]): string {
  const all = [["id: clark-1983-per-issue", `id: ${id}`] as const, ...changes];
  return all.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the pack no longer says ${from}`);
    return text.replace(from, to);
  }, pack);
}

const property = (line: string) => ["\ntests:", `\nproperties:\n  - ${line}\n\ntests:`] as const;
const findings = Array.from(
  { length: 20 },
  (_, at) => `{ determination: { name: f${at}, by: president } }`,
);
const opens =
  "    opens:\n      determined-concession:\n        at-least: meaningful\n        standing: [through channel, confirmed]\n        by: [president, secretary, demonstration]\n\n  - id: gate-2";

const files: Readonly<Record<string, string>> = {
  "no-gate.yaml": version(
    "no-gate",
    property("{ id: p, title: p, never: { our-level: working }, while: gate-9 }"),
  ),
  "no-group.yaml": version(
    "no-group",
    property("{ id: p, title: p, reachable: { our-office: presidnet } }"),
  ),
  "large.yaml": version("large", [
    opens,
    `    opens: { all: [${findings.join(", ")}] }\n\n  - id: gate-2`,
  ]),
  "one.yaml": version("one", ["review: none", "to: 1983-05-01\nsupersedes: two"]),
  "two.yaml": version(
    "two",
    ["review: none", "to: 1983-07-01\nsupersedes: one"],
    ["from: 1983-01-28/1983-02-02", "from: 1983-05-02"],
  ),
  "gone.yaml": version("gone", ["review: none", "supersedes: long-gone"]),
  "bound.yaml": version("bound", ["\n  office: us/president", instrument]),
  "also-bound.yaml": version(
    "also-bound",
    ["\n  office: us/president", instrument],
    ["from: 1983-01-28/1983-02-02", "from: 1983-04-06"],
  ),
};

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "chancery-versions-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  {
    what: "a property that names no gate",
    words: "policy check ./no-gate.yaml --as-of 1983-03-01",
    message: /`properties\[0\]\.while` `gate-9` is no gate of this policy/u,
  },
  {
    what: "a property that names no group",
    words: "policy check ./no-group.yaml --as-of 1983-03-01",
    message: /`presidnet` is no value of `our-office`.*did you mean `president`/u,
  },
  {
    what: "a policy too large for its bounds",
    words: "policy check ./large.yaml --as-of 1983-03-01",
    message: /more than 200000 states can be reached, which is the bound; nothing was cut off/u,
  },
  {
    what: "versions that take one another's place in a circle",
    words: "policy list --as-of 1983-03-01 --with ./one.yaml --with ./two.yaml",
    message: /`one` and `two` take one another's place in a circle; correct `supersedes`/u,
  },
  {
    what: "a version in the place of one that nobody registered",
    words: "policy list --as-of 1983-03-01 --with ./gone.yaml",
    message: /`gone` takes the place of `long-gone`, which is not registered/u,
  },
  {
    what: "two authorities in force on one day",
    words: "policy list --as-of 1983-03-01 --with ./bound.yaml --with ./also-bound.yaml",
    message: /`bound` and `also-bound` are both in force on 1983-04-06, each by an instrument/u,
  },
])(
  "$what is a message and exit code 1, and changes nothing",
  ({ words, message }) => {
    const { code, out, err } = command(words.split(" "), folder);
    expect(err).toMatch(message);
    expect(err).toMatch(/^(chancery: .+\n)+$/u);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    const after = readdirSync(folder).map((name) => [
      name,
      readFileSync(join(folder, name), "utf8"),
    ]);
    expect(Object.fromEntries(after)).toEqual(files);
  },
  120_000,
);

test("one in force by its instrument stands beside its rivals, and whom its successor touches is told", () => {
  const ended = version(
    "before",
    ["\n  office: us/president", instrument],
    ["review: none", "review: none\nto: 1983-04-05"],
  );
  const successor = version(
    "after",
    ["\n  office: us/president", instrument],
    ["from: 1983-01-28/1983-02-02", "from: 1983-04-06\nsupersedes: before"],
    [
      "their-level: [ministerial, ambassadorial] }\n    permit: true",
      "their-level: ministerial }\n    permit: true",
    ],
  );
  const own = mkdtempSync(join(tmpdir(), "chancery-versions-"));
  writeFileSync(join(own, "before.yaml"), ended);
  writeFileSync(join(own, "after.yaml"), successor);
  const words = "policy list --with ./before.yaml --with ./after.yaml --dossier us-soviet-1981-83";
  const on = (day: string) => command([...words.split(" "), "--as-of", day, "--json"], own);
  try {
    const [march, may] = [on("1983-03-01"), on("1983-05-01")].map(
      ({ out }) => JSON.parse(out) as { inForce: unknown; versions: never[]; people: never[] },
    );
    expect(march?.inForce).toEqual([{ policy: "before", instrument: "a directive" }]);
    expect(may?.inForce).toEqual([{ policy: "after", instrument: "a directive" }]);
    const named = /^(?:before|after|clark-)/;
    const told = may?.versions.filter(({ policy }) => named.test(policy));
    expect(told?.map(({ policy, standing, rivals }) => [policy, standing, rivals])).toEqual([
      ["after", "in force", ["clark-1983-per-issue", "clark-1983-relationship"]],
      ["before", "ended", []],
      ["clark-1983-per-issue", "in force by claim", ["after", "clark-1983-relationship"]],
      ["clark-1983-relationship", "in force by claim", ["after", "clark-1983-per-issue"]],
    ]);
    expect(may?.people).toContainEqual({
      policy: "after",
      text: expect.stringMatching(
        /^the Secretary of State \(Shultz\) is touched: .*ambassadorial.* was in order and is now not permitted/u,
      ),
    });
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
});
