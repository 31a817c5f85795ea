/**
 * `chancery export`: a whole dossier out of the store, as a dossier file.
 */
import { printDossier } from "../codec/dossier.ts";
import { ok } from "../core/result.ts";
import { noDossier } from "../service/append.ts";
import { writeText } from "../service/out-file.ts";
import { refused } from "../service/store.ts";
import { readStored, storedDossiers } from "../service/stored.ts";
import { atStore, dataOption, dossierOption, outOption } from "./store-options.ts";
import { one, type Verb } from "./verb.ts";

export const exportVerb: Verb = {
  name: "export",
  summary: "Write a dossier of the store as a dossier file",
  about:
    "Writes a dossier in the open form that `chancery import` reads: a header, an entry to a line in the order in which they were entered, and a last line that counts them. Entries whose text was excised are not in it. Without --dossier it lists the dossiers of the store. For the journal with its proofs see `journal read --proofs`.",
  words: [],
  options: { ...dossierOption, ...outOption, ...dataOption },
  examples: ["export --dossier ID -o ./dossier.jsonl", "export"],
  run: (given, shell) =>
    atStore(given, async (store) => {
      const id = one(given, "dossier");
      if (id === undefined) {
        const dossiers = await storedDossiers(store);
        return ok({ json: { dossiers }, print: () => dossiers.map((one) => `${one}\n`).join("") });
      }
      const stored = await readStored(store, id);
      if (stored === undefined) return refused(noDossier(id));
      const { header, entries, excised } = stored;
      const file = printDossier(header, entries);
      const out = one(given, "out");
      const json = { dossier: id, entries: entries.length, excised: excised.size };
      if (out === undefined) return ok({ json, print: () => file });
      const written = writeText(out, shell.cwd, [file]);
      if (!written.ok) return written;
      const count = `${entries.length} entries of \`${id}\` written to \`${out}\`\n`;
      return ok({ json: { ...json, file: out }, print: () => count });
    }),
};
