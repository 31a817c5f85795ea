/**
 * The embedded server: initialised, started, found again, stopped.
 *
 * After kill -9 of Chancery the server lives on. Whoever opens the folder next
 * finds it by `postmaster.pid` and takes it on as it is; nothing is lost and
 * nothing waits. A folder is initialised under another name and then renamed,
 * so a crash half way leaves no half-made cluster behind.
 */

import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { fail, ok, type Result } from "../core/result.ts";
import { type Folder, giveFolder, socketFolder } from "./folder.ts";
import type { StoreProblem } from "./problem.ts";
import { isAlive, isTaken, serves } from "./process.ts";

/** Where a running server listens: a folder with its socket, or a port of this machine. */
export type Server = {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  /** Whether it ran already, left behind by a Chancery that was killed. */
  readonly adopted: boolean;
};

const unix = process.platform !== "win32";
const superuser = "chancery_root";
const patience = 20_000;

/** Makes the cluster unless there is one. */
export async function initialise(
  folder: Folder,
  bin: string,
  password: string,
): Promise<Result<undefined, StoreProblem>> {
  if (existsSync(folder.cluster)) return ok(undefined);
  clearDrafts(folder);
  const mark = `${process.pid}-${randomBytes(4).toString("hex")}`;
  const draft = `${folder.cluster}.new-${mark}`;
  const passwordFile = join(folder.path, `initdb.new-${mark}`);
  const { account } = folder;
  giveFolder(draft, account);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== undefined) chownSync(passwordFile, account.uid, account.gid);
  const options = ["-D", draft, "-U", superuser, "-A", "scram-sha-256", "-E", "UTF8", "-k"];
  options.push(`--pwfile=${passwordFile}`, "--locale=C", ...(await localeOptions(bin)));
  try {
    await run(join(bin, "initdb"), options, { ...identity(folder), cwd: folder.path });
    renameSync(draft, folder.cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(folder.cluster)) return ok(undefined); // another was first
    return fail(problemIn(folder, String(error)));
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return ok(undefined);
}

/** Gives the server over the folder: the one that runs, or a new one, at that port if it has one. */
export async function startServer(
  folder: Folder,
  bin: string,
  port?: number,
): Promise<Result<Server, StoreProblem>> {
  const version = checkVersion(folder, await versionOf(bin));
  if (!version.ok) return version;
  const deadline = Date.now() + patience;
  for (;;) {
    const running = await runningServer(folder, deadline);
    if (running !== undefined) return ok(running);
    const started = await launch(folder, bin, port);
    if (started.ok) return started;
    // Backends of a killed server may outlive it for a moment, and then bar a new one.
    const passing = /pre-existing shared memory|lock file .* already exists/.test(started.problem);
    if (!passing || Date.now() > deadline) return fail(problemIn(folder, started.problem));
    await pause(50);
  }
}

/** Stops the server cleanly: sessions are ended, what they did not commit is undone. */
export async function stopServer(folder: Folder, bin: string, server: Server): Promise<void> {
  if (!serves(server.pid, folder.cluster)) return;
  if (unix) process.kill(server.pid, "SIGINT");
  else await run(join(bin, "pg_ctl"), ["stop", "-D", folder.cluster, "-m", "fast"], {});
  while (isAlive(server.pid)) await pause(5);
  if (unix && dirname(server.host) !== folder.path) rmdirSync(server.host);
}

/** Whether the server still runs. */
export function isRunning(folder: Folder, server: Server): boolean {
  return serves(server.pid, folder.cluster) && pidFile(folder)?.pid === server.pid;
}

async function launch(
  folder: Folder,
  bin: string,
  usual: number | undefined,
): Promise<Result<Server, string>> {
  const host = unix ? socketFolder(folder) : "127.0.0.1";
  const port = unix ? 5432 : (usual ?? (await freePort()));
  const settings = [
    `listen_addresses=${unix ? "" : host}`,
    `unix_socket_directories=${unix ? host : ""}`,
    "unix_socket_permissions=0700",
    "max_connections=60",
    "logging_collector=off",
    "jit=off",
  ];
  if (existsSync(folder.log) && statSync(folder.log).size > 4_000_000) {
    renameSync(folder.log, `${folder.log}.1`);
  }
  const log = openSync(folder.log, "a", 0o600);
  const from = statSync(folder.log).size;
  const args = ["-D", folder.cluster, "-p", String(port), ...settings.flatMap((s) => ["-c", s])];
  // A group of its own: Ctrl-C is for Chancery, which then stops the server in its turn.
  const child = spawn(join(bin, "postgres"), args, {
    ...identity(folder),
    cwd: folder.path,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let ended: string | undefined;
  child.once("error", (error) => {
    ended = String(error);
  });
  child.once("exit", (code, signal) => {
    ended = `postgres ended with ${signal ?? code}`;
  });
  child.unref();
  while (ended === undefined) {
    const file = pidFile(folder);
    if (file?.ready && file.pid === child.pid) return ok({ ...file, adopted: false });
    await pause(3);
  }
  return fail(`${ended}: ${logSince(folder, from)}`);
}

/** The server that runs over the folder, once it is ready; a stale pid file is put away. */
async function runningServer(folder: Folder, deadline: number): Promise<Server | undefined> {
  for (;;) {
    const file = pidFile(folder);
    if (file === undefined) return undefined;
    if (!serves(file.pid, folder.cluster)) {
      if (isTaken(file.pid)) retirePidFile(folder);
      return undefined;
    }
    if (file.ready) return { ...file, adopted: true };
    // It may be on its way down or up; recovery takes as long as it takes.
    if (Date.now() > deadline && file.stopping) process.kill(file.pid, "SIGQUIT");
    await pause(5);
  }
}

/** Above what any system counts to. */
const nobodysPid = 999_999_999;

/**
 * Makes the pid file name nobody: PostgreSQL would not start while the number is taken, by another
 * process of this account or by a dead one that nobody has buried. The rest of the file stays, by
 * which PostgreSQL sees whether processes of the dead server still have its memory.
 */
function retirePidFile(folder: Folder): void {
  const file = join(folder.cluster, "postmaster.pid");
  const [, ...rest] = readFileSync(file, "utf8").split("\n");
  writeFileSync(file, [nobodysPid, ...rest].join("\n"));
}

type PidFile = {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  readonly ready: boolean;
  readonly stopping: boolean;
};

/** `postmaster.pid`: 1 pid, 2 folder, 3 start, 4 port, 5 socket folder, 6 address, 7 memory, 8 state. */
function pidFile(folder: Folder): PidFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(folder.cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  const state = lines[7]?.trim();
  const host = (unix ? lines[4] : lines[5]) || "127.0.0.1";
  return {
    pid,
    host,
    port: Number(lines[3]),
    ready: state === "ready",
    stopping: state === "stopping",
  };
}

function checkVersion(folder: Folder, ours: string): Result<undefined, StoreProblem> {
  const file = join(folder.cluster, "PG_VERSION");
  if (!existsSync(file)) return fail(problemIn(folder, "cluster/PG_VERSION is missing"));
  const madeBy = readFileSync(file, "utf8").trim();
  if (madeBy === ours) return ok(undefined);
  return fail({ kind: "other-version", folder: folder.path, madeBy, ours });
}

/** The major version, such as `18`. */
async function versionOf(bin: string): Promise<string> {
  const { stdout } = await run(join(bin, "postgres"), ["--version"], {});
  return /\) (\d+)/.exec(stdout)?.[1] ?? "";
}

/** Byte order for sorting; where the server knows how, letters of all scripts have two cases. */
async function localeOptions(bin: string): Promise<string[]> {
  if (Number(await versionOf(bin)) < 17) return [];
  return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
}

function problemIn(folder: Folder, said: string): StoreProblem {
  if (/No space left on device|ENOSPC/.test(said)) {
    return { kind: "disk-full", place: folder.path };
  }
  return { kind: "broken-folder", folder: folder.path, detail: lastLine(said) };
}

function lastLine(said: string): string {
  const lines = said.split("\n").filter((line) => line.trim() !== "");
  const grave = lines.filter((line) => /FATAL|PANIC|error|missing/i.test(line));
  return (grave[0] ?? lines.at(-1) ?? "no reason given").trim();
}

function logSince(folder: Folder, from: number): string {
  return readFileSync(folder.log).subarray(from).toString("utf8").slice(-4000);
}

/** What a crash during an earlier initialisation left. */
function clearDrafts(folder: Folder): void {
  for (const name of readdirSync(folder.path)) {
    const maker = /^(?:cluster|initdb)\.new-(\d+)-/.exec(name)?.[1];
    if (maker === undefined || isAlive(Number(maker))) continue;
    try {
      rmSync(join(folder.path, name), { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // The initdb of the one that was killed may still be writing: the next start tries again.
    }
  }
}

function identity(folder: Folder): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  const env = { ...Object.fromEntries(kept), LC_ALL: "C" };
  const { account } = folder;
  return account === undefined ? { env } : { uid: account.uid, gid: account.gid, env };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

const run = promisify(execFile);
