/**
 * The properties of the shipped policy, at four issues over two baskets: on all
 * requests and on every state that can be reached. Each result is first compared
 * with what is expected of the policy.
 */
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseDossier } from "../src/codec/dossier.ts";
import { parsePolicy } from "../src/codec/policy.ts";
import { openBook } from "../src/core/book.ts";
import { type Day, endOfDay } from "../src/core/day.ts";
import { setUp } from "../src/core/gate.ts";
import { knownOn } from "../src/core/known.ts";
import { checkProperties } from "../src/lab/properties.ts";

const id = "clark-1983-per-issue";
const day = "1983-01-31" as Day;
const most = 2_000;
const fails = ["P3", "P5-talks", "P9"];

const policy = parsePolicy(readFileSync(`packs/${id}.yaml`, "utf8"), id);
const dossier = parseDossier(readFileSync("examples/us-soviet-1981-83/dossier.jsonl", "utf8"));
if (!policy.ok || !dossier.ok) throw new Error("the shipped files cannot be read");
const { entries, header } = dossier.value;
const book = openBook(knownOn(entries, endOfDay(day)), header.regime);

const [cpu] = cpus();
say(`${cpu?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`);
say(
  `load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(", ")}`,
);
const runs: number[] = [];
for (let run = 0; run < 9; run++) {
  const from = performance.now();
  const found = checkProperties(setUp(book, policy.value, day));
  runs.push(performance.now() - from);
  if (!found.ok) throw new Error(found.problem.kind);
  const { bounds, properties } = found.value;
  const failing = properties.filter(({ result }) => result === "fails").map((one) => one.id);
  if (failing.join() !== fails.join()) throw new Error(`${failing.join()} fail`);
  if (!bounds.exhausted) throw new Error("not every state was reached");
  if (run === 0)
    say(
      `${properties.length} properties, ${bounds.issuesTried.length} issues, ${bounds.statesReached} states, ${bounds.requests} requests: the first time ${runs[0]?.toFixed(0)} ms`,
    );
}
const sorted = [...runs].sort((a, b) => a - b);
const median = sorted[sorted.length >> 1] ?? Number.NaN;
say(`median ${median.toFixed(0)} ms (${sorted[0]?.toFixed(0)}..${sorted.at(-1)?.toFixed(0)})`);
const met = Math.max(...runs) <= most;
say(`at most ${most} ms, the first time too: ${met ? "met" : "NOT MET"}`);
if (!met) process.exitCode = 1;

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
