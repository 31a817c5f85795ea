/**
 * The master tree of a dossier, for an auditor whose clearance reaches all that there is.
 *
 * Its leaves are of every mark, so whoever sees it sees how much there is under each and when it
 * came in. An auditor who is cleared for less verifies the trees of their own marks, and is told of
 * this one no more than anybody else (docs/decisions/0011-the-master-tree-by-clearance.md).
 */
import { type Clearance, readsWhole } from "../access/clearance.ts";
import type { CheckpointsOutput, LeavesOutput, MasterOutput } from "../codec/output-api-people.ts";
import { masterOrigin, parseCheckpoint } from "../store/checkpoint.ts";
import { readHeads } from "../store/leaves.ts";
import { checkpointsOf, masterLeavesOf } from "../store/mark-leaves.ts";
import { lastMasterCheckpoint } from "../store/signing.ts";
import type { Readable } from "./reading-room.ts";
import type { Store } from "./store.ts";

/** Who asks for it, of what they read. */
export type Auditing = { readonly dossier: Readable; readonly clearance: Clearance };

type Part = { readonly from: number; readonly limit: number };

export async function viewMaster(asked: Auditing, store: Store): Promise<MasterOutput | undefined> {
  const size = await openSize(asked, store);
  const { dossier } = asked.dossier.header;
  const note = size === undefined ? undefined : await lastMasterCheckpoint(store.database, dossier);
  const checkpoint = note === undefined ? undefined : parseCheckpoint(note);
  if (note === undefined || !checkpoint?.ok) return undefined;
  const origin = masterOrigin(store.keys.signer.verifier.name, dossier);
  return { origin, size: checkpoint.value.size, checkpoint: note };
}

export async function viewMasterLeaves(
  part: Part,
  asked: Auditing,
  store: Store,
): Promise<LeavesOutput | undefined> {
  const size = await openSize(asked, store);
  if (size === undefined) return undefined;
  const leaves = await masterLeavesOf(store.database, asked.dossier.header.dossier, part);
  return {
    mark: null,
    from: part.from,
    size,
    leaves: leaves.map(({ leaf, position, text, hash }) => ({ position, id: leaf.id, text, hash })),
  };
}

export async function viewMasterCheckpoints(
  part: Part,
  asked: Auditing,
  store: Store,
): Promise<CheckpointsOutput | undefined> {
  if ((await openSize(asked, store)) === undefined) return undefined;
  const { dossier } = asked.dossier.header;
  const all = await checkpointsOf(store.database, dossier, { ...part, mark: undefined });
  return { from: part.from, checkpoints: [...all] };
}

/** How many leaves it has; undefined where it holds, or might hold, what the auditor may not read. */
async function openSize(
  { dossier, clearance }: Auditing,
  { database }: Store,
): Promise<number | undefined> {
  const { header, sizes } = dossier;
  if (!readsWhole(header.regime, clearance)) return undefined;
  const { master, marks } = await readHeads(database, header.dossier);
  // A caption that the scheme does not know is above everybody who does not hold it by name.
  return [...marks.keys()].every((mark) => sizes.has(mark)) ? master?.size : undefined;
}
