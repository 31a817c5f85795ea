/**
 * A database by its address: any PostgreSQL of version 15 or later.
 *
 * DATABASE_URL names the application's role, DATABASE_OWNER_URL the owner, who
 * brings the schema up to date, and DATABASE_AUDITOR_URL the auditor.
 */

import pg from "pg";
import { fail, ok, type Result } from "../core/result.ts";
import { type Database, openDatabase } from "./database.ts";
import { checkSchema, migrate, type RoleNames } from "./migrate.ts";
import { problemOf, type StoreProblem } from "./problem.ts";
import { prepareQueue } from "./queue.ts";
import { appRole, auditorRole, checkApp, seeRoles } from "./roles.ts";
import { adviceOn, isTooOld, versionOf } from "./version.ts";

export type Addresses = {
  readonly app: string;
  readonly owner?: string | undefined;
  readonly auditor?: string | undefined;
};

/** The addresses in the environment; undefined if it names none. */
export function addressesIn(env: NodeJS.ProcessEnv): Addresses | undefined {
  const app = env.DATABASE_URL;
  if (app === undefined || app === "") return undefined;
  return { app, owner: env.DATABASE_OWNER_URL, auditor: env.DATABASE_AUDITOR_URL };
}

export async function openUrl(addresses: Addresses): Promise<Result<Database, StoreProblem>> {
  const place = placeOf(addresses.app);
  try {
    const version = await withClient(addresses.app, versionOf);
    if (isTooOld(version)) return fail({ kind: "too-old", place, version });
    const fit = await bringUpToDate(addresses);
    if (!fit.ok) return fit;
    const checked = await withClient(addresses.app, checkApp);
    if (!checked.ok) return checked;
    return ok(
      openDatabase({
        about: { version, place, advice: adviceOn(version) },
        app: configOf(addresses.app),
        auditor:
          addresses.auditor === undefined ? undefined : { ...configOf(addresses.auditor), max: 4 },
        revive: async () => undefined, // another's server: it is theirs to start
        close: async () => undefined,
      }),
    );
  } catch (error) {
    const problem = problemOf(error, place);
    if (problem !== undefined) return fail(problem);
    throw error;
  }
}

async function bringUpToDate(addresses: Addresses): Promise<Result<unknown, StoreProblem>> {
  const { owner } = addresses;
  if (owner === undefined) return withClient(addresses.app, (client) => checkSchema(client));
  const roles: RoleNames = {
    app: configOf(addresses.app).user ?? appRole,
    auditor:
      addresses.auditor === undefined
        ? auditorRole
        : (configOf(addresses.auditor).user ?? auditorRole),
  };
  return withClient(owner, async (client) => {
    const seen = await seeRoles(client, roles);
    const migrated = seen.ok ? await migrate(client, roles) : seen;
    if (migrated.ok) await prepareQueue(client, roles);
    return migrated;
  });
}

async function withClient<Value>(
  address: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client(configOf(address));
  client.on("error", () => undefined); // the next statement will tell
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function configOf(address: string): pg.ClientConfig {
  const { user } = new pg.Client({ connectionString: address });
  return {
    connectionString: address,
    connectionTimeoutMillis: 10_000,
    ...(user === undefined ? {} : { user }),
  };
}

/** The address without its password, for messages. */
function placeOf(address: string): string {
  const { host, port, database } = new pg.Client({ connectionString: address });
  return `${host}:${port}/${database ?? ""}`;
}
