/**
 * Identities at a provider: whose they are, and how one comes to be somebody's.
 *
 * An identity is an issuer and a subject, compared as text; an e-mail address is none, since it may
 * pass from one person to another (OpenID Connect Core, section 5.7). It is tied to an account by
 * an administrator, or by the owner of a one-time link that an administrator made; nothing ties it
 * by itself.
 */
import type { Identity } from "../codec/providers.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { spendLink } from "./credentials.ts";
import type { Database, Sql } from "./database.ts";
import { amongPeople, nowMicros } from "./people.ts";
import { codeOf } from "./problem.ts";

/** Whose identity it is; undefined where it is nobody's, or theirs is disabled. */
export function accountOfIdentity(
  database: Database,
  { issuer, subject }: Identity,
): Promise<string | undefined> {
  return amongPeople(database, async (sql) => {
    const [row] = await sql(
      `select account from chancery.account
      where issuer = $1 and subject = $2 and not disabled and not demonstration`,
      [issuer, subject],
    );
    return row?.account;
  });
}

/** Whether a link is good still; it is not used up by that. */
export function isLinkGood(database: Database, link: string): Promise<boolean> {
  return amongPeople(database, async (sql) => {
    const rows = await sql(
      `select from chancery.account_link l join chancery.account a on a.account = l.account
      where l.link = $1 and l.ends > ${nowMicros} and not a.disabled`,
      [link],
    );
    return rows.length === 1;
  });
}

/** Ties the account of a link to an identity and uses the link up: both, or neither. */
export async function enrolIdentity(
  database: Database,
  link: string,
  identity: Identity,
): Promise<Result<string, "link spent" | "identity taken">> {
  const done = await unlessTaken(
    amongPeople(database, async (sql) => {
      const used = await spendLink(sql, link);
      if (used === undefined) return fail("link spent" as const);
      await tie(sql, used.account, identity);
      return ok(used.account);
    }),
  );
  return done ?? fail("identity taken");
}

/** Ties an account that is not of the demonstration to an identity that no other has. */
export async function tieIdentity(
  database: Database,
  account: string,
  identity: Identity,
): Promise<"tied" | "taken" | "nobody"> {
  const tied = amongPeople(database, (sql) => tie(sql, account, identity));
  const done = await unlessTaken(tied.then((is) => (is ? "tied" : "nobody")));
  return done ?? "taken";
}

/** In the place of a password, whose sessions end: from here on the provider lets this person in. */
async function tie(sql: Sql, account: string, { issuer, subject }: Identity): Promise<boolean> {
  const rows = await sql(
    `update chancery.account set issuer = $2, subject = $3, password = null, second_factor = null
    where account = $1 and not demonstration returning account`,
    [account, issuer, subject],
  );
  await sql("delete from chancery.account_session where account = $1", [account]);
  return rows.length === 1;
}

/** Undefined, and nothing done, where another account has the identity (23505: a unique key). */
async function unlessTaken<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) !== "23505") throw error;
    return undefined;
  }
}
