/**
 * `chancery user token`: a token by which a program asks the API for somebody.
 */
import { ok } from "../core/result.ts";
import { makeToken, mostDays } from "../service/tokens.ts";
import { atStore, countFrom, dataOption, dossierOption } from "./store-options.ts";
import { accountWord } from "./user-options.ts";
import { all, one, type Verb, wrongUsage } from "./verb.ts";

const usualDays = 30;

export const userTokenVerb: Verb = {
  name: "user token",
  summary: "Make a token for a program",
  about:
    "Makes a token by which a program asks the API in somebody's name, and prints it this once. It reads what its owner may read at that moment and what its ceiling dominates, whichever is less; disabling the owner ends it.",
  words: [accountWord],
  options: {
    title: { value: "TEXT", what: "What it is for" },
    ceiling: { value: "MARK", what: "The highest that it may read, as in `C`" },
    group: { value: "NAME", many: true, what: "A group of its owner's that it belongs to as well" },
    days: {
      value: "NUMBER",
      what: `How long it is good, ${mostDays} at most. Without it, ${usualDays}`,
    },
    ...dossierOption,
    write: { what: "Let it do what its owner's roles allow. Without it, it reads and asks" },
    ...dataOption,
  },
  examples: ['user token vega --title "nightly export" --ceiling C --days 90 --dossier ID'],
  run: (given) => {
    const [account = ""] = given.words;
    const [title, ceiling] = [one(given, "title"), one(given, "ceiling")];
    const days = countFrom(given, "days");
    if (!days.ok) return days;
    if (title === undefined || ceiling === undefined) {
      return wrongUsage("say what it is for and what it may read: `--title TEXT --ceiling MARK`");
    }
    const wanted = {
      title,
      ceiling,
      groups: all(given, "group"),
      days: days.value ?? usualDays,
      scope: given.flags.has("write") ? ("all" as const) : ("read" as const),
      dossier: one(given, "dossier"),
    };
    return atStore(given, async ({ database }) => {
      const made = await makeToken(database, account, wanted);
      if (!made.ok) return made;
      const { token, id, ends } = made.value;
      const print = () => `${token}\nThe token \`${id}\` is good until ${ends}; keep it secret.\n`;
      return ok({ json: made.value, print });
    });
  },
};
