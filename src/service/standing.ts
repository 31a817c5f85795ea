/**
 * Who asks: the account that a session or a token speaks for, and what it holds at this moment.
 *
 * It is read from the store at every request and kept nowhere, so that a clearance that was
 * lowered, an account that was disabled and a session that was ended hold from the next request
 * on, whichever server it comes to.
 */
import { meet } from "../access/ceiling.ts";
import type { Clearance } from "../access/clearance.ts";
import { type Grant, type Role, roles } from "../access/reader.ts";
import { parseMark } from "../core/mark.ts";
import type { Database } from "../store/database.ts";
import type { AccountRow, GrantRow } from "../store/people.ts";
import { accountInSession, closeSession, openSession, type Way } from "../store/sessions.ts";
import { accountByToken, type Bounds } from "../store/tokens.ts";
import type { ReadingRoom } from "./reading-room.ts";
import { hashOf, newSecret } from "./secrets.ts";
import { isToken } from "./token.ts";

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
  /** Knows how the marks of a dossier lie, by which a token's ceiling bounds a clearance. */
  readonly room: Pick<ReadingRoom, "regimeOf">;
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
  return { ...personOf(found), grants: grantsOf(found.grants) };
}

/** Whom a token speaks for: its owner as cleared at this moment, within what the token is for. */
export async function personByToken(
  { database, demonstration, room }: Standing,
  token: string,
): Promise<Person | undefined> {
  if (!isToken(token)) return undefined;
  const found = await accountByToken(database, hashOf(token));
  if (found === undefined || (!demonstration && found.demonstration)) return undefined;
  const ceiling = clearanceOf({ clearance: found.ceiling, groups: found.groups });
  const grants = new Map<string, Grant>();
  for (const [dossier, grant] of grantsOf(found.grants)) {
    const regime = isFor(found, dossier) ? await room.regimeOf(dossier) : undefined;
    if (regime === undefined || ceiling === undefined) continue;
    const clearance = meet(regime, grant.clearance, ceiling);
    grants.set(dossier, { clearance, roles: within(found, grant.roles) });
  }
  return { ...personOf(found), administrator: false, grants };
}

function isFor({ dossier }: Bounds, asked: string): boolean {
  return dossier === undefined || dossier === asked;
}

function within({ scope }: Bounds, given: readonly Role[]): readonly Role[] {
  return scope === "all" ? given : ["reader"];
}

function personOf({ account, name, administrator }: AccountRow): Omit<Person, "grants"> {
  return { account, name, administrator };
}

/** By dossier. */
export function grantsOf(rows: readonly GrantRow[]): ReadonlyMap<string, Grant> {
  const grants = new Map<string, Grant>();
  for (const row of rows) {
    const clearance = clearanceOf(row);
    // Nothing is given by what cannot be read.
    if (clearance !== undefined) {
      grants.set(row.dossier, { clearance, roles: row.roles.filter(isRole) });
    }
  }
  return grants;
}

function clearanceOf(row: Pick<GrantRow, "clearance" | "groups">): Clearance | undefined {
  const mark = parseMark(row.clearance);
  return mark.ok ? { ...mark.value, groups: row.groups } : undefined;
}

function isRole(role: string): role is Role {
  return roles.some((known) => known === role);
}
