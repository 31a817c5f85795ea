import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../codec/canonical.ts";
import type { DossierId, EntryId } from "../core/id.ts";
import {
  type Commitment,
  commit,
  freshSalt,
  hashOfLeaf,
  type Leaf,
  leafText,
  parseLeaf,
  parseSalt,
  type Salt,
} from "./leaf.ts";

const salt = Buffer.alloc(32, 7).toString("base64") as Salt;
const aLeaf: Leaf = {
  v: 1,
  dossier: "north" as DossierId,
  id: "e1" as EntryId,
  mark: "S//Sensitive",
  recorded: "2026-01-19T09:30:00.000Z",
  commitment: commit(salt, "{}"),
};

test("a commitment is SHA-256 over the tag, the salt and the payload's bytes, however long", () => {
  for (const length of [0, 1, 1_000, 21_000, 22_000, 300_000]) {
    const payload = canonicalJson("ü".repeat(length));
    const hash = createHash("sha256").update("chancery.commitment.v1\n");
    hash.update(Buffer.alloc(32, 7)).update(payload);
    expect(commit(salt, payload)).toBe(hash.digest("base64"));
  }
});

test("the same payload under two salts has two commitments", () => {
  expect(commit(freshSalt(), "{}")).not.toBe(commit(freshSalt(), "{}"));
  expect(parseSalt(freshSalt())).toBeDefined();
});

test("a leaf's text is its canonical JSON, whatever the order of its fields", () => {
  const { v, dossier, id, mark, recorded, commitment } = aLeaf;
  const text = `{"commitment":"${commitment}","dossier":"north","id":"e1","mark":"S//Sensitive","recorded":"2026-01-19T09:30:00.000Z","v":1}`;
  expect(leafText({ recorded, v, mark, id, dossier, commitment })).toBe(text);
  expect(parseLeaf(JSON.parse(text))).toEqual({ ok: true, value: aLeaf });
});

test("a leaf's text is canonical whatever its names hold", () => {
  const names = fc.string({ unit: "binary", minLength: 1 });
  fc.assert(
    fc.property(names, names, fc.boolean(), (id, mark, excises) => {
      const leaf = { ...aLeaf, id: id as EntryId, mark, ...(excises ? { excises: [0, 7] } : {}) };
      expect(leafText(leaf)).toBe(canonicalJson(leaf));
    }),
  );
  expect(() => leafText({ ...aLeaf, mark: "\ud800" })).toThrow(TypeError);
});

test("nothing in a leaf is changed without changing its hash", () => {
  const changes: Partial<Leaf>[] = [
    { dossier: "south" as DossierId },
    { id: "e2" as EntryId },
    { mark: "S" },
    { recorded: "2026-01-19T09:30:00.001Z" },
    { commitment: commit(salt, "[]") },
    { excises: [0] },
  ];
  const hashes = [aLeaf, ...changes.map((change) => ({ ...aLeaf, ...change }))].map(hashOfLeaf);
  expect(new Set(hashes).size).toBe(changes.length + 1);
});

test("a leaf holds nothing of its payload but the commitment", () => {
  const payload = canonicalJson({ kind: "divergence", text: "closely held" });
  const text = leafText({ ...aLeaf, commitment: commit(salt, payload) });
  expect(Object.keys(JSON.parse(text))).toEqual([
    "commitment",
    "dossier",
    "id",
    "mark",
    "recorded",
    "v",
  ]);
});

test.each([
  { what: "null", value: null },
  { what: "text", value: "leaf" },
  { what: "another version", value: { ...aLeaf, v: 2 } },
  { what: "no mark", value: { ...aLeaf, mark: undefined } },
  { what: "an empty id", value: { ...aLeaf, id: "" } },
  { what: "a time without milliseconds", value: { ...aLeaf, recorded: "2026-01-19T09:30:00Z" } },
  { what: "a short commitment", value: { ...aLeaf, commitment: "AAAA" as Commitment } },
  { what: "a kind", value: { ...aLeaf, kind: "move" } },
  { what: "an empty excision", value: { ...aLeaf, excises: [] } },
  { what: "an excision out of order", value: { ...aLeaf, excises: [3, 3] } },
  { what: "an excision of no position", value: { ...aLeaf, excises: [-1] } },
])("is no leaf: $what", ({ value }) => {
  expect(parseLeaf(value).ok).toBe(false);
});
