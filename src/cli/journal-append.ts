/**
 * `chancery journal append`: new entries at the end of a record.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readEntry } from "../codec/entry.ts";
import { printPath } from "../codec/explain.ts";
import type { Instant } from "../core/day.ts";
import type { Entry } from "../core/entry.ts";
import { ok, type Result } from "../core/result.ts";
import { type Addition, appendEntries } from "../service/append.ts";
import { atStore, countFrom, dataOption, dossierFrom, dossierOption } from "./store-options.ts";
import { table } from "./text.ts";
import {
  badInput,
  type Given,
  type Later,
  one,
  type Shell,
  type Trouble,
  type Verb,
  wrongUsage,
} from "./verb.ts";

export const journalAppendVerb: Verb = {
  name: "journal append",
  summary: "Enter new entries at the end of a stored record",
  about:
    "Enters the entries of a file, one JSON object to a line, together or not at all. They must hang together with what is there. When and by whom they were recorded is said by the clock and by --by, so the file leaves `recorded` out; for an older record use `import`. With --key, asking again enters nothing twice and gives the same answer.",
  words: [{ name: "FILE", what: "entries, one to a line; `-` for standard input" }],
  options: {
    ...dossierOption,
    by: { value: "NAME", what: "Who records: a person's id, or words" },
    key: { value: "KEY", what: "A key of your own for this append, new for each" },
    expect: {
      value: "SIZE",
      what: "Only if the journal has just so many entries, as it had when you read it",
    },
    ...dataOption,
  },
  examples: ["journal append ./entries.jsonl --dossier ID --by NAME --key KEY"],
  run: append,
};

function append(given: Given, shell: Shell): Result<never, Trouble> | Later {
  const dossier = dossierFrom(given);
  if (!dossier.ok) return dossier;
  const expected = countFrom(given, "expect");
  if (!expected.ok) return expected;
  const by = one(given, "by");
  if (by === undefined) return wrongUsage("say who records with `--by NAME`");
  const entries = entriesIn(given.words[0] ?? "-", shell, { at: shell.now, by });
  if (!entries.ok) return entries;
  const key = one(given, "key");
  const addition: Addition = {
    dossier: dossier.value,
    entries: entries.value,
    ...(key === undefined ? {} : { key }),
    ...(expected.value === undefined ? {} : { expected: expected.value }),
  };
  return atStore(given, async (store) => {
    const added = await appendEntries(addition, store);
    if (!added.ok) return added;
    const { entries: entered, repeated, size } = added.value;
    const rows = entered.map(({ id, mark, position }) => [id, mark, String(position)]);
    const first = repeated
      ? "the key was used for these entries before; nothing is entered now"
      : `entered; the journal has ${size} entries`;
    return ok({
      json: added.value,
      print: (width) => `${first}\n${table(rows, { width })}\n`,
    });
  });
}

type Recorded = { readonly at: Instant; readonly by: string };

function entriesIn(
  file: string,
  shell: Shell,
  recorded: Recorded,
): Result<readonly Entry[], Trouble> {
  const text = textOf(file, shell);
  if (!text.ok) return text;
  const entries: Entry[] = [];
  const problems: string[] = [];
  for (const [at, line] of text.value.split("\n").entries()) {
    if (line.trim() === "") continue;
    const entry = entryOf(line, recorded);
    if (entry.ok) entries.push(entry.value);
    else problems.push(...entry.problem.map((problem) => `${file}:${at + 1}: ${problem}`));
  }
  if (problems.length > 0) return badInput(...problems);
  return entries.length === 0 ? badInput(`\`${file}\` holds no entry`) : ok(entries);
}

function entryOf(line: string, recorded: Recorded): Result<Entry, readonly string[]> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { ok: false, problem: ["is not JSON; each line holds one object"] };
  }
  if (typeof json !== "object" || json === null) {
    return { ok: false, problem: ["is not an entry; write an object"] };
  }
  if ("recorded" in json) {
    const why = "`recorded` is said by the clock and by --by; leave it out, or use `import`";
    return { ok: false, problem: [why] };
  }
  const entry = readEntry({ ...json, recorded });
  if (entry.ok) return entry;
  const said = entry.problem.map(({ path, message }) => `\`${printPath(path)}\` ${message}`);
  return { ok: false, problem: said };
}

function textOf(file: string, shell: Shell): Result<string, Trouble> {
  try {
    const bytes = readFileSync(file === "-" ? 0 : resolve(shell.cwd, file));
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // what reading or decoding throws
    if (code === "ENOENT") return badInput(`there is no file \`${file}\``);
    return badInput(`\`${file}\` cannot be read as text in UTF-8 (${code})`);
  }
}
