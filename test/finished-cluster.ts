/**
 * One finished cluster to a run of the tests and a kind of server: made by the first test that
 * asks, and copied by all, which takes a tenth of the time of making one.
 *
 * The copies differ from a real one in one setting, `fsync`: they need not outlive the machine.
 */
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Where the clusters of this run lie; without it each is made anew. */
const variable = "CHANCERY_TEST_CLUSTERS";

/** For vitest, before all tests. */
export function setup(): void {
  if (process.platform === "win32") return; // which has no `cp` that keeps permissions
  const home = mkdtempSync("/tmp/chancery-clusters-");
  chmodSync(home, 0o711);
  process.env[variable] = home;
}

/** For vitest, after all tests. */
export function teardown(): void {
  const home = process.env[variable];
  if (home !== undefined) rmSync(home, { recursive: true, force: true });
}

/**
 * Puts a finished cluster into the data folder, where this run keeps one: made by `make` in the
 * folder that it is given, once. The folder must be new.
 */
export async function fillFolder(
  folder: string,
  kind: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  const home = process.env[variable];
  if (home === undefined) return;
  const finished = join(home, kind);
  while (!existsSync(finished)) {
    if (isOurs(`${finished}.draft`)) await makeFinished(finished, make);
    else await pause(20);
  }
  const parts = ["cluster", "secrets.json"].map((name) => join(finished, name));
  const { status, stderr } = spawnSync("cp", ["-Rp", ...parts, folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`the finished cluster could not be copied: ${stderr}`);
  // A copy of the server, where the installed one is out of its account's reach.
  const server = join(finished, "server");
  if (existsSync(server)) symlinkSync(server, join(folder, "server"));
}

async function makeFinished(
  finished: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  const draft = `${finished}.draft`;
  try {
    chmodSync(draft, 0o711);
    await make(draft);
    appendFileSync(join(draft, "cluster", "postgresql.conf"), "\nfsync = off\n");
    renameSync(draft, finished);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Of several that ask at once, one makes the folder. */
function isOurs(draft: string): boolean {
  try {
    mkdirSync(draft);
    return true;
  } catch {
    return false;
  }
}
