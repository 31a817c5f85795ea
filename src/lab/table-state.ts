/**
 * A state of a table of rules: what is certain of a request by now, and the clauses
 * that can still change it. Some attributes are known, and each further one narrows it.
 */
import { type Line, type Lines, ranks } from "./lines.ts";
import {
  type LineGroup,
  nothingSaid,
  type Said,
  type Sayings,
  saying,
  withoutBeside,
} from "./said.ts";

/** What settling needs of a table, worked out once. */
export type Settling = {
  readonly lines: Lines;
  readonly sayings: Sayings;
  /** Lines with exceptions, or that speak of everything: each has a bit for being held. */
  readonly complexAt: ReadonlyMap<Line, number>;
  /** For each depth, the clauses whose attributes are all known there. */
  readonly settled: readonly Int32Array[];
  /** For each depth and each group, those of its simple clauses. */
  readonly certain: readonly (readonly Int32Array[])[];
  /** Words to a key. */
  readonly words: number;
  /** A key to each depth, written over once the states below it are done. */
  readonly keys: readonly Int32Array[];
};

/** The words of a key: the depth, what is said, the clauses alive, the complex lines held. */
const gateRank = ranks.indexOf("gate");

export type State = { readonly said: Said; readonly key: Int32Array; readonly settled: boolean };

const saidAt = 1;
export const aliveFrom = 2;

export function settlingOf(lines: Lines): Settling {
  const complex = lines.lines.filter((line) => !isSimple(line));
  const words = aliveFrom + lines.space.width + Math.ceil(complex.length / 32);
  const groups = groupsOf(lines);
  const settled = settledBy(lines);
  return {
    lines,
    sayings: { groups, known: new Map() },
    certain: settled.map((known) =>
      groups.map(({ simple }) => simple.map((word, at) => word & (known[at] ?? 0))),
    ),
    complexAt: new Map(complex.map((line, at) => [line, at])),
    settled,
    words,
    keys: Array.from({ length: lines.space.axes.length + 1 }, () => new Int32Array(words)),
  };
}

/** What has become certain is taken in, what can no longer matter is dropped. */
export function settle(state: State, depth: number, making: Settling): State {
  const { sayings } = making;
  // INVARIANT: every depth has its clauses.
  const known = making.settled[depth] as Int32Array;
  const certain = making.certain[depth] as readonly Int32Array[];
  let { said } = state;
  for (const group of sayings.groups) {
    if (said.matters[group.at] === 0) continue;
    const holds =
      meets(state.key, certain[group.at] as Int32Array) ||
      (group.complex.length > 0 && isCertain(group, state.key, known, making));
    if (holds) said = saying(said, group, sayings);
  }
  // After the last axis everything is certain or dead.
  if (depth === making.lines.space.axes.length) return { said, key: state.key, settled: true };
  const left = remaining(state.key, said, { depth, known, making });
  if (!left.mayGate && said.beside.length > 0) said = withoutBeside(said, sayings);
  left.key[saidAt] = said.id;
  return { said, key: left.key, settled: !left.open };
}

/** Whether some line with exceptions matches whatever the other attributes are. */
function isCertain(
  { complex }: LineGroup,
  key: Int32Array,
  known: Int32Array,
  making: Settling,
): boolean {
  for (const line of complex) {
    if (isHeld(line, key, known, making) && !meets(key, line.unless)) return true;
  }
  return false;
}

type Known = { readonly known: Int32Array; readonly making: Settling };
type Remaining = Known & { readonly depth: number };

/** The key of what can still change what is said: clauses alive of groups that matter. */
function remaining(
  from: Int32Array,
  said: Said,
  { depth, known, making }: Remaining,
): { readonly key: Int32Array; readonly open: boolean; readonly mayGate: boolean } {
  const key = making.keys[depth] as Int32Array;
  key.fill(0);
  key[0] = depth;
  const { groups } = making.sayings;
  const gates = said.rank > gateRank;
  let mayGate = false;
  for (const group of groups) {
    if (gates && group.rank === gateRank && isOpen(group, from, known, making)) mayGate = true;
  }
  const least = mayGate ? 1 : 2;
  let open = carry(key, from, said.clauses[least - 1] as Int32Array);
  if (making.complexAt.size === 0) return { key, open, mayGate };
  for (const group of groups) {
    if ((said.matters[group.at] ?? 0) < least) continue;
    for (const line of group.complex)
      if (carryLine(key, from, line, { known, making })) open = true;
  }
  return { key, open, mayGate };
}

function isOpen(group: LineGroup, key: Int32Array, known: Int32Array, making: Settling): boolean {
  if (meets(key, group.simple)) return true;
  for (const line of group.complex) {
    if (meets(key, line.unless, known)) continue;
    if (isHeld(line, key, known, making) || meets(key, line.when)) return true;
  }
  return false;
}

/** A line with exceptions is dead once one of them holds; once it matches, only they matter. */
function carryLine(
  key: Int32Array,
  from: Int32Array,
  line: Line,
  { known, making }: Known,
): boolean {
  if (meets(from, line.unless, known)) return false;
  const held = isHeld(line, from, known, making);
  if (!held && !meets(from, line.when)) return false;
  if (held) {
    const at = making.complexAt.get(line) ?? 0;
    const word = aliveFrom + making.lines.space.width + (at >> 5);
    key[word] = (key[word] ?? 0) | (1 << (at & 31));
  } else {
    carry(key, from, line.when);
  }
  carry(key, from, line.unless);
  return true;
}

function isHeld(
  line: Line,
  key: Int32Array,
  known: Int32Array,
  { lines, complexAt }: Settling,
): boolean {
  if (meets(key, line.when, known)) return true;
  const at = complexAt.get(line) ?? 0;
  return ((key[aliveFrom + lines.space.width + (at >> 5)] ?? 0) & (1 << (at & 31))) !== 0;
}

/** Copies the clauses of a mask that are alive; whether there are any. */
function carry(key: Int32Array, from: Int32Array, mask: Int32Array): boolean {
  let any = 0;
  for (let at = 0; at < mask.length; at++) {
    // INVARIANT: a key has a word to each word of a mask.
    const bits = (from[aliveFrom + at] as number) & (mask[at] as number);
    key[aliveFrom + at] = (key[aliveFrom + at] as number) | bits;
    any |= bits;
  }
  return any !== 0;
}

function meets(key: Int32Array, mask: Int32Array, known?: Int32Array): boolean {
  for (let at = 0; at < mask.length; at++) {
    const bits = (key[aliveFrom + at] as number) & (mask[at] as number);
    if ((known === undefined ? bits : bits & (known[at] ?? 0)) !== 0) return true;
  }
  return false;
}

function isSimple({ always, unless }: Line): boolean {
  return !always && unless.every((word) => word === 0);
}

function groupsOf({ lines, space }: Lines): readonly LineGroup[] {
  const groups = new Map<string, { line: Line; simple: Int32Array; complex: Line[] }>();
  for (const line of lines) {
    const key = `${line.rank} ${[...line.own].sort().join()} ${[...line.beside].sort().join()}`;
    const group = groups.get(key) ?? { line, simple: new Int32Array(space.width), complex: [] };
    groups.set(key, group);
    if (!isSimple(line)) group.complex.push(line);
    else
      for (const [at, word] of line.when.entries())
        group.simple[at] = (group.simple[at] ?? 0) | word;
  }
  return [...groups.values()].map(({ line, simple, complex }, at) => {
    const { rank, own, beside } = line;
    return { at, rank, own, beside, simple, complex };
  });
}

/** A line that speaks of everything matches already, unless one of its exceptions does. */
export function firstState({ lines, sayings, words, complexAt }: Settling): State {
  const { width } = lines.space;
  const key = new Int32Array(words);
  key.fill(-1, aliveFrom, aliveFrom + width);
  for (const [line, at] of complexAt) {
    const word = aliveFrom + width + (at >> 5);
    if (line.always) key[word] = (key[word] ?? 0) | (1 << (at & 31));
  }
  return { said: nothingSaid(sayings), key, settled: false };
}

function settledBy({ space }: Lines): readonly Int32Array[] {
  return Array.from({ length: space.axes.length + 1 }, (_, depth) => {
    const words = new Int32Array(space.width);
    for (const [bit, last] of space.lastAxis.entries()) {
      if (last < depth) words[bit >> 5] = (words[bit >> 5] ?? 0) | (1 << (bit & 31));
    }
    return words;
  });
}
