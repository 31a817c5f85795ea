/**
 * Sign-ins that have gone to an identity provider and not come back: good once, for ten minutes,
 * and in the browser that began.
 */
import type { Database } from "./database.ts";
import { amongPeople, nowMicros } from "./people.ts";

export type Pending = {
  readonly provider: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The hash of the one-time link by which the identity is to be tied to an account. */
  readonly link: string | undefined;
};

/** By which a sign-in is found again, hashed: what went to the provider, and what the browser keeps. */
export type PendingKey = { readonly state: string; readonly browser: string };

/** As long as somebody may take to show the provider who they are. */
export const pendingSeconds = 600;

/** Keeps a sign-in until it comes back; those that are over are swept away. */
export function keepPending(database: Database, kept: Pending & PendingKey): Promise<void> {
  const { state, browser, provider, nonce, verifier, link = null } = kept;
  return amongPeople(database, async (sql) => {
    void sql(`delete from chancery.account_pending where ends < ${nowMicros}`);
    await sql(
      `insert into chancery.account_pending (state, browser, provider, nonce, verifier, link, ends)
      values ($1, $2, $3, $4, $5, $6, ${nowMicros} + $7::bigint)`,
      [state, browser, provider, nonce, verifier, link, pendingSeconds * 1_000_000],
    );
  });
}

/** Takes a sign-in that has come back; undefined where there is none, or it began elsewhere. */
export function takePending(
  database: Database,
  { state, browser }: PendingKey,
): Promise<Pending | undefined> {
  return amongPeople(database, async (sql) => {
    const [row] = await sql(
      `delete from chancery.account_pending
      where state = $1 and browser = $2 and ends > ${nowMicros}
      returning provider, nonce, verifier, link`,
      [state, browser],
    );
    return row === undefined ? undefined : { ...row, link: row.link ?? undefined };
  });
}
