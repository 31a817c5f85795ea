import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOwnVectors, readVectors, withoutVectors } from "../../test/shared-vectors.ts";
import { verifyConsistency, verifyInclusion } from "./proof.ts";
import { growTree, type Hash, leafHash } from "./tree.ts";

type Probe = { desc: string; file: string; wantErr: boolean; proof: Hash[] | null };
type Including = Probe & { leafIdx: number | string; treeSize: number; root: Hash; leafHash: Hash };
type Growing = Probe & {
  size1: number | string;
  size2: number | string;
  root1: Hash;
  root2: Hash;
};

describe.skipIf(withoutVectors)(`the published probes ${withoutVectors ?? ""}`, () => {
  const including = readVectors<{ probes?: Including[] }>("rfc6962-probes-inclusion.json");
  const growing = readVectors<{ probes?: Growing[] }>("rfc6962-probes-consistency.json");

  test("are 196", () => {
    expect([including.probes?.length, growing.probes?.length]).toEqual([98, 98]);
  });

  test.each(including.probes ?? [])("$file", ({ leafIdx, treeSize, wantErr, ...probe }) => {
    const { root, leafHash: leaf, proof } = probe;
    const claim = { index: Number(leafIdx), size: Number(treeSize), leaf, root };
    expect(verifyInclusion({ ...claim, proof: proof ?? [] })).toBe(!wantErr);
  });

  test.each(growing.probes ?? [])("$file", ({ size1, size2, wantErr, ...probe }) => {
    const { root1: fromRoot, root2: toRoot, proof } = probe;
    const claim = { from: Number(size1), to: Number(size2), fromRoot, toRoot };
    expect(verifyConsistency({ ...claim, proof: proof ?? [] })).toBe(!wantErr);
  });
});

describe("our own probes", () => {
  type Own = {
    inclusion: (Parameters<typeof verifyInclusion>[0] & { desc: string; valid: boolean })[];
    consistency: (Parameters<typeof verifyConsistency>[0] & { desc: string; valid: boolean })[];
  };
  const own = readOwnVectors<Own>("proofs.json");

  test.each(own.inclusion)("inclusion of $index in $size: $desc", ({ valid, ...claim }) => {
    expect(verifyInclusion(claim)).toBe(valid);
  });

  test.each(own.consistency)("consistency of $from with $to: $desc", ({ valid, ...claim }) => {
    expect(verifyConsistency(claim)).toBe(valid);
  });
});

const leaves = Array.from({ length: 70 }, (_, i) => leafHash(`leaf ${i}`));
const tree = growTree(leaves);

test("every leaf is in every tree that has it, at its index and at no other", () => {
  for (let size = 1; size <= leaves.length; size++) {
    const root = tree.rootAt(size);
    for (let index = 0; index < size; index++) {
      const claim = {
        size,
        root,
        proof: tree.proveInclusion(index, size),
        leaf: leaves[index] as Hash,
      };
      expect(verifyInclusion({ ...claim, index })).toBe(true);
      expect(verifyInclusion({ ...claim, index: (index + 1) % (size + 1) })).toBe(false);
    }
  }
});

test("every tree begins with every earlier one, and with no other of that size", () => {
  for (let to = 1; to <= leaves.length; to++) {
    const toRoot = tree.rootAt(to);
    for (let from = 1; from <= to; from++) {
      const claim = { from, to, toRoot, proof: tree.proveConsistency(from, to) };
      expect(verifyConsistency({ ...claim, fromRoot: tree.rootAt(from) })).toBe(true);
      expect(verifyConsistency({ ...claim, fromRoot: leafHash("other") })).toBe(false);
    }
  }
});

test("a proof with any hash changed, dropped, added or moved proves nothing", () => {
  const size = fc.integer({ min: 2, max: leaves.length });
  fc.assert(
    fc.property(size, fc.nat(), fc.nat(), fc.constantFrom("change", "drop", "add", "swap"), spoilt),
  );

  function spoilt(count: number, seed: number, place: number, how: string): void {
    const index = seed % count;
    const from = 1 + index;
    const including = tree.proveInclusion(index, count);
    const growing = tree.proveConsistency(from, count);
    const [root, leaf] = [tree.rootAt(count), leaves[index] as Hash];
    const [proof, path] = [spoil(including, place, how), spoil(growing, place, how)];
    if (proof !== undefined) {
      expect(verifyInclusion({ index, size: count, leaf, root, proof })).toBe(false);
    }
    if (path !== undefined) {
      const ends = { fromRoot: tree.rootAt(from), toRoot: root };
      expect(verifyConsistency({ from, to: count, ...ends, proof: path })).toBe(false);
    }
  }
});

test.each([Number.NaN, 0.5, -1, 2 ** 53, Number.POSITIVE_INFINITY])("%d is no size", (size) => {
  const leaf = leaves[0] as Hash;
  expect(verifyInclusion({ index: 0, size, leaf, root: leaf, proof: [] })).toBe(false);
  expect(verifyConsistency({ from: size, to: size, fromRoot: leaf, toRoot: leaf, proof: [] })).toBe(
    false,
  );
});

function spoil(proof: readonly Hash[], place: number, how: string): Hash[] | undefined {
  const at = place % Math.max(proof.length, 1);
  const other = leafHash("other");
  if (how === "add") return proof.toSpliced(at, 0, other);
  if (proof.length === 0) return undefined;
  if (how === "drop") return proof.toSpliced(at, 1);
  if (how === "change") return proof.with(at, other);
  const swapped = proof.with(0, proof.at(-1) as Hash).with(-1, proof[0] as Hash);
  return proof.length > 1 ? swapped : undefined;
}
