/**
 * The diagram of a policy: what it says of every request there can be, exactly,
 * without walking them.
 *
 * A state is what a table may still come to once some attributes are known: what
 * is certain by now, and the clauses that can still change it. States that are
 * alike are one node, so the diagram grows with what the rules tell apart and not
 * with the number of requests. See docs/policy-workbench.md.
 */
import { fail, ok, type Result } from "../core/result.ts";
import { emptyMemo, keep, mix, recall, type WordMemo } from "../core/word-memo.ts";
import { keyOf, type Line, type Lines, type Outcome, ranks } from "./lines.ts";
import { branchOf, leafOf, type Node, type Nodes, noNodes } from "./nodes.ts";
import {
  type LineGroup,
  nothingSaid,
  type Said,
  type Sayings,
  saying,
  withoutBeside,
} from "./said.ts";

export type Diagram = {
  readonly lines: Lines;
  readonly nodes: Nodes;
  readonly root: Node<Outcome>;
  /** How many states were told apart. */
  readonly states: number;
};

/** What keeps a diagram from being drawn; nothing is ever cut off in silence. */
export type TooLarge =
  | { readonly kind: "too many states"; readonly bound: number }
  | { readonly kind: "too many requests"; readonly size: number; readonly bound: number };

export const mostStates = 500_000;

const gateRank = ranks.indexOf("gate");

export function draw(
  lines: Lines,
  {
    nodes = noNodes(lines.space),
    most = mostStates,
  }: { readonly nodes?: Nodes; readonly most?: number } = {},
): Result<Diagram, TooLarge> {
  const { size, width } = lines.space;
  if (size > Number.MAX_SAFE_INTEGER) {
    return fail({ kind: "too many requests", size, bound: Number.MAX_SAFE_INTEGER });
  }
  const complex = lines.lines.filter((line) => !isSimple(line));
  const words = 2 + width + Math.ceil(complex.length / 32);
  const making: Making = {
    lines,
    nodes,
    most,
    sayings: { groups: groupsOf(lines), known: new Map() },
    complexAt: new Map(complex.map((line, at) => [line, at])),
    settled: settledBy(lines),
    memo: emptyMemo(words),
    keys: Array.from({ length: lines.space.axes.length + 1 }, () => new Int32Array(words)),
    narrowed: new Int32Array(words),
    leaves: [],
    states: 0,
  };
  const root = grow(settle(firstState(making), 0, making), 0, making);
  if (root === undefined) return fail({ kind: "too many states", bound: most });
  return ok({ lines, nodes, root, states: making.states });
}

/** The words of a key: the depth, what is said, the clauses alive, the complex lines held. */
type State = { readonly said: Said; readonly key: Int32Array; readonly settled: boolean };

const saidAt = 1;
const aliveFrom = 2;

type Making = {
  readonly lines: Lines;
  readonly nodes: Nodes;
  readonly most: number;
  readonly sayings: Sayings;
  readonly complexAt: ReadonlyMap<Line, number>;
  /** For each depth, the clauses whose attributes are all known there. */
  readonly settled: readonly Int32Array[];
  readonly memo: WordMemo<Node<Outcome>>;
  readonly leaves: (Node<Outcome> | undefined)[];
  /** A key to each depth, written over once the states below it are done. */
  readonly keys: readonly Int32Array[];
  readonly narrowed: Int32Array;
  states: number;
};

/** Undefined where there are more states than may be. */
function grow(state: State, depth: number, making: Making): Node<Outcome> | undefined {
  if (state.settled) return leafFor(state.said, making);
  const { key } = state;
  let hash = 0;
  for (let at = 0; at < key.length; at++) hash = mix(hash, key[at] ?? 0);
  const known = recall(making.memo, key, hash);
  if (known !== undefined) return known;
  const axis = making.lines.space.axes[depth];
  if (axis === undefined) throw new Error("the attributes are used up and nothing is settled");
  making.states += 1;
  if (making.states > making.most) return undefined;
  const { width } = making.lines.space;
  const children: Node<Outcome>[] = [];
  for (const { holds } of axis.classes) {
    const { narrowed } = making;
    narrowed.set(key);
    for (let at = 0; at < width; at++) {
      narrowed[aliveFrom + at] = (key[aliveFrom + at] ?? 0) & (holds[at] ?? 0);
    }
    const next = settle({ said: state.said, key: narrowed, settled: false }, depth + 1, making);
    const child = grow(next, depth + 1, making);
    if (child === undefined) return undefined;
    children.push(child);
  }
  const node = branchOf(making.nodes, depth, children);
  keep(making.memo, key, node);
  return node;
}

/** What has become certain is taken in, what can no longer matter is dropped. */
function settle(state: State, depth: number, making: Making): State {
  const { sayings } = making;
  const known = making.settled[depth] ?? new Int32Array(making.lines.space.width);
  let { said } = state;
  for (const group of sayings.groups) {
    if (said.matters[group.at] === 0) continue;
    if (isCertain(group, state.key, known, making)) said = saying(said, group, sayings);
  }
  // After the last axis everything is certain or dead.
  if (depth === making.lines.space.axes.length) return { said, key: state.key, settled: true };
  const left = remaining(state.key, said, { depth, known, making });
  if (!left.mayGate && said.beside.length > 0) said = withoutBeside(said, sayings);
  left.key[saidAt] = said.id;
  return { said, key: left.key, settled: !left.open };
}

/** Whether some line of the group matches whatever the other attributes are. */
function isCertain(
  { simple, complex }: LineGroup,
  key: Int32Array,
  known: Int32Array,
  making: Making,
): boolean {
  if (meets(key, simple, known)) return true;
  for (const line of complex) {
    if (isHeld(line, key, known, making) && !meets(key, line.unless)) return true;
  }
  return false;
}

type Remaining = { readonly depth: number; readonly known: Int32Array; readonly making: Making };

/** The key of what can still change what is said: clauses alive of groups that matter. */
function remaining(
  from: Int32Array,
  said: Said,
  { depth, known, making }: Remaining,
): { readonly key: Int32Array; readonly open: boolean; readonly mayGate: boolean } {
  const key = making.keys[depth] ?? new Int32Array(from.length);
  key.fill(0);
  key[0] = depth;
  const { groups } = making.sayings;
  const gates = said.rank > gateRank;
  let mayGate = false;
  for (const group of groups) {
    if (gates && group.rank === gateRank && isOpen(group, from, known, making)) mayGate = true;
  }
  const least = mayGate ? 1 : 2;
  let open = false;
  for (const group of groups) {
    if ((said.matters[group.at] ?? 0) < least) continue;
    if (carry(key, from, group.simple)) open = true;
    for (const line of group.complex)
      if (carryLine(key, from, line, { depth, known, making })) open = true;
  }
  return { key, open, mayGate };
}

function isOpen(group: LineGroup, key: Int32Array, known: Int32Array, making: Making): boolean {
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
  { known, making }: Remaining,
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
  { lines, complexAt }: Making,
): boolean {
  if (meets(key, line.when, known)) return true;
  const at = complexAt.get(line) ?? 0;
  return ((key[aliveFrom + lines.space.width + (at >> 5)] ?? 0) & (1 << (at & 31))) !== 0;
}

/** Copies the clauses of a mask that are alive; whether there are any. */
function carry(key: Int32Array, from: Int32Array, mask: Int32Array): boolean {
  let any = 0;
  for (let at = 0; at < mask.length; at++) {
    const bits = (from[aliveFrom + at] ?? 0) & (mask[at] ?? 0);
    key[aliveFrom + at] = (key[aliveFrom + at] ?? 0) | bits;
    any |= bits;
  }
  return any !== 0;
}

function meets(key: Int32Array, mask: Int32Array, known?: Int32Array): boolean {
  for (let at = 0; at < mask.length; at++) {
    const bits = (key[aliveFrom + at] ?? 0) & (mask[at] ?? 0);
    if ((known === undefined ? bits : bits & (known[at] ?? 0)) !== 0) return true;
  }
  return false;
}

function leafFor(said: Said, { lines, nodes, leaves }: Making): Node<Outcome> {
  const known = leaves[said.id];
  if (known !== undefined) return known;
  const kind = ranks[said.rank];
  const outcome: Outcome =
    kind === undefined
      ? { kind: "otherwise", tags: [lines.otherwise] }
      : { kind, tags: said.own.map((tag) => lines.tags[tag] ?? "").sort() };
  const leaf = leafOf(nodes, keyOf(outcome), outcome);
  leaves[said.id] = leaf;
  return leaf;
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
function firstState({ lines, sayings, memo, complexAt }: Making): State {
  const { width } = lines.space;
  const key = new Int32Array(memo.width);
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
