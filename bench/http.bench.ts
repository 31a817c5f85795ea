/**
 * The API under load: rulings asked for, and contacts listed, on a dossier of 100,000 generated
 * entries, by 8 clients at once, over loopback. The answers are looked at before they are timed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { cpus } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import autocannon, { type Result } from "autocannon";
import { type Instant, parseInstant } from "../src/core/day.ts";
import { makeApp } from "../src/http/app.ts";
import { importDossier } from "../src/service/keep.ts";
import { openReadingRoom } from "../src/service/reading-room.ts";
import { takeDossier } from "../src/service/shelf.ts";
import { openEmbedded } from "../src/store/embedded.ts";
import { openKeys } from "../src/store/key-file.ts";
import { generated } from "./made-record.ts";

const size = 100_000;
const clients = 8;
const seconds = 15;
const wanted = 50;
const policy = "policy=clark-1983-per-issue";

const shipped = takeDossier(undefined, ".");
if (!shipped.ok) throw new Error("the shipped dossier cannot be read");
const { header, entries: real } = shipped.value;
const folder = mkdtempSync("/tmp/chancery-bench-");
const opened = await openEmbedded({ folder });
if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
const database = opened.value;
try {
  await bench();
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

async function bench(): Promise<void> {
  const keys = openKeys(join(folder, "keys"));
  if (!keys.ok) throw new Error(keys.problem);
  const store = { database, keys: keys.value };
  const entries = [...real, ...generated(real, 0, size - real.length)];
  const begun = performance.now();
  const imported = await importDossier({ header, entries }, store);
  if (!imported.ok) throw new Error(imported.problem.lines.join("; "));
  say(`${entries.length} entries imported in ${seconds3(performance.now() - begun)} s`);
  const server = await serve(store);
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/dossiers/${header.dossier}`;
  await measure(at);
  await new Promise((resolve) => server.close(resolve));
}

async function measure(at: string): Promise<void> {
  const body = JSON.stringify({
    ours: ["us/secretary-of-state"],
    theirs: ["ussr/foreign-minister"],
    issues: ["afghanistan"],
  });
  const json = { "content-type": "application/json" };
  const first = performance.now();
  const ruled = await fetch(`${at}/rulings?${policy}`, { method: "POST", body, headers: json });
  const ruling = (await ruled.json()) as { word?: string };
  if (ruling.word !== "in order") throw new Error(`not the ruling expected: ${ruled.status}`);
  say(`first answer, the record read and folded: ${seconds3(performance.now() - first)} s`);
  const list = `${at}/contacts?${policy}&limit=50`;
  const listed = (await (await fetch(list)).json()) as { items: unknown[]; total: number };
  if (listed.items.length !== 50) throw new Error("not the list expected");
  const [cpu] = cpus();
  say(`${cpu?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`);
  say(`${listed.total} contacts; ${clients} clients, ${seconds} s each\n`);
  say("| what | requests/s | p50 ms | p95 ms | p99 ms | wanted p95 |");
  say("| --- | ---: | ---: | ---: | ---: | --- |");
  report("POST rulings", await load({ url: `${at}/rulings?${policy}`, method: "POST", body }));
  const experts = JSON.stringify({ ours: ["working"], theirs: ["working"], issues: ["poland"] });
  const premature = { url: `${at}/rulings?${policy}`, method: "POST", body: experts } as const;
  report("POST rulings, premature, with the finding", await load(premature));
  const turns = { ...premature, bodies: manyAsks() };
  report(`POST rulings, ${turns.bodies.length} premature asks in turn`, await load(turns));
  report("GET contacts, 50 of them", await load({ url: list, method: "GET" }));
  const days = `${list}&from=1983-01-01&to=1983-01-31&issue=afghanistan`;
  report("GET contacts of a month on an issue", await load({ url: days, method: "GET" }));
}

type Asking = {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly body?: string;
  /** Sent in turn, in the place of the one. */
  readonly bodies?: readonly string[];
};

/** Talks of specialists on each issue alone and on each two that stand side by side, for each purpose. */
function manyAsks(): readonly string[] {
  const issues = real.flatMap((entry) => (entry.kind === "issue" ? [entry.issue] : []));
  const about = issues.flatMap((issue, at) => [[issue], [issue, issues[(at + 1) % issues.length]]]);
  return ["exchange", "negotiate"].flatMap((purpose) =>
    about.map((one) =>
      JSON.stringify({ ours: ["working"], theirs: ["working"], purpose, issues: one }),
    ),
  );
}

/** Each latency is kept, since a histogram of the tool's own has no 95th. */
async function load(asking: Asking): Promise<{ readonly result: Result; readonly all: number[] }> {
  const all: number[] = [];
  const headers = { "content-type": "application/json" };
  const { bodies, ...one } = asking;
  const requests = bodies?.map((body) => ({ method: asking.method, body, headers }));
  const options = {
    ...one,
    headers,
    connections: clients,
    duration: seconds,
    ...(requests === undefined ? {} : { requests }),
  };
  const result = await new Promise<Result>((resolve, reject) => {
    const run = autocannon(options, (error, done) => {
      if (error) reject(error instanceof Error ? error : new Error("the load could not be run"));
      else resolve(done);
    });
    run.on("response", (_client, status, _bytes, time) => {
      if (status === 200) all.push(time);
      else reject(new Error(`answered ${status}`));
    });
  });
  return { result, all };
}

function report(what: string, { result, all }: Awaited<ReturnType<typeof load>>): void {
  const sorted = all.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? 0;
  const met = at(0.95) <= wanted ? "met" : "NOT MET";
  const figures = [result.requests.average, at(0.5), at(0.95), at(0.99)].map((n) => n.toFixed(1));
  say(`| ${what} | ${figures.join(" | ")} | ${wanted}: ${met} |`);
}

async function serve(store: Parameters<typeof importDossier>[1]): Promise<Server> {
  const grant = {
    clearance: { level: "TS", captions: ["Sensitive"], groups: [] },
    roles: ["recipient" as const],
  };
  const visitor = {
    account: "bench",
    name: "Bench",
    administrator: false,
    grants: new Map([[header.dossier as string, grant]]),
  };
  const room = openReadingRoom(store.database);
  const log = () => undefined;
  const app = makeApp({
    house: {
      store,
      room,
      visitorOf: async () => visitor,
      now,
      cwd: ".",
    },
    signIn: {
      database: store.database,
      room,
      demonstration: false,
      secure: false,
      behindProxy: false,
      log,
    },
    log,
    version: "bench",
  });
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function now(): Instant {
  const instant = parseInstant("1983-12-31T12:00:00Z");
  if (!instant.ok) throw new Error(instant.problem);
  return instant.value;
}

function seconds3(ms: number): string {
  return (ms / 1000).toFixed(1);
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
