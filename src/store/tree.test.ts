import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOwnVectors, readVectors, withoutVectors } from "../../test/shared-vectors.ts";
import {
  emptyFrontier,
  emptyRoot,
  extend,
  growTree,
  type Hash,
  leafHash,
  nodeHash,
  parseHash,
  rootOf,
  rootOfFrontier,
  sha256,
} from "./tree.ts";

type Proof = { leafIndex: number; treeSize: number; proof: string[] };
type Growth = { size1: number; size2: number; proof: string[] };
type Published = {
  hasher: { op: string; input?: string; left?: string; right?: string; hash: string }[];
  leafInputs: string[];
  nodeHashesByLevel: string[][];
  rootsBySize: string[];
  publishedInclusionProofs: Proof[];
  derivedInclusionProofsSizes1to8: Proof[];
  publishedConsistencyProofs: Growth[];
  derivedConsistencyProofsSizes1to8: Growth[];
  goldenRoots: { roots: { size: number; root: string }[] };
};

const bytes = (hex = "") => Buffer.from(hex, "hex");
const hash = (hex = "") => bytes(hex).toString("base64") as Hash;

describe.skipIf(withoutVectors)(`the published vectors of RFC 6962 ${withoutVectors ?? ""}`, () => {
  const given = readVectors<Published>("rfc6962-merkle.json");
  const leaves = (given.leafInputs ?? []).map((input) => leafHash(bytes(input)));
  const tree = growTree(leaves);

  test("give each hash", () => {
    for (const { op, input, right, hash: wanted } of given.hasher) {
      if (op === "emptyRoot") expect(emptyRoot).toBe(hash(wanted));
      else if (op === "leaf") expect(leafHash(bytes(input))).toBe(hash(wanted));
      // Its two sides are four bytes each, which no hash of ours is: only the rule is compared.
      else expect(sha256(Buffer.from(`014e313233${right}`, "hex"))).toBe(hash(wanted));
    }
    const [first = [], second = []] = given.nodeHashesByLevel.map((level) => level.map(hash));
    expect(leaves).toEqual(first);
    second.forEach((node, at) => {
      expect(nodeHash(leaves[at * 2] as Hash, leaves[at * 2 + 1] as Hash)).toBe(node);
    });
  });

  test("give each root", () => {
    expect(given.rootsBySize).toHaveLength(9);
    given.rootsBySize.forEach((root, size) => {
      expect(tree.rootAt(size)).toBe(hash(root));
      expect(rootOf(leaves.slice(0, size))).toBe(hash(root));
    });
  });

  test("give each proof", () => {
    const { publishedInclusionProofs: one, derivedInclusionProofsSizes1to8: all } = given;
    expect([one.length, all.length]).toEqual([5, 36]);
    for (const { leafIndex, treeSize, proof } of [...one, ...all]) {
      expect(tree.proveInclusion(leafIndex, treeSize)).toEqual(proof.map(hash));
    }
    const { publishedConsistencyProofs: some, derivedConsistencyProofsSizes1to8: every } = given;
    expect([some.length, every.length]).toEqual([5, 36]);
    for (const { size1, size2, proof } of [...some, ...every]) {
      expect(tree.proveConsistency(size1, size2)).toEqual(proof.map(hash));
    }
  });

  test("give the golden roots of up to 65,535 leaves", () => {
    const golden = growTree();
    let frontier = emptyFrontier;
    for (let i = 0; i < 65_535; i++) {
      const leaf = leafHash(Buffer.of(i & 0xff, (i >> 8) & 0xff));
      golden.append(leaf);
      frontier = extend(frontier, [leaf]);
      const known = given.goldenRoots.roots.find(({ size }) => size === i + 1);
      if (known !== undefined) expect(rootOfFrontier(frontier)).toBe(hash(known.root));
    }
    for (const { size, root } of given.goldenRoots.roots) {
      expect(golden.rootAt(size)).toBe(hash(root));
    }
  });
});

describe("our own vectors", () => {
  type Own = {
    inputs: string[];
    roots: Hash[];
    inclusion: { index: number; size: number; leaf: Hash; proof: Hash[] }[];
    consistency: { from: number; to: number; proof: Hash[] }[];
  };
  const own = readOwnVectors<Own>("merkle.json");
  const leaves = own.inputs.map((input) => leafHash(Buffer.from(input, "base64")));
  const tree = growTree(leaves);

  test("give each root and proof", () => {
    expect(own.roots.map((_, size) => tree.rootAt(size))).toEqual(own.roots);
    for (const { index, size, leaf, proof } of own.inclusion) {
      expect(tree.leafAt(index)).toBe(leaf);
      expect(tree.proveInclusion(index, size)).toEqual(proof);
    }
    for (const { from, to, proof } of own.consistency) {
      expect(tree.proveConsistency(from, to)).toEqual(proof);
    }
  });
});

test("a leaf given as text is hashed as UTF-8", () => {
  expect(leafHash("ü\u2028")).toBe(leafHash(Buffer.from("ü\u2028")));
});

test("a frontier closes to the root of the tree, however the leaves come in", () => {
  const sizes = fc.array(fc.nat({ max: 9 }), { maxLength: 12 });
  fc.assert(
    fc.property(sizes, (batches) => {
      const tree = growTree();
      let frontier = emptyFrontier;
      for (const [nth, count] of batches.entries()) {
        const batch = Array.from({ length: count }, (_, i) => leafHash(`${nth}/${i}`));
        const before = frontier;
        frontier = extend(frontier, batch);
        for (const leaf of batch) tree.append(leaf);
        expect(before.size).toBe(frontier.size - count);
        expect(frontier.size).toBe(tree.size());
        expect(rootOfFrontier(frontier)).toBe(tree.rootAt(tree.size()));
      }
    }),
  );
});

test("a tree has no root, leaf or proof beyond its size", () => {
  const tree = growTree([leafHash("a"), leafHash("b")]);
  for (const ask of [
    () => tree.rootAt(3),
    () => tree.rootAt(-1),
    () => tree.rootAt(0.5),
    () => tree.leafAt(2),
    () => tree.proveInclusion(2, 2),
    () => tree.proveInclusion(0, 3),
    () => tree.proveInclusion(0, 0),
    () => tree.proveConsistency(1, 3),
    () => tree.proveConsistency(2, 1),
  ]) {
    expect(ask).toThrow(RangeError);
  }
});

test.each(["", "AAAA", `${"A".repeat(43)}`, `${"A".repeat(42)}B=`, `${"A".repeat(42)}-=`, 7])(
  "%j is no hash",
  (text) => {
    expect(parseHash(text)).toBeUndefined();
  },
);

test("a hash is the base64 of 32 bytes, whatever they are", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 30, maxLength: 34 }), (bytes) => {
      const text = Buffer.from(bytes).toString("base64");
      expect(parseHash(text) === text).toBe(bytes.length === 32);
    }),
  );
  const last = Buffer.alloc(32, 255).toString("base64").slice(0, 42);
  for (const char of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") {
    const text = `${last}${char}=`;
    const again = Buffer.from(text, "base64").toString("base64");
    expect(parseHash(text) !== undefined, text).toBe(again === text);
  }
});
