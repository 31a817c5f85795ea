/**
 * The journal of a stored dossier: its entries, its checkpoints, what they prove.
 */
import type { DossierId } from "../core/id.ts";
import { ok, type Result } from "../core/result.ts";
import { markOrigin, masterOrigin, parseCheckpoint } from "../store/checkpoint.ts";
import { formatLine } from "../store/export-line.ts";
import { enteredLeaves, fullExport, masterSizes } from "../store/export-rows.ts";
import { formatVerifierKey } from "../store/key.ts";
import { compareDerived, leafHashes, readHeads } from "../store/leaves.ts";
import { formatReceipt } from "../store/receipt.ts";
import { lastCheckpoint, lastMasterCheckpoint, signHeads } from "../store/signing.ts";
import { growTree, type Hash, type Tree } from "../store/tree.ts";
import { type Evidence, type ParsedLine, verifyJournal } from "../store/verify.ts";
import { wordVerifyProblem } from "../store/verify-words.ts";
import { noDossier } from "./append.ts";
import { damaged, type KeepProblem, refused, type Store } from "./store.ts";
import { type Kept, wholeJournal } from "./stored.ts";

export type Part = {
  readonly dossier: string;
  /** Only what comes at this index or later, of the first so many, recorded by then. */
  readonly from?: number;
  readonly until?: number;
  readonly knownOn?: string;
};

export async function readJournal(
  { dossier, from = 0, until, knownOn }: Part,
  { database }: Pick<Store, "database">,
): Promise<Result<readonly Kept[], KeepProblem>> {
  const entries: Kept[] = [];
  let size = 0;
  for await (const entry of wholeJournal(database, dossier as DossierId)) {
    size += 1;
    if (entry.index < from || (until !== undefined && entry.index >= until)) continue;
    if (knownOn !== undefined && entry.recorded > knownOn) continue;
    entries.push(entry);
  }
  return size === 0 ? refused(noDossier(dossier)) : ok(entries);
}

/** The journal in its export form, which `tools/verify` reads: signed first, so that all is in it. */
export async function* journalLines(
  dossier: string,
  { database, keys }: Store,
): AsyncGenerator<string> {
  const whose = { dossier: dossier as DossierId, log: keys.signer.verifier.name };
  await signHeads(database, dossier, [keys.signer]);
  for await (const line of fullExport(database, whose)) yield formatLine(line);
}

export type Sound = {
  readonly dossier: string;
  readonly entries: number;
  readonly excised: number;
  /** Entered after the last checkpoint: nobody has signed for them yet. */
  readonly unsigned: number;
};

export async function verifyStored(
  dossier: string,
  evidence: Evidence,
  { database, keys }: Store,
): Promise<Result<Sound, KeepProblem>> {
  const known = await isKnown(dossier, database);
  if (!known) return refused(noDossier(dossier));
  const whose = { dossier: dossier as DossierId, log: keys.signer.verifier.name };
  const lines = async function* (): AsyncGenerator<ParsedLine> {
    for await (const line of fullExport(database, whose)) yield ok(line);
  };
  const verified = await verifyJournal(lines, evidence);
  if (verified.ok) {
    const { entries, excised } = verified.value;
    const { entered } = await masterSizes(database, dossier);
    return ok({ dossier, entries, excised, unsigned: Math.max(0, entered - entries) });
  }
  const said = `\`${dossier}\`: ${wordVerifyProblem(verified.problem)}`;
  return verified.problem.kind === "unusable-checkpoint" ? refused(said) : damaged(said);
}

export type Signed = {
  readonly dossier: string;
  readonly size: number;
  readonly root: string;
  /** To be kept elsewhere, word for word. */
  readonly note: string;
  /** What to verify it with: the keys that may have signed, the present one last. */
  readonly keys: readonly string[];
};

/** Signs what is not signed yet, and gives the last checkpoint of the master tree, or of a mark's. */
export async function checkpointOf(
  dossier: string,
  mark: string | undefined,
  { database, keys }: Store,
): Promise<Result<Signed, KeepProblem>> {
  if (!(await isKnown(dossier, database))) return refused(noDossier(dossier));
  await signHeads(database, dossier, [keys.signer], mark === undefined ? undefined : [mark]);
  const note =
    mark === undefined
      ? await lastMasterCheckpoint(database, dossier)
      : await lastCheckpoint(database, dossier, mark);
  if (note === undefined) return refused(`\`${dossier}\` has no entry under the mark \`${mark}\``);
  const checkpoint = parseCheckpoint(note);
  if (!checkpoint.ok) return damaged(`the last checkpoint of \`${dossier}\` cannot be read`);
  const { size, root } = checkpoint.value;
  return ok({ dossier, size, root, note, keys: keys.known.map(formatVerifierKey) });
}

/** The receipt of an entry: that it is in the tree of its mark, as signed. */
export async function proveEntry(
  id: string,
  dossier: string,
  store: Store,
): Promise<Result<{ readonly receipt: string; readonly origin: string }, KeepProblem>> {
  const { database, keys } = store;
  const log = keys.signer.verifier.name;
  for await (const { leaf, position } of enteredLeaves(database, dossier as DossierId)) {
    if (leaf.id !== id) continue;
    const signed = await treeAsSigned(dossier, leaf.mark, store);
    if (!signed.ok) return signed;
    const { tree, checkpoint } = signed.value;
    const proof = tree.proveInclusion(position, checkpoint.size);
    const receipt = formatReceipt({ leaf, index: position, proof, checkpoint: checkpoint.note });
    return ok({ receipt, origin: markOrigin(log, dossier, leaf.mark) });
  }
  return refused(`there is no entry \`${id}\` in the journal of \`${dossier}\``);
}

/** The proof that a tree only grew since a checkpoint that was kept, in the form of C2SP tlog-witness. */
export async function proveGrowth(
  note: string,
  dossier: string,
  store: Store,
): Promise<
  Result<{ readonly proof: string; readonly from: number; readonly to: number }, KeepProblem>
> {
  const kept = parseCheckpoint(note);
  if (!kept.ok) return refused("the file given with --since holds no checkpoint");
  const { origin, size } = kept.value;
  const log = store.keys.signer.verifier.name;
  const { marks } = await readHeads(store.database, dossier);
  const mark = [...marks.keys()].find((one) => markOrigin(log, dossier, one) === origin);
  if (mark === undefined && origin !== masterOrigin(log, dossier)) {
    return refused(`the checkpoint is of \`${origin}\`, which is no tree of \`${dossier}\``);
  }
  const signed = await treeAsSigned(dossier, mark, store);
  if (!signed.ok) return signed;
  const { tree, checkpoint } = signed.value;
  if (size > checkpoint.size || tree.rootAt(size) !== kept.value.root) {
    return damaged(`\`${origin}\` did not grow from the checkpoint kept, at size ${size}`);
  }
  const hashes = tree.proveConsistency(size, checkpoint.size);
  const proof = [`old ${size}`, ...hashes, "", checkpoint.note].join("\n");
  return ok({ proof, from: size, to: checkpoint.size });
}

type AsSigned = { readonly tree: Tree; readonly checkpoint: Signed };

/** The tree of a mark, or the master tree, held against its last checkpoint. */
export async function treeAsSigned(
  dossier: string,
  mark: string | undefined,
  store: Store,
): Promise<Result<AsSigned, KeepProblem>> {
  const checkpoint = await checkpointOf(dossier, mark, store);
  if (!checkpoint.ok) return checkpoint;
  const hashes: readonly Hash[] = await leafHashes(store.database, dossier, mark);
  const { size, root } = checkpoint.value;
  const tree = growTree(hashes);
  if (tree.size() >= size && tree.rootAt(size) === root) {
    return ok({ tree, checkpoint: checkpoint.value });
  }
  return damaged(
    `the leaves of \`${dossier}\` are not those that were signed; see \`journal verify\``,
  );
}

export type Compared = {
  readonly dossier: string;
  readonly entries: number;
  readonly trees: number;
};

/** Derives again all that the store keeps beside the entries, and compares. */
export async function checkDerived(
  dossier: string,
  { database }: Store,
): Promise<Result<Compared, KeepProblem>> {
  if (!(await isKnown(dossier, database))) return refused(noDossier(dossier));
  const compared = await compareDerived(database, dossier as DossierId);
  if (!compared.ok) return damaged(`\`${dossier}\`: ${compared.problem}`);
  return ok({ dossier, ...compared.value });
}

async function isKnown(dossier: string, database: Store["database"]): Promise<boolean> {
  return (await readHeads(database, dossier)).master !== undefined;
}
