/**
 * `chancery journal checkpoint`: the signed head of a journal, to be kept elsewhere.
 */
import { ok } from "../core/result.ts";
import { checkpointOf } from "../service/journal.ts";
import { writeText } from "../service/out-file.ts";
import { atStore, dataOption, dossierFrom, dossierOption, outOption } from "./store-options.ts";
import { one, type Verb } from "./verb.ts";

export const journalCheckpointVerb: Verb = {
  name: "journal checkpoint",
  summary: "The signed head of a journal, to be kept elsewhere",
  about:
    "Signs what is not signed yet and writes the checkpoint of all that is entered, a C2SP signed note. Keep it, and the key that --verification-key writes, where the keeper of the store cannot reach them: whatever is shown later must begin with what the checkpoint vouches for.",
  words: [],
  options: {
    ...dossierOption,
    mark: { value: "MARK", what: "The tree of that mark alone. Without it, all of the journal" },
    "verification-key": {
      what: "Write the keys to verify with, one to a line, and not the checkpoint",
    },
    ...outOption,
    ...dataOption,
  },
  examples: [
    "journal checkpoint --dossier ID -o ./head.checkpoint",
    "journal checkpoint --dossier ID --verification-key -o ./verify.keys",
  ],
  run: (given, shell) => {
    const dossier = dossierFrom(given);
    if (!dossier.ok) return dossier;
    return atStore(given, async (store) => {
      const signed = await checkpointOf(dossier.value, one(given, "mark"), store);
      if (!signed.ok) return signed;
      const { note, keys, size } = signed.value;
      const text = given.flags.has("verification-key") ? `${keys.join("\n")}\n` : note;
      const out = one(given, "out");
      if (out === undefined) return ok({ json: signed.value, print: () => text });
      const written = writeText(out, shell.cwd, [text]);
      if (!written.ok) return written;
      return ok({ json: signed.value, print: () => `at ${size} entries, written to \`${out}\`\n` });
    });
  },
};
