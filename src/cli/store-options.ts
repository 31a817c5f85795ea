/**
 * The options of the verbs that work on the store, and how they come to it.
 */
import { type StoreChoice, withStore } from "../compose.ts";
import { ok, type Result } from "../core/result.ts";
import type { KeepProblem, Store } from "../service/store.ts";
import {
  type Answer,
  badInput,
  type Given,
  type Later,
  type Options,
  one,
  type Trouble,
  wrongUsage,
} from "./verb.ts";

export const dataOption: Options = {
  data: {
    value: "DIR",
    what: "The data folder. Without it, the server that DATABASE_URL names, else the usual folder",
  },
};

export const dossierOption: Options = {
  dossier: { value: "ID", what: "The dossier in the store" },
};

export const outOption: Options = {
  out: { value: "FILE", short: "o", what: "The file to write. Without it, standard output" },
};

export function choiceFrom(given: Given): StoreChoice {
  return { folder: one(given, "data"), env: process.env };
}

/** Opens the store for this verb's work and closes it; the answer has to be waited for. */
export function atStore(
  given: Given,
  work: (store: Store) => Promise<Result<Answer, KeepProblem>>,
): Later {
  return {
    later: async () => {
      const done = await withStore(choiceFrom(given), work);
      return done.ok ? done : troubledBy(done.problem);
    },
  };
}

export function troubledBy({ kind, lines }: KeepProblem): Result<never, Trouble> {
  return { ok: false, problem: { kind: kind === "damaged" ? "damaged" : "input", lines } };
}

export function dossierFrom(given: Given): Result<string, Trouble> {
  const id = one(given, "dossier");
  return id === undefined ? wrongUsage("say which dossier with `--dossier ID`") : ok(id);
}

/** A whole number from 0, where the option is given. */
export function countFrom(given: Given, name: string): Result<number | undefined, Trouble> {
  const text = one(given, name);
  if (text === undefined) return ok(undefined);
  if (/^\d{1,15}$/.test(text)) return ok(Number(text));
  return badInput(`--${name}: \`${text}\` is not a number from 0`);
}
