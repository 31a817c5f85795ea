/**
 * Leaves: what the journal's trees hold of an entry, for ever.
 *
 * A leaf says which entry, under which mark, recorded when, and commits to the payload under a
 * salt. The payload and the salt lie beside it and can be excised: the leaf then tells nothing of
 * what it held, and every proof goes on holding. See docs/journal.md.
 */
import { randomBytes } from "node:crypto";
import { canonicalJson } from "../codec/canonical.ts";
import type { DossierId, EntryId } from "../core/id.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { type Hash, leafHash, parseHash, sha256 } from "./tree.ts";

declare const brand: unique symbol;

/** 32 random bytes in base64, made afresh for each payload. */
export type Salt = string & { readonly [brand]: "salt" };

/** SHA-256 over a tag, the salt and the payload's canonical text; in base64. */
export type Commitment = Hash & { readonly [brand]: "commitment" };

export type Leaf = {
  readonly v: 1;
  readonly dossier: DossierId;
  readonly id: EntryId;
  /** The mark's one text, which names the tree of the mark. */
  readonly mark: string;
  /** When it was recorded: an instant in UTC with milliseconds. */
  readonly recorded: string;
  readonly commitment: Commitment;
  /** An excision: the positions, in this tree, of the entries whose payloads it takes out. */
  readonly excises?: readonly number[];
};

export function freshSalt(): Salt {
  return randomBytes(32).toString("base64") as Salt;
}

export function parseSalt(text: unknown): Salt | undefined {
  return parseHash(text) as Salt | undefined;
}

const tag = "chancery.commitment.v1\n";

// One buffer for the tag, the salt and all but the longest payloads; it never leaves here.
const scratch = Buffer.alloc(64 * 1024);
const head = scratch.write(tag) + 32;

/** Commits to a payload's canonical text, as `canonicalJson` wrote it. */
export function commit(salt: Salt, payload: string): Commitment {
  const buffer = head + payload.length * 3 <= scratch.length ? scratch : openBuffer(payload);
  buffer.write(salt, tag.length, 32, "base64");
  const end = head + buffer.write(payload, head);
  return sha256(buffer.subarray(0, end)) as Commitment;
}

function openBuffer(payload: string): Buffer {
  const buffer = Buffer.alloc(head + Buffer.byteLength(payload));
  buffer.write(tag);
  return buffer;
}

/** The leaf's bytes, as text: the canonical JSON of the leaf and nothing else. */
export function leafText({ commitment, dossier, excises, id, mark, recorded }: Leaf): string {
  const quoted = canonicalJson;
  const list = excises === undefined ? "" : `"excises":${canonicalJson(excises)},`;
  return (
    `{"commitment":"${commitment}","dossier":${quoted(dossier)},${list}` +
    `"id":${quoted(id)},"mark":${quoted(mark)},"recorded":"${recorded}","v":1}`
  );
}

export function hashOfLeaf(leaf: Leaf): Hash {
  return leafHash(leafText(leaf));
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A leaf from parsed JSON, strictly: no name more, none less. */
export function parseLeaf(value: unknown): Result<Leaf, string> {
  if (typeof value !== "object" || value === null) return fail("a leaf is an object");
  const { v, dossier, id, mark, recorded, commitment, excises, ...more } = value as Partial<Leaf>;
  if (v !== 1) return fail("a leaf of another version than 1");
  for (const text of [dossier, id, mark]) {
    if (typeof text !== "string" || text === "") return fail("a leaf names dossier, id and mark");
  }
  if (typeof recorded !== "string" || !instant.test(recorded)) {
    return fail("`recorded` is an instant such as 2026-01-19T09:30:00.000Z");
  }
  if (parseHash(commitment) === undefined) return fail("`commitment` is 32 bytes in base64");
  if ("excises" in value && !isExcisions(excises)) {
    return fail("`excises` lists positions, rising, at least one");
  }
  const [unknown] = Object.keys(more);
  return unknown === undefined ? ok(value as Leaf) : fail(`a leaf has no \`${unknown}\``);
}

function isExcisions(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every((at, nth) => {
    const least = nth === 0 ? 0 : Number(value[nth - 1]) + 1;
    return Number.isSafeInteger(at) && at >= least;
  });
}
