/**
 * `chancery policy show`: a policy in sentences, or as it is written.
 */
import { encodePolicy } from "../codec/policy-encode.ts";
import { dayOf } from "../core/day.ts";
import { type Names, namesOf } from "../core/names.ts";
import { ok, type Result } from "../core/result.ts";
import { emptyBook } from "../service/desk.ts";
import { takePolicyAlone } from "../service/shelf.ts";
import { deskOptions, readingFrom, troubled } from "./desk-options.ts";
import { printPolicy } from "./print-policy.ts";
import {
  type Answer,
  type Given,
  one,
  type Shell,
  type Trouble,
  type Verb,
  wrongUsage,
} from "./verb.ts";

export const policyShowVerb: Verb = {
  name: "policy show",
  summary: "A contact policy in sentences",
  about:
    "Reads a policy and says what it says: by whose authority, its ladder, groups and channels, its rules, its gates. In JSON it is the policy as it may be written in a file.",
  words: [{ name: "FILE|ID", what: "the policy; or give it as --policy", optional: true }],
  options: deskOptions,
  examples: ["policy show ID", "policy show ./mine.yaml --json"],
  run: showPolicy,
};

function showPolicy(given: Given, shell: Shell): Result<Answer, Trouble> {
  const name = given.words[0] ?? one(given, "policy");
  if (name === undefined) return wrongUsage("say which policy: `chancery policy show FILE|ID`");
  const policy = takePolicyAlone(name, shell.cwd);
  if (!policy.ok) return troubled(policy.problem);
  const names = namesFrom(given, shell);
  if (!names.ok) return names;
  return ok({
    json: encodePolicy(policy.value),
    print: (width) => printPolicy(policy.value, names.value, width),
  });
}

/** A policy is read without a record; where one is named, it gives its names. */
function namesFrom(given: Given, shell: Shell): Result<Names, Trouble> {
  if (!given.values.has("dossier")) return ok(namesOf(emptyBook(), dayOf(shell.now)));
  const record = readingFrom(given, shell);
  return record.ok ? ok(namesOf(record.value.reading.book, record.value.asOf)) : record;
}
