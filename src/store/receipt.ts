/**
 * Receipts (C2SP tlog-proof): one file that shows, offline, that an entry is in the journal.
 *
 * It holds the leaf's index, its inclusion proof and a checkpoint. As its extra line it carries
 * the leaf, which the proof then bears out; whoever also holds payload and salt can tell that the
 * leaf commits to them. A receipt shows the leaf's mark and is to be handled under it.
 */

import { parseCanonicalJson } from "../codec/canonical.ts";
import { fail, ok, type Result } from "../core/result.ts";
import {
  type Checkpoint,
  type CheckpointProblem,
  type KnownKey,
  openCheckpoint,
  parseCheckpoint,
} from "./checkpoint.ts";
import { parseBase64 } from "./key.ts";
import { hashOfLeaf, type Leaf, leafText, parseLeaf } from "./leaf.ts";
import { verifyInclusion } from "./proof.ts";
import { type Hash, parseHash } from "./tree.ts";

export type Receipt = {
  readonly leaf: Leaf;
  readonly index: number;
  readonly proof: readonly Hash[];
  /** The checkpoint's note, word for word. */
  readonly checkpoint: string;
};

export type ReceiptProblem =
  | CheckpointProblem
  | { readonly kind: "other-origin"; readonly origin: string }
  | { readonly kind: "not-included"; readonly index: number; readonly size: number };

const firstLine = "c2sp.org/tlog-proof@v1";

export function formatReceipt({ leaf, index, proof, checkpoint }: Receipt): string {
  const extra = Buffer.from(leafText(leaf)).toString("base64");
  return [firstLine, `extra ${extra}`, `index ${index}`, ...proof, "", checkpoint].join("\n");
}

export function parseReceipt(text: string): Result<Receipt, string> {
  const blank = text.indexOf("\n\n");
  if (blank === -1) return fail("a receipt has a blank line before its checkpoint");
  const [first, extra, place, ...hashes] = text.slice(0, blank).split("\n");
  if (first !== firstLine) return fail(`a receipt begins with \`${firstLine}\``);
  const leaf = leafOf(extra);
  if (!leaf.ok) return leaf;
  const [, digits] = /^index (0|[1-9]\d{0,15})$/.exec(place ?? "") ?? [];
  if (digits === undefined) return fail("after its leaf a receipt has a line `index` and a number");
  if (hashes.length > 63) return fail("no proof has more than 63 hashes");
  const proof = hashes.map(parseHash).filter((hash) => hash !== undefined);
  if (proof.length < hashes.length) return fail("a proof has one hash to a line, in base64");
  const checkpoint = text.slice(blank + 2);
  if (!parseCheckpoint(checkpoint).ok) return fail("a receipt ends with a signed checkpoint");
  return ok({ leaf: leaf.value, index: Number(digits), proof, checkpoint });
}

/** The checkpoint under which the leaf is proved to be in the tree of that origin. */
export function verifyReceipt(
  { leaf, index, proof, checkpoint }: Receipt,
  { origin, keys }: { readonly origin: string; readonly keys: readonly KnownKey[] },
): Result<Checkpoint, ReceiptProblem> {
  const opened = openCheckpoint(checkpoint, keys);
  if (!opened.ok) return opened;
  const { size, root } = opened.value;
  if (opened.value.origin !== origin) {
    return fail({ kind: "other-origin", origin: opened.value.origin });
  }
  const included = verifyInclusion({ index, size, leaf: hashOfLeaf(leaf), root, proof });
  return included ? opened : fail({ kind: "not-included", index, size });
}

function leafOf(line: string | undefined): Result<Leaf, string> {
  const bytes = line?.startsWith("extra ") ? parseBase64(line.slice(6)) : undefined;
  if (bytes === undefined) return fail("a receipt of ours carries its leaf on the line `extra`");
  const value = parseCanonicalJson(bytes.toString());
  return value.ok ? parseLeaf(value.value) : fail(`the leaf is ${value.problem}`);
}
