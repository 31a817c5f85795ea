/**
 * The diagram of a policy: what it says of every request there can be, exactly,
 * without walking them.
 *
 * A state is what a table may still come to once some attributes are known: the
 * strictest effect that is certain, what has been said with it, and the lines that
 * can still change either. States that are alike are one node, so the diagram
 * grows with what the rules tell apart and not with the number of requests.
 */
import { fail, ok, type Result } from "../core/result.ts";
import { keyOf, type Line, type Lines, type Outcome, ranks } from "./lines.ts";
import { branchOf, leafOf, type Node, type Nodes, noNodes } from "./nodes.ts";

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
  const { size } = lines.space;
  if (size > Number.MAX_SAFE_INTEGER) {
    return fail({ kind: "too many requests", size, bound: Number.MAX_SAFE_INTEGER });
  }
  const making: Making = { lines, nodes, most, settled: settledBy(lines), memo: new Map() };
  const start: State = {
    open: lines.lines,
    alive: new Int32Array(lines.space.width).fill(-1),
    held: new Set(lines.lines.filter(({ always }) => always)),
    rank: ranks.length,
    own: new Set(),
    beside: new Set(),
  };
  const root = grow(settle(start, 0, making), 0, making);
  if (root === undefined) return fail({ kind: "too many states", bound: most });
  return ok({ lines, nodes, root, states: making.memo.size });
}

type State = {
  /** Lines that may yet match and would then matter. */
  readonly open: readonly Line[];
  /** Clauses not yet ruled out. */
  readonly alive: Int32Array;
  /** Open lines that match unless one of their exceptions does. */
  readonly held: ReadonlySet<Line>;
  /** The strictest effect that is certain; past the last where none is. */
  readonly rank: number;
  readonly own: ReadonlySet<number>;
  /** What certain lines would add if a gate came to decide. */
  readonly beside: ReadonlySet<number>;
};

type Making = {
  readonly lines: Lines;
  readonly nodes: Nodes;
  readonly most: number;
  /** For each depth, the clauses whose attributes are all known there. */
  readonly settled: readonly Int32Array[];
  readonly memo: Map<string, Node<Outcome>>;
};

/** Undefined where there are more states than may be. */
function grow(state: State, depth: number, making: Making): Node<Outcome> | undefined {
  if (state.open.length === 0) return leafFor(state, making);
  const axis = making.lines.space.axes[depth];
  if (axis === undefined) throw new Error("the attributes are used up and nothing is settled");
  const key = keyOfState(state, depth, making);
  const known = making.memo.get(key);
  if (known !== undefined) return known;
  if (making.memo.size >= making.most) return undefined;
  const children: Node<Outcome>[] = [];
  const alike = new Map<string, Node<Outcome>>();
  for (const { holds } of axis.classes) {
    const alive = state.alive.map((word, at) => word & (holds[at] ?? 0));
    const raw = alive.join();
    let child = alike.get(raw);
    if (child === undefined) {
      child = grow(settle({ ...state, alive }, depth + 1, making), depth + 1, making);
      if (child === undefined) return undefined;
      alike.set(raw, child);
    }
    children.push(child);
  }
  const node = branchOf(making.nodes, depth, children);
  making.memo.set(key, node);
  return node;
}

/** What has become certain is taken in, what can no longer matter is dropped. */
function settle(state: State, depth: number, { lines, settled }: Making): State {
  const known = settled[depth] ?? new Int32Array(lines.space.width);
  const said = { rank: state.rank, own: new Set(state.own), beside: new Set(state.beside) };
  const held = new Set<Line>();
  const open: Line[] = [];
  for (const line of state.open) {
    switch (standingOf(line, state, known)) {
      case "dead":
        break;
      case "certain":
        takeIn(line, said);
        break;
      case "held":
        held.add(line);
        open.push(line);
        break;
      case "open":
        open.push(line);
    }
  }
  if (said.rank === gateRank) for (const tag of said.beside) said.own.add(tag);
  const mayGate = said.rank > gateRank && open.some((line) => line.rank === gateRank);
  if (!mayGate) said.beside.clear();
  const mattering = open.filter((line) => matters(line, said, mayGate));
  return { open: mattering, alive: state.alive, held, ...said };
}

function standingOf(
  line: Line,
  { alive, held }: State,
  known: Int32Array,
): "dead" | "certain" | "held" | "open" {
  if (meets(alive, line.unless, known)) return "dead";
  const holds = held.has(line) || meets(alive, line.when, known);
  if (!holds) return meets(alive, line.when) ? "open" : "dead";
  return meets(alive, line.unless) ? "held" : "certain";
}

type Said = { rank: number; readonly own: Set<number>; readonly beside: Set<number> };

function takeIn(line: Line, said: Said): void {
  if (line.rank < said.rank) said.own.clear();
  said.rank = Math.min(said.rank, line.rank);
  if (line.rank === said.rank) for (const tag of line.own) said.own.add(tag);
  for (const tag of line.beside) said.beside.add(tag);
}

/** Whether a line that comes to match would change what is certain by now. */
function matters(line: Line, { rank, own, beside }: Said, mayGate: boolean): boolean {
  const isNew = (tags: readonly number[], said: ReadonlySet<number>) =>
    tags.some((tag) => !said.has(tag));
  if (line.rank < rank || (line.rank === rank && isNew(line.own, own))) return true;
  if (rank === gateRank) return isNew(line.beside, own);
  return mayGate && isNew(line.beside, beside);
}

function leafFor({ rank, own }: State, { lines, nodes }: Making): Node<Outcome> {
  const kind = ranks[rank];
  const outcome: Outcome =
    kind === undefined
      ? { kind: "otherwise", tags: [lines.otherwise] }
      : { kind, tags: [...own].map((tag) => lines.tags[tag] ?? "").sort() };
  return leafOf(nodes, keyOf(outcome), outcome);
}

/** Only what can still matter tells two states apart. */
function keyOfState(
  { open, alive, held, rank, own, beside }: State,
  depth: number,
  { lines }: Making,
) {
  const mattering = new Int32Array(lines.space.width);
  let flags = "";
  for (const line of open) {
    const isHeld = held.has(line);
    flags += isHeld ? "!" : ".";
    for (let at = 0; at < mattering.length; at++) {
      const bits = (line.unless[at] ?? 0) | (isHeld ? 0 : (line.when[at] ?? 0));
      mattering[at] = (mattering[at] ?? 0) | (bits & (alive[at] ?? 0));
    }
  }
  // Two lines without a living clause in common cannot take each other's place: which are open is told by number.
  const who = open.map((line) => line.at).join();
  return `${depth} ${rank} ${flags} ${who} ${mattering.join()} ${sorted(own)} ${sorted(beside)}`;
}

function sorted(tags: ReadonlySet<number>): string {
  return tags.size === 0 ? "" : [...tags].sort((a, b) => a - b).join();
}

function meets(alive: Int32Array, mask: Int32Array, known?: Int32Array): boolean {
  for (let at = 0; at < alive.length; at++) {
    const bits = (alive[at] ?? 0) & (mask[at] ?? 0) & (known === undefined ? -1 : (known[at] ?? 0));
    if (bits !== 0) return true;
  }
  return false;
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
