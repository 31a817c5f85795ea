/**
 * Bringing the schema up to date: numbered SQL files, forward only, under a lock.
 *
 * What was applied stays as it was applied: a file whose text changed since is
 * refused, and so is a schema newer than the files here.
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { fail, ok, type Result } from "../core/result.ts";
import type { StoreProblem } from "./problem.ts";

export type Migration = {
  readonly number: number;
  readonly file: string;
  readonly sql: string;
  readonly checksum: string;
};

/** The names of the roles that the files call `chancery_app` and `chancery_auditor`. */
export type RoleNames = { readonly app: string; readonly auditor: string };

/** One number for all migrations of all dossiers; any would do. */
const migrationLock = 1_129_599_817;

const folder = new URL("./migrations/", import.meta.url);

export function shippedMigrations(): readonly Migration[] {
  const files = readdirSync(folder).filter((name) => /^\d{3}-[a-z-]+\.sql$/.test(name));
  return files.sort().map((file) => {
    const sql = readFileSync(new URL(file, folder), "utf8");
    const checksum = createHash("sha256").update(sql).digest("hex");
    return { number: Number(file.slice(0, 3)), file, sql, checksum };
  });
}

/** Applies what is missing, as the owner; all of it or nothing. */
export async function migrate(
  owner: pg.Client,
  roles: RoleNames,
  migrations: readonly Migration[] = shippedMigrations(),
): Promise<Result<number, StoreProblem>> {
  await owner.query("begin");
  try {
    await owner.query("select pg_advisory_xact_lock($1)", [migrationLock]);
    await prepareSchema(owner, roles);
    const applied = await appliedMigrations(owner);
    const fit = compare(applied, migrations);
    if (!fit.ok) {
      await owner.query("rollback");
      return fit;
    }
    for (const migration of migrations.slice(applied.length)) {
      await owner.query(withRoles(migration.sql, roles));
      await owner.query(
        "insert into chancery.migration (number, file, checksum) values ($1, $2, $3)",
        [migration.number, migration.file, migration.checksum],
      );
    }
    await owner.query("commit");
    return ok(migrations.length);
  } catch (error) {
    await owner.query("rollback").catch(() => undefined); // the first error tells more
    throw error;
  }
}

/** Whether the schema is the one this Chancery knows, asked without changing anything. */
export async function checkSchema(
  client: pg.ClientBase,
  migrations: readonly Migration[] = shippedMigrations(),
): Promise<Result<number, StoreProblem>> {
  const known = migrations.length;
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('chancery.migration') is not null as there",
  );
  if (rows[0]?.there !== true) return fail({ kind: "older-schema", found: 0, known });
  const applied = await appliedMigrations(client);
  const fit = compare(applied, migrations);
  if (!fit.ok) return fit;
  if (applied.length < known) {
    return fail({ kind: "older-schema", found: applied.length, known });
  }
  return ok(known);
}

type Applied = { readonly number: number; readonly file: string; readonly checksum: string };

async function appliedMigrations(client: pg.ClientBase): Promise<readonly Applied[]> {
  const { rows } = await client.query<Applied>(
    "select number, file, checksum from chancery.migration order by number",
  );
  return rows;
}

function compare(
  applied: readonly Applied[],
  migrations: readonly Migration[],
): Result<undefined, StoreProblem> {
  const known = migrations.length;
  if (applied.length > known) return fail({ kind: "newer-schema", found: applied.length, known });
  for (const [place, { checksum, file }] of applied.entries()) {
    if (migrations[place]?.checksum !== checksum) return fail({ kind: "changed-migration", file });
  }
  return ok(undefined);
}

async function prepareSchema(owner: pg.Client, roles: RoleNames): Promise<void> {
  const { rows } = await owner.query<{ there: boolean }>(
    "select to_regclass('chancery.migration') is not null as there",
  );
  if (rows[0]?.there === true) return;
  await owner.query(
    withRoles(
      `create schema if not exists chancery;
      revoke all on schema chancery from public;
      grant usage on schema chancery to chancery_app, chancery_auditor;
      create table chancery.migration (
        number integer not null,
        file text not null,
        checksum text not null,
        constraint migration_key primary key (number)
      );
      alter table chancery.migration enable row level security;
      alter table chancery.migration force row level security;
      create policy migration_any on chancery.migration using (true) with check (true);
      grant select on chancery.migration to chancery_app, chancery_auditor;`,
      roles,
    ),
  );
}

function withRoles(sql: string, roles: RoleNames): string {
  return sql
    .replaceAll(/\bchancery_app\b/g, () => pg.escapeIdentifier(roles.app))
    .replaceAll(/\bchancery_auditor\b/g, () => pg.escapeIdentifier(roles.auditor));
}
