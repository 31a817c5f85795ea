/**
 * Databases for tests: each door that there is on this machine, on a server and in a folder of
 * its own that `close` ends and removes.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { serverAccount } from "../src/store/account.ts";
import type { Database } from "../src/store/database.ts";
import { openEmbedded } from "../src/store/embedded.ts";
import { openSecrets, prepareFolder, type Secrets } from "../src/store/folder.ts";
import { sentenceOf } from "../src/store/problem.ts";
import { makeRoles } from "../src/store/roles.ts";
import { initialise, startServer, stopServer } from "../src/store/server.ts";
import { openUrl } from "../src/store/url.ts";
import { fillFolder } from "./finished-cluster.ts";
import { makeFolder, makeReadyFolder } from "./folders.ts";

export type TestServer = {
  readonly database: Database;
  /** Opens another door to the same database, as another Chancery would. */
  readonly another: () => Promise<Database>;
  /** Where to connect as a role: `root`, `owner`, `app` or `auditor`. */
  readonly as: (role: keyof Secrets) => pg.ClientConfig;
  readonly close: () => Promise<void>;
};

export type Door = {
  readonly name: string;
  /** Why it cannot be tried here; undefined where it can. */
  readonly absent: string | undefined;
  readonly open: () => Promise<TestServer>;
};

const roles = {
  root: "chancery_root",
  owner: "chancery_owner",
  app: "chancery_app",
  auditor: "chancery_auditor",
};

/** The newest PostgreSQL server binaries that the machine itself has. */
export const machineBinaries = newestBinaries("/usr/lib/postgresql");

export const doors: readonly Door[] = [
  { name: "the embedded PostgreSQL", absent: undefined, open: openOwn },
  {
    name: "the machine's PostgreSQL by its address",
    absent:
      machineBinaries === undefined ? "no PostgreSQL under /usr/lib/postgresql here" : undefined,
    open: openMachine,
  },
];

async function openOwn(): Promise<TestServer> {
  const folder = await makeReadyFolder();
  const opened = await openEmbedded({ folder });
  if (!opened.ok) throw new Error(sentenceOf(opened.problem));
  const secrets: Secrets = JSON.parse(readFileSync(join(folder, "secrets.json"), "utf8"));
  const { host, port } = socketOf(folder);
  const as = (role: keyof Secrets) => configOf(role, secrets, host, port);
  return {
    database: opened.value,
    another: () => openByUrl(as),
    as,
    close: async () => {
      await opened.value.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openMachine(): Promise<TestServer> {
  const path = makeFolder();
  await fillFolder(path, "machine", async (made) => (await openMachineAt(made)).close());
  const server = await openMachineAt(path);
  return {
    ...server,
    close: async () => {
      await server.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

async function openMachineAt(path: string): Promise<TestServer> {
  const bin = machineBinaries ?? "";
  const account = must(serverAccount());
  const folder = must(prepareFolder(path, account));
  const secrets = must(openSecrets(folder));
  must(await initialise(folder, bin, secrets.root));
  const server = must(await startServer(folder, bin));
  const as = (role: keyof Secrets) => configOf(role, secrets, server.host, server.port);
  const root = new pg.Client({ ...as("root"), database: "postgres" });
  await root.connect();
  await makeRoles(root, secrets);
  await root.end();
  const database = await openByUrl(as);
  return {
    database,
    another: () => openByUrl(as),
    as,
    close: async () => {
      await database.close();
      await stopServer(folder, bin, server);
    },
  };
}

async function openByUrl(as: (role: keyof Secrets) => pg.ClientConfig): Promise<Database> {
  return must(
    await openUrl({
      app: urlOf(as("app")),
      owner: urlOf(as("owner")),
      auditor: urlOf(as("auditor")),
    }),
  );
}

export function urlOf({ user, password, host, port, database }: pg.ClientConfig): string {
  const place = encodeURIComponent(host ?? "");
  return `postgres://${user}:${String(password)}@/${database}?host=${place}&port=${port}`;
}

function configOf(
  role: keyof Secrets,
  secrets: Secrets,
  host: string,
  port: number,
): pg.ClientConfig {
  return { user: roles[role], password: secrets[role], host, port, database: "chancery" };
}

function socketOf(folder: string): { host: string; port: number } {
  const lines = readFileSync(join(folder, "cluster", "postmaster.pid"), "utf8").split("\n");
  return { host: lines[4] ?? "", port: Number(lines[3]) };
}

function newestBinaries(home: string): string | undefined {
  const versions = existsSync(home) ? readdirSync(home).map(Number) : [];
  const newest = Math.max(...versions.filter((version) => version >= 15));
  const bin = join(home, String(newest), "bin");
  return existsSync(join(bin, "initdb")) ? bin : undefined;
}

function must<Value>(
  result: { ok: true; value: Value } | { ok: false; problem: Parameters<typeof sentenceOf>[0] },
): Value {
  if (!result.ok) throw new Error(sentenceOf(result.problem));
  return result.value;
}
