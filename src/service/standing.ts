/**
 * Who asks: the account that a session or a token speaks for, and what it holds at this moment.
 *
 * It is read from the store at every request and kept nowhere, so that a clearance that was
 * lowered, an account that was disabled and a session that was ended hold from the next request
 * on, whichever server it comes to.
 */
import { type Grant, type Role, roles } from "../access/reader.ts";
import { parseMark } from "../core/mark.ts";
import type { Database } from "../store/database.ts";
import type { AccountRow, GrantRow } from "../store/people.ts";
import { accountInSession, closeSession, openSession, type Way } from "../store/sessions.ts";
import { hashOf, newSecret } from "./secrets.ts";

/** Somebody who is signed in. */
export type Person = {
  readonly account: string;
  readonly name: string;
  readonly administrator: boolean;
  /** By dossier. */
  readonly grants: ReadonlyMap<string, Grant>;
};

export type Standing = {
  readonly database: Database;
  /** Whether the people of the demonstration are let in. */
  readonly demonstration: boolean;
};

/** Opens a session and gives its secret; undefined where the account is disabled or not there. */
export async function beginSession(
  { database }: Standing,
  account: string,
  how: Way,
): Promise<string | undefined> {
  const secret = newSecret();
  const opened = await openSession(database, { session: hashOf(secret), account, how });
  return opened ? secret : undefined;
}

export async function endSession({ database }: Standing, secret: string): Promise<void> {
  await closeSession(database, hashOf(secret));
}

export async function personInSession(
  { database, demonstration }: Standing,
  secret: string,
): Promise<Person | undefined> {
  const found = await accountInSession(database, hashOf(secret));
  if (found === undefined) return undefined;
  // A session of the demonstration is worth nothing where there is none.
  if (!demonstration && (found.demonstration || found.how === "demonstration")) return undefined;
  return personOf(found);
}

function personOf({ account, name, administrator, grants }: AccountRow): Person {
  return { account, name, administrator, grants: grantsOf(grants) };
}

export function grantsOf(rows: readonly GrantRow[]): ReadonlyMap<string, Grant> {
  const grants = new Map<string, Grant>();
  for (const row of rows) {
    const mark = parseMark(row.clearance);
    if (!mark.ok) continue; // nothing is given by what cannot be read
    const clearance = { ...mark.value, groups: row.groups };
    grants.set(row.dossier, { clearance, roles: row.roles.filter(isRole) });
  }
  return grants;
}

function isRole(role: string): role is Role {
  return roles.some((known) => known === role);
}
