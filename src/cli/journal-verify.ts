/**
 * `chancery journal verify`: is the journal what was signed?
 */
import { ok } from "../core/result.ts";
import { evidenceFrom } from "../service/evidence.ts";
import { verifyStored } from "../service/journal.ts";
import { evidenceGiven, evidenceOptions } from "./evidence-options.ts";
import { atStore, dataOption, dossierFrom, dossierOption } from "./store-options.ts";
import type { Verb } from "./verb.ts";

export const journalVerifyVerb: Verb = {
  name: "journal verify",
  summary: "Is the journal what was signed, and what was kept elsewhere vouches for?",
  about:
    "Computes every hash again and holds the trees against the checkpoints in the store and those given. What is not as it was signed is named by the first bad index, and the exit code is 4. A checkpoint and a key that were kept elsewhere also find what somebody with the store's own keys has changed.",
  words: [],
  options: { ...dossierOption, ...evidenceOptions, ...dataOption },
  examples: [
    "journal verify --dossier ID",
    "journal verify --dossier ID --checkpoint FILE --key FILE",
  ],
  run: (given, shell) => {
    const dossier = dossierFrom(given);
    if (!dossier.ok) return dossier;
    return atStore(given, async (store) => {
      const evidence = evidenceFrom(evidenceGiven(given, shell), store.keys.known);
      if (!evidence.ok) return evidence;
      const sound = await verifyStored(dossier.value, evidence.value, store);
      if (!sound.ok) return sound;
      const { entries, excised, unsigned } = sound.value;
      const gone = excised === 0 ? "" : `, ${excised} of them excised`;
      const rest = unsigned === 0 ? "" : `; ${unsigned} later ones are not signed yet`;
      return ok({ json: sound.value, print: () => `verified: ${entries} entries${gone}${rest}\n` });
    });
  },
};
