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
import { keyOf, type Lines, type Outcome, ranks } from "./lines.ts";
import { branchOf, leafOf, type Node, type Nodes, noNodes } from "./nodes.ts";
import { type Said, saying } from "./said.ts";
import {
  aliveFrom,
  firstState,
  type Settling,
  type State,
  settle,
  settlingOf,
} from "./table-state.ts";

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

/** A table of some dozens of rules comes to some thousands of states. */
function slotsFor({ lines }: Lines): number {
  return lines.length < 16 ? 256 : 16_384;
}

export function draw(
  lines: Lines,
  {
    nodes = noNodes(lines.space),
    most = mostStates,
  }: { readonly nodes?: Nodes; readonly most?: number } = {},
): Result<Diagram, TooLarge> {
  const { size } = lines.space;
  if (size > Number.MAX_SAFE_INTEGER) {
    return fail({ kind: "too many requests", size, bound: Number.MAX_SAFE_INTEGER });
  }
  const settling = settlingOf(lines);
  const making: Making = {
    ...settling,
    nodes,
    most,
    memo: emptyMemo(settling.words, slotsFor(lines)),
    leaves: [],
    narrowed: new Int32Array(settling.words),
    last:
      settling.complexAt.size === 0 ? lastAxisOf(lines, settling.sayings.groups.length) : undefined,
    states: 0,
  };
  const root = grow(settle(firstState(making), 0, making), 0, making);
  if (root === undefined) return fail({ kind: "too many states", bound: most });
  return ok({ lines, nodes, root, states: making.states });
}

type Making = Settling & {
  readonly nodes: Nodes;
  readonly most: number;
  readonly memo: WordMemo<Node<Outcome>>;
  readonly leaves: (Node<Outcome> | undefined)[];
  readonly narrowed: Int32Array;
  readonly last: LastAxis | undefined;
  states: number;
};

/** Undefined where there are more states than may be. */
function grow(state: State, depth: number, making: Making): Node<Outcome> | undefined {
  if (state.settled) return leafFor(state.said, making);
  if (making.last !== undefined && depth === making.last.axis)
    return lastBranch(state, making.last, making);
  const { key } = state;
  let hash = 0;
  for (let at = 0; at < key.length; at++) hash = mix(hash, key[at] as number);
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
    // INVARIANT: a key has a word to each word of clauses, and after them one to 32 lines held.
    for (let at = 0; at < width; at++)
      narrowed[aliveFrom + at] = (key[aliveFrom + at] as number) & (holds[at] as number);
    for (let at = aliveFrom + width; at < key.length; at++) narrowed[at] = key[at] as number;
    const next = settle({ said: state.said, key: narrowed, settled: false }, depth + 1, making);
    const child = grow(next, depth + 1, making);
    if (child === undefined) return undefined;
    children.push(child);
  }
  const node = branchOf(making.nodes, depth, children);
  keep(making.memo, key, node);
  return node;
}

/** The last axis, where a clause comes to the set of classes that it admits. */
type LastAxis = {
  readonly axis: number;
  readonly width: number;
  /** For each clause, a bit to a class. */
  readonly admitted: Int32Array;
  /** By what is said and the classes that each group reaches. */
  readonly memo: WordMemo<Node<Outcome>>;
  readonly key: Int32Array;
};

/** Undefined where there are more classes than bits to a word. */
function lastAxisOf(lines: Lines, groups: number): LastAxis | undefined {
  const { space } = lines;
  const axis = space.axes.length - 1;
  const classes = space.axes[axis]?.classes ?? [];
  if (classes.length === 0 || classes.length > 32) return undefined;
  const admitted = new Int32Array(32 * space.width);
  for (const [at, { holds }] of classes.entries()) {
    for (let bit = 0; bit < admitted.length; bit++) {
      const admits = (((holds[bit >> 5] ?? 0) >> (bit & 31)) & 1) === 1;
      if (admits) admitted[bit] = (admitted[bit] ?? 0) | (1 << at);
    }
  }
  const memo = emptyMemo<Node<Outcome>>(1 + groups, slotsFor(lines));
  return { axis, width: classes.length, admitted, memo, key: new Int32Array(1 + groups) };
}

/** On the last axis many states differ in their clauses and come to the same: they are told apart by classes. */
function lastBranch(
  { said, key }: State,
  last: LastAxis,
  making: Making,
): Node<Outcome> | undefined {
  const { groups } = making.sayings;
  const { key: reach } = last;
  reach[0] = said.id;
  let hash = mix(0, said.id);
  for (const { at, simple } of groups) {
    const classes = said.matters[at] === 0 ? 0 : classesOf(key, simple, last.admitted);
    reach[1 + at] = classes;
    hash = mix(hash, classes);
  }
  const known = recall(last.memo, reach, hash);
  if (known !== undefined) return known;
  making.states += 1;
  if (making.states > making.most) return undefined;
  const children: Node<Outcome>[] = [];
  for (let at = 0; at < last.width; at++) {
    let own = said;
    for (const group of groups) {
      const certain = (((reach[1 + group.at] as number) >>> at) & 1) === 1;
      if (certain && own.matters[group.at] !== 0) own = saying(own, group, making.sayings);
    }
    children.push(leafFor(own, making));
  }
  const node = branchOf(making.nodes, last.axis, children);
  keep(last.memo, reach, node);
  return node;
}

/** The classes that some clause alive of a mask admits. */
function classesOf(key: Int32Array, mask: Int32Array, admitted: Int32Array): number {
  let classes = 0;
  for (let at = 0; at < mask.length; at++) {
    let bits = (key[aliveFrom + at] ?? 0) & (mask[at] ?? 0);
    while (bits !== 0) {
      classes |= admitted[32 * at + 31 - Math.clz32(bits & -bits)] ?? 0;
      bits &= bits - 1;
    }
  }
  return classes;
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
