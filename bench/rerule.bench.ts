/**
 * Ruling a million contacts again, each with the gates as they stood on its day:
 * ours in columns, and DuckDB on the same table, in one run. Every answer is first
 * compared, contact by contact, with deciding each and asking its gates.
 */
import { cpus, loadavg } from "node:os";
import { compile, decide, type RuleTable } from "../src/core/deciding.ts";
import type { GateId } from "../src/core/id.ts";
import type { Rule } from "../src/core/policy.ts";
import { wordOf } from "../src/core/policy-test.ts";
import { type Word, words } from "../src/core/verdict.ts";
import {
  type ContactColumns,
  type GateState,
  gateDays,
  packColumns,
  ruleAll,
} from "../src/lab/bulk.ts";
import { type BulkPolicy, compileBulk } from "../src/lab/bulk-policy.ts";
import { type Duck, openDuck, type Query } from "./peers/duckdb.ts";
import { asksOf, names, rulesOf, values } from "./table.ts";

const size = 1_000_000;
const days = 3_653;
const rounds = 15;
const gates = ["gate-1", "gate-2", "gate-3"] as unknown as readonly GateId[]; // an id is branded where it is made
const rules: readonly Rule[] = rulesOf(60, 1983).map((rule, at) =>
  rule.effect.kind === "gate"
    ? { ...rule, effect: { kind: "gate", gates: [gates[at % gates.length] ?? ("" as GateId)] } }
    : rule,
);
const table: RuleTable = {
  exemptions: [],
  rules,
  otherwise: { kind: "not permitted", cite: { kind: "author", reason: "made up for a timing" } },
};

const asks = asksOf(size, 7);
const dayOf = Uint16Array.from({ length: size }, (_, at) => (at * 2_654_435_761) % days);
const issues: readonly string[] = values.issue;
const stateOf = flipping();
const plainly = columnsOf();
const [cpu] = cpus();
say(`${cpu?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`);
say(
  `load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(", ")}`,
);
const start = performance.now();
const packed = packColumns(plainly);
say(
  `${size} contacts over ${days} days, ${gates.length} gates, ${issues.length} issues; eight columns packed to ${packed.columns.length} in ${since(start)} ms`,
);
const stood = gateDays(gates, { days, issues: issues.length }, stateOf);
const ours = [
  { name: "ours, packed columns", contacts: packed, bulk: compiled(packed) },
  { name: "ours, a column to an attribute", contacts: plainly, bulk: compiled(plainly) },
];
const theirs: readonly (readonly [name: string, query: Query, threads: number])[] = [
  ["DuckDB, gates joined, 2 threads", "joined", 2],
  ["DuckDB, gates joined, 1 thread", "joined", 1],
  ["DuckDB, gates in the table already, 2 threads", "beside", 2],
];

const expected = oneByOne();
for (const { name, contacts, bulk } of ours) {
  const ruled = ruleAll(bulk, contacts, stood);
  same(
    name,
    Array.from(ruled.words, (word) => words[word] ?? ""),
  );
}
const duck = await openDuck({ rules, gates, contacts: contactLines(), states: stateLines() });
same("DuckDB, joined", await duck.words("joined"));
same("DuckDB, beside", await duck.words("beside"));
say("all answer alike, contact by contact");
report(await timeAll(duck));
duck.close();

function compiled(contacts: ContactColumns): BulkPolicy {
  const from = performance.now();
  const bulk = compileBulk(table, gates, contacts.columns);
  if (!bulk.ok) throw new Error(bulk.problem.kind);
  say(`${rules.length} rules compiled to ${bulk.value.cells.length} cells in ${since(from)} ms`);
  return bulk.value;
}

/** In rounds, each engine in turn: whatever else the machine does falls on all of them. */
async function timeAll(db: Duck): Promise<ReadonlyMap<string, readonly number[]>> {
  const timings = new Map<string, number[]>();
  const keep = (round: number, name: string, from: number) => {
    // The first rounds warm up.
    if (round >= 0) timings.set(name, [...(timings.get(name) ?? []), performance.now() - from]);
  };
  for (let round = -3; round < rounds; round++) {
    for (const { name, contacts, bulk } of ours) {
      const from = performance.now();
      const { tally } = ruleAll(bulk, contacts, stood);
      keep(round, name, from);
      if (tally.get("premature") === 0) throw new Error("nothing was premature");
    }
    for (const [name, query, threads] of theirs) {
      await db.threads(threads);
      const from = performance.now();
      const tally = await db.tally(query);
      keep(round, name, from);
      if (tally.size < 4) throw new Error(`${name} found too few words`);
    }
  }
  return timings;
}

function report(timings: ReadonlyMap<string, readonly number[]>): void {
  const own = median(timings.get(ours[0]?.name ?? ""));
  for (const [name, list] of timings) {
    const ms = median(list);
    const [least, most] = [Math.min(...list), Math.max(...list)];
    say(
      `${name}: median ${ms.toFixed(1)} ms (${least.toFixed(1)}..${most.toFixed(1)}), ${(size / ms / 1000).toFixed(1)} million/s, ${(ms / own).toFixed(1)} times ours`,
    );
  }
  const both = median(timings.get(theirs[0]?.[0] ?? ""));
  verdict("at least 20 million contacts a second", size / own / 1000 >= 20);
  verdict("at least 20 times DuckDB, gates joined, on both cores", both / own >= 20);
}

function since(from: number): string {
  return (performance.now() - from).toFixed(0);
}

/** Each gate flips some dozen times on each issue, and is now and then undecided. */
function flipping(): (gate: GateId, day: number, issue: number) => GateState {
  const states: readonly GateState[] = ["shut", "open", "shut", "open", "undecided"];
  return (gate, day, issue) => {
    const seed = gates.indexOf(gate) * 31 + issue * 17;
    return states[(Math.floor((day + seed * 13) / 280) + seed) % states.length] ?? "shut";
  };
}

function columnsOf(): ContactColumns {
  const columns = names.map((name) => {
    const list: readonly string[] = values[name];
    const codes = Uint8Array.from(asks, (ask) => list.indexOf(ask[name]));
    return { values: list.map((value) => ({ [name]: value })), codes };
  });
  const issue = Uint8Array.from(asks, (ask) => issues.indexOf(ask.issue));
  return { rows: size, columns, day: dayOf, issue };
}

function oneByOne(): readonly Word[] {
  const plain = compile(table);
  return asks.map((ask, at) => {
    const decision = decide(plain, ask);
    if (decision.kind !== "gate") return wordOf(decision, gates);
    const asked = decision.rules.flatMap(({ effect }) =>
      effect.kind === "gate" ? effect.gates : [],
    );
    const states = asked.map((gate) => stateOf(gate, dayOf[at] ?? 0, issues.indexOf(ask.issue)));
    if (states.includes("shut")) return "premature";
    if (states.includes("undecided")) return "not determinable on this record";
    return wordOf(decision, gates);
  });
}

function same(who: string, found: readonly string[]): void {
  if (found.length !== size) throw new Error(`${who} answers for ${found.length} contacts`);
  const at = found.findIndex((word, row) => word !== expected[row]);
  if (at !== -1) throw new Error(`${who}, contact ${at}: ${found[at]}, one by one ${expected[at]}`);
}

function contactLines(): readonly string[] {
  return asks.map((ask, at) => [at, ...names.map((name) => ask[name]), dayOf[at]].join(","));
}

function stateLines(): readonly string[] {
  const numbers: Readonly<Record<GateState, number>> = { shut: 0, open: 1, undecided: 2 };
  return Array.from({ length: days }, (_, day) =>
    issues.map((name, issue) =>
      [day, name, ...gates.map((gate) => numbers[stateOf(gate, day, issue)])].join(","),
    ),
  ).flat();
}

function median(list: readonly number[] = []): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function verdict(what: string, met: boolean): void {
  say(`${what}: ${met ? "met" : "NOT MET"}`);
  if (!met) process.exitCode = 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
