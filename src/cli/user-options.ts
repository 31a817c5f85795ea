/**
 * What the verbs about people have in common.
 */
import type { Identity } from "../codec/providers.ts";
import { ok, type Result } from "../core/result.ts";
import type { KeepProblem } from "../service/store.ts";
import {
  type Answer,
  type Given,
  type Options,
  one,
  type Trouble,
  type Word,
  wrongUsage,
} from "./verb.ts";

export const accountWord: Word = { name: "ACCOUNT", what: "the name of the account" };

export const identityOptions: Options = {
  issuer: { value: "URL", what: "The issuer of their identity, as the provider writes it" },
  subject: { value: "ID", what: "Their subject identifier there (`sub`), never an address" },
};

/** The identity that was given; undefined where none was. */
export function identityFrom(given: Given): Result<Identity | undefined, Trouble> {
  const [issuer, subject] = [one(given, "issuer"), one(given, "subject")];
  if ((issuer === undefined) !== (subject === undefined)) {
    return wrongUsage("`--issuer` and `--subject` go together; give both or neither");
  }
  return ok(issuer === undefined || subject === undefined ? undefined : { issuer, subject });
}

/** Where the owner of a link opens it, below the address of the app. */
export function linkLines(link: string): string {
  return `Its owner begins with this, once and within a day, at the address of the app:\n/enrol#${link}\n`;
}

export function said(
  done: Result<unknown, KeepProblem>,
  json: Readonly<Record<string, unknown>>,
  sentence: string,
): Result<Answer, KeepProblem> {
  return done.ok ? ok({ json, print: () => `${sentence}\n` }) : done;
}
