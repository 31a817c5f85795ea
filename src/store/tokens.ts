/**
 * Tokens of the API, by which programs ask for an account: hashed, bounded by a ceiling, and over
 * after ninety days at the latest.
 */
import type { Database } from "./database.ts";
import { type AccountRow, amongPeople, grantsOfA, nowMicros } from "./people.ts";

export const scopes = ["read", "all"] as const;
export type Scope = (typeof scopes)[number];

/** What a token may do and read at most, whatever its owner may. */
export type Bounds = {
  readonly scope: Scope;
  /** The one dossier it is for; all of its owner's if undefined. */
  readonly dossier: string | undefined;
  /** The text of a mark. */
  readonly ceiling: string;
  readonly groups: readonly string[];
};

export type ListedToken = Bounds & {
  readonly id: string;
  readonly title: string;
  /** Microseconds since 1970. */
  readonly ends: number;
};

export type NewToken = Omit<ListedToken, "ends"> & {
  readonly token: string;
  readonly account: string;
  readonly days: number;
};

const dayMicros = 86_400_000_000;

/** When it ends; undefined where there is no such account, or it is disabled. */
export function keepToken(database: Database, kept: NewToken): Promise<number | undefined> {
  const { token, account, id, title, scope, dossier, ceiling, groups, days } = kept;
  return amongPeople(database, async (sql) => {
    const [row] = await sql(
      `insert into chancery.account_token (token, account, id, title, scope, dossier, ceiling,
        groups, added, ends)
      select $1, account, $3, $4, $5, $6, $7, $8, ${nowMicros}, ${nowMicros} + $9::bigint
      from chancery.account where account = $2 and not disabled returning ends`,
      [token, account, id, title, scope, dossier ?? null, ceiling, groups, days * dayMicros],
    );
    return row === undefined ? undefined : Number(row.ends);
  });
}

/** Whom a token speaks for, and within what; undefined where it is over. */
export function accountByToken(
  database: Database,
  token: string,
): Promise<(AccountRow & Bounds) | undefined> {
  return amongPeople(database, async (sql) => {
    const [row] = await sql(
      `select a.account, a.name, a.administrator, a.demonstration, a.disabled, t.scope,
        t.dossier, t.ceiling, t.groups, ${grantsOfA} as grants
      from chancery.account_token t join chancery.account a on a.account = t.account
      where t.token = $1 and not a.disabled and t.ends > ${nowMicros}`,
      [token],
    );
    return row === undefined ? undefined : { ...row, dossier: row.dossier ?? undefined };
  });
}

export function listTokens(database: Database, account: string): Promise<readonly ListedToken[]> {
  return amongPeople(database, async (sql) => {
    const rows = await sql(
      `select id, title, scope, dossier, ceiling, groups, ends from chancery.account_token
      where account = $1 and ends > ${nowMicros} order by added, id`,
      [account],
    );
    return rows.map((row) => ({
      ...row,
      dossier: row.dossier ?? undefined,
      ends: Number(row.ends),
    }));
  });
}

/** Whether the account had such a token. */
export function takeToken(database: Database, account: string, id: string): Promise<boolean> {
  return amongPeople(database, async (sql) => {
    const rows = await sql(
      "delete from chancery.account_token where account = $1 and id = $2 returning id",
      [account, id],
    );
    return rows.length === 1;
  });
}
