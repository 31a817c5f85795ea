/**
 * The options that name what a journal is held against.
 */
import type { Given as Evidence } from "../service/evidence.ts";
import { all, type Given, type Options, type Shell } from "./verb.ts";

export const evidenceOptions: Options = {
  key: {
    value: "KEY|FILE",
    many: true,
    what: "The verification key that was kept elsewhere, or a file of such. Without it, those of the data folder",
  },
  checkpoint: {
    value: "FILE",
    many: true,
    what: "A checkpoint that was kept elsewhere, and that the journal must agree with",
  },
};

export function evidenceGiven(given: Given, shell: Shell): Evidence {
  return { keys: all(given, "key"), checkpoints: all(given, "checkpoint"), cwd: shell.cwd };
}
