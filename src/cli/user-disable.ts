/**
 * `chancery user disable` and `user enable`.
 */
import { disablePerson } from "../service/people.ts";
import { atStore, dataOption } from "./store-options.ts";
import { accountWord, said } from "./user-options.ts";
import type { Verb } from "./verb.ts";

export const userDisableVerb: Verb = {
  name: "user disable",
  summary: "Shut somebody out, at once",
  about:
    "Ends every session, token and link of an account, on every server, and lets it sign in no more. The account stays, since the record names it, and so does what it was given.",
  words: [accountWord],
  options: dataOption,
  examples: ["user disable vega"],
  run: (given) => {
    const [account = ""] = given.words;
    return atStore(given, async ({ database }) =>
      said(
        await disablePerson(database, account, true),
        { account, disabled: true },
        `\`${account}\` is disabled; its sessions, tokens and links are gone.`,
      ),
    );
  },
};

export const userEnableVerb: Verb = {
  name: "user enable",
  summary: "Let somebody in again",
  about:
    "Lets an account that was disabled sign in again, as it did before. Sessions and tokens that it had stay ended.",
  words: [accountWord],
  options: dataOption,
  examples: ["user enable vega"],
  run: (given) => {
    const [account = ""] = given.words;
    return atStore(given, async ({ database }) =>
      said(
        await disablePerson(database, account, false),
        { account, disabled: false },
        `\`${account}\` may sign in.`,
      ),
    );
  },
};
