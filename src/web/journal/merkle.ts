/**
 * Merkle trees in the browser (RFC 6962, section 2.1, with SHA-256).
 *
 * The browser hashes elsewhere and answers later, so a tree is grown row by row, many hashes at a
 * time. All rows are kept: the root at any earlier size is then a handful of hashes away.
 */
import { type Bytes, joined, sha256 } from "./bytes.ts";

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

export function leafHash(leaf: Bytes): Promise<Bytes> {
  return sha256(joined(leafPrefix, leaf));
}

export function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  return sha256(joined(nodePrefix, left, right));
}

/** Row h holds the roots of the full subtrees of 2**h leaves, from the left; row 0 the leaves. */
export type Rows = readonly (readonly Bytes[])[];

/** So many hashes are asked for at once. */
const atOnce = 1024;

/** Grows the rows above the hashes of the leaves; `step` is told how many nodes were made. */
export async function growRows(
  leaves: readonly Bytes[],
  step: (made: number) => void = () => {},
): Promise<Rows> {
  const rows: (readonly Bytes[])[] = [leaves];
  for (let below = leaves; below.length > 1; below = rows.at(-1) ?? []) {
    const row: Bytes[] = [];
    const count = Math.floor(below.length / 2);
    while (row.length < count) {
      const most = Math.min(atOnce, count - row.length);
      const nodes = await Promise.all(
        Array.from({ length: most }, (_, nth) => nodeOver(below, row.length + nth)),
      );
      row.push(...nodes);
      step(nodes.length);
    }
    rows.push(row);
  }
  return rows;
}

function nodeOver(below: readonly Bytes[], at: number): Promise<Bytes> {
  return nodeHash(hashAt(below, at * 2), hashAt(below, at * 2 + 1));
}

/** The root of the first so many leaves. */
export async function rootAt(rows: Rows, size: number): Promise<Bytes> {
  let root: Bytes | undefined;
  for (let height = 0; 2 ** height <= size; height++) {
    if (Math.floor(size / 2 ** height) % 2 === 0) continue;
    // The full subtree of this height ends where the smaller ones, to its right, begin.
    const peak = hashAt(rows[height] ?? [], Math.floor(size / 2 ** (height + 1)) * 2);
    root = root === undefined ? peak : await nodeHash(peak, root);
  }
  return root ?? sha256(new Uint8Array());
}

function hashAt(row: readonly Bytes[], at: number): Bytes {
  const hash = row[at];
  if (hash === undefined) throw new RangeError(`the tree has no node ${at} in this row`);
  return hash;
}

export type Inclusion = {
  readonly leaf: Bytes;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Bytes[];
};

/** The root that the proof leads to (RFC 9162, section 2.1.3.2); undefined where it does not fit. */
export async function rootOfProof({
  leaf,
  index,
  size,
  proof,
}: Inclusion): Promise<Bytes | undefined> {
  if (!isCount(index) || !isCount(size) || index >= size) return undefined;
  if ([leaf, ...proof].some(({ length }) => length !== 32)) return undefined;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = await nodeHash(sibling, hash);
      // The last node of a row may rise several rows alone before the next.
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = await nodeHash(hash, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
