/**
 * Receipts in the browser (C2SP tlog-proof): that an entry is in the tree of its mark, as signed.
 */
import { fail, ok, type Result } from "../../core/result.ts";
import { type Bytes, bytesOf, isSame, textOf } from "./bytes.ts";
import { type Checkpoint, readCheckpoint, readOrigin } from "./checkpoint.ts";
import { leafHash, rootOfProof } from "./merkle.ts";
import { type Key, openNote } from "./note.ts";

/** What a leaf says of its entry. */
export type LeafFacts = {
  readonly id: string;
  readonly dossier: string;
  readonly mark: string;
  readonly recorded: string;
  readonly commitment: string;
};

export type Receipt = {
  readonly leaf: LeafFacts;
  readonly bytes: Bytes;
  readonly index: number;
  readonly proof: readonly Bytes[];
  readonly checkpoint: Checkpoint;
};

export type ReceiptVerdict =
  | { readonly kind: "holds"; readonly by: readonly Key[] }
  | { readonly kind: "not included" }
  | { readonly kind: "other tree" }
  | { readonly kind: "false signature"; readonly key: string }
  | { readonly kind: "unknown key"; readonly keys: readonly string[] };

export function readReceipt(text: string): Result<Receipt, string> {
  const blank = text.indexOf("\n\n");
  const [first, extra = "", place = "", ...hashes] = text.slice(0, Math.max(0, blank)).split("\n");
  if (first !== "c2sp.org/tlog-proof@v1") return fail("it does not begin as a receipt does");
  const bytes = bytesOf(extra.replace(/^extra /, ""));
  const leaf = bytes && readLeaf(bytes);
  const [, digits] = /^index (0|[1-9]\d{0,15})$/.exec(place) ?? [];
  if (bytes === undefined || leaf === undefined || digits === undefined) {
    return fail("it does not say which leaf, or where");
  }
  const proof = hashes.map(bytesOf).filter((hash) => hash !== undefined);
  if (proof.length < hashes.length) return fail("its proof is not a list of hashes");
  const checkpoint = readCheckpoint(text.slice(blank + 2));
  if (!checkpoint.ok) return checkpoint;
  return ok({ leaf, bytes, index: Number(digits), proof, checkpoint: checkpoint.value });
}

/** Undefined where the bytes are no leaf. */
export function readLeaf(bytes: Bytes): LeafFacts | undefined {
  try {
    const value: unknown = JSON.parse(textOf(bytes));
    const facts = value as Partial<LeafFacts> | null;
    const all = [facts?.id, facts?.dossier, facts?.mark, facts?.recorded, facts?.commitment];
    return all.every((text) => typeof text === "string") ? (facts as LeafFacts) : undefined;
  } catch {
    return undefined; // no JSON, or no UTF-8
  }
}

export async function checkReceipt(
  { leaf, bytes, index, proof, checkpoint }: Receipt,
  keys: readonly Key[],
): Promise<ReceiptVerdict> {
  const opened = await openNote(checkpoint.note, keys);
  if (opened.kind === "false") return { kind: "false signature", key: opened.key };
  if (opened.kind === "unknown") return { kind: "unknown key", keys: opened.keys };
  const tree = readOrigin(checkpoint.origin);
  if (tree?.dossier !== leaf.dossier) return { kind: "other tree" };
  if (tree.mark !== undefined && tree.mark !== leaf.mark) return { kind: "other tree" };
  const { size } = checkpoint;
  const root = await rootOfProof({ leaf: await leafHash(bytes), index, size, proof });
  if (root === undefined || !isSame(root, checkpoint.root)) return { kind: "not included" };
  return { kind: "holds", by: opened.by };
}
