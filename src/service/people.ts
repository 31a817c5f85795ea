/**
 * Administering people: accounts, what they are given, and the links by which they begin.
 *
 * An administrator administers and reads nothing by it: what may be read of a dossier is given
 * there, and nobody gives it to themselves over the network (http/accounts.ts).
 */
import { type Role, roles } from "../access/reader.ts";
import type { Identity } from "../codec/providers.ts";
import { parseMark, portionOf } from "../core/mark.ts";
import { suggestion } from "../core/nearest.ts";
import { ok, type Result } from "../core/result.ts";
import { rankOf } from "../core/scheme.ts";
import type { Database } from "../store/database.ts";
import { tieIdentity } from "../store/identities.ts";
import {
  addAccount,
  giveGrant,
  type ListedAccount,
  listAccounts,
  setDisabled,
  takeGrant,
} from "../store/people.ts";
import { listDossiers } from "../store/read.ts";
import { closeSessions } from "../store/sessions.ts";
import { openReadingRoom } from "./reading-room.ts";
import { linkFor } from "./signing-in.ts";
import type { Standing } from "./standing.ts";
import { type KeepProblem, refused } from "./store.ts";

export type NewPerson = {
  readonly account: string;
  readonly name: string;
  readonly administrator: boolean;
  readonly identity?: Identity | undefined;
};

/** What is given in a dossier, as a person writes it. */
export type Giving = {
  readonly dossier: string;
  readonly clearance: string;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
};

const accountForm = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Adds an account; gives the link by which its owner begins, unless an identity is known for it. */
export async function addPerson(
  database: Database,
  person: NewPerson,
): Promise<Result<{ readonly link: string | undefined }, KeepProblem>> {
  const { account, name, identity } = person;
  if (!accountForm.test(account)) {
    return refused(
      `\`${account}\` is not an account's name; write small letters, digits and . _ -, 64 at most`,
    );
  }
  if (!/\S/.test(name) || name.length > 200) return refused("say who it is in at most 200 letters");
  if (!(await addAccount(database, { ...person, demonstration: false }))) {
    return refused(
      identity === undefined
        ? `there is an account \`${account}\` already`
        : `there is an account \`${account}\` already, or one with that identity`,
    );
  }
  return ok({ link: identity === undefined ? await linkFor(database, account) : undefined });
}

export function listPeople(database: Database): Promise<readonly ListedAccount[]> {
  return listAccounts(database);
}

/** A dossier as far as it takes to give something in it: its id, and what clearances are made of. */
export type Givable = {
  readonly dossier: string;
  readonly levels: readonly Named[];
  readonly captions: readonly Named[];
};
type Named = { readonly id: string; readonly title: string };

/** The dossiers there are; nothing of what stands in them, their titles included. */
export async function listGivable({ database, room }: Standing): Promise<readonly Givable[]> {
  const all: Givable[] = [];
  for (const dossier of await listDossiers(database)) {
    const regime = await room.regimeOf(dossier);
    if (regime === undefined) continue;
    all.push({ dossier, levels: regime.levels.map(named), captions: regime.captions.map(named) });
  }
  return all;
}

function named({ id, title }: Named): Named {
  return { id, title };
}

export async function disablePerson(
  database: Database,
  account: string,
  disabled: boolean,
): Promise<Result<undefined, KeepProblem>> {
  const there = await setDisabled(database, account, disabled);
  return there ? ok(undefined) : nobody(database, account);
}

export async function signOutPerson(
  database: Database,
  account: string,
): Promise<Result<undefined, KeepProblem>> {
  await closeSessions(database, account);
  return ok(undefined);
}

/** A new link for an account; those it had are good no longer. */
export async function linkPerson(
  database: Database,
  account: string,
): Promise<Result<string, KeepProblem>> {
  const link = await linkFor(database, account);
  if (link !== undefined) return ok(link);
  const known = (await listAccounts(database)).find((one) => one.account === account);
  if (known?.disabled) return refused(`\`${account}\` is disabled; enable it first`);
  if (known?.demonstration) return refused(`\`${account}\` is of the demonstration`);
  return nobody(database, account);
}

/** Ties an account to an identity; what it signed in with before is good no longer. */
export async function tiePerson(
  database: Database,
  account: string,
  identity: Identity,
): Promise<Result<undefined, KeepProblem>> {
  const tied = await tieIdentity(database, account, identity);
  if (tied === "tied") return ok(undefined);
  return tied === "taken"
    ? refused("another account has that identity")
    : nobody(database, account);
}

/** Gives an account something in a dossier, instead of what it had there. */
export async function givePerson(
  database: Database,
  account: string,
  giving: Giving,
): Promise<Result<undefined, KeepProblem>> {
  const regime = await openReadingRoom(database).regimeOf(giving.dossier);
  if (regime === undefined) return refused(`the store holds no dossier \`${giving.dossier}\``);
  const mark = parseMark(giving.clearance);
  if (!mark.ok) return refused(mark.problem);
  if (rankOf(regime, mark.value.level) === regime.levels.length) {
    const levels = regime.levels.map(({ id }) => id);
    const hint = suggestion(mark.value.level, levels);
    return refused(`\`${mark.value.level}\` is not a level of \`${giving.dossier}\`${hint}`);
  }
  const strange = giving.roles.find((role) => !isRole(role));
  if (strange !== undefined) {
    return refused(`\`${strange}\` is not a role${suggestion(strange, roles)}`);
  }
  if (giving.roles.length === 0) return refused("give at least one role");
  const clearance = portionOf(mark.value);
  const given = await giveGrant(database, account, { ...giving, clearance });
  return given ? ok(undefined) : nobody(database, account);
}

export async function takeFromPerson(
  database: Database,
  account: string,
  dossier: string,
): Promise<Result<undefined, KeepProblem>> {
  if (await takeGrant(database, account, dossier)) return ok(undefined);
  return refused(`\`${account}\` has nothing in \`${dossier}\``);
}

async function nobody(database: Database, account: string): Promise<Result<never, KeepProblem>> {
  const known = (await listAccounts(database)).map((one) => one.account);
  return refused(`there is no account \`${account}\`${suggestion(account, known)}`);
}

function isRole(role: string): role is Role {
  return roles.some((known) => known === role);
}
