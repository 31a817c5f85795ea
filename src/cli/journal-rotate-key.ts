/**
 * `chancery journal rotate-key`: a new key to sign with.
 */
import { ok } from "../core/result.ts";
import { writeText } from "../service/out-file.ts";
import { rotate } from "../service/rotation.ts";
import { atStore, dataOption } from "./store-options.ts";
import { one, type Verb } from "./verb.ts";

export const journalRotateKeyVerb: Verb = {
  name: "journal rotate-key",
  summary: "A new key to sign with, and the old one's word for it",
  about:
    "Has the present key sign all that is entered, makes a new key, and keeps it in the place of the old one, whose secret part is gone. Whatever the old key signed stays good. Writes the new key to verify with; --out writes the hand-over, a note signed by both, for those who keep the old key.",
  words: [],
  options: {
    out: {
      value: "FILE",
      short: "o",
      what: "Where to write the hand-over besides the folder of the keys",
    },
    ...dataOption,
  },
  examples: ["journal rotate-key -o ./hand-over"],
  run: (given, shell) =>
    atStore(given, async (store) => {
      const out = one(given, "out");
      const done = await rotate(store);
      if (!done.ok) return done;
      const written = out === undefined ? undefined : writeText(out, shell.cwd, [done.value.note]);
      if (written?.ok === false) return written;
      return ok({ json: done.value, print: () => `${done.value.after}\n` });
    }),
};
