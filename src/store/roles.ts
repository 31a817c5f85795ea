/**
 * The three roles of the database, and the check that each has no more power
 * than its work needs: the owner changes the schema, the application reads and
 * appends, the auditor reads all marks.
 */

import pg from "pg";
import { fail, ok, type Result } from "../core/result.ts";
import type { Secrets } from "./folder.ts";
import type { RoleNames } from "./migrate.ts";
import { codeOf, type StoreProblem } from "./problem.ts";

export const ownerRole = "chancery_owner";
export const appRole = "chancery_app";
export const auditorRole = "chancery_auditor";
export const databaseName = "chancery";

/** On a server of our own: makes the roles and the database, as the superuser. */
export async function makeRoles(root: pg.Client, secrets: Secrets): Promise<void> {
  const { rows } = await root.query<{ name: string }>("select rolname as name from pg_roles");
  const there = new Set(rows.map((row) => row.name));
  const wanted = [
    [ownerRole, secrets.owner],
    [appRole, secrets.app],
    [auditorRole, secrets.auditor],
  ] as const;
  for (const [role, password] of wanted) {
    if (there.has(role)) continue;
    await root.query(`create role ${role} login password ${pg.escapeLiteral(password)}`);
  }
  const made = await root.query("select from pg_database where datname = $1", [databaseName]);
  if (made.rowCount !== 0) return;
  await root.query(`create database ${databaseName} owner ${ownerRole}`);
  await root.query(`revoke all on database ${databaseName} from public`);
  await root.query(
    `grant connect on database ${databaseName} to ${ownerRole}, ${appRole}, ${auditorRole}`,
  );
}

/** On a server of somebody else's: sees that the roles are there, and makes what is missing. */
export async function seeRoles(
  owner: pg.Client,
  roles: RoleNames,
): Promise<Result<undefined, StoreProblem>> {
  for (const role of [roles.app, roles.auditor]) {
    const { rowCount } = await owner.query("select from pg_roles where rolname = $1", [role]);
    if (rowCount !== 0) continue;
    try {
      await owner.query(`create role ${pg.escapeIdentifier(role)} nologin`);
    } catch (error) {
      if (codeOf(error) === "42501") return fail({ kind: "missing-role", role });
      // 42710, 23505: another Chancery made it at the same moment
      if (codeOf(error) !== "42710" && codeOf(error) !== "23505") throw error;
    }
  }
  return ok(undefined);
}

type Powers = {
  readonly role: string;
  readonly super: boolean;
  readonly bypass: boolean;
  readonly owns: boolean;
  readonly joins: boolean;
};

/** Refuses a role for the application that row-level security would not hold. */
export async function checkApp(client: pg.ClientBase): Promise<Result<undefined, StoreProblem>> {
  const { rows } = await client.query<Powers>(
    `select current_user as role, r.rolsuper as super, r.rolbypassrls as bypass,
      exists (
        select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'chancery' and c.relowner = r.oid
      ) as owns,
      exists (
        select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'chancery' and c.relowner <> r.oid
          and pg_has_role(r.oid, c.relowner, 'member')
      ) as joins
    from pg_roles r where r.rolname = current_user`,
  );
  const [powers] = rows;
  if (powers === undefined) return ok(undefined);
  const power = powerOf(powers);
  return power === undefined
    ? ok(undefined)
    : fail({ kind: "mighty-role", role: powers.role, power });
}

function powerOf(powers: Powers): string | undefined {
  if (powers.super) return "is a superuser";
  if (powers.bypass) return "may bypass row-level security";
  if (powers.owns) return "owns the tables";
  return powers.joins ? "may become the owner of the tables" : undefined;
}
