/**
 * How often each rule of a table matches and how often it decides; and where it
 * matches and never decides, which stricter rules always do.
 */
import { type Cube, countInCubes, sizeOfCube } from "./cube-counts.ts";
import { type Diagram, draw } from "./diagram.ts";
import { type Line, type Lines, type Outcome, ranks } from "./lines.ts";
import {
  countsBelow,
  join,
  type Node,
  type Nodes,
  setWhere,
  sizeOfBoth,
  sizeOfSet,
  truthOf,
} from "./nodes.ts";

export type RuleCount = {
  readonly rule: string;
  readonly matches: number;
  /** On how many requests no stricter rule matches. */
  readonly decides: number;
  /** Where it matches and never decides: stricter rules that always do, as few as a greedy choice finds. */
  readonly behind: readonly string[];
  readonly advice: boolean;
};

export function countRules({ lines, nodes, root }: Diagram): readonly RuleCount[] {
  const kindOf = ({ kind }: Outcome) => (kind === "otherwise" ? -1 : ranks.indexOf(kind));
  const cubes = new Map<Line, Cube>();
  for (const line of lines.lines) {
    const cube = cubeOf(line, lines);
    if (cube !== undefined) cubes.set(line, cube);
  }
  const inCubes = countInCubes(nodes, root, { cubes: [...cubes.values()], kindOf });
  const places = new Map([...cubes.keys()].map((line, at) => [line, at]));
  const below =
    cubes.size === lines.lines.length
      ? undefined
      : countsBelow(nodes, root, { kinds: ranks.length, kindOf });
  return lines.lines.map((line) => {
    const cube = cubes.get(line);
    const inCube = inCubes[places.get(line) ?? -1] ?? 0;
    const counts =
      cube === undefined
        ? countBySet(line, { lines, nodes, root, below })
        : { matches: sizeOfCube(cube), decides: inCube };
    const { matches } = counts;
    const decides = line.rank === 0 ? matches : counts.decides;
    const behind =
      matches > 0 && decides === 0
        ? coveredBy(line, setOf(line, lines, nodes), { lines, nodes })
        : [];
    return { rule: line.id, matches, decides, behind, advice: false };
  });
}

function countBySet(
  line: Line,
  {
    lines,
    nodes,
    root,
    below,
  }: Pick<Diagram, "lines" | "nodes" | "root"> & {
    readonly below: ReturnType<typeof countsBelow<Outcome>> | undefined;
  },
): Pick<RuleCount, "matches" | "decides"> {
  const own = setOf(line, lines, nodes);
  const counted = (node: Node<Outcome>) => below?.get(node)?.[line.rank] ?? 0;
  return { matches: sizeOfSet(nodes, own), decides: sizeOfBoth(nodes, own, { root, counted }) };
}

/** The requests that a line of one clause and no exception matches; undefined for any other line. */
function cubeOf({ always, rank, when, unless }: Line, { space }: Lines): Cube | undefined {
  if (always || unless.some((word) => word !== 0)) return undefined;
  const word = when.findIndex((bits) => bits !== 0);
  const bits = when[word] ?? 0;
  const isOne = bits !== 0 && (bits & (bits - 1)) === 0;
  if (!isOne || when.some((other, at) => at !== word && other !== 0)) return undefined;
  const weights = space.axes.map(({ classes }) =>
    Float64Array.from(classes, ({ members, holds }) =>
      ((holds[word] ?? 0) & bits) === 0 ? 0 : members.length,
    ),
  );
  return { weights, kind: rank };
}

/** The requests that one line matches. */
export function setOf(line: Line, lines: Lines, nodes: Nodes): Node<boolean> {
  const alone = { ...line, at: 0, own: [], beside: [] };
  const drawn = draw(
    { ...lines, lines: [alone], tags: [] },
    { nodes, most: Number.POSITIVE_INFINITY },
  );
  if (!drawn.ok) throw new Error("a rule alone is never too large");
  return setWhere(nodes, drawn.value.root, ({ kind }) => kind !== "otherwise");
}

function coveredBy(
  line: Line,
  own: Node<boolean>,
  { lines, nodes }: { readonly lines: Lines; readonly nodes: Nodes },
): readonly string[] {
  const nothing = truthOf(nodes, false);
  const stricter = lines.lines
    .filter((other) => other.rank < line.rank)
    .map((other) => ({ other, set: setOf(other, lines, nodes) }));
  const found: string[] = [];
  let rest = own;
  while (rest !== nothing) {
    const left = stricter.map(({ other, set }) => ({ other, set: without(nodes, rest, set) }));
    const best = left.reduce((a, b) => (sizeOfSet(nodes, b.set) < sizeOfSet(nodes, a.set) ? b : a));
    found.push(best.other.id);
    rest = best.set;
  }
  return found.sort();
}

function without(nodes: Nodes, one: Node<boolean>, other: Node<boolean>): Node<boolean> {
  return join(nodes, [one, other], (a, b) => ({ key: String(a && !b), value: a && !b }));
}
