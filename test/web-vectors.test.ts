/**
 * What the browser verifies by (src/web/journal), held against the vectors. It lies here and not
 * beside: it needs Node to read them.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growTree, leafHash as storedHash } from "../src/store/tree.ts";
import { type Bytes, base64Of, bytesOf, isSame, utf8 } from "../src/web/journal/bytes.ts";
import { growRows, leafHash, rootAt, rootOfProof } from "../src/web/journal/merkle.ts";
import { isSignedBy, openNote, readKey, readNote } from "../src/web/journal/note.ts";
import { readOwnVectors, readVectors, withoutVectors } from "./shared-vectors.ts";

const bytes = (base64: string): Bytes => new Uint8Array(Buffer.from(base64, "base64"));

describe("the vectors of ours", () => {
  const merkle = readOwnVectors<{ inputs: string[]; roots: string[] }>("merkle.json");
  const proofs = readOwnVectors<{ inclusion: Probe[] }>("proofs.json");
  const notes = readOwnVectors<Notes>("notes.json");
  const ed25519 = readOwnVectors<{ signatures: Signed[] }>("ed25519.json");

  test("give each root, of every size", async () => {
    const leaves = await Promise.all(merkle.inputs.map((input) => leafHash(bytes(input))));
    const rows = await growRows(leaves);
    const roots = await Promise.all(merkle.roots.map((_, size) => rootAt(rows, size)));
    expect(roots.map(base64Of)).toEqual(merkle.roots);
  });

  test.each(proofs.inclusion)("$index in $size, $desc: $valid", async (probe) => {
    expect(await isIncluded(probe)).toBe(probe.valid);
  });

  test.each(notes.notes)("note, $desc: $verifies", async ({ vkey, note, verifies }) => {
    expect(await opens(note, vkey)).toBe(verifies);
  });

  test.each(notes.malformed)("no note: $why", async ({ note }) => {
    expect(await opens(note, notes.key.vkey)).toBe(false);
  });

  test.each(ed25519.signatures)("signature, $desc: $valid", async ({ pk, msg, sig, valid }) => {
    const good = await isSignedBy({ bytes: bytes(pk) }, bytes(msg), bytes(sig)).catch(() => false);
    expect(good).toBe(valid);
  });
});

type Probe = {
  desc: string;
  index: number;
  size: number;
  leaf: string;
  root: string;
  proof: string[];
  valid: boolean;
};
type Note = { desc: string; vkey: string; note: string; verifies: boolean };
type Notes = { key: { vkey: string }; notes: Note[]; malformed: { why: string; note: string }[] };
type Signed = { desc: string; pk: string; msg: string; sig: string; valid: boolean };

async function isIncluded({ leaf, index, size, proof, root }: Omit<Probe, "desc" | "valid">) {
  const asked = { leaf: bytes(leaf), index, size, proof: proof.map(bytes) };
  const found = await rootOfProof(asked);
  return found !== undefined && isSame(found, bytes(root));
}

async function opens(note: string, vkey: string): Promise<boolean> {
  const [key, read] = [await readKey(vkey), readNote(note)];
  if (key === undefined || !read.ok) return false;
  return (await openNote(read.value, [key])).kind === "signed";
}

describe.skipIf(withoutVectors)(`the published vectors ${withoutVectors ?? ""}`, () => {
  type Published = { leafInputs: string[]; rootsBySize: string[] };
  type Probes = { probes?: (Omit<Probe, "leaf" | "index" | "size" | "valid"> & Wanted)[] };
  type Wanted = {
    file: string;
    leafIdx: string;
    treeSize: string;
    leafHash: string;
    wantErr: boolean;
  };
  const merkle = readVectors<Published>("rfc6962-merkle.json");
  const including = readVectors<Probes>("rfc6962-probes-inclusion.json").probes ?? [];
  const published = readVectors<{ notes?: Note[]; invalidNotes?: { why: string; note: string }[] }>(
    "c2sp-signed-note.json",
  );

  test("RFC 6962: each root", async () => {
    const hex = (text: string) => new Uint8Array(Buffer.from(text, "hex"));
    const leaves = await Promise.all(merkle.leafInputs.map((input) => leafHash(hex(input))));
    const rows = await growRows(leaves);
    for (const [size, root] of merkle.rootsBySize.entries()) {
      expect(await rootAt(rows, size)).toEqual(hex(root));
    }
  });

  test.each(including)("$file", async ({ leafIdx, treeSize, leafHash: leaf, wantErr, ...rest }) => {
    const probe = { index: Number(leafIdx), size: Number(treeSize), leaf, root: rest.root };
    expect(await isIncluded({ ...probe, proof: rest.proof ?? [] })).toBe(!wantErr);
  });

  test.each(published.notes ?? [])("$desc", async ({ note, vkey, verifies }) => {
    expect(await opens(note, vkey)).toBe(verifies);
  });

  test.each(published.invalidNotes ?? [])("no note: $why", async ({ note }) => {
    expect(await opens(note, published.notes?.[1]?.vkey ?? "")).toBe(false);
  });
});

test("rows give the root that the store gives, at every size of every tree", async () => {
  const leaves = Array.from({ length: 67 }, (_, at) => `leaf ${at}`);
  const tree = growTree(leaves.map(storedHash));
  const rows = await growRows(await Promise.all(leaves.map((leaf) => leafHash(utf8(leaf)))));
  for (let size = 0; size <= leaves.length; size++) {
    expect(base64Of(await rootAt(rows, size))).toBe(tree.rootAt(size));
  }
});

test("base64 is read as it is written, and no looser", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (some) => {
      const text = Buffer.from(some).toString("base64");
      expect(bytesOf(text)).toEqual(new Uint8Array(some));
      expect(base64Of(some)).toBe(text);
    }),
  );
  for (const text of ["A", "AA", "AB==", "AA==\n", "AA= =", "-_==", "é"]) {
    expect(bytesOf(text)).toBeUndefined();
  }
});
