/**
 * `chancery backup FILE`, `chancery restore FILE`, `chancery rebuild`: the store as a whole.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { keysFolder } from "../compose.ts";
import { ok, type Result } from "../core/result.ts";
import { wrap } from "../library/wrap.ts";
import { backUp, checkBackup, type Restored, restore } from "../service/backup.ts";
import { evidenceFrom, inheritKeys, keysIn } from "../service/evidence.ts";
import { type Compared, checkDerived } from "../service/journal.ts";
import { storedDossiers } from "../service/stored.ts";
import { evidenceGiven, evidenceOptions } from "./evidence-options.ts";
import { atStore, choiceFrom, dataOption, troubledBy } from "./store-options.ts";
import { badInput, type Given, type Later, type Shell, type Trouble, type Verb } from "./verb.ts";

export const backupVerb: Verb = {
  name: "backup",
  summary: "Write everything in the store to one file",
  about:
    "Signs what is not signed yet and writes the journals of all dossiers to one file, with their checkpoints and the keys of appends. The signing key is not in it: keep the folder `keys` of the data folder apart. A file of that name is replaced once the new one is whole.",
  words: [{ name: "FILE", what: "the file to write" }],
  options: dataOption,
  examples: ["backup ./chancery.backup --data ./data"],
  run: (given, shell) =>
    atStore(given, async (store) => {
      const file = given.words[0] ?? "";
      const done = await backUp(store, { path: file, cwd: shell.cwd });
      if (!done.ok) return done;
      const { dossiers, bytes } = done.value;
      const text = `${dossiers.length} dossiers, ${bytes} bytes, written to \`${file}\`\n`;
      return ok({ json: { ...done.value, file }, print: () => text });
    }),
};

export const restoreVerb: Verb = {
  name: "restore",
  summary: "Bring a backup back into a store, once it is verified",
  about:
    "Verifies every journal of a backup, and only then writes: each dossier whole or not at all. What the store has already is left; another journal of the same dossier is refused. With --checkpoint a backup that is older than the checkpoint is refused, unless --older says that it may be; one that does not agree with the checkpoint is always refused.",
  words: [{ name: "FILE", what: "a backup" }],
  options: {
    ...evidenceOptions,
    older: { what: "The backup may be older than the checkpoint given: what came later is lost" },
    ...dataOption,
  },
  examples: ["restore ./chancery.backup --data ./new --key ./verify.keys --checkpoint ./head"],
  run: restoreFile,
};

function restoreFile(given: Given, shell: Shell): Result<never, Trouble> | Later {
  const file = given.words[0] ?? "";
  const path = resolve(shell.cwd, file);
  if (!existsSync(path)) return badInput(`there is no file \`${file}\``);
  const folder = keysFolder(choiceFrom(given));
  return {
    later: async () => {
      const own = keysIn(folder);
      if (!own.ok) return troubledBy(own.problem);
      const evidence = evidenceFrom(evidenceGiven(given, shell), own.value);
      if (!evidence.ok) return troubledBy(evidence.problem);
      const checked = await checkBackup(path, evidence.value, given.flags.has("older"));
      if (!checked.ok) return troubledBy(checked.problem);
      inheritKeys(folder, own.value, evidence.value);
      return atStore(given, async (store) => {
        const restored = await restore(checked.value, store);
        if (!restored.ok) return restored;
        const { value } = restored;
        return ok({ json: { dossiers: value }, print: () => value.map(sayRestored).join("") });
      }).later();
    },
  };
}

function sayRestored({ dossier, entries, there }: Restored): string {
  return `\`${dossier}\`: ${there ? "was there" : "restored"}, ${entries} entries\n`;
}

export const rebuildVerb: Verb = {
  name: "rebuild",
  summary: "Derive again what the store keeps beside the entries, and compare",
  about:
    "The store keeps no tables that are views of the record: every answer is computed from the entries, so there is none to build anew. What it keeps beside them, the hash of each leaf and the head of each tree, is derived again from the entries and compared; the exit code is 4 where something differs. Nothing is written: `journal verify` says what is right, and `restore` brings it back.",
  words: [],
  options: dataOption,
  examples: ["rebuild"],
  run: (given) =>
    atStore(given, async (store) => {
      const compared: Compared[] = [];
      for (const dossier of await storedDossiers(store)) {
        const one = await checkDerived(dossier, store);
        if (!one.ok) return one;
        compared.push(one.value);
      }
      return ok({ json: { dossiers: compared }, print: (width) => said(compared, width) });
    }),
};

function said(compared: readonly Compared[], width: number): string {
  const about = "no table of the store is a view of the record, so none is built anew";
  const lines = compared.map(
    ({ dossier, entries, trees }) =>
      `\`${dossier}\`: the hashes of ${entries} leaves, the master head and the heads of ${trees} trees are those of the entries`,
  );
  return [about, ...lines].map((line) => `${wrap(line, { width })}\n`).join("");
}
