/**
 * What signing in asks of the store: what an account shows who it is by, how often it was tried,
 * and the one-time links by which somebody sets it up.
 */
import { beginAttempt, endAttempt } from "../store/attempts.ts";
import {
  type Credentials,
  canAnybodySignIn,
  credentialsOf,
  enrolPassword,
  keepLink,
  type OpenLink,
  openLink,
  rehash,
  spendCode,
} from "../store/credentials.ts";
import type { Database } from "../store/database.ts";
import { addAccount } from "../store/people.ts";
import { hashOf, newSecret } from "./secrets.ts";

/** Who tries, and from where. */
export type Trying = { readonly account: string; readonly address: string };

/** An office may lie behind one address. */
const free = { account: 5, address: 30 };

/** Begins an attempt to sign in: the seconds to wait, 0 if it may go on. */
export function attempt(database: Database, trying: Trying): Promise<number> {
  return beginAttempt(database, attempting(trying));
}

export function succeeded(database: Database, trying: Trying): Promise<void> {
  return endAttempt(database, attempting(trying));
}

function attempting({ account, address }: Trying) {
  return [
    { who: hashOf(`account ${account}`), free: free.account },
    { who: hashOf(`address ${address}`), free: free.address },
  ];
}

export function passwordOf(database: Database, account: string): Promise<Credentials | undefined> {
  return credentialsOf(database, account);
}

export function usedCode(database: Database, account: string, step: number): Promise<boolean> {
  return spendCode(database, account, step);
}

export function keepBetter(
  database: Database,
  credentials: Credentials,
  better: string,
): Promise<void> {
  return rehash(database, credentials, better);
}

/** A one-time link for an account; undefined where there is none, or it is disabled. */
export async function linkFor(database: Database, account: string): Promise<string | undefined> {
  const secret = newSecret();
  return (await keepLink(database, hashOf(secret), account)) ? secret : undefined;
}

export function lookAtLink(
  database: Database,
  link: string,
  offered: string,
): Promise<OpenLink | undefined> {
  return openLink(database, hashOf(link), offered);
}

/** The account, now with that password; undefined where the link is used up. */
export function choosePassword(
  database: Database,
  link: string,
  chosen: { readonly password: string; readonly step: number },
): Promise<string | undefined> {
  return enrolPassword(database, hashOf(link), chosen);
}

export const firstAccount = "administrator";

/** Where nobody could sign in: a one-time link for an administrator, who is made if need be. */
export async function firstLink(database: Database): Promise<string | undefined> {
  if (await canAnybodySignIn(database)) return undefined;
  await addAccount(database, {
    account: firstAccount,
    name: "Administrator",
    administrator: true,
    demonstration: false,
  });
  return linkFor(database, firstAccount);
}
