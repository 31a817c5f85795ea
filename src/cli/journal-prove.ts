/**
 * `chancery journal prove`: that an entry is in the journal, or that the journal only grew.
 */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ok, type Result } from "../core/result.ts";
import { proveEntry, proveGrowth } from "../service/journal.ts";
import { writeText } from "../service/out-file.ts";
import { atStore, dataOption, dossierFrom, dossierOption, outOption } from "./store-options.ts";
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

export const journalProveVerb: Verb = {
  name: "journal prove",
  summary: "A proof that an entry is in the journal, or that the journal only grew",
  about:
    "Writes a receipt for an entry, a C2SP tlog-proof: its leaf, its place in the tree of its mark, the hashes that lead to the root, and the signed checkpoint. With --since, a proof that the tree of a checkpoint kept elsewhere only grew since. Both are checked without this program: node tools/verify/proof.mjs. A receipt shows the mark of the entry.",
  words: [{ name: "ENTRY", what: "the id of an entry", optional: true }],
  options: {
    ...dossierOption,
    since: { value: "FILE", what: "A checkpoint that was kept; instead of an entry" },
    ...outOption,
    ...dataOption,
  },
  examples: ["journal prove ENTRY --dossier ID -o ./entry.tlog-proof"],
  run: prove,
};

function prove(given: Given, shell: Shell): Result<never, Trouble> | Later {
  const dossier = dossierFrom(given);
  if (!dossier.ok) return dossier;
  const [entry] = given.words;
  const since = one(given, "since");
  if ((entry === undefined) === (since === undefined)) {
    return wrongUsage("name either an entry or, with `--since FILE`, a checkpoint");
  }
  const path = resolve(shell.cwd, since ?? "");
  if (since !== undefined && !existsSync(path)) return badInput(`there is no file \`${since}\``);
  return atStore(given, async (store) => {
    const proved =
      entry === undefined
        ? await proveGrowth(readFileSync(path, "utf8"), dossier.value, store)
        : await proveEntry(entry, dossier.value, store);
    if (!proved.ok) return proved;
    const { value } = proved;
    const text = "receipt" in value ? value.receipt : value.proof;
    const out = one(given, "out");
    if (out === undefined) return ok({ json: value, print: () => text });
    const written = writeText(out, shell.cwd, [text]);
    if (!written.ok) return written;
    return ok({ json: { ...value, file: out }, print: () => `written to \`${out}\`\n` });
  });
}
