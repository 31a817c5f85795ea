/**
 * One's own sessions: which there are, and ending them.
 *
 * A session is named by a hash of what is stored of it, which is itself a hash of its secret: the
 * name opens nothing.
 */
import type { Database } from "../store/database.ts";
import {
  closeOtherSessions,
  closeSession,
  type ListedSession,
  listSessions,
  type Way,
} from "../store/sessions.ts";
import { hashOf } from "./secrets.ts";

export type OwnSession = {
  readonly id: string;
  readonly how: Way;
  readonly opened: string;
  readonly lastSeen: string;
  readonly ends: string;
  /** Whether it is the one that asks. */
  readonly own: boolean;
};

/** The secret of the session that asks, and whose it is. */
export type Asker = { readonly account: string; readonly secret: string };

export async function sessionsOf(
  database: Database,
  { account, secret }: Asker,
): Promise<readonly OwnSession[]> {
  const all = await listSessions(database, account);
  return all.map((one) => ({
    id: idOf(one),
    how: one.how,
    opened: instantOf(one.opened),
    lastSeen: instantOf(one.touched),
    ends: instantOf(one.ends),
    own: one.session === hashOf(secret),
  }));
}

/** Whether the account had it. */
export async function endOwnSession(
  database: Database,
  { account }: Pick<Asker, "account">,
  id: string,
): Promise<boolean> {
  const found = (await listSessions(database, account)).find((one) => idOf(one) === id);
  if (found === undefined) return false;
  await closeSession(database, found.session);
  return true;
}

export function endOtherSessions(database: Database, { account, secret }: Asker): Promise<void> {
  return closeOtherSessions(database, account, hashOf(secret));
}

function idOf({ session }: Pick<ListedSession, "session">): string {
  return hashOf(session).slice(0, 16);
}

function instantOf(micros: number): string {
  return new Date(Math.floor(micros / 1000)).toISOString();
}
