/**
 * Nodes of decision diagrams over one space, each made once: two that say the
 * same are the same object, so diagrams are compared by identity and counted by
 * sums over edges.
 *
 * An axis on which nothing depends has no node. See docs/policy-workbench.md, "How a policy
 * is checked".
 */
import type { Space } from "./space.ts";

export type Node<Value> = {
  readonly id: number;
  /** The axis that it branches on; for a leaf, the number of axes. */
  readonly axis: number;
  /** One to a class of the axis. */
  readonly children: readonly Node<Value>[];
  /** For a leaf alone. */
  readonly value?: Value;
};

export type Nodes = {
  readonly space: Space;
  readonly leaves: Map<string, Node<unknown>>;
  readonly branches: Map<string, Node<unknown>>;
};

export function noNodes(space: Space): Nodes {
  return { space, leaves: new Map(), branches: new Map() };
}

export function leafOf<Value>(nodes: Nodes, key: string, value: Value): Node<Value> {
  const known = nodes.leaves.get(key);
  // One key always stands for one value: the callers make the key of the value.
  if (known !== undefined) return known as Node<Value>;
  const leaf = { id: newId(nodes), axis: nodes.space.axes.length, children: [], value };
  nodes.leaves.set(key, leaf);
  return leaf;
}

/** A branch whose children are all one is that child. */
export function branchOf<Value>(
  nodes: Nodes,
  axis: number,
  children: readonly Node<Value>[],
): Node<Value> {
  const [first] = children;
  if (first === undefined) throw new Error("an axis has at least one class");
  if (children.every((child) => child === first)) return first;
  // Two characters to a child's number: shorter to make and to compare than figures.
  const codes = [axis];
  for (const { id } of children) codes.push(id & 0xffff, id >>> 16);
  const key = textOf(codes);
  const known = nodes.branches.get(key);
  if (known !== undefined) return known as Node<Value>;
  const branch = { id: newId(nodes), axis, children };
  nodes.branches.set(key, branch);
  return branch;
}

/** In stretches, since a call takes only so many arguments. */
function textOf(codes: readonly number[]): string {
  const most = 8192;
  if (codes.length <= most) return String.fromCharCode(...codes);
  let text = "";
  for (let at = 0; at < codes.length; at += most)
    text += String.fromCharCode(...codes.slice(at, at + most));
  return text;
}

export function isLeaf(node: Node<unknown>, { space }: Nodes): boolean {
  return node.axis === space.axes.length;
}

/** Lays two diagrams over one another. */
export function join<A, B, Value>(
  nodes: Nodes,
  [a, b]: readonly [Node<A>, Node<B>],
  meet: (a: A, b: B) => { readonly key: string; readonly value: Value },
): Node<Value> {
  const memo = new Map<string, Node<Value>>();
  const walk = (one: Node<A>, two: Node<B>): Node<Value> => {
    const axis = Math.min(one.axis, two.axis);
    if (axis === nodes.space.axes.length) {
      // Both are leaves, so both have their value.
      const met = meet(one.value as A, two.value as B);
      return leafOf(nodes, met.key, met.value);
    }
    const key = `${one.id},${two.id}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const width = nodes.space.axes[axis]?.classes.length ?? 0;
    const children = Array.from({ length: width }, (_, at) =>
      walk(childOf(one, axis, at), childOf(two, axis, at)),
    );
    const node = branchOf(nodes, axis, children);
    memo.set(key, node);
    return node;
  };
  return walk(a, b);
}

/** The requests at which a diagram has a value that is wanted, as a set. */
export function setWhere<Value>(
  nodes: Nodes,
  root: Node<Value>,
  wanted: (value: Value) => boolean,
): Node<boolean> {
  const memo = new Map<Node<Value>, Node<boolean>>();
  const walk = (node: Node<Value>): Node<boolean> => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const made = isLeaf(node, nodes)
      ? truthOf(nodes, wanted(node.value as Value)) // a leaf has its value
      : branchOf(nodes, node.axis, node.children.map(walk));
    memo.set(node, made);
    return made;
  };
  return walk(root);
}

export function truthOf(nodes: Nodes, value: boolean): Node<boolean> {
  return leafOf(nodes, value ? "true" : "false", value);
}

/** How many requests come to each leaf. */
export function countLeaves<Value>(
  nodes: Nodes,
  root: Node<Value>,
): ReadonlyMap<Node<Value>, number> {
  const reached = new Map<Node<Value>, number>([[root, between(nodes.space, 0, root.axis)]]);
  const below = nodesBelow(root).sort((a, b) => a.axis - b.axis);
  const leaves = new Map<Node<Value>, number>();
  for (const node of below) {
    const times = reached.get(node) ?? 0;
    if (isLeaf(node, nodes)) leaves.set(node, times);
    for (const [at, child] of node.children.entries()) {
      const members = nodes.space.axes[node.axis]?.classes[at]?.members.length ?? 0;
      const more = times * members * between(nodes.space, node.axis + 1, child.axis);
      reached.set(child, (reached.get(child) ?? 0) + more);
    }
  }
  return leaves;
}

/** How many requests are in a set. */
export function sizeOfSet(nodes: Nodes, set: Node<boolean>): number {
  for (const [leaf, count] of countLeaves(nodes, set)) if (leaf.value === true) return count;
  return 0;
}

/** For each node, by kind of leaf, how many of the requests below it come to one. */
export function countsBelow<Value>(
  nodes: Nodes,
  root: Node<Value>,
  { kinds, kindOf }: { readonly kinds: number; readonly kindOf: (value: Value) => number },
): ReadonlyMap<Node<Value>, Float64Array> {
  const { space } = nodes;
  const counts = new Map<Node<Value>, Float64Array>();
  for (const node of nodesBelow(root).sort((a, b) => b.axis - a.axis)) {
    const own = new Float64Array(kinds);
    counts.set(node, own);
    if (isLeaf(node, nodes)) {
      const kind = kindOf(node.value as Value); // a leaf has its value
      if (kind >= 0) own[kind] = 1;
      continue;
    }
    const classes = space.axes[node.axis]?.classes ?? [];
    for (const [at, child] of node.children.entries()) {
      const times = (classes[at]?.members.length ?? 0) * between(space, node.axis + 1, child.axis);
      addTimes(own, counts.get(child) ?? own, times);
    }
  }
  return counts;
}

function addTimes(sum: Float64Array, part: Float64Array, times: number): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + times * (part[at] ?? 0);
}

/**
 * How many requests of a set come to a leaf that was counted: once all of what is
 * left is in the set, the count below is the answer.
 */
export function sizeOfBoth<Value>(
  { space }: Nodes,
  set: Node<boolean>,
  {
    root,
    counted,
  }: { readonly root: Node<Value>; readonly counted: (node: Node<Value>) => number },
): number {
  const memo = new Map<number, number>();
  const overClasses = (one: Node<boolean>, other: Node<Value>): number => {
    const axis = Math.min(one.axis, other.axis);
    const classes = space.axes[axis]?.classes ?? [];
    let count = 0;
    for (let at = 0; at < classes.length; at++) {
      const a = childOf(one, axis, at);
      if (a.value === false) continue;
      const b = childOf(other, axis, at);
      const skipped = between(space, axis + 1, Math.min(a.axis, b.axis));
      count += (classes[at]?.members.length ?? 0) * skipped * walk(a, b);
    }
    return count;
  };
  const walk = (one: Node<boolean>, other: Node<Value>): number => {
    const below = counted(other);
    if (below === 0 || one.value === false) return 0;
    if (one.value === true) return below;
    const key = one.id * 0x4000000 + other.id;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const count = overClasses(one, other);
    memo.set(key, count);
    return count;
  };
  return between(space, 0, Math.min(set.axis, root.axis)) * walk(set, root);
}

export function nodesBelow<Value>(root: Node<Value>): Node<Value>[] {
  const seen = new Set<Node<Value>>([root]);
  for (const node of seen) for (const child of node.children) seen.add(child);
  return [...seen];
}

/** The child for a class of an axis; a node further down does not depend on it. */
export function childOf<Value>(node: Node<Value>, axis: number, at: number): Node<Value> {
  return node.axis === axis ? (node.children[at] ?? node) : node;
}

/** The product of the axes from one to another. */
export function between({ axes }: Space, from: number, to: number): number {
  let product = 1;
  for (let axis = from; axis < to; axis++) product *= axes[axis]?.size ?? 1;
  return product;
}

function newId({ leaves, branches }: Nodes): number {
  return leaves.size + branches.size;
}
