/**
 * The embedded database: a PostgreSQL server that Chancery launches and stops
 * in its own data folder, on a Unix socket where there are such.
 */

import pg from "pg";
import { fail, ok, type Result } from "../core/result.ts";
import { serverAccount } from "./account.ts";
import { serverBinaries } from "./binaries.ts";
import { type Database, openDatabase } from "./database.ts";
import { defaultFolder, type Folder, openSecrets, prepareFolder, type Secrets } from "./folder.ts";
import { holderOf, releaseLock, takeLock } from "./lock.ts";
import { migrate } from "./migrate.ts";
import { problemOf, type StoreProblem } from "./problem.ts";
import { prepareQueue } from "./queue.ts";
import { appRole, auditorRole, databaseName, makeRoles, ownerRole } from "./roles.ts";
import { initialise, isRunning, type Server, startServer, stopServer } from "./server.ts";
import { adviceOn, versionOf } from "./version.ts";

export type Choice = {
  /** The data folder; by default the platform's place for a user's data. */
  readonly folder?: string;
  /** The folder of another PostgreSQL's `postgres` and `initdb`. */
  readonly binaries?: string;
};

/** One number for one Chancery to a cluster; any would do. */
const holderLock = 1_129_599_816;
const superuser = "chancery_root";

export async function openEmbedded(choice: Choice = {}): Promise<Result<Database, StoreProblem>> {
  const account = serverAccount();
  if (!account.ok) return account;
  const path = choice.folder ?? defaultFolder(account.value);
  try {
    const folder = prepareFolder(path, account.value);
    return folder.ok ? await openFolder(folder.value, choice) : folder;
  } catch (error) {
    const problem = problemOf(error, path);
    if (problem !== undefined) return fail(problem);
    throw error;
  }
}

async function openFolder(folder: Folder, choice: Choice): Promise<Result<Database, StoreProblem>> {
  const holder = takeLock(folder.lock);
  if (holder !== undefined) return fail({ kind: "in-use", folder: folder.path, pid: holder.held });
  let opened: Result<Database, StoreProblem> | undefined;
  try {
    opened = await openLocked(folder, choice);
    return opened;
  } finally {
    if (opened?.ok !== true) releaseLock(folder.lock);
  }
}

async function openLocked(folder: Folder, choice: Choice): Promise<Result<Database, StoreProblem>> {
  const secrets = openSecrets(folder);
  if (!secrets.ok) return secrets;
  const bin = choice.binaries === undefined ? serverBinaries(folder) : ok(choice.binaries);
  if (!bin.ok) return bin;
  const made = await initialise(folder, bin.value, secrets.value.root);
  if (!made.ok) return made;
  const started = await startServer(folder, bin.value);
  if (!started.ok) return started;
  const house = new House(folder, bin.value, secrets.value, started.value);
  let ready: Result<string, StoreProblem> | undefined;
  try {
    ready = await house.ready();
    return ready.ok ? ok(house.database(ready.value)) : ready;
  } finally {
    // A server that another Chancery holds is not ours to stop.
    if (ready?.ok !== true && (ready === undefined || ready.problem.kind !== "in-use")) {
      await house.leave();
    }
  }
}

/** A folder with its running server: what has to be known to hold, revive and leave it. */
class House {
  readonly #folder: Folder;
  readonly #bin: string;
  readonly #secrets: Secrets;
  #server: Server;
  #holder: pg.Client | undefined;
  #reviving: Promise<void> | undefined;

  constructor(folder: Folder, bin: string, secrets: Secrets, server: Server) {
    this.#folder = folder;
    this.#bin = bin;
    this.#secrets = secrets;
    this.#server = server;
  }

  /** Makes roles and schema, and gives the server's version. */
  async ready(): Promise<Result<string, StoreProblem>> {
    const root = await this.#connect(superuser, this.#secrets.root, "postgres");
    try {
      await makeRoles(root, this.#secrets);
    } finally {
      await root.end();
    }
    if (!(await this.#hold())) {
      const pid = holderOf(this.#folder.lock)?.pid;
      const other = pid === process.pid ? undefined : pid;
      return fail({ kind: "in-use", folder: this.#folder.path, pid: other });
    }
    const owner = await this.#connect(ownerRole, this.#secrets.owner, databaseName);
    try {
      const roles = { app: appRole, auditor: auditorRole };
      const migrated = await migrate(owner, roles);
      if (!migrated.ok) return migrated;
      await prepareQueue(owner, roles);
      return ok(await versionOf(owner));
    } finally {
      await owner.end();
    }
  }

  database(version: string): Database {
    return openDatabase({
      about: { version, place: this.#folder.path, advice: adviceOn(version) },
      app: this.#address(appRole, this.#secrets.app, databaseName),
      auditor: { ...this.#address(auditorRole, this.#secrets.auditor, databaseName), max: 4 },
      revive: () => {
        this.#reviving ??= this.#revive().finally(() => {
          this.#reviving = undefined;
        });
        return this.#reviving;
      },
      close: () => this.leave(),
    });
  }

  /** Ends the server cleanly and gives the folder up. */
  async leave(): Promise<void> {
    await this.#holder?.end().catch(() => undefined);
    await stopServer(this.#folder, this.#bin, this.#server);
    releaseLock(this.#folder.lock);
  }

  /** Starts the server again if it died. */
  async #revive(): Promise<void> {
    if (!isRunning(this.#folder, this.#server)) {
      const started = await startServer(this.#folder, this.#bin, this.#server.port);
      if (!started.ok) return; // whoever asked will be told, when patience ends
      this.#server = started.value;
    }
    if (this.#holder === undefined) await this.#hold();
  }

  /**
   * Takes the cluster's advisory lock, which lives and dies with its connection:
   * the last word between two Chancerys that both took over a stale lock file.
   */
  async #hold(): Promise<boolean> {
    const client = await this.#connect(appRole, this.#secrets.app, databaseName);
    for (let tries = 0; tries < 40; tries += 1) {
      const { rows } = await client.query<{ held: boolean }>(
        "select pg_try_advisory_lock($1) as held",
        [holderLock],
      );
      if (rows[0]?.held === true) {
        this.#holder = client;
        client.once("end", () => {
          this.#holder = undefined;
        });
        return true;
      }
      // The server may not yet have noticed the death of the one before.
      await client.query("select pg_sleep(0.05)");
    }
    await client.end();
    return false;
  }

  async #connect(user: string, password: string, database: string): Promise<pg.Client> {
    const client = new pg.Client(this.#address(user, password, database));
    client.on("error", () => undefined); // the next statement will tell
    await client.connect();
    return client;
  }

  #address(user: string, password: string, database: string): pg.ClientConfig {
    const { host, port } = this.#server;
    return { host, port, user, password, database, connectionTimeoutMillis: 10_000 };
  }
}
