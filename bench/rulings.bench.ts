/**
 * One ruling of a table of sixty rules, from a plain request, with the rules
 * that decided: ours beside the libraries that could do it, in one run.
 *
 * Before anything is timed, every engine answers as the reference does.
 */
import { cpus } from "node:os";
import { compile, decide, type RuleTable } from "../src/core/deciding.ts";
import type { Attributes } from "../src/core/policy.ts";
import { referenceOn } from "../test/reference.ts";
import { type Contender, type Timing, timeAll } from "./measure.ts";
import { casbin } from "./peers/casbin.ts";
import { caslAll, caslOne } from "./peers/casl.ts";
import { cedar } from "./peers/cedar.ts";
import { cel } from "./peers/cel.ts";
import { jsonRulesEngine } from "./peers/json-rules-engine.ts";
import { type Answer, type Ask, asksOf, domainSize, rulesOf } from "./table.ts";

type Engine = {
  readonly name: string;
  readonly gives: "every deciding rule" | "one deciding rule";
  readonly answer: (ask: Ask) => Answer | Promise<Answer>;
  /** How many requests are checked, and how many go to a batch. */
  readonly checked: number;
  readonly size: number;
};

const rules = rulesOf(60, 1983);
const asks = asksOf(100_000, 42);
/** Timed on few, each its own object: a request that was just made is in the machine's cache. */
const recent = asks.slice(0, 1_000);
const table: RuleTable = {
  exemptions: [],
  rules,
  otherwise: { kind: "not permitted", cite: { kind: "author", reason: "made up for a timing" } },
};
const compiled = compile(table);

const all = { gives: "every deciding rule" } as const;
const one = { gives: "one deciding rule" } as const;
// A batch is long beside the clock, and short beside a turn of the scheduler.
const fast = { checked: asks.length, size: 100 };
const slow = { checked: 5_000, size: 2 };
const casl = caslOne(rules);
const peers: readonly Engine[] = [
  { name: "@casl/ability, relevantRuleFor", ...one, ...fast, answer: casl },
  { name: "@casl/ability, rulesFor", ...all, ...fast, answer: caslAll(rules) },
  { name: "@marcbachmann/cel-js", ...all, ...fast, answer: cel(rules) },
  { name: "casbin, enforceExSync", ...one, ...slow, answer: await casbin(rules) },
  { name: "json-rules-engine", ...all, ...slow, answer: jsonRulesEngine(rules) },
  { name: "@cedar-policy/cedar-wasm, stateful", ...all, ...slow, answer: cedar(rules) },
];
const ours = "ours";
const again = "ours, the same again";
/** Percent. */
const mostNoise = 20;

say(`${rules.length} rules, ${asks.length} requests out of ${domainSize} possible`);
say(shares());
checkOurs();
for (const peer of peers) await check(peer);
report(
  await timeAll(
    [
      overAll(ours, recent, (ask) => decide(compiled, ask).rules.length),
      ...peers.map(timedOn),
      overAll(again, recent, (ask) => decide(compiled, ask).rules.length),
      firstTime(),
      overAll("reference in test/", recent, (ask) => referenceOn(table, asked(ask)).rules.length),
      overAll("ours, 100,000 in turn", asks, (ask) => decide(compiled, ask).rules.length),
      overAll(
        "@casl/ability, relevantRuleFor, 100,000 in turn",
        asks,
        (ask) => casl(ask).ids.length,
      ),
    ],
    { rounds: 25, time: 80 },
  ),
);

/** What the engines are asked: how often each effect decides, and how many rules match. */
function shares(): string {
  const counts = new Map<string, number>();
  let matched = 0;
  for (const ask of asks) {
    const decision = decide(compiled, ask);
    counts.set(decision.kind, (counts.get(decision.kind) ?? 0) + 1);
    matched += decision.matched.length;
  }
  const parts = [...counts].map(([kind, n]) => `${kind} ${((100 * n) / asks.length).toFixed(1)} %`);
  return `${parts.join(", ")}; ${(matched / asks.length).toFixed(1)} rules match a request; ${compiled.memo.held} sets of clauses kept`;
}

function checkOurs(): void {
  for (const ask of asks) {
    const { kind, rules: deciding } = decide(compiled, ask);
    compare(ours, ask, { kind, ids: deciding.map(({ id }) => id) });
  }
  say(`${ours}: ${asks.length} answers as the reference has them`);
}

async function check({ name, answer, checked, gives }: Engine): Promise<void> {
  for (const ask of asks.slice(0, checked)) compare(name, ask, await answer(ask), gives);
  say(`${name}: ${checked} answers as the reference has them (${gives})`);
}

function compare(
  name: string,
  ask: Ask,
  answer: Answer,
  gives: Engine["gives"] = "every deciding rule",
): void {
  const wanted = referenceOn(table, asked(ask));
  const ids = wanted.rules.map(({ id }): string => id);
  const found = [...answer.ids].sort();
  const whole = gives === "every deciding rule" ? ids : ids.filter((id) => found.includes(id));
  const few = ids.length > 0 && found.length === 0;
  if (answer.kind === wanted.kind && !few && found.join() === whole.sort().join()) return;
  const [theirs, reference] = [answer, { kind: wanted.kind, ids }].map((it) => JSON.stringify(it));
  throw new Error(`${name} on ${JSON.stringify(ask)}: ${theirs}, the reference: ${reference}`);
}

function overAll(
  name: string,
  from: readonly Ask[],
  count: (ask: Ask) => number,
  size = 1_000,
): Contender {
  const next = inTurn(from, size);
  const batch = () => {
    let sum = 0;
    for (const ask of next()) sum += count(ask);
    return sum;
  };
  return { name, size, batch };
}

/** An answer that has to be waited for is waited for, one by one; the others are not made to wait. */
function timedOn({ name, answer, size }: Engine): Contender {
  const [first] = recent;
  if (first === undefined || !(answer(first) instanceof Promise)) {
    // Just found to answer at once.
    return overAll(name, recent, (ask) => (answer(ask) as Answer).ids.length, size);
  }
  const next = inTurn(recent, size);
  const batch = async () => {
    let sum = 0;
    for (const ask of next()) sum += (await answer(ask)).ids.length;
    return sum;
  };
  return { name, size, batch };
}

/** Compiling is part of it, and every set of clauses is met for the first time. */
function firstTime(): Contender {
  const size = recent.length;
  const batch = () => {
    const anew = compile(table);
    let sum = 0;
    for (const ask of recent) sum += decide(anew, ask).rules.length;
    return sum;
  };
  return { name: "ours, compiled anew for 1,000", size, batch };
}

/** The requests in batches, from the start again after the last. */
function inTurn(from: readonly Ask[], size: number): () => readonly Ask[] {
  const batches: (readonly Ask[])[] = [];
  for (let at = 0; at + size <= from.length; at += size) batches.push(from.slice(at, at + size));
  let turn = 0;
  return () => batches[turn++ % batches.length] ?? [];
}

/** The rules name no attribute that the request lacks. */
function asked(ask: Ask): Attributes {
  return ask as Attributes;
}

function report(timings: readonly Timing[]): void {
  const first = timings.find(({ name }) => name === ours);
  const second = timings.find(({ name }) => name === again);
  if (first === undefined || second === undefined) throw new Error("ours was not timed");
  const [cpu] = cpus();
  say(`\n${cpu?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}\n`);
  say("| one ruling of 60 rules | gives | median ns | min..max | times ours |");
  say("| --- | --- | ---: | ---: | ---: |");
  for (const { name, median, least, most } of timings) {
    const spread = `${figure(least)}..${figure(most)}`;
    const gives = peers.find((peer) => name.startsWith(peer.name))?.gives ?? all.gives;
    say(
      `| ${name} | ${gives} | ${figure(median)} | ${spread} | ${figure(median / first.median)} |`,
    );
  }
  const noise = Math.abs(second.median / first.median - 1) * 100;
  const quiet = noise <= mostNoise ? "" : ": too much, these figures are not worth keeping";
  say(`\nnoise: ours measured twice differs by ${noise.toFixed(1)} %${quiet}`);
  const peersTimed = timings.filter(({ name }) => peers.some((peer) => peer.name === name));
  const fastest = peersTimed.reduce((a, b) => (b.median < a.median ? b : a));
  const cedarTimed = peersTimed.find(({ name }) => name.includes("cedar"));
  verdict(`fastest peer, ${fastest.name}`, fastest.median / first.median, 10);
  verdict("cedar-wasm", (cedarTimed?.median ?? 0) / first.median, 1_000);
}

function verdict(what: string, ratio: number, wanted: number): void {
  const met = ratio >= wanted ? "met" : "NOT MET";
  say(`${what}: ${figure(ratio)} times ours; wanted ${wanted} times: ${met}`);
}

function figure(n: number): string {
  return n < 100 ? n.toFixed(1) : Math.round(n).toLocaleString("en-GB");
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
