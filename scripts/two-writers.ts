/**
 * The campaign of two writers: `npm run test:two-writers -- N`.
 *
 * Two processes carry out N orders on one server, while they are paused and killed at random; an
 * order whose answer was lost is given again, and some are given to both at once. In the end each
 * order must have made exactly one entry, every count must be there once and in its place, and the
 * trees must fit: no lost update, no gap, no fork.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import type { DossierId } from "../src/core/id.ts";
import { doors, type TestServer, urlOf } from "../test/servers.ts";
import { checkDossier, type Row } from "./campaign/check.ts";
import type { Done, Order } from "./campaign/writer.ts";

const dossiers = ["shared-1", "shared-2", "shared-3"] as DossierId[];
const atOnce = 24;

type Answered = { readonly done: Done; readonly by: number };

async function main(count: number): Promise<void> {
  const server = await doors[0]?.open();
  if (server === undefined) throw new Error("no server");
  const orders = Array.from({ length: count }, (_, number) => orderOf(number));
  const campaign = { kills: 0, pauses: 0, faults: [] as string[] };
  const writers = [0, 1].map((name) => openWriter(server, name));
  const positions = new Map<number, number>();
  const queue = [...orders];
  let running = true;
  const trouble = makeTrouble(writers, campaign, () => running);
  const workers = Array.from({ length: atOnce }, async () => {
    for (let order = queue.shift(); order !== undefined; order = queue.shift()) {
      const asked = order.number % 3 === 0 ? writers : [writers[Math.floor(order.number / 4) % 2]];
      const answers = await Promise.all(asked.map((writer) => writer?.carryOut(order)));
      for (const done of answers) if (done !== undefined) note({ done, by: order.number });
    }
  });
  function note({ done, by }: Answered): void {
    if (done.outcome !== "done" && done.outcome !== "before") {
      campaign.faults.push(`order ${by}: ${done.outcome}`);
    }
    if (done.position === undefined) return;
    const known = positions.get(by);
    if (known === undefined) positions.set(by, done.position);
    else if (known !== done.position) campaign.faults.push(`order ${by} made two entries`);
  }
  await Promise.all(workers);
  running = false;
  await trouble;
  await Promise.all(writers.map((writer) => writer.close()));
  campaign.faults.push(...(await faultsAfter(server, orders, positions)));
  await server.close();
  for (const fault of campaign.faults.slice(0, 20)) print(fault);
  const { kills, pauses, faults } = campaign;
  print(`${count} orders, ${kills} kills, ${pauses} pauses, ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
}

function orderOf(number: number): Order {
  const dossier = dossiers[number % dossiers.length] as DossierId;
  // Counts keep to themselves: one mark of each dossier is only counted in.
  if (number % 4 === 1) return { number, kind: "count", dossier, mark: "C", copies: 1 };
  return {
    number,
    kind: "note",
    dossier,
    mark: number % 4 === 0 ? "S" : "U",
    copies: 1 + (number % 5),
  };
}

type Writer = {
  readonly carryOut: (order: Order) => Promise<Done>;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly close: () => Promise<void>;
};

/** A process that is started again when it dies, and told again what it had not answered. */
function openWriter(server: TestServer, name: number): Writer {
  const open = new Map<number, { readonly order: Order; readonly resolve: (done: Done) => void }>();
  let child = start();
  let closing = false;

  function start(): ChildProcess {
    const addresses = [urlOf(server.as("app")), urlOf(server.as("owner"))];
    const args = ["--import", "tsx", "scripts/campaign/writer.ts", ...addresses];
    const next = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
    createInterface({ input: next.stdout }).on("line", (line) => {
      if (!line.endsWith("}")) return;
      const done: Done = JSON.parse(line);
      open.get(done.number)?.resolve(done);
      open.delete(done.number);
    });
    next.stdin.on("error", () => undefined); // it was killed: it will be told again
    next.once("exit", (code) => {
      if (closing) return;
      if (code !== null) print(`writer ${name} ended with ${code}`);
      child = start();
      for (const { order } of open.values()) tell(child, order);
    });
    return next;
  }

  function tell(to: ChildProcess, order: Order): void {
    to.stdin?.write(`${JSON.stringify(order)}\n`);
  }

  return {
    carryOut: (order) =>
      new Promise((resolve) => {
        open.set(order.number, { order, resolve });
        tell(child, order);
      }),
    signal: (signal) => {
      child.kill(signal);
    },
    close: async () => {
      closing = true;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGCONT");
      child.stdin?.end();
      await gone;
    },
  };
}

async function makeTrouble(
  writers: readonly Writer[],
  campaign: { kills: number; pauses: number },
  goesOn: () => boolean,
): Promise<void> {
  for (let turn = 0; goesOn(); turn += 1) {
    await pause(200 + Math.random() * 1500);
    const writer = writers[turn % 2];
    if (turn % 3 === 2) {
      writer?.signal("SIGKILL");
      campaign.kills += 1;
    } else {
      writer?.signal("SIGSTOP");
      await pause(Math.random() * 700);
      writer?.signal("SIGCONT");
      campaign.pauses += 1;
    }
  }
}

async function faultsAfter(
  server: TestServer,
  orders: readonly Order[],
  positions: ReadonlyMap<number, number>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const dossier of dossiers) {
    const checked = await checkDossier(server.database, dossier);
    const own = orders.filter((order) => order.dossier === dossier);
    faults.push(...checked.faults, ...orderFaults(checked.rows, own, positions));
    for (const [place, row] of checked.rows.filter(({ mark }) => mark === "C").entries()) {
      const counted = JSON.parse(row.payload ?? "{}").payload?.counted;
      if (counted !== place + 1) faults.push(`count ${place + 1} of ${dossier} reads ${counted}`);
    }
  }
  return faults;
}

function orderFaults(
  rows: readonly Row[],
  orders: readonly Order[],
  positions: ReadonlyMap<number, number>,
): string[] {
  const faults: string[] = [];
  const byId = new Map(rows.map((row) => [row.id as string, row]));
  if (rows.length !== orders.length) faults.push(`${rows.length} entries, ${orders.length} orders`);
  for (const { number } of orders) {
    const row = byId.get(`order-${number}`);
    const told = positions.get(number);
    if (row === undefined) faults.push(`order ${number} has no entry`);
    else if (told !== undefined && told !== row.position) faults.push(`order ${number} moved`);
  }
  return faults;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main(Number(process.argv[2] ?? 5000));
