/**
 * A table of sixty rules and requests to put to it, the same in every run.
 *
 * Every rule is one clause of three to five attributes: a form that each peer
 * states in its own terms without loss. Sixty clauses want two words of bits.
 */
import type { GateId, RuleId } from "../src/core/id.ts";
import type { Attribute, Clause, Effect, Rule } from "../src/core/policy.ts";
import { effectOrder } from "../src/core/policy.ts";

/** What each attribute may be; the other attributes of a request play no part. */
export const values = {
  ourLevel: ["working", "ambassadorial", "ministerial", "summit"],
  theirLevel: ["working", "ambassadorial", "ministerial", "summit"],
  ourOffice: ["state", "embassy", "council", "leader", "defence", "services", "trade", "arms"],
  initiator: ["ours", "theirs"],
  mode: ["meeting", "call", "letter", "message", "note", "démarche", "session", "social"],
  purpose: ["exchange", "probe", "convey", "negotiate", "ceremonial", "consular", "emergency"],
  issue: ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"].map((x) => `issue-${x}`),
  phase: ["none", "opening", "talks", "closing"],
} as const satisfies Partial<Record<Attribute, readonly string[]>>;

export type Name = keyof typeof values;
export type Ask = Readonly<Record<Name, string>>;

// The keys of an object written out above.
export const names = Object.keys(values) as readonly Name[];

/** How many requests there can be. */
export const domainSize = names.reduce((size, name) => size * values[name].length, 1);

/** What an engine answers: the strictest effect, and the rules that decided. */
export type Answer = { readonly kind: string; readonly ids: readonly string[] };

export function rulesOf(count: number, seed: number): readonly Rule[] {
  const chance = dice(seed);
  const cite = { kind: "author", reason: "made up for a timing" } as const;
  return Array.from({ length: count }, (_, at) => ({
    // An id is branded where it is made.
    id: `rule-${String(at + 1).padStart(3, "0")}` as RuleId,
    title: `rule ${at + 1}`,
    cite,
    when: [aClause(chance)],
    unless: [],
    effect: anEffect(chance()),
    obligations: [],
    strength: "binding",
  }));
}

/** Strictest first: the order in which a peer has to look for what decides. */
export function strictestFirst(rules: readonly Rule[]): readonly Rule[] {
  return effectOrder.flatMap((kind) => rules.filter(({ effect }) => effect.kind === kind));
}

/** Each is parsed from text, as a request comes in: its strings are its own. */
export function asksOf(count: number, seed: number): readonly Ask[] {
  const chance = dice(seed);
  return Array.from({ length: count }, () => {
    const ask = Object.fromEntries(names.map((name) => [name, oneOf(values[name], chance)]));
    return JSON.parse(JSON.stringify(ask));
  });
}

/** The attributes that a rule names, each with the values it may have. */
export function partsOf(rule: Rule): readonly [name: Name, values: readonly string[]][] {
  const [clause] = rule.when;
  // Rules are made of these names alone, a clause to each.
  return Object.entries(clause ?? {}) as [Name, readonly string[]][];
}

function aClause(chance: () => number): Clause {
  const wanted = 3 + Math.floor(chance() * 3);
  const order = names.map((name) => ({ name, at: chance() })).sort((a, b) => a.at - b.at);
  const chosen = new Set(order.slice(0, wanted).map(({ name }) => name));
  const parts = names.filter((name) => chosen.has(name)).map((name) => [name, some(name, chance)]);
  return Object.fromEntries(parts);
}

/** About half of an attribute's values, and at least one. */
function some(name: Name, chance: () => number): readonly string[] {
  const all: readonly string[] = values[name];
  const share = 0.25 + chance() * 0.5;
  const found = all.filter(() => chance() < share);
  return found.length > 0 ? found : [oneOf(all, chance)];
}

function anEffect(chance: number): Effect {
  if (chance < 0.2) return { kind: "forbid" };
  if (chance < 0.4) return { kind: "gate", gates: ["gate" as GateId] };
  if (chance < 0.6) return { kind: "refer", to: "desk" };
  return { kind: "permit" };
}

function oneOf(all: readonly string[], chance: () => number): string {
  const one = all[Math.floor(chance() * all.length)];
  if (one === undefined) throw new Error("there is nothing to choose from");
  return one;
}

/** A small linear congruential generator (Numerical Recipes' constants): the same numbers everywhere. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
