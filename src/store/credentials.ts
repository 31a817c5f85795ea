/**
 * How an account shows who it is by a password with a second factor, and the one-time links by
 * which this, or an identity at a provider (identities.ts), is set up: the one in the place of the
 * other, so that no way in is left that nobody thinks of.
 *
 * Passkeys will be rows of a table of their own, by account and credential, beside these.
 */
import type { Database, Sql } from "./database.ts";
import { amongPeople, nowMicros } from "./people.ts";

export type Credentials = {
  readonly account: string;
  readonly disabled: boolean;
  /** As Argon2 writes it. */
  readonly password: string;
  /** In base 32. */
  readonly secondFactor: string;
};

export type OpenLink = {
  readonly account: string;
  readonly name: string;
  /** The second factor that was offered under this link. */
  readonly secondFactor: string;
};

/** A one-time link is good for a day. */
const linkSeconds = 86_400;

/** Undefined where there is no such account, or it has no password. */
export function credentialsOf(
  database: Database,
  account: string,
): Promise<Credentials | undefined> {
  return amongPeople(database, async (sql) => {
    const [row] = await sql(
      `select account, disabled, password, second_factor as "secondFactor" from chancery.account
      where account = $1 and password is not null`,
      [account],
    );
    return row;
  });
}

/** Uses a code up: false where it, or a later one, was used before (RFC 6238, section 5.2). */
export function spendCode(database: Database, account: string, step: number): Promise<boolean> {
  return amongPeople(database, async (sql) => {
    const rows = await sql(
      `update chancery.account set second_factor_step = $2
      where account = $1 and second_factor_step < $2 returning account`,
      [account, step],
    );
    return rows.length === 1;
  });
}

/** Hashes a password anew, as by better parameters; nothing where it was changed meanwhile. */
export function rehash(
  database: Database,
  { account, password }: Pick<Credentials, "account" | "password">,
  better: string,
): Promise<void> {
  return amongPeople(database, async (sql) => {
    await sql("update chancery.account set password = $3 where account = $1 and password = $2", [
      account,
      password,
      better,
    ]);
  });
}

/** Makes a link for an account instead of those it had; whether there is such an account. */
export function keepLink(database: Database, link: string, account: string): Promise<boolean> {
  return amongPeople(database, async (sql) => {
    await sql(`delete from chancery.account_link where account = $1 or ends < ${nowMicros}`, [
      account,
    ]);
    const rows = await sql(
      `insert into chancery.account_link (link, account, ends)
      select $1, account, ${nowMicros} + $3::bigint from chancery.account
      where account = $2 and not disabled and not demonstration returning link`,
      [link, account, linkSeconds * 1_000_000],
    );
    return rows.length === 1;
  });
}

/** Whom a link is for; the second factor offered is kept with it, the first one for good. */
export function openLink(
  database: Database,
  link: string,
  offered: string,
): Promise<OpenLink | undefined> {
  return amongPeople(database, async (sql) => {
    const [row] = await sql(
      `update chancery.account_link l set second_factor = coalesce(l.second_factor, $2)
      from chancery.account a
      where l.link = $1 and l.ends > ${nowMicros} and a.account = l.account and not a.disabled
      returning a.account, a.name, l.second_factor as "secondFactor"`,
      [link, offered],
    );
    return row;
  });
}

/** Sets a password and the second factor offered, in the place of an identity; uses the link up. */
export function enrolPassword(
  database: Database,
  link: string,
  { password, step }: { readonly password: string; readonly step: number },
): Promise<string | undefined> {
  return amongPeople(database, async (sql) => {
    const used = await spendLink(sql, link);
    if (used?.secondFactor === undefined) return undefined;
    await sql(
      `update chancery.account set password = $2, second_factor = $3, second_factor_step = $4,
        issuer = null, subject = null
      where account = $1`,
      [used.account, password, used.secondFactor, step],
    );
    await sql("delete from chancery.account_session where account = $1", [used.account]);
    return used.account;
  });
}

/** Uses a link up: whom it was for, and the second factor offered under it. */
export async function spendLink(
  sql: Sql,
  link: string,
): Promise<{ readonly account: string; readonly secondFactor?: string } | undefined> {
  const [row] = await sql(
    `delete from chancery.account_link l using chancery.account a
    where l.link = $1 and l.ends > ${nowMicros} and a.account = l.account and not a.disabled
    returning l.account, l.second_factor as "secondFactor"`,
    [link],
  );
  return row === undefined ? undefined : { ...row, secondFactor: row.secondFactor ?? undefined };
}

/** Whether anybody could sign in, other than in a demonstration. */
export function canAnybodySignIn(database: Database): Promise<boolean> {
  return amongPeople(database, async (sql) => {
    const rows = await sql(
      `select from chancery.account where not demonstration and not disabled
        and (password is not null or issuer is not null) limit 1`,
    );
    return rows.length > 0;
  });
}
