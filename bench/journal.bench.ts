/**
 * The journal beside bare PostgreSQL on the same server: durable appends by 1 writer and by 32,
 * reading a long record into a book, and verifying it, with the memory that this takes.
 *
 * `npm run bench journal 100000` does it with so many entries; without a number, a million.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { withStore } from "../src/compose.ts";
import { ok } from "../src/core/result.ts";
import { draftsOf, importDossier } from "../src/service/keep.ts";
import { takeDossier } from "../src/service/shelf.ts";
import type { Store } from "../src/service/store.ts";
import { dominatesUnder } from "../src/service/stored.ts";
import { openJournal } from "../src/store/journal.ts";
import { signHeads } from "../src/store/signing.ts";
import { doors } from "../test/servers.ts";
import { timeAppends } from "./journal-appends.ts";
import { timeReading } from "./journal-reading.ts";
import { generated } from "./made-record.ts";

const [, , given = "1000000"] = process.argv;
const size = Number(given);
if (!Number.isInteger(size) || size < 2_000)
  throw new Error(`\`${given}\` is no number of entries`);
const [cpu] = cpus();
say(`${cpu?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}\n`);

const [door] = doors;
if (door === undefined) throw new Error("there is no server to time");
const server = await door.open();
try {
  const bare = new pg.Pool({ ...server.as("root"), max: 32 });
  await timeAppends(server.database, bare, say);
  await bare.end();
} finally {
  await server.close();
}

const shipped = takeDossier(undefined, ".");
if (!shipped.ok) throw new Error("the shipped dossier cannot be read");
const { header, entries: real } = shipped.value;
const folder = mkdtempSync("/tmp/chancery-bench-");
try {
  const made = await withStore({ folder, env: {} }, async (store) => {
    await fill(store);
    await timeReading(store.database, header, size, say);
    return ok(undefined);
  });
  if (!made.ok) throw new Error(made.problem.lines.join("; "));
  await timeVerifying();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function fill(store: Store): Promise<void> {
  const begun = performance.now();
  const imported = await importDossier({ header, entries: real }, store);
  if (!imported.ok) throw new Error(imported.problem.lines.join("; "));
  const journal = openJournal(store.database, dominatesUnder(header.regime));
  const { dossier } = header;
  for (let start = real.length + 1; start < size; start += 5_000) {
    const part = generated(real, start, Math.min(5_000, size - start));
    const entries = draftsOf(part, header);
    const write = [...new Set(entries.map(({ mark }) => mark))];
    const entered = await journal.append({ dossier, entries, write });
    if (!entered.ok) throw new Error(JSON.stringify(entered.problem));
  }
  await signHeads(store.database, dossier, [store.keys.signer]);
  const took = (performance.now() - begun) / 1000;
  say(`\n${size} entries entered in ${took.toFixed(1)} s\n`);
}

/** The program as it is installed, in a process of its own, so that its memory can be told. */
async function timeVerifying(): Promise<void> {
  execFileSync("npm", ["run", "-s", "build"], { stdio: "inherit" });
  const tell = "process.on('exit',()=>console.error('peak',process.resourceUsage().maxRSS))";
  const program = [
    "--import",
    `data:text/javascript,${tell}`,
    join("dist", "cli", "main.js"),
    ...["journal", "verify", "--data", folder, "--dossier", header.dossier],
  ];
  const begun = performance.now();
  const child = spawn(process.execPath, program, { stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout.on("data", (text) => (out += text));
  child.stderr.on("data", (text) => (err += text));
  const code = await new Promise((resolve) => child.on("close", resolve));
  const took = (performance.now() - begun) / 1000;
  if (code !== 0 || !out.includes(`verified: ${size} entries`)) throw new Error(out + err);
  const peak = Number(/peak (\d+)/.exec(err)?.[1]) / 1024;
  const [soon, small] = [took <= 20 ? "met" : "NOT MET", peak <= 300 ? "met" : "NOT MET"];
  say(
    `\nverifying ${size} entries, the store opened and closed: ${took.toFixed(1)} s (wanted 20 for a million: ${soon}), ` +
      `${peak.toFixed(0)} MB at most (wanted 300: ${small})`,
  );
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
