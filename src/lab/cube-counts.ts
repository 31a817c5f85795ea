/**
 * How many requests of each of several cubes come to leaves of its kind: a rule of
 * one clause admits some classes of each axis, so one sum over the nodes, from the
 * leaves up and for all cubes at once, will do.
 */
import { isLeaf, type Node, type Nodes, nodesBelow } from "./nodes.ts";

export type Cube = {
  /** For each axis, a weight to a class: how many requests of it are in the cube. */
  readonly weights: readonly Float64Array[];
  /** Which leaves are counted. */
  readonly kind: number;
};

/** To each cube, in their order. */
export function countInCubes<Value>(
  nodes: Nodes,
  root: Node<Value>,
  { cubes, kindOf }: { readonly cubes: readonly Cube[]; readonly kindOf: (value: Value) => number },
): Float64Array {
  const { space } = nodes;
  const width = cubes.length;
  const counts = new Map<Node<Value>, Float64Array>();
  const weights = space.axes.map((axis, at) =>
    axis.classes.map((_, own) => Float64Array.from(cubes, (cube) => cube.weights[at]?.[own] ?? 0)),
  );
  const skipping = productsOf(cubes, space.axes.length);
  for (const node of nodesBelow(root).sort((a, b) => b.axis - a.axis)) {
    const own = new Float64Array(width);
    counts.set(node, own);
    if (isLeaf(node, nodes)) {
      const kind = kindOf(node.value as Value); // a leaf has its value
      for (let cube = 0; cube < width; cube++) own[cube] = cubes[cube]?.kind === kind ? 1 : 0;
      continue;
    }
    addBelow(own, node, { counts, weights: weights[node.axis] ?? [], skipping });
  }
  const all = counts.get(root) ?? new Float64Array(width);
  return all.map((count, cube) => count * (skipping(0, root.axis)[cube] ?? 0));
}

export function sizeOfCube({ weights }: Cube): number {
  return weights.reduce((size, own) => size * own.reduce((sum, weight) => sum + weight, 0), 1);
}

function addBelow<Value>(
  sum: Float64Array,
  { axis, children }: Node<Value>,
  {
    counts,
    weights,
    skipping,
  }: {
    readonly counts: ReadonlyMap<Node<Value>, Float64Array>;
    readonly weights: readonly Float64Array[];
    readonly skipping: (from: number, to: number) => Float64Array;
  },
): void {
  for (const [at, child] of children.entries()) {
    const [below, weight] = [counts.get(child), weights[at]];
    if (below === undefined || weight === undefined) continue;
    if (child.axis === axis + 1) addProduct(sum, weight, below);
    else addSkipping(sum, [weight, below, skipping(axis + 1, child.axis)]);
  }
}

// INVARIANT: all have a place to each cube.
function addProduct(sum: Float64Array, one: Float64Array, other: Float64Array): void {
  for (let at = 0; at < sum.length; at++)
    sum[at] = (sum[at] as number) + (one[at] as number) * (other[at] as number);
}

function addSkipping(
  sum: Float64Array,
  [one, two, three]: readonly [Float64Array, Float64Array, Float64Array],
): void {
  for (let at = 0; at < sum.length; at++)
    sum[at] =
      (sum[at] as number) + (one[at] as number) * (two[at] as number) * (three[at] as number);
}

/** The product of all weights of the axes from one to another, to each cube. */
function productsOf(
  cubes: readonly Cube[],
  axes: number,
): (from: number, to: number) => Float64Array {
  const sums = Array.from({ length: axes }, (_, axis) =>
    Float64Array.from(cubes, ({ weights }) =>
      (weights[axis] ?? new Float64Array(0)).reduce((sum, weight) => sum + weight, 0),
    ),
  );
  const known = new Map<number, Float64Array>();
  return (from, to) => {
    const key = from * (axes + 1) + to;
    let product = known.get(key);
    if (product === undefined) {
      product = new Float64Array(cubes.length).fill(1);
      for (const sum of sums.slice(from, to))
        product = product.map((one, at) => one * (sum[at] ?? 1));
      known.set(key, product);
    }
    return product;
  };
}
