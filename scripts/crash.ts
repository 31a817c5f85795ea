/**
 * The crash campaign: `npm run test:crash -- N`.
 *
 * N times a process writes a mixed load to the embedded server and is killed with SIGKILL at a
 * random moment: alone, with its server, or the server first. Then the folder is opened again, and
 * all that was acknowledged must be there, once, in trees that fit, within five seconds.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../src/store/database.ts";
import { openEmbedded } from "../src/store/embedded.ts";
import { sentenceOf } from "../src/store/problem.ts";
import { checkDossier, type Row } from "./campaign/check.ts";
import type { Said } from "./campaign/load.ts";

type Ack = Said & { readonly kind: "ack" };
type Way = "chancery" | "both" | "every process" | "server first";
const ways: readonly Way[] = ["chancery", "both", "every process", "server first"];
const patience = 5000;

async function main(trials: number): Promise<void> {
  const folder = mkdtempSync("/tmp/chancery-crash-");
  chmodSync(folder, 0o711);
  const total = { acknowledged: 0, lost: 0, faults: 0, slowest: 0 };
  for (let trial = 1; trial <= trials; trial += 1) {
    const way = ways[trial % ways.length] ?? "both";
    const acks = await runAndKill(folder, trial, way);
    const start = performance.now();
    const opened = await openEmbedded({ folder });
    const took = performance.now() - start;
    if (!opened.ok) throw new Error(`trial ${trial}: ${sentenceOf(opened.problem)}`);
    const faults = await faultsAfter(opened.value, acks);
    await opened.value.close();
    total.acknowledged += acks.reduce((sum, ack) => sum + ack.entries.length, 0);
    total.lost += faults.filter((fault) => fault.startsWith("lost")).length;
    total.faults += faults.length + (took > patience ? 1 : 0);
    total.slowest = Math.max(total.slowest, took);
    for (const fault of faults.slice(0, 5)) print(`trial ${trial} (${way}): ${fault}`);
    if (took > patience) print(`trial ${trial} (${way}): took ${Math.round(took)} ms to start`);
  }
  rmSync(folder, { recursive: true, force: true });
  print(
    `${trials} trials, ${total.acknowledged} entries acknowledged, ${total.lost} lost, ` +
      `${total.faults} faults, slowest restart ${Math.round(total.slowest)} ms`,
  );
  if (total.faults > 0) process.exitCode = 1;
}

/** Gives what the load had acknowledged when it was killed. */
async function runAndKill(folder: string, trial: number, way: Way): Promise<readonly Ack[]> {
  const args = ["--import", "tsx", "scripts/campaign/load.ts", folder, String(trial)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const acks: Ack[] = [];
  let opened = () => {};
  const open = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    if (!line.endsWith("}")) return; // cut short by the kill: not said
    const said: Said = JSON.parse(line);
    if (said.kind === "open") opened();
    else if (said.kind === "ack") acks.push(said);
    else print(`trial ${trial}: the load met ${said.detail}`);
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const read = new Promise((resolve) => lines.once("close", resolve));
  // Some are killed before they are open.
  if (trial % 7 !== 0) await Promise.race([open, gone]);
  await pause(Math.random() * 1500);
  await kill(child, folder, way);
  await Promise.all([gone, read]);
  return acks;
}

async function kill(child: ChildProcess, folder: string, way: Way): Promise<void> {
  const server = serverPid(folder);
  if (server !== undefined && way === "every process") {
    for (const pid of childrenOf(server)) end(pid);
  }
  if (server !== undefined && way !== "chancery") end(server);
  // The load goes on, on a server started again, until it is killed itself.
  if (way === "server first") await pause(Math.random() * 1500);
  child.kill("SIGKILL");
}

async function faultsAfter(database: Database, acks: readonly Ack[]): Promise<string[]> {
  const faults: string[] = [];
  for (const dossier of new Set(acks.map((ack) => ack.dossier))) {
    const checked = await checkDossier(database, dossier);
    faults.push(...checked.faults);
    const rows = new Map(checked.rows.map((row) => [`${row.mark} ${row.position}`, row]));
    for (const ack of acks) if (ack.dossier === dossier) faults.push(...lostOf(ack, rows));
  }
  return faults;
}

function lostOf(ack: Ack, rows: ReadonlyMap<string, Row>): string[] {
  const lost: string[] = [];
  for (const { mark, position, id } of ack.entries) {
    if (rows.get(`${mark} ${position}`)?.id !== id) lost.push(`lost ${mark} ${position} ${id}`);
    for (const cut of ack.excised) {
      if (rows.get(`${mark} ${cut}`)?.payload !== null) lost.push(`lost the excision ${id}`);
    }
  }
  return lost;
}

function serverPid(folder: string): number | undefined {
  try {
    const [pid] = readFileSync(join(folder, "cluster", "postmaster.pid"), "utf8").split("\n");
    return Number(pid);
  } catch {
    return undefined;
  }
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
  return stdout.split("\n").map(Number).filter(Boolean);
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // gone already
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main(Number(process.argv[2] ?? 50));
