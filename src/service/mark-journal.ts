/**
 * The journal as one reader may verify it: the trees of the marks that they reach, leaf by leaf,
 * the signed checkpoints of those trees, and receipts of entries in them.
 */
import type { CheckpointsOutput, JournalOutput, LeavesOutput } from "../codec/output-api-people.ts";
import { markOrigin, parseCheckpoint } from "../store/checkpoint.ts";
import { formatVerifierKey } from "../store/key.ts";
import { type CheckpointPart, checkpointsOf, leafOfEntry, leavesOf } from "../store/mark-leaves.ts";
import { formatReceipt } from "../store/receipt.ts";
import { handOversIn } from "../store/rotation.ts";
import { lastCheckpoint } from "../store/signing.ts";
import { treeAsSigned } from "./journal.ts";
import type { Readable } from "./reading-room.ts";
import type { Store } from "./store.ts";

export async function viewJournal(
  { header: { dossier }, sizes }: Readable,
  { database, keys }: Store,
): Promise<JournalOutput> {
  const log = keys.signer.verifier.name;
  const marks: JournalOutput["marks"] = [];
  for (const mark of [...sizes.keys()].sort()) {
    const note = await lastCheckpoint(database, dossier, mark);
    const checkpoint = note === undefined ? undefined : parseCheckpoint(note);
    if (note === undefined || !checkpoint?.ok) continue;
    const origin = markOrigin(log, dossier, mark);
    marks.push({ mark, origin, size: checkpoint.value.size, checkpoint: note });
  }
  const vkeys = keys.known.map(formatVerifierKey);
  return { log, marks, vkeys, handOvers: [...handOversIn(keys)] };
}

export async function viewLeaves(
  part: { readonly mark: string; readonly from: number; readonly limit: number },
  { header: { dossier }, sizes }: Readable,
  { database }: Store,
): Promise<LeavesOutput | undefined> {
  const size = sizes.get(part.mark);
  if (size === undefined) return undefined;
  const leaves = await leavesOf(database, dossier, part);
  return {
    mark: part.mark,
    from: part.from,
    size,
    leaves: leaves
      .filter(({ position }) => position < size)
      .map(({ leaf, position, text, hash }) => ({ position, id: leaf.id, text, hash })),
  };
}

/** The checkpoints of a readable tree, by size. */
export async function viewCheckpoints(
  part: CheckpointPart & { readonly mark: string },
  { header: { dossier }, sizes }: Readable,
  { database }: Store,
): Promise<CheckpointsOutput | undefined> {
  if (!sizes.has(part.mark)) return undefined;
  const checkpoints = await checkpointsOf(database, dossier, part);
  return { from: part.from, checkpoints: [...checkpoints] };
}

/** That an entry is in the tree of its mark, as signed (C2SP tlog-proof); undefined where it is not there. */
export async function receiptOf(
  id: string,
  { header: { dossier }, sizes }: Readable,
  store: Store,
): Promise<string | undefined> {
  const found = await leafOfEntry(store.database, dossier, { id, marks: [...sizes.keys()] });
  if (found === undefined) return undefined;
  const { leaf, position } = found;
  const signed = await treeAsSigned(dossier, leaf.mark, store);
  if (!signed.ok) throw new Error(signed.problem.lines.join("; "));
  const { tree, checkpoint } = signed.value;
  const proof = tree.proveInclusion(position, checkpoint.size);
  return formatReceipt({ leaf, index: position, proof, checkpoint: checkpoint.note });
}
