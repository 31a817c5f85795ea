/**
 * What signing in at an identity provider asks of the store: the sign-in between its two halves,
 * and whose the identity is that came back.
 */
import type { Identity } from "../codec/providers.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Database } from "../store/database.ts";
import { accountOfIdentity, enrolIdentity, isLinkGood } from "../store/identities.ts";
import { keepPending, type Pending, pendingSeconds, takePending } from "../store/pending.ts";
import { hashOf, newSecret } from "./secrets.ts";

export const goingSeconds = pendingSeconds;

/** Somebody who goes to a provider, with what that provider is told of this sign-in. */
export type Leaving = Omit<Pending, "link"> & {
  readonly state: string;
  /** A one-time link, where the identity is to be tied to its account. */
  readonly link: string | undefined;
};

/** Keeps a sign-in; gives the secret that the browser shows when it comes back. */
export async function leave(database: Database, leaving: Leaving): Promise<string> {
  const browser = newSecret();
  const { state, link } = leaving;
  await keepPending(database, {
    ...leaving,
    state: hashOf(state),
    browser: hashOf(browser),
    link: link === undefined ? undefined : hashOf(link),
  });
  return browser;
}

/** The sign-in that comes back in this browser; once. */
export function comeBack(
  database: Database,
  { state, browser }: { readonly state: string; readonly browser: string },
): Promise<Pending | undefined> {
  return takePending(database, { state: hashOf(state), browser: hashOf(browser) });
}

export function isGood(database: Database, link: string): Promise<boolean> {
  return isLinkGood(database, hashOf(link));
}

/** The account that an identity is of, or that it is now tied to by a link. */
export async function accountFor(
  database: Database,
  identity: Identity,
  { link }: Pick<Pending, "link">,
): Promise<Result<string, "no account" | "link spent" | "identity taken">> {
  if (link !== undefined) return enrolIdentity(database, link, identity);
  const account = await accountOfIdentity(database, identity);
  return account === undefined ? fail("no account") : ok(account);
}
