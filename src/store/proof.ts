/**
 * Checking proofs: that a leaf is in a tree, and that a tree only grew.
 *
 * The algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2. A proof comes from whoever wants to
 * be believed, so every number and hash in it may be anything; what does not fit is just untrue.
 */
import { type Hash, nodeHash, parseHash } from "./tree.ts";

export type Inclusion = {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
};

/** Whether the leaf stands at the index in the tree of that size and root. */
export function verifyInclusion({ index, size, leaf, root, proof }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (![leaf, root, ...proof].every(parseHash)) return false;
  let place: Place = { at: index, last: size - 1 };
  let hash = leaf;
  for (const sibling of proof) {
    if (place.last === 0) return false;
    hash = joinsOnTheLeft(place) ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    place = above(place);
  }
  return place.last === 0 && hash === root;
}

export type Consistency = {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Hash;
  readonly toRoot: Hash;
  readonly proof: readonly Hash[];
};

/** Whether the later tree begins with the earlier; an empty earlier tree has nothing to prove. */
export function verifyConsistency({ from, to, fromRoot, toRoot, proof }: Consistency): boolean {
  if (!isCount(from) || !isCount(to) || from === 0 || from > to) return false;
  if (from === to) return proof.length === 0 && fromRoot === toRoot;
  if (![fromRoot, toRoot, ...proof].every(parseHash)) return false;
  if (proof.length === 0) return false;
  const roots = rootsAlong(isPowerOfTwo(from) ? [fromRoot, ...proof] : proof, from, to);
  return roots?.earlier === fromRoot && roots.later === toRoot;
}

/** The roots of both trees that the path leads to, if it is as long as these sizes need. */
function rootsAlong([first, ...rest]: readonly Hash[], from: number, to: number) {
  let place: Place = { at: from - 1, last: to - 1 };
  while (place.at % 2 === 1) place = halved(place);
  let [earlier, later] = [first as Hash, first as Hash];
  for (const node of rest) {
    if (place.last === 0) return undefined;
    const left = joinsOnTheLeft(place);
    if (left) earlier = nodeHash(node, earlier);
    later = left ? nodeHash(node, later) : nodeHash(later, node);
    place = above(place);
  }
  return place.last === 0 ? { earlier, later } : undefined;
}

/** A node's place in its row, and the place of the row's last node: fn and sn in RFC 9162. */
type Place = { readonly at: number; readonly last: number };

function joinsOnTheLeft({ at, last }: Place): boolean {
  return at % 2 === 1 || at === last;
}

/** The place after a join; the last node of a row may rise several rows alone before the next. */
function above(place: Place): Place {
  let up = place;
  if (joinsOnTheLeft(place)) while (up.at % 2 === 0 && up.at !== 0) up = halved(up);
  return halved(up);
}

function halved({ at, last }: Place): Place {
  return { at: Math.floor(at / 2), last: Math.floor(last / 2) };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isPowerOfTwo(value: number): boolean {
  let rest = value;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}
