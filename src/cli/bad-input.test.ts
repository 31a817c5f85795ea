import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chancery, command, type Ended, projectRoot, tender } from "../../test/command-line.ts";

const dossier = readFileSync("test/dossiers/tender.jsonl", "utf8");
const policy = readFileSync("test/policies/procurement.yaml", "utf8");
const slow = 120_000;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "chancery-bad-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clerk = { mark: "C", recorded: { at: "2024-06-01T00:00:00.000Z", by: "clerk" } };
const correction = {
  kind: "event",
  when: "2024-02-02",
  event: "open",
  text: "The tender was opened.",
  ...clerk,
  supersedes: { entry: "opened", reason: "a day later" },
};
const withoutAsks = {
  id: "empty",
  kind: "proposal",
  title: "Nothing",
  proponent: { person: "roth" },
  asks: [],
  text: "Nothing.",
  ...clerk,
};

/** Files that lie in the folder in which the commands are given. */
const files = {
  "whole.jsonl": dossier,
  "policy.yaml": policy,
  "slip.yaml": policy.replace("gate: admissible\n", "gate: admissable\n"),
  "no-asks.jsonl": withLines(withoutAsks),
  "twice.jsonl": withLines({ id: "later", ...correction }, { id: "later-yet", ...correction }),
  "half.jsonl": dossier.slice(0, Math.floor(dossier.length / 2)),
  "short.jsonl": `${dossier.split("\n").slice(0, 20).join("\n")}\n`,
  "miscounted.jsonl": dossier.replace('{"end":24}', '{"end":23}'),
  "bytes.jsonl": Uint8Array.of(0xff, 0xfe, 0xfd),
};

function withLines(...lines: readonly object[]): string {
  const [header, ...rest] = dossier.trimEnd().split("\n");
  const entries = [...rest.slice(0, -1), ...lines.map((line) => JSON.stringify(line))];
  return `${[header, ...entries, JSON.stringify({ end: entries.length })].join("\n")}\n`;
}

/** Each line on standard error is a message of ours, and nothing is answered. */
function expectRefusal({ code, out, err }: Ended, message: string): void {
  expect(err).toContain(message);
  expect(err).toMatch(/^(chancery: .+\n)+$/);
  expect({ code, out }).toEqual({ code: 1, out: "" });
}

test.concurrent.each([
  {
    what: "a policy with a slip says its line and column",
    words: "rule --our Vega --their Roth --dossier ./whole.jsonl --policy ./slip.yaml",
    message:
      "./slip.yaml:52:11: `rules[1].gate` `admissable` is no gate of this policy; did you mean `admissible`?",
  },
  {
    what: "an office nobody knows brings the nearest that is known",
    words: "rule --our city/bord --their Roth --dossier ./whole.jsonl --policy ./policy.yaml",
    message: "there is no office, person or level `city/bord`; did you mean `city/board`?",
  },
  {
    what: "an office held by nobody that day says who held it before and after",
    words:
      "rule --our city/tender-office --their Roth --as-of 2024-04-05 --dossier ./whole.jsonl --policy ./policy.yaml",
    message:
      "nobody held `city/tender-office` on 2024-04-05; Okoro held it to 2024-03-31, Lind from 2024-04-15",
  },
  {
    what: "a date that is not in the calendar is named with its option",
    words: "gates --as-of 2024-02-30 --dossier ./whole.jsonl --policy ./policy.yaml",
    message: "--as-of: `2024-02-30` is not in the calendar; check it",
  },
  {
    what: "a proposal without asks is named with its line and id",
    words: "answer --proposal empty --dossier ./no-asks.jsonl --policy ./policy.yaml",
    message: "./no-asks.jsonl:26: `empty` `asks` is empty; a proposal asks for at least one thing",
  },
  {
    what: "two corrections of one entry are named, with what to do",
    words: "gates --dossier ./twice.jsonl --policy ./policy.yaml",
    message:
      "./twice.jsonl:27: `later-yet` `supersedes.entry` `opened` is superseded or withdrawn by `later` already",
  },
  {
    what: "a dossier cut in half is known to be cut",
    words: "gates --dossier ./half.jsonl --policy ./policy.yaml",
    message: "the file is cut off inside this line, or the line is not JSON; get a whole copy",
  },
  {
    what: "a proposal nobody recorded brings the nearest",
    words: "answer --proposal pleas --dossier ./whole.jsonl --policy ./policy.yaml",
    message: "there is no proposal `pleas`; did you mean `plea`?",
  },
  {
    what: "a folder is no file",
    words: "gates --dossier ./ --policy ./policy.yaml",
    message: "`./` is a folder; name a file in it",
  },
  {
    what: "what the system will not read says why",
    words: "gates --dossier /proc/self/mem --policy ./policy.yaml",
    message: "`/proc/self/mem` cannot be read: ",
  },
])("run for itself, $what", { timeout: slow }, async ({ words, message }) => {
  expectRefusal(await chancery(words.split(" "), folder), message);
});

const onTender = [
  "--dossier",
  "./whole.jsonl",
  "--policy",
  "./policy.yaml",
  "--as-of",
  "2024-03-10",
];

test.each([
  [
    "a day that is not written as one",
    ["gates", ...onTender, "--known-on", "yesterday"],
    "--known-on: `yesterday` is not a day; write year, month and day as `YYYY-MM-DD`",
  ],
  [
    "a proposal not yet recorded",
    ["answer", ...onTender, "--known-on", "2024-02-28", "--proposal", "plea"],
    "`plea` was recorded on 2024-03-01T15:00:00.000Z and is not known on 2024-02-28T23:59:59.999Z",
  ],
  [
    "an ask that is no contact",
    ["rule", ...onTender, "--proposal", "plea", "--ask", "haste"],
    "`haste` asks for no contact, so there is nothing to rule on; use `answer`",
  ],
  [
    "an ask nobody made",
    ["rule", ...onTender, "--proposal", "plea", "--ask", "dinner"],
    "there is no ask `dinner`; did you mean `engineers` or `haste`?",
  ],
  [
    "a contact nobody recorded",
    ["rule", "--dossier", "./whole.jsonl", "--policy", "./policy.yaml", "--contact", "brunch"],
    "there is no contact `brunch`",
  ],
  [
    "an issue nobody knows",
    ["rule", ...onTender, "--our", "Vega", "--their", "Roth", "--issue", "unit-prise"],
    "there is no issue `unit-prise`; did you mean `unit-price`?",
  ],
  [
    "a level that is none",
    ["rule", ...onTender, "--our", "Vega", "--their", "Roth", "--level", "boards"],
    "there is no level `boards`; did you mean `board`?",
  ],
  [
    "a forum where there is none",
    ["rule", ...onTender, "--our", "Vega", "--their", "Roth", "--forum", "talks"],
    "there is no forum `talks`",
  ],
  [
    "a gate that is none",
    ["gates", ...onTender, "--gate", "admissable"],
    "there is no gate `admissable`; did you mean `admissible`?",
  ],
  [
    "somebody of the other side",
    ["rule", ...onTender, "--our", "Roth", "--their", "Roth"],
    "`Roth` is on their side of the table; name them there",
  ],
  [
    "a mode that is none",
    ["rule", ...onTender, "--our", "Vega", "--their", "Roth", "--mode", "telepathy"],
    "--mode: `telepathy` is not known here; write one of `meeting`, `call`",
  ],
  [
    "a finding that no gate waits for",
    ["finding", ...onTender],
    "no gate of `made-up-procurement` waits for a concession, so there is nothing to search for",
  ],
  [
    "a policy of another record",
    ["gates", "--policy", "./policy.yaml"],
    "the policy `made-up-procurement` names no office of this record",
  ],
  [
    "a dossier nobody shipped",
    ["gates", "--dossier", "nowhere", "--policy", "./policy.yaml"],
    "there is no dossier `nowhere`; did you mean `",
  ],
  [
    "a policy nobody shipped",
    ["policy", "show", "nothing"],
    "there is no policy `nothing`; did you mean `",
  ],
  [
    "a file that is not there",
    ["gates", "--dossier", "./nowhere.jsonl", "--policy", "./policy.yaml"],
    "there is no file `./nowhere.jsonl`",
  ],
  [
    "a file that holds no text",
    ["gates", "--dossier", "./bytes.jsonl", "--policy", "./policy.yaml"],
    "`./bytes.jsonl` cannot be read: it is not text in UTF-8",
  ],
  [
    "a file cut at the end of a line",
    ["gates", "--dossier", "./short.jsonl", "--policy", "./policy.yaml"],
    "./short.jsonl:20: the file is cut off after this line",
  ],
  [
    "an entry nobody recorded",
    ["show", ...onTender, "lunhc"],
    "there is no entry `lunhc`; did you mean `lunch`?",
  ],
  [
    "a ruling on nothing",
    ["show", ...onTender.slice(0, 4), "ruling:brunch:x:2024-03-10:2024-03-10T00:00:00.000Z"],
    "there is no contact `brunch`",
  ],
])("%s is refused", (_, words, message) => {
  expectRefusal(command(words, folder), message);
});

// A superuser may read what permissions forbid.
test.skipIf(process.getuid?.() === 0)("a file that may not be read is refused", () => {
  writeFileSync(join(folder, "closed.jsonl"), dossier);
  chmodSync(join(folder, "closed.jsonl"), 0o000);
  const ended = command(
    ["gates", "--dossier", "./closed.jsonl", "--policy", "./policy.yaml"],
    folder,
  );
  expectRefusal(ended, "`./closed.jsonl` cannot be read: its permissions do not allow it");
});

test("a question that is refused changes no file", () => {
  const path = join(folder, "miscounted.jsonl");
  const before = statSync(path);
  expectRefusal(
    command(["gates", "--dossier", path, "--policy", "./policy.yaml"], folder),
    "`end` counts 23 entries and the file holds 24",
  );
  const after = statSync(path);
  expect([after.mtimeMs, after.size]).toEqual([before.mtimeMs, before.size]);
});

test("the two files of the tender are good as they stand", () => {
  expect(command(["gates", ...tender], projectRoot)).toMatchObject({ code: 0, err: "" });
});
