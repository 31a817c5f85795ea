/**
 * Merkle trees over the journal (RFC 6962, section 2.1, with SHA-256).
 *
 * A frontier is all that appending needs: the roots of the full subtrees, at most one to a bit of
 * the size. A tree keeps every node, so that it can give the root at any earlier size and prove
 * that a leaf is in it, or that it only grew. Proofs are checked in proof.ts.
 */
import { hash as digest } from "node:crypto";

declare const brand: unique symbol;

/** A SHA-256 hash in base64: plain, printable, compared with `===`. */
export type Hash = string & { readonly [brand]: "hash" };

/** The root of the empty tree: SHA-256 of nothing. */
export const emptyRoot = sha256("");

// 32 bytes are 42 characters, one with two bits that must be nought, and a padding.
const base64Of32 = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/** A hash, if the text is the base64 of 32 bytes and nothing looser. */
export function parseHash(text: unknown): Hash | undefined {
  return typeof text === "string" && base64Of32.test(text) ? (text as Hash) : undefined;
}

export function sha256(bytes: string | Uint8Array): Hash {
  return digest("sha256", bytes, "base64") as Hash;
}

/** RFC 6962: a leaf is hashed with prefix 0x00. Text is taken as UTF-8. */
export function leafHash(leaf: string | Uint8Array): Hash {
  return sha256(typeof leaf === "string" ? `\0${leaf}` : Buffer.concat([Buffer.of(0), leaf]));
}

// Hashing 65 bytes costs less than making a buffer for them: one is reused, and never leaves here.
const pair = Buffer.alloc(65, 1);

/** RFC 6962: a node is hashed with prefix 0x01. */
export function nodeHash(left: Hash, right: Hash): Hash {
  pair.write(left, 1, 32, "base64");
  pair.write(right, 33, 32, "base64");
  return digest("sha256", pair, "base64") as Hash;
}

/** The full subtrees of a tree, the largest and leftmost first: enough to append, and to close. */
export type Frontier = { readonly size: number; readonly hashes: readonly Hash[] };

export const emptyFrontier: Frontier = { size: 0, hashes: [] };

export function extend(frontier: Frontier, leaves: Iterable<Hash>): Frontier {
  const hashes = [...frontier.hashes];
  let size = frontier.size;
  for (const leaf of leaves) {
    let node = leaf;
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
      node = nodeHash(pop(hashes), node);
    }
    hashes.push(node);
    size += 1;
  }
  return { size, hashes };
}

export function rootOfFrontier({ hashes }: Frontier): Hash {
  let root = hashes.at(-1) ?? emptyRoot;
  for (let at = hashes.length - 2; at >= 0; at--) root = nodeHash(hashes[at] as Hash, root);
  return root;
}

export function rootOf(leaves: Iterable<Hash>): Hash {
  return rootOfFrontier(extend(emptyFrontier, leaves));
}

export type Tree = {
  readonly size: () => number;
  /** Adds a leaf and gives its index. */
  readonly append: (leaf: Hash) => number;
  readonly leafAt: (index: number) => Hash;
  readonly rootAt: (size: number) => Hash;
  /** The audit path of RFC 6962, section 2.1.1: from the leaf's sibling up. */
  readonly proveInclusion: (index: number, size: number) => readonly Hash[];
  /** RFC 6962, section 2.1.2: that the tree of `to` leaves begins with the one of `from`. */
  readonly proveConsistency: (from: number, to: number) => readonly Hash[];
};

/** A tree in memory: some 64 bytes to a leaf. */
export function growTree(leaves: Iterable<Hash> = []): Tree {
  // Level h holds the roots of the full subtrees of 2**h leaves, from the left.
  const levels: Level[] = [openLevel()];
  const leafLevel = levels[0] as Level;

  function append(leaf: Hash): number {
    const index = leafLevel.count();
    let node = leaf;
    let height = 0;
    for (let at = index; ; at = (at - 1) / 2, height += 1) {
      levels[height] ??= openLevel();
      const level = levels[height] as Level;
      level.push(node);
      if (at % 2 === 0) return index;
      node = nodeHash(level.at(at - 1), node);
    }
  }

  /** The root over the leaves from `start` up to `end`, where start is a multiple of the split. */
  function rootBetween(start: number, end: number): Hash {
    const width = end - start;
    if (width === 0) return emptyRoot;
    const height = 31 - Math.clz32(width);
    if (width === 2 ** height) return (levels[height] as Level).at(start / width);
    const middle = start + 2 ** height;
    return nodeHash(rootBetween(start, middle), rootBetween(middle, end));
  }

  function proveInclusion(index: number, size: number): readonly Hash[] {
    within(size, leafLevel.count(), "size");
    within(index, size - 1, "index");
    const path: Hash[] = [];
    let [start, end] = [0, size];
    while (end - start > 1) {
      const middle = start + splitOf(end - start);
      path.push(index < middle ? rootBetween(middle, end) : rootBetween(start, middle));
      [start, end] = index < middle ? [start, middle] : [middle, end];
    }
    return path.reverse();
  }

  function proveConsistency(from: number, to: number): readonly Hash[] {
    within(to, leafLevel.count(), "size");
    within(from, to, "earlier size");
    if (from === 0 || from === to) return [];
    const path: Hash[] = [];
    let [start, end] = [0, to];
    while (from !== end) {
      const middle = start + splitOf(end - start);
      path.push(from <= middle ? rootBetween(middle, end) : rootBetween(start, middle));
      [start, end] = from <= middle ? [start, middle] : [middle, end];
    }
    // The earlier root itself is known to the reader where it is one full subtree from the left.
    if (start > 0) path.push(rootBetween(start, end));
    return path.reverse();
  }

  for (const leaf of leaves) append(leaf);
  return {
    size: leafLevel.count,
    append,
    leafAt: (index) => leafLevel.at(within(index, leafLevel.count() - 1, "index")),
    rootAt: (size) => rootBetween(0, within(size, leafLevel.count(), "size")),
    proveInclusion,
    proveConsistency,
  };
}

type Level = {
  readonly count: () => number;
  readonly at: (index: number) => Hash;
  readonly push: (hash: Hash) => void;
};

/** Hashes side by side in one buffer that doubles. */
function openLevel(): Level {
  let bytes = Buffer.alloc(32 * 4);
  let count = 0;
  return {
    count: () => count,
    at: (index) => bytes.toString("base64", index * 32, index * 32 + 32) as Hash,
    push: (hash) => {
      if (bytes.length === count * 32) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
      bytes.write(hash, count * 32, 32, "base64");
      count += 1;
    },
  };
}

/** The largest power of two below `size`, where RFC 6962 splits a tree. */
function splitOf(size: number): number {
  return 2 ** (31 - Math.clz32(size - 1));
}

function within(value: number, most: number, what: string): number {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new RangeError(`the tree has no ${what} ${value}: it runs from 0 to ${most}`);
}

function pop(hashes: Hash[]): Hash {
  const last = hashes.pop();
  if (last === undefined) throw new Error("a frontier has fewer hashes than its size says");
  return last;
}
