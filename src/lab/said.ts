/**
 * What is certain of a request by now: the strictest effect, what has been said
 * with it, and what certain lines would add if a gate came to decide.
 *
 * Each is made once and knows what follows when a further line becomes certain,
 * so that the diagram asks by number and builds no sets of its own.
 */
import { type Line, ranks } from "./lines.ts";

/** Lines that say the same with the same strictness can stand for one another. */
export type LineGroup = Pick<Line, "rank" | "own" | "beside"> & {
  readonly at: number;
  /** The clauses of its lines that have no exceptions: any one will do. */
  readonly simple: Int32Array;
  /** Lines with exceptions, each by itself. */
  readonly complex: readonly Line[];
};

export type Said = {
  readonly id: number;
  readonly rank: number;
  readonly own: readonly number[];
  readonly beside: readonly number[];
  /** For each group: whether it could still change this; 1, only if a gate may come to decide. */
  readonly matters: Uint8Array;
  /** The simple clauses of the groups that could change this; then of those that could though no gate decides. */
  readonly clauses: readonly [Int32Array, Int32Array];
  /** What follows when a group becomes certain, once worked out. */
  readonly next: (Said | undefined)[];
  withoutBeside: Said | undefined;
};

export type Sayings = {
  readonly groups: readonly LineGroup[];
  readonly known: Map<string, Said>;
};

const gateRank = ranks.indexOf("gate");

export function nothingSaid(sayings: Sayings): Said {
  return saidOf({ rank: ranks.length, own: [], beside: [] }, sayings);
}

export function saying(said: Said, group: LineGroup, sayings: Sayings): Said {
  const known = said.next[group.at];
  if (known !== undefined) return known;
  const next = saidOf(taken(said, group), sayings);
  said.next[group.at] = next;
  return next;
}

/** No gate can come to decide any more, so what would be said beside it is dropped. */
export function withoutBeside(said: Said, sayings: Sayings): Said {
  said.withoutBeside ??= saidOf({ rank: said.rank, own: said.own, beside: [] }, sayings);
  return said.withoutBeside;
}

type Bare = Pick<Said, "rank" | "own" | "beside">;

function taken(said: Bare, group: LineGroup): Bare {
  const rank = Math.min(said.rank, group.rank);
  const before = group.rank < said.rank ? [] : said.own;
  const own = group.rank === rank ? [...before, ...group.own] : [...before];
  const beside = [...said.beside, ...group.beside];
  if (rank < gateRank) return { rank, own: inOrder(own), beside: [] };
  if (rank > gateRank) return { rank, own: inOrder(own), beside: inOrder(beside) };
  return { rank, own: inOrder([...own, ...beside]), beside: [] };
}

function saidOf(bare: Bare, sayings: Sayings): Said {
  const key = `${bare.rank} ${bare.own.join()} ${bare.beside.join()}`;
  const known = sayings.known.get(key);
  if (known !== undefined) return known;
  const matters = Uint8Array.from(sayings.groups, (group) => mattering(group, bare));
  const said: Said = {
    ...bare,
    id: sayings.known.size,
    matters,
    clauses: [clausesOf(sayings, matters, 1), clausesOf(sayings, matters, 2)],
    next: [],
    withoutBeside: undefined,
  };
  sayings.known.set(key, said);
  return said;
}

function clausesOf({ groups }: Sayings, matters: Uint8Array, least: number): Int32Array {
  const union = new Int32Array(groups[0]?.simple.length ?? 0);
  for (const { at, simple } of groups) {
    if ((matters[at] ?? 0) < least) continue;
    for (const [word, bits] of simple.entries()) union[word] = (union[word] ?? 0) | bits;
  }
  return union;
}

function mattering(group: LineGroup, { rank, own, beside }: Bare): 0 | 1 | 2 {
  const isNew = (tags: readonly number[], said: readonly number[]) =>
    tags.some((tag) => !said.includes(tag));
  if (group.rank < rank || (group.rank === rank && isNew(group.own, own))) return 2;
  if (rank === gateRank) return isNew(group.beside, own) ? 2 : 0;
  return rank > gateRank && isNew(group.beside, beside) ? 1 : 0;
}

function inOrder(tags: readonly number[]): readonly number[] {
  return [...new Set(tags)].sort((a, b) => a - b);
}
