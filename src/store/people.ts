/**
 * Accounts and what they were given: rows of the installation, not of a dossier.
 *
 * All of it is read and written in transactions about people, which see nothing of any dossier
 * (docs/decisions/0007). An account is disabled and never deleted, since the record names it.
 */
import type { Database, Sql, Work } from "./database.ts";

/** What somebody was given in a dossier, as it is stored. */
export type GrantRow = {
  readonly dossier: string;
  /** The text of a mark. */
  readonly clearance: string;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
};

export type AccountRow = {
  readonly account: string;
  readonly name: string;
  readonly administrator: boolean;
  /** Of the demonstration: signs in with one click, and only there. */
  readonly demonstration: boolean;
  readonly disabled: boolean;
  readonly grants: readonly GrantRow[];
};

/** An account with how it may sign in, for whoever administers. */
export type ListedAccount = AccountRow & {
  readonly password: boolean;
  readonly issuer: string | undefined;
  readonly subject: string | undefined;
};

export type NewAccount = Pick<
  AccountRow,
  "account" | "name" | "administrator" | "demonstration"
> & {
  readonly identity?: { readonly issuer: string; readonly subject: string } | undefined;
};

/** The clock that all servers on this database share, in microseconds. */
export const nowMicros = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";

/** The grants of the account `a` as JSON. */
export const grantsOfA = `coalesce((select json_agg(json_build_object('dossier', g.dossier,
    'clearance', g.clearance, 'groups', g.groups, 'roles', g.roles) order by g.dossier)
  from chancery.account_grant g where g.account = a.account), '[]'::json)`;

/** Runs the work where people are seen, and nothing else. */
export function amongPeople<Value>(database: Database, work: Work<Value>): Promise<Value> {
  return database.transact({ dossier: "", marks: [], act: "people" }, work);
}

/** Whether it was added: false where the id or the identity is taken. */
export function addAccount(database: Database, added: NewAccount): Promise<boolean> {
  const { account, name, administrator, demonstration, identity } = added;
  return amongPeople(database, async (sql) => {
    const rows = await sql(
      `insert into chancery.account (account, name, administrator, demonstration, disabled,
        second_factor_step, issuer, subject, added)
      values ($1, $2, $3, $4, false, 0, $5, $6, ${nowMicros})
      on conflict do nothing returning account`,
      [
        account,
        name,
        administrator,
        demonstration,
        identity?.issuer ?? null,
        identity?.subject ?? null,
      ],
    );
    return rows.length === 1;
  });
}

export function listAccounts(database: Database): Promise<readonly ListedAccount[]> {
  return amongPeople(database, async (sql) => {
    const rows = await sql(
      `select a.account, a.name, a.administrator, a.demonstration, a.disabled,
        a.password is not null as password, a.issuer, a.subject, ${grantsOfA} as grants
      from chancery.account a order by a.account`,
    );
    return rows.map((row) => ({
      ...row,
      issuer: row.issuer ?? undefined,
      subject: row.subject ?? undefined,
    }));
  });
}

/** Whether anybody could sign in at all: an account that is of no demonstration. */
export function hasAccounts(database: Database): Promise<boolean> {
  return amongPeople(database, async (sql) => {
    const rows = await sql("select from chancery.account where not demonstration limit 1");
    return rows.length > 0;
  });
}

/** Whether there is such an account. What spoke for one that is disabled is gone for good. */
export function setDisabled(
  database: Database,
  account: string,
  disabled: boolean,
): Promise<boolean> {
  return amongPeople(database, async (sql) => {
    const rows = await sql(
      "update chancery.account set disabled = $2 where account = $1 returning account",
      [account, disabled],
    );
    if (disabled) await silence(sql, account);
    return rows.length === 1;
  });
}

/** Takes away all that speaks for an account: sessions, tokens, links. */
async function silence(sql: Sql, account: string): Promise<void> {
  await sql("delete from chancery.account_session where account = $1", [account]);
  await sql("delete from chancery.account_token where account = $1", [account]);
  await sql("delete from chancery.account_link where account = $1", [account]);
}

/** Gives an account something in a dossier, instead of what it had there; whether there is one. */
export function giveGrant(database: Database, account: string, grant: GrantRow): Promise<boolean> {
  const { dossier, clearance, groups, roles } = grant;
  return amongPeople(database, async (sql) => {
    const rows = await sql(
      `insert into chancery.account_grant (account, dossier, clearance, groups, roles)
      select account, $2, $3, $4, $5 from chancery.account where account = $1
      on conflict (account, dossier) do update
      set clearance = excluded.clearance, groups = excluded.groups, roles = excluded.roles
      returning account`,
      [account, dossier, clearance, groups, roles],
    );
    return rows.length === 1;
  });
}

/** Whether there was anything to take. */
export function takeGrant(database: Database, account: string, dossier: string): Promise<boolean> {
  return amongPeople(database, async (sql) => {
    const rows = await sql(
      "delete from chancery.account_grant where account = $1 and dossier = $2 returning account",
      [account, dossier],
    );
    return rows.length === 1;
  });
}
