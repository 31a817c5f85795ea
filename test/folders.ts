/**
 * Data folders for tests, and other processes that open them.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Database } from "../src/store/database.ts";
import { openEmbedded } from "../src/store/embedded.ts";
import { isAlive, serves } from "../src/store/process.ts";
import { fillFolder } from "./finished-cluster.ts";

const started: (() => unknown)[] = [];

/** Ends and removes all that was made here since the last call; for `afterEach`. */
export async function endAll(): Promise<void> {
  for (const end of started.splice(0).reverse()) await end();
}

/** Has something done by `endAll`. */
export function atEnd(end: () => unknown): void {
  started.push(end);
}

/** A folder that every account can reach, which a private TMPDIR may not be. */
export function makeFolder(): string {
  const folder = mkdtempSync("/tmp/chancery-test-");
  chmodSync(folder, 0o711);
  return folder;
}

/** The same with a finished store in it, empty and closed. */
export async function makeReadyFolder(): Promise<string> {
  const folder = makeFolder();
  await fillFolder(folder, "embedded", async (made) => {
    const opened = await openEmbedded({ folder: made });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    await opened.value.close();
  });
  return folder;
}

/** A new folder, removed after the test with whatever server still runs over it. */
export function aFolder(): string {
  return removedAtEnd(makeFolder());
}

/** The same with a finished store in it, empty and closed. */
export async function aReadyFolder(): Promise<string> {
  return removedAtEnd(await makeReadyFolder());
}

function removedAtEnd(folder: string): string {
  atEnd(async () => {
    const pid = serverPid(folder);
    if (pid !== undefined && serves(pid, join(folder, "cluster"))) process.kill(pid, "SIGKILL");
    while (pid !== undefined && isAlive(pid)) await pause(5);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export function serverPid(folder: string): number | undefined {
  const file = join(folder, "cluster", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : undefined;
}

export async function open(folder: string, binaries?: string): Promise<Database> {
  const opened = await openEmbedded({ folder, ...(binaries === undefined ? {} : { binaries }) });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  atEnd(() => opened.value.close());
  return opened.value;
}

export async function problemAt(folder: string): Promise<unknown> {
  const opened = await openEmbedded({ folder });
  if (opened.ok) await opened.value.close();
  return opened.ok ? "opened" : opened.problem;
}

/** Another Chancery, in a process of its own; gives its first line. */
export async function anotherAt(folder: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "test/hold-folder.ts", folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  atEnd(() => child.kill("SIGKILL"));
  const said = await new Promise<string>((resolve) => {
    child.stdout?.once("data", (bytes: Buffer) => resolve(bytes.toString()));
    child.once("exit", () => resolve("gone"));
  });
  return { child, said };
}

export function gone(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", resolve));
}

/** Runs statements as the superuser, whose password the folder keeps. */
export async function asSuperuser(folder: string, statement: string): Promise<unknown[]> {
  const lines = readFileSync(join(folder, "cluster", "postmaster.pid"), "utf8").split("\n");
  const { root } = JSON.parse(readFileSync(join(folder, "secrets.json"), "utf8"));
  const client = new pg.Client({
    user: "chancery_root",
    password: root,
    host: lines[4] ?? "",
    port: Number(lines[3]),
    database: "chancery",
  });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
