/**
 * What the verbs about people have in common.
 */
import { ok, type Result } from "../core/result.ts";
import type { KeepProblem } from "../service/store.ts";
import type { Answer, Word } from "./verb.ts";

export const accountWord: Word = { name: "ACCOUNT", what: "the name of the account" };

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
