/**
 * Options whose value is one of a few words.
 */
import { suggestion } from "../core/nearest.ts";
import { ok, type Result } from "../core/result.ts";
import { badInput, type Given, one, type Trouble } from "./verb.ts";

/** One of a few words; `demarche` does for `démarche`. */
export function wordFrom<Word extends string>(
  given: Given,
  name: string,
  { words, usual }: { readonly words: readonly Word[]; readonly usual: Word },
): Result<Word, Trouble> {
  const value = one(given, name);
  if (value === undefined) return ok(usual);
  const word = words.find((each) => each === value || bare(each) === value);
  if (word !== undefined) return ok(word);
  return badInput(
    `--${name}: \`${value.slice(0, 80)}\` is not known here${suggestion(value, words)}`,
  );
}

function bare(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "");
}
