/**
 * Sessions and tokens: what speaks for an account from one request to the next.
 *
 * They lie here hashed, and are read at every request together with the account and its grants:
 * so what is taken from somebody is gone at their next request, on every server.
 */
import type { Database } from "./database.ts";
import { type AccountRow, amongPeople, grantsOfA, nowMicros } from "./people.ts";

/** How somebody showed who they are. Passkeys will be one more. */
const ways = ["password", "identity provider", "demonstration"] as const;
export type Way = (typeof ways)[number];

export type NewSession = {
  readonly session: string;
  readonly account: string;
  readonly how: Way;
};

/** NIST SP 800-63B-4, AAL2: after an hour of rest, and after a day however busy. */
const restSeconds = 3600;
const daySeconds = 86_400;
/** A session at work is written down as seen no more often than this. */
const touchSeconds = 60;

const micros = 1_000_000;

/** Opens a session for an account that is not disabled; those that are over are swept away. */
export function openSession(database: Database, opened: NewSession): Promise<boolean> {
  const { session, account, how } = opened;
  return amongPeople(database, async (sql) => {
    void sql(
      `delete from chancery.account_session
      where ends < ${nowMicros} or touched < ${nowMicros} - $1::bigint`,
      [restSeconds * micros],
    );
    const rows = await sql(
      `insert into chancery.account_session (session, account, how, opened, touched, ends)
      select $1, account, $3, ${nowMicros}, ${nowMicros}, ${nowMicros} + $4::bigint
      from chancery.account where account = $2 and not disabled returning session`,
      [session, account, how, daySeconds * micros],
    );
    return rows.length === 1;
  });
}

/** Whom a session speaks for; undefined where it is over, or its account disabled. */
export function accountInSession(
  database: Database,
  session: string,
): Promise<(AccountRow & { readonly how: Way }) | undefined> {
  return amongPeople(database, async (sql) => {
    const [row] = await sql(
      `select a.account, a.name, a.administrator, a.demonstration, a.disabled, s.how,
        s.touched < ${nowMicros} - $3::bigint as stale, ${grantsOfA} as grants
      from chancery.account_session s join chancery.account a on a.account = s.account
      where s.session = $1 and not a.disabled and s.ends > ${nowMicros}
        and s.touched > ${nowMicros} - $2::bigint`,
      [session, restSeconds * micros, touchSeconds * micros],
    );
    if (row?.stale) {
      await sql(`update chancery.account_session set touched = ${nowMicros} where session = $1`, [
        session,
      ]);
    }
    return row;
  });
}

export function closeSession(database: Database, session: string): Promise<void> {
  return amongPeople(database, async (sql) => {
    await sql("delete from chancery.account_session where session = $1", [session]);
  });
}

export type ListedSession = {
  readonly session: string;
  readonly how: Way;
  /** Microseconds since 1970, as `ends` is. */
  readonly opened: number;
  readonly touched: number;
  /** When it ends, left to rest or not. */
  readonly ends: number;
};

/** The sessions of an account that are not over, the one used last first. */
export function listSessions(
  database: Database,
  account: string,
): Promise<readonly ListedSession[]> {
  return amongPeople(database, async (sql) => {
    const rows = await sql(
      `select session, how, opened, touched, least(ends, touched + $2::bigint) as ends
      from chancery.account_session
      where account = $1 and ends > ${nowMicros} and touched > ${nowMicros} - $2::bigint
      order by touched desc, session`,
      [account, restSeconds * micros],
    );
    return rows.map((row) => ({
      session: row.session,
      how: row.how,
      opened: Number(row.opened),
      touched: Number(row.touched),
      ends: Number(row.ends),
    }));
  });
}

/** Ends the sessions of an account but one. */
export function closeOtherSessions(
  database: Database,
  account: string,
  kept: string,
): Promise<void> {
  return amongPeople(database, async (sql) => {
    await sql("delete from chancery.account_session where account = $1 and session <> $2", [
      account,
      kept,
    ]);
  });
}

/** Ends every session of an account. */
export function closeSessions(database: Database, account: string): Promise<void> {
  return amongPeople(database, async (sql) => {
    await sql("delete from chancery.account_session where account = $1", [account]);
  });
}
