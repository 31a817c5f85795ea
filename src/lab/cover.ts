/**
 * A set of requests as few kinds of request, each as wide as it can be: what a
 * sentence is made of.
 *
 * A kind names the values that some attributes may have. The cover is greedy: from
 * a request not yet covered, every attribute is set free or widened as far as the
 * set allows. So a kind is never too narrow, and the number of kinds is small but
 * not proved to be the least there is.
 */
import {
  branchOf,
  childOf,
  isLeaf,
  join,
  type Node,
  type Nodes,
  sizeOfSet,
  truthOf,
} from "./nodes.ts";
import type { Combination } from "./space.ts";

/** Values allowed, attribute by attribute; one left out is free. */
export type KindOfRequest = {
  readonly named: readonly {
    readonly attribute: string;
    readonly values: readonly string[];
    /** All that the attribute can be. */
    readonly of: readonly string[];
  }[];
  readonly example: Combination;
};

export type Cover = {
  readonly kinds: readonly KindOfRequest[];
  /** How many requests the kinds leave out, where there were more kinds than may be listed. */
  readonly left: number;
};

/** For each axis, for each of its attributes, the groups of values allowed. */
type Cube = readonly (readonly ReadonlySet<number>[])[];

/**
 * `aside` are requests that a kind may take in or leave out as it likes, such as
 * those outside the policy: a sentence that need not speak of them is shorter.
 */
export function coverOf(
  nodes: Nodes,
  set: Node<boolean>,
  { most = 60, aside }: { readonly most?: number; readonly aside?: Node<boolean> } = {},
): Cover {
  const cubes: Started[] = [];
  let rest = set;
  const nothing = truthOf(nodes, false);
  const room = aside === undefined ? set : either(nodes, set, aside);
  while (rest !== nothing && cubes.length < most) {
    const point = pointIn(nodes, rest);
    const cube = widest(nodes, room, point);
    cubes.push({ cube, point });
    rest = minus(nodes, rest, cube);
  }
  const kept = rest === nothing ? withoutSpare(nodes, set, cubes) : cubes;
  const kinds = kept.map(({ cube, point }) => ({
    named: namedBy(nodes, cube),
    example: requestOf(nodes, point),
  }));
  return { kinds, left: sizeOfSet(nodes, rest) };
}

type Started = { readonly cube: Cube; readonly point: readonly number[] };

function either(nodes: Nodes, one: Node<boolean>, other: Node<boolean>): Node<boolean> {
  return join(nodes, [one, other], (a, b) => ({ key: String(a || b), value: a || b }));
}

/** Some request of a set that is not empty: the plainest value where any would do. */
export function exampleOf(nodes: Nodes, set: Node<boolean>): Combination {
  return requestOf(nodes, pointIn(nodes, set));
}

/** The class of each axis on a way to a request in the set. */
function pointIn(nodes: Nodes, set: Node<boolean>): readonly number[] {
  const nothing = truthOf(nodes, false);
  const point: number[] = [];
  let node = set;
  for (const [at, axis] of nodes.space.axes.entries()) {
    const open = axis.classes
      .map((one, index) => ({ index, plain: Math.max(...one.members.map(plainness)) }))
      .filter(({ index }) => childOf(node, at, index) !== nothing)
      .sort((a, b) => b.plain - a.plain || a.index - b.index);
    const chosen = open[0]?.index;
    if (chosen === undefined) throw new Error("the set is empty");
    point.push(chosen);
    node = childOf(node, at, chosen);
  }
  return point;
}

const odd: ReadonlySet<string> = new Set([
  "off the ladder",
  "other",
  "own side",
  "unknown",
  "consular",
  "ceremonial",
  "emergency",
  "none",
]);

function plainness(one: Combination): number {
  return -Object.values(one).filter((value) => odd.has(value)).length;
}

function requestOf({ space }: Nodes, point: readonly number[]): Combination {
  const parts = space.axes.map((axis, at) => {
    const members = axis.classes[point[at] ?? 0]?.members ?? [];
    const best = Math.max(...members.map(plainness));
    return members.find((one) => plainness(one) === best) ?? {};
  });
  return Object.assign({}, ...parts) as Combination; // each part is a combination
}

/** The attributes that a reader misses least, first: they are set free first. */
const leastTelling = [
  "initiator",
  "phase",
  "crossLevel",
  "prepared",
  "premises",
  "registered",
  "ourOtherOffice",
  "setting",
  "mode",
  "medium",
  "forum",
  "issue",
  "basket",
  "recipientPresent",
  "theirOffice",
  "ourOffice",
  "purpose",
  "theirLevel",
  "ourLevel",
  "across",
];

type Place = { readonly axis: number; readonly attribute: number; readonly name: string };

function widest(nodes: Nodes, set: Node<boolean>, point: readonly number[]): Cube {
  const { axes } = nodes.space;
  const places: Place[] = axes.flatMap(({ attributes }, axis) =>
    attributes.map((name, attribute) => ({ axis, attribute, name })),
  );
  const weight = ({ name }: Place) => leastTelling.indexOf(name.replace(/^[ab]\./u, ""));
  const inOrder = [...places].sort((a, b) => weight(a) - weight(b));
  const half = inOrder.length >> 1;
  const orders = [
    inOrder,
    [...inOrder].reverse(),
    [...inOrder.slice(half), ...inOrder.slice(0, half)],
  ];
  const cubes = orders.map((order) => widen(nodes, set, { point, order }));
  const named = (cube: Cube) => namedBy(nodes, cube).length;
  return cubes.reduce((best, cube) => (named(cube) < named(best) ? cube : best));
}

function widen(
  nodes: Nodes,
  set: Node<boolean>,
  { point, order }: { readonly point: readonly number[]; readonly order: readonly Place[] },
): Cube {
  const { axes } = nodes.space;
  const cube = axes.map((axis, at) =>
    (axis.classes[point[at] ?? 0]?.parts ?? []).map((part) => new Set([part])),
  );
  for (const { axis, attribute } of order) {
    const groups = axes[axis]?.groups[attribute] ?? [];
    const own = cube[axis]?.[attribute];
    if (own !== undefined && groups.length > own.size)
      widenOne(own, groups.length, () => isInside(nodes, set, cube));
  }
  return cube;
}

/** Every value where all will do, else each that will. */
function widenOne(own: Set<number>, count: number, fits: () => boolean): void {
  const all = Array.from({ length: count }, (_, number) => number);
  const further = all.filter((number) => !own.has(number));
  for (const number of further) own.add(number);
  if (fits()) return;
  for (const number of further) own.delete(number);
  for (const number of further) {
    own.add(number);
    if (!fits()) own.delete(number);
  }
}

function admits(cube: Cube, axis: number, parts: readonly number[]): boolean {
  const allowed = cube[axis] ?? [];
  return parts.every((part, at) => allowed[at]?.has(part) ?? true);
}

function isInside(nodes: Nodes, set: Node<boolean>, cube: Cube): boolean {
  const memo = new Map<Node<boolean>, boolean>();
  const walk = (node: Node<boolean>): boolean => {
    if (isLeaf(node, nodes)) return node.value === true;
    const known = memo.get(node);
    if (known !== undefined) return known;
    const classes = nodes.space.axes[node.axis]?.classes ?? [];
    const inside = node.children.every(
      (child, at) => !admits(cube, node.axis, classes[at]?.parts ?? []) || walk(child),
    );
    memo.set(node, inside);
    return inside;
  };
  return walk(set);
}

function minus(nodes: Nodes, set: Node<boolean>, cube: Cube): Node<boolean> {
  const nothing = truthOf(nodes, false);
  const memo = new Map<string, Node<boolean>>();
  const { axes } = nodes.space;
  const walk = (node: Node<boolean>, depth: number): Node<boolean> => {
    if (node === nothing || depth === axes.length) return nothing;
    const key = `${node.id} ${depth}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const children = (axes[depth]?.classes ?? []).map(({ parts }, at) => {
      const child = childOf(node, depth, at);
      return admits(cube, depth, parts) ? walk(child, depth + 1) : child;
    });
    const made = branchOf(nodes, depth, children);
    memo.set(key, made);
    return made;
  };
  return walk(set, 0);
}

/** A kind that the others cover between them is left out. */
function withoutSpare(
  nodes: Nodes,
  set: Node<boolean>,
  cubes: readonly Started[],
): readonly Started[] {
  const nothing = truthOf(nodes, false);
  const kept = [...cubes];
  for (const one of cubes) {
    const others = kept.filter((other) => other !== one);
    const rest = others.reduce((left, { cube }) => minus(nodes, left, cube), set);
    if (rest === nothing) kept.splice(kept.indexOf(one), 1);
  }
  return kept;
}

function namedBy({ space }: Nodes, cube: Cube): KindOfRequest["named"] {
  const named = space.axes.flatMap((axis, at) =>
    axis.attributes.flatMap((attribute, place) => {
      const groups = axis.groups[place] ?? [];
      const allowed = cube[at]?.[place];
      if (allowed === undefined || allowed.size === groups.length) return [];
      const values = groups.flatMap((group, number) => (allowed.has(number) ? group : []));
      return [{ attribute, values, of: groups.flat() }];
    }),
  );
  const weight = ({ attribute }: { readonly attribute: string }) =>
    -leastTelling.indexOf(attribute.replace(/^[ab]\./u, ""));
  return named.sort((a, b) => weight(a) - weight(b));
}
