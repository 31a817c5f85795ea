/**
 * `chancery journal read`: what was entered, in the order in which it was.
 */
import { parseInstant } from "../core/day.ts";
import { ok, type Result } from "../core/result.ts";
import { withEnds } from "../service/backup.ts";
import { journalLines, readJournal } from "../service/journal.ts";
import { writePieces } from "../service/out-file.ts";
import type { KeepProblem, Store } from "../service/store.ts";
import type { Kept } from "../service/stored.ts";
import {
  atStore,
  countFrom,
  dataOption,
  dossierFrom,
  dossierOption,
  outOption,
} from "./store-options.ts";
import {
  type Answer,
  badInput,
  type Given,
  type Later,
  one,
  type Shell,
  type Trouble,
  type Verb,
  wrongUsage,
} from "./verb.ts";

export const journalReadVerb: Verb = {
  name: "journal read",
  summary: "The entries of a stored record, in the order in which they were entered",
  about:
    "Lists the entries of the journal, as they were entered: index, time, mark, position under that mark, kind, id. With --at, only the first so many: the record as it stood then. With --proofs, the journal in its export form, leaves, salts and checkpoints, which tools/verify checks without this program.",
  words: [],
  options: {
    ...dossierOption,
    from: { value: "INDEX", what: "Only what stands at this index, from 0, or later" },
    at: { value: "SIZE", what: "Only the first so many entries" },
    "known-on": { value: "INSTANT", what: "Only what had been recorded by then, in UTC" },
    proofs: { what: "The whole journal in its export form" },
    ...outOption,
    ...dataOption,
  },
  examples: ["journal read --dossier ID", "journal read --dossier ID --proofs -o ./journal.jsonl"],
  run: read,
};

function read(given: Given, shell: Shell): Result<never, Trouble> | Later {
  const dossier = dossierFrom(given);
  if (!dossier.ok) return dossier;
  const from = countFrom(given, "from");
  if (!from.ok) return from;
  const until = countFrom(given, "at");
  if (!until.ok) return until;
  const instant = one(given, "known-on");
  const knownOn = instant === undefined ? ok(undefined) : parseInstant(instant);
  if (!knownOn.ok) return badInput(`--known-on: ${knownOn.problem}`);
  if (given.flags.has("proofs")) {
    const isPart = ["from", "at", "known-on"].some((name) => given.values.has(name));
    if (isPart) return wrongUsage("`--proofs` gives the whole journal; leave out what limits it");
    return atStore(given, (store) => proofs(dossier.value, { given, shell, store }));
  }
  const part = {
    dossier: dossier.value,
    ...(from.value === undefined ? {} : { from: from.value }),
    ...(until.value === undefined ? {} : { until: until.value }),
    ...(knownOn.value === undefined ? {} : { knownOn: knownOn.value }),
  };
  return atStore(given, async (store) => {
    const entries = await readJournal(part, store);
    if (!entries.ok) return entries;
    return ok({ json: { entries: entries.value }, print: () => entries.value.map(row).join("") });
  });
}

function row({ index, recorded, mark, position, held, id }: Kept): string {
  return `${[index, recorded, mark, position, held?.kind ?? "(excised)", id].join("\t")}\n`;
}

type About = { readonly given: Given; readonly shell: Shell; readonly store: Store };

async function proofs(
  dossier: string,
  { given, shell, store }: About,
): Promise<Result<Answer, KeepProblem>> {
  const known = await readJournal({ dossier, until: 0 }, store);
  if (!known.ok) return known;
  const out = one(given, "out");
  const lines = withEnds(journalLines(dossier, store));
  if (out === undefined) {
    const pieces: string[] = [];
    for await (const line of lines) pieces.push(line);
    return ok({ json: pieces.map((line) => JSON.parse(line)), print: () => pieces.join("") });
  }
  const written = await writePieces(out, shell.cwd, lines);
  if (!written.ok) return written;
  const json = { dossier, file: out, bytes: written.value };
  return ok({ json, print: () => `the journal of \`${dossier}\` written to \`${out}\`\n` });
}
