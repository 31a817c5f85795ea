/**
 * The exact check of a table of sixty rules, over ten million requests and over a
 * thousand million: how often each effect decides, how often each rule matches and
 * decides. At ten million the answers are first compared with plain enumeration.
 */
import { compile, decide, type RuleTable } from "../src/core/deciding.ts";
import { countOver } from "../src/lab/exhaust.ts";
import { keyOf, outcomeOf } from "../src/lab/lines.ts";
import type { Combination } from "../src/lab/space.ts";
import { rulesOf, values } from "./table.ts";

const table: RuleTable = {
  exemptions: [],
  rules: rulesOf(60, 1983),
  otherwise: { kind: "not permitted", cite: { kind: "author", reason: "made up for a timing" } },
};

/** The table's own values, with issues added until there are about so many requests. */
function domainOf(wanted: number): readonly (readonly Combination[])[] {
  const axes = Object.entries(values).map(([name, list]) =>
    list.map((value) => ({ [name]: value })),
  );
  const size = axes.reduce((product, axis) => product * axis.length, 1);
  const times = Math.round(wanted / size);
  return axes.map((axis) =>
    axis[0] !== undefined && "issue" in axis[0]
      ? Array.from(
          { length: axis.length * times },
          (_, at) => axis[at] ?? { issue: `further-${at}` },
        )
      : axis,
  );
}

const ten = domainOf(1e7);
const naive = enumerate(ten);
say(`naive enumeration of ${naive.size} requests: ${naive.ms.toFixed(0)} ms`);
compare();
const small = time(ten);
const large = time(domainOf(1e9));
say(`exact check of ${small.size} requests: ${small.ms.toFixed(1)} ms`);
say(`exact check of ${large.size} requests: ${large.ms.toFixed(1)} ms`);
verdict("at ten million, at most 50 ms", small.ms <= 50);
verdict("at a thousand million, at most 50 ms", large.ms <= 50);
verdict(
  `at least 100 times naive enumeration: ${(naive.ms / small.ms).toFixed(0)}`,
  naive.ms / small.ms >= 100,
);

function compare(): void {
  const counted = countOver(table, ten);
  if (!counted.ok) throw new Error(counted.problem.kind);
  const { outcomes, rules } = counted.value;
  for (const { outcome, count } of outcomes) same(keyOf(outcome), count, naive.outcomes);
  if (outcomes.length !== naive.outcomes.size) throw new Error("an outcome is missing");
  for (const { rule, matches, decides } of rules) {
    same(rule, matches, naive.matches);
    same(rule, decides, naive.decides);
  }
  say(`${outcomes.length} outcomes and ${rules.length} rules counted as enumeration counts them`);
}

function same(key: string, count: number, among: ReadonlyMap<string, number>): void {
  const other = among.get(key) ?? 0;
  if (other !== count) throw new Error(`${key}: ${count}, by enumeration ${other}`);
}

function enumerate(domain: readonly (readonly Combination[])[]) {
  const outcomes = new Map<string, number>();
  const matches = new Map<string, number>();
  const decides = new Map<string, number>();
  const compiled = compile(table);
  const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1);
  const memo = new Map<object, string>();
  let size = 0;
  const from = performance.now();
  const walk = (depth: number, soFar: Record<string, string>) => {
    const axis = domain[depth];
    if (axis !== undefined) {
      for (const one of axis) walk(depth + 1, { ...soFar, ...one });
      return;
    }
    size++;
    const decision = decide(compiled, soFar);
    let key = memo.get(decision);
    if (key === undefined) {
      key = keyOf(outcomeOf(decision));
      memo.set(decision, key);
    }
    add(outcomes, key);
    for (const { id } of decision.matched) add(matches, id);
    for (const { id } of decision.rules) add(decides, id);
  };
  walk(0, {});
  return { size, outcomes, matches, decides, ms: performance.now() - from };
}

/** The median of fifteen runs after six to warm up. */
function time(domain: readonly (readonly Combination[])[]) {
  const runs: number[] = [];
  let size = 0;
  for (let run = 0; run < 21; run++) {
    const from = performance.now();
    const counted = countOver(table, domain);
    if (!counted.ok) throw new Error(counted.problem.kind);
    size = counted.value.size;
    if (run >= 6) runs.push(performance.now() - from);
  }
  return { size, ms: runs.sort((a, b) => a - b)[runs.length >> 1] ?? Number.NaN };
}

function verdict(what: string, met: boolean): void {
  say(`${what}: ${met ? "met" : "NOT MET"}`);
  if (!met) process.exitCode = 1;
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
