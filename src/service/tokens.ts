/**
 * Tokens of the API: made for an account, told once, bounded by a ceiling, and taken back.
 */
import { randomBytes } from "node:crypto";
import { parseMark, portionOf } from "../core/mark.ts";
import { ok, type Result } from "../core/result.ts";
import type { Database } from "../store/database.ts";
import { keepToken, type ListedToken, listTokens, type Scope, takeToken } from "../store/tokens.ts";
import { hashOf } from "./secrets.ts";
import { type KeepProblem, refused } from "./store.ts";
import { newToken } from "./token.ts";

export type WantedToken = {
  readonly title: string;
  readonly days: number;
  readonly scope: Scope;
  readonly dossier: string | undefined;
  /** The text of a mark. */
  readonly ceiling: string;
  readonly groups: readonly string[];
};

export type MadeToken = {
  readonly id: string;
  /** Told here and never again. */
  readonly token: string;
  readonly ends: string;
};

export const mostDays = 90;

export async function makeToken(
  database: Database,
  account: string,
  wanted: WantedToken,
): Promise<Result<MadeToken, KeepProblem>> {
  const { days, title, ceiling } = wanted;
  if (!Number.isInteger(days) || days < 1 || days > mostDays) {
    return refused(`a token is good for 1 to ${mostDays} days`);
  }
  if (!/\S/.test(title) || title.length > 200) {
    return refused("say what the token is for, in at most 200 letters");
  }
  const mark = parseMark(ceiling);
  if (!mark.ok) return refused(mark.problem);
  const token = newToken();
  const id = randomBytes(6).toString("hex");
  const kept = { ...wanted, ceiling: portionOf(mark.value), token: hashOf(token), id, account };
  const ends = await keepToken(database, kept);
  if (ends === undefined) {
    return refused(`there is no account \`${account}\` that could have a token`);
  }
  return ok({ id, token, ends: dayOfMicros(ends) });
}

export async function tokensOf(
  database: Database,
  account: string,
): Promise<readonly (Omit<ListedToken, "ends"> & { readonly ends: string })[]> {
  const all = await listTokens(database, account);
  return all.map((one) => ({ ...one, ends: dayOfMicros(one.ends) }));
}

/** Whether the account had it. */
export function revokeToken(database: Database, account: string, id: string): Promise<boolean> {
  return takeToken(database, account, id);
}

function dayOfMicros(micros: number): string {
  return new Date(Math.floor(micros / 1000)).toISOString();
}
