/**
 * One tree under audit: what its leaves make it, held against checkpoints as they come.
 *
 * Indexes are places in the stream of leaves, which for a full view is the master index; a tree
 * of one mark has only some of them.
 */
import {
  type Checkpoint,
  type CheckpointProblem,
  type KnownKey,
  openCheckpoint,
} from "./checkpoint.ts";
import { emptyFrontier, extend, type Frontier, type Hash, rootOfFrontier } from "./tree.ts";

/** What is wrong with one line. */
export type Flaw =
  | "wrong-index"
  | "wrong-position"
  | "other-dossier"
  | "payload-differs"
  | "payload-disagrees"
  | "trees-unsorted"
  | "payload-missing"
  | "payload-kept"
  | "stray-checkpoint";

/** What is wrong with a tree. */
export type TreeCause =
  | { readonly kind: "root-differs"; readonly origin: string; readonly size: number }
  | {
      readonly kind: "bad-checkpoint";
      readonly origin: string;
      readonly problem: CheckpointProblem;
    }
  | { readonly kind: "unvouched"; readonly origin: string; readonly problem?: CheckpointProblem }
  | { readonly kind: "fork"; readonly origin: string; readonly size: number }
  | { readonly kind: "cut-short"; readonly origin: string; readonly size: number }
  | { readonly kind: "tree-missing"; readonly origin: string };

export type Cause =
  | TreeCause
  | { readonly kind: "flaw"; readonly flaw: Flaw }
  | { readonly kind: "garbled"; readonly line: number; readonly why: string };

/** The first bad index is between these two, both included; they are one where it is exact. */
export type Failure = { readonly lower: number; readonly upper: number; readonly cause: Cause };

export type AuditedTree = {
  readonly origin: string;
  readonly mark: string | undefined;
  /** The index of its first leaf, and of its last so far. */
  readonly start: number;
  last: number;
  frontier: Frontier;
  /** How many leaves a good checkpoint of the journal vouches for. */
  vouched: number;
  /** The index of the first leaf beyond those. */
  next: number | undefined;
  /** The index of the first leaf beyond the last checkpoint kept elsewhere that agreed. */
  since: number | undefined;
  /** The checkpoints kept elsewhere that are still to come, and where the first one disagreed. */
  readonly kept: Checkpoint[];
  parting: { readonly lower: number; readonly upper: number; readonly size: number } | undefined;
  latest: { readonly note: string; readonly size: number } | undefined;
  ignored: CheckpointProblem | undefined;
  failure: Failure | undefined;
  /** Payloads taken out whose excision is still to come, by position. */
  readonly missing: Map<number, { readonly index: number; readonly by: number }>;
};

type Opening = Pick<AuditedTree, "origin" | "mark" | "start">;

export function openTree(opening: Opening, kept: readonly Checkpoint[]): AuditedTree {
  const mine = kept.filter(({ origin, size }) => origin === opening.origin && size > 0);
  return {
    ...opening,
    last: opening.start,
    frontier: emptyFrontier,
    vouched: 0,
    next: undefined,
    since: undefined,
    kept: mine.sort((a, b) => a.size - b.size),
    parting: undefined,
    latest: undefined,
    ignored: undefined,
    failure: undefined,
    missing: new Map(),
  };
}

/** Adds a leaf, and compares with what was kept elsewhere of the tree at its new size. */
export function grow(tree: AuditedTree, leaf: Hash, index: number): void {
  tree.frontier = extend(tree.frontier, [leaf]);
  tree.last = index;
  tree.next ??= index;
  tree.since ??= index;
  while (tree.kept[0]?.size === tree.frontier.size) {
    const { size, root } = tree.kept.shift() as Checkpoint;
    if (root === rootOfFrontier(tree.frontier)) tree.since = undefined;
    else tree.parting ??= { lower: tree.since ?? index, upper: index, size };
  }
}

/** Holds the tree against a checkpoint of the size it now has. */
export function judge(tree: AuditedTree, note: string, keys: readonly KnownKey[]): void {
  if (tree.failure !== undefined) return;
  const { origin, frontier, parting } = tree;
  const opened = openCheckpoint(note, keys);
  const fails = (cause: Cause) => {
    tree.failure = between(firstOpen(tree), parting?.upper ?? tree.last, cause);
  };
  if (!opened.ok) {
    const { problem } = opened;
    // A key that is not known here says nothing, neither for the journal nor against it.
    if (problem.kind === "unknown-keys" || problem.kind === "out-of-span") tree.ignored = problem;
    else fails({ kind: "bad-checkpoint", origin, problem });
  } else if (opened.value.root !== rootOfFrontier(frontier)) {
    fails({ kind: "root-differs", origin, size: frontier.size });
  } else if (parting !== undefined) {
    // Signed, and yet not what was signed before: no other signature can say where they part.
    const { lower, upper, size } = parting;
    tree.failure = between(lower, upper, { kind: "fork", origin, size });
  } else {
    tree.vouched = frontier.size;
    tree.next = undefined;
    tree.ignored = undefined;
  }
}

/** What is wrong with the tree once all its leaves have come. `end` is the index after them. */
export function failureAtEnd(tree: AuditedTree, end: number): Failure | undefined {
  if (tree.failure !== undefined) return tree.failure;
  const { origin, frontier, kept, parting } = tree;
  if (parting !== undefined) {
    const cause: Cause = { kind: "root-differs", origin, size: parting.size };
    return between(firstOpen(tree), parting.upper, cause);
  }
  if (tree.vouched !== frontier.size || tree.latest === undefined) {
    const problem = tree.ignored === undefined ? {} : { problem: tree.ignored };
    // No sign that these leaves are bad: what is bad may be that others are gone from the end.
    return between(firstOpen(tree), end, { kind: "unvouched", origin, ...problem });
  }
  const later = kept.at(-1);
  if (later === undefined) return undefined;
  return between(end, end, { kind: "cut-short", origin, size: later.size });
}

/** Narrows a failure, where the master tree vouches for leaves that this tree leaves in doubt. */
export function narrowed(failure: Failure, vouched: number): Failure {
  const { lower, upper, cause } = failure;
  // In a fork the good signatures are those of the fork, and vouch for nothing.
  return cause.kind === "fork" ? failure : between(Math.max(lower, vouched), upper, cause);
}

/** The index of the tree's first leaf that no good checkpoint vouches for, or no number at all. */
export function firstOpen(tree: AuditedTree): number {
  return tree.next ?? Number.POSITIVE_INFINITY;
}

function between(lower: number, upper: number, cause: Cause): Failure {
  return { lower: Math.min(lower, upper), upper, cause };
}
