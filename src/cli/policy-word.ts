/** The policy as the word after a verb of two words, or as an option. */
import type { Given, Word } from "./verb.ts";

export const policyWord: Word = {
  name: "FILE|ID",
  what: "the policy; or give it as --policy",
  optional: true,
};

/** The word stands for the option where that is not given. */
export function policyNamed(given: Given): Given {
  const [word] = given.words;
  if (word === undefined || given.values.has("policy")) return given;
  return { ...given, values: new Map([...given.values, ["policy", [word]]]) };
}
