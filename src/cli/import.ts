/**
 * `chancery import FILE`: a whole dossier into the store.
 */
import { ok } from "../core/result.ts";
import { wrap } from "../library/wrap.ts";
import { type Imported, importDossier } from "../service/keep.ts";
import { takeDossier } from "../service/shelf.ts";
import { troubled } from "./desk-options.ts";
import { atStore, dataOption } from "./store-options.ts";
import type { Verb } from "./verb.ts";

export const importVerb: Verb = {
  name: "import",
  summary: "Bring a dossier file into the store",
  about:
    "Enters the dossier of a file, or a shipped one by its id, into the store. What is there already is left as it is, so importing a file again changes nothing. An entry that is there with another text is refused, and then nothing is entered: a correction is an entry of its own.",
  words: [{ name: "FILE", what: "a dossier file, or the id of a shipped dossier" }],
  options: dataOption,
  examples: ["import ./dossier.jsonl --data ./data", "import ID"],
  run: (given, shell) => {
    const dossier = takeDossier(given.words[0], shell.cwd);
    if (!dossier.ok) return troubled(dossier.problem);
    return atStore(given, async (store) => {
      const imported = await importDossier(dossier.value, store, shell.progress);
      if (!imported.ok) return imported;
      const { value } = imported;
      return ok({ json: value, print: (width) => `${wrap(said(value), { width })}\n` });
    });
  },
};

function said(imported: Imported): string {
  const { dossier, entries, added, there, excised, header } = imported;
  const name = `\`${dossier}\``;
  const gone = excised === 0 ? "" : `; ${excised} of them have been excised and stay so`;
  if (added === 0 && !header)
    return `${name}: nothing new; all ${entries} entries were there${gone}.`;
  if (added === 0) return `${name}: no new entries; the header was entered anew.`;
  return `${name}: entered ${added} of ${entries} entries; ${there} were there${gone}.`;
}
