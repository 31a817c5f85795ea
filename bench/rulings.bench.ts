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
const table: RuleTable = {
  exemptions: [],
  rules,
  otherwise: { kind: "not permitted", cite: { kind: "author", reason: "made up for a timing" } },
};
const compiled = compile(table);

const all = { gives: "every deciding rule" } as const;
const one = { gives: "one deciding rule" } as const;
const fast = { checked: asks.length, size: 5_000 };
const slow = { checked: 5_000, size: 20 };
const peers: readonly Engine[] = [
  { name: "@casl/ability, relevantRuleFor", ...one, ...fast, answer: caslOne(rules) },
  { name: "@casl/ability, rulesFor", ...all, ...fast, answer: caslAll(rules) },
  { name: "@marcbachmann/cel-js", ...all, ...fast, answer: cel(rules) },
  { name: "casbin, enforceExSync", ...one, ...slow, answer: await casbin(rules) },
  { name: "json-rules-engine", ...all, ...slow, answer: jsonRulesEngine(rules) },
  { name: "@cedar-policy/cedar-wasm, stateful", ...all, ...slow, answer: cedar(rules) },
];
/** Percent. */
const mostNoise = 20;
const ours = "ours: compile, decide";

say(`${rules.length} rules, ${asks.length} requests out of ${domainSize} possible`);
say(`${shares()}`);
checkOurs();
for (const peer of peers) await check(peer);

const timed = await timeAll(
  [
    { name: ours, batch: oursOn(fast.size), size: fast.size },
    ...peers.map((peer) => ({ name: peer.name, batch: batchOf(peer), size: peer.size })),
    { name: "ours, the same again", batch: oursOn(fast.size), size: fast.size },
    { name: "ours, compiled anew for 5,000", batch: oursAnew(fast.size), size: fast.size },
    { name: "the reference in test/", batch: referenceOver(fast.size), size: fast.size },
  ],
  { rounds: 25, time: 80 },
);
report(timed);

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
  // The rules name no attribute that the request lacks.
  const wanted = referenceOn(table, ask as Attributes);
  const ids = wanted.rules.map(({ id }): string => id);
  const found = [...answer.ids].sort();
  const whole = gives === "every deciding rule" ? ids : ids.filter((id) => found.includes(id));
  const few = ids.length > 0 && found.length === 0;
  if (answer.kind === wanted.kind && !few && found.join() === whole.sort().join()) return;
  const [theirs, reference] = [answer, { kind: wanted.kind, ids }].map((it) => JSON.stringify(it));
  throw new Error(`${name} on ${JSON.stringify(ask)}: ${theirs}, the reference: ${reference}`);
}

function oursOn(size: number): Contender["batch"] {
  const next = inTurn(size);
  return () => {
    let sum = 0;
    for (const ask of next()) sum += decide(compiled, ask).rules.length;
    return sum;
  };
}

function oursAnew(size: number): Contender["batch"] {
  const next = inTurn(size);
  return () => {
    const anew = compile(table);
    let sum = 0;
    for (const ask of next()) sum += decide(anew, ask).rules.length;
    return sum;
  };
}

function referenceOver(size: number): Contender["batch"] {
  const next = inTurn(size);
  return () => {
    let sum = 0;
    for (const ask of next()) sum += referenceOn(table, ask as Attributes).rules.length;
    return sum;
  };
}

/** An answer that has to be waited for is waited for, one by one; the others are not made to wait. */
function batchOf({ answer, size }: Engine): Contender["batch"] {
  const next = inTurn(size);
  const first = asks[0];
  if (first !== undefined && answer(first) instanceof Promise) {
    return async () => {
      let sum = 0;
      for (const ask of next()) sum += (await answer(ask)).ids.length;
      return sum;
    };
  }
  return () => {
    let sum = 0;
    // Found above to answer at once.
    for (const ask of next()) sum += (answer(ask) as Answer).ids.length;
    return sum;
  };
}

/** The requests in batches, from the start again after the last. */
function inTurn(size: number): () => readonly Ask[] {
  const batches: Ask[][] = [];
  for (let at = 0; at + size <= asks.length; at += size) batches.push(asks.slice(at, at + size));
  let turn = 0;
  return () => batches[turn++ % batches.length] ?? [];
}

function report(timings: readonly Timing[]): void {
  const mine = timings.find(({ name }) => name === ours);
  const again = timings.find(({ name }) => name === "ours, the same again");
  if (mine === undefined || again === undefined) throw new Error("ours was not timed");
  const [cpu] = cpus();
  say(`\n${cpu?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}\n`);
  say("| one ruling of 60 rules | gives | median ns | min..max | times ours |");
  say("| --- | --- | ---: | ---: | ---: |");
  for (const { name, median, least, most } of timings) {
    const spread = `${figure(least)}..${figure(most)}`;
    const gives = peers.find((peer) => peer.name === name)?.gives ?? all.gives;
    say(`| ${name} | ${gives} | ${figure(median)} | ${spread} | ${figure(median / mine.median)} |`);
  }
  const noise = Math.abs(again.median / mine.median - 1) * 100;
  const quiet = noise <= mostNoise ? "" : ": too much, these figures are not worth keeping";
  say(`\nnoise: ours measured twice differs by ${noise.toFixed(1)} %${quiet}`);
  const peersTimed = timings.filter(({ name }) => peers.some((peer) => peer.name === name));
  const fastest = peersTimed.reduce((a, b) => (b.median < a.median ? b : a));
  const cedarTimed = peersTimed.find(({ name }) => name.includes("cedar"));
  verdict(`fastest peer, ${fastest.name}`, fastest.median / mine.median, 10);
  verdict("cedar-wasm", (cedarTimed?.median ?? 0) / mine.median, 1_000);
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
