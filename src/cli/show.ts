/**
 * `chancery show ID`: one entry of the record, or a ruling that an answer rests on.
 */
import { type RulingRef, rulingRef } from "../core/answer.ts";
import { namesOf } from "../core/names.ts";
import { ok, type Result } from "../core/result.ts";
import { viewEntry } from "../service/answer-view.ts";
import { openEntry } from "../service/record.ts";
import { ruleAgain } from "../service/rulings.ts";
import { deskFrom, deskOptions, readingFrom, troubled } from "./desk-options.ts";
import { printEntry } from "./print-entry.ts";
import { rulingAnswer } from "./rule.ts";
import {
  type Answer,
  type Given,
  type Shell,
  type Trouble,
  type Verb,
  wrongUsage,
} from "./verb.ts";

export const showVerb: Verb = {
  name: "show",
  summary: "One entry of the record, with every field",
  about:
    "Opens an entry of the record by its id, or by the id of the person, office, issue, basket or forum that it defines. An entry that has been superseded or withdrawn is shown, and says so. A ruling that an answer names is made again from its id, which holds its policy and its dates.",
  words: [
    { name: "ID", what: "an entry, a person, an office, an issue, a basket, a forum, a ruling" },
  ],
  options: deskOptions,
  examples: ["show ID", "show ID --json"],
  run: show,
};

function show(given: Given, shell: Shell): Result<Answer, Trouble> {
  const id = given.words[0] ?? "";
  const ruling = rulingRef(id);
  if (ruling !== undefined) return showRuling(ruling, given, shell);
  const record = readingFrom(given, shell);
  if (!record.ok) return record;
  const { reading, asOf } = record.value;
  const opened = openEntry(id, reading);
  if (!opened.ok) return troubled(opened.problem);
  const json = viewEntry(opened.value);
  const { supersededBy } = opened.value;
  const names = namesOf(reading.book, asOf);
  return ok({
    json,
    print: (width) => printEntry({ entry: json.entry, supersededBy, names }, width),
  });
}

/** The policy of that id may stand in a file, and is then named by `--policy`. */
function showRuling(ref: RulingRef, given: Given, shell: Shell): Result<Answer, Trouble> {
  if (given.values.has("as-of") || given.values.has("known-on")) {
    return wrongUsage("the id of a ruling holds its dates; leave out `--as-of` and `--known-on`");
  }
  const values = new Map([
    ["policy", [ref.policy]],
    ...given.values,
    ["as-of", [ref.asOf]],
    ["known-on", [ref.knownOn]],
  ]);
  const desk = deskFrom({ ...given, values }, shell);
  if (!desk.ok) return desk;
  const ruled = ruleAgain(ref.of, desk.value);
  return ruled.ok ? ok(rulingAnswer(ruled.value, desk.value)) : troubled(ruled.problem);
}
