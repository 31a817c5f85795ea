/**
 * Backups: everything in one file, and back again. What comes back is verified before a word of
 * it is written.
 */
import { fail, ok, type Result } from "../core/result.ts";
import {
  type Backup,
  backupLines,
  linesBetween,
  openBackup,
  parseKeyUsed,
  type Section,
} from "../store/backup-lines.ts";
import { openCheckpoint } from "../store/checkpoint.ts";
import { type ExportLine, parseLine } from "../store/export-line.ts";
import { hashOfLeaf } from "../store/leaf.ts";
import { type Restoring, writeJournal } from "../store/restore.ts";
import { signHeads } from "../store/signing.ts";
import { emptyFrontier, extend, type Hash } from "../store/tree.ts";
import { type Evidence, verifyExport } from "../store/verify.ts";
import { wordVerifyProblem } from "../store/verify-words.ts";
import { writePieces } from "./out-file.ts";
import { damaged, type KeepProblem, refused, type Store } from "./store.ts";
import { storedDossiers } from "./stored.ts";

export type BackedUp = { readonly dossiers: readonly string[]; readonly bytes: number };

/** Signs what is not signed yet, and writes all journals into one file. */
export async function backUp(
  store: Store,
  { path, cwd }: { readonly path: string; readonly cwd: string },
): Promise<Result<BackedUp, KeepProblem>> {
  const { database, keys } = store;
  const dossiers = await storedDossiers(store);
  for (const dossier of dossiers) await signHeads(database, dossier, [keys.signer]);
  const whose = { log: keys.signer.verifier.name, keys: keys.known };
  const lines = backupLines(database, whose);
  const written = await writePieces(path, cwd, withEnds(lines));
  return written.ok ? ok({ dossiers, bytes: written.value }) : written;
}

/** Lines as they are written, with their newlines. */
export async function* withEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

export type Checked = {
  readonly path: string;
  readonly journals: readonly (Section & { readonly dossier: string; readonly entries: number })[];
};

/** Verifies a backup; `older` lets it be older than a checkpoint kept elsewhere, but not another. */
export async function checkBackup(
  path: string,
  evidence: Required<Evidence>,
  older: boolean,
): Promise<Result<Checked, KeepProblem>> {
  const opened = openBackup(path);
  if (!opened.ok) return refused(`\`${path}\` cannot be restored: ${opened.problem}`);
  if (evidence.keys.length === 0) return refused(needsKey);
  const journals: Checked["journals"][number][] = [];
  const seen = new Set<string>();
  for (const section of opened.value.sections) {
    const checked = await checkSection({ path, section, older }, evidence);
    if (!checked.ok) return checked;
    if (seen.has(checked.value.dossier)) return refused("a dossier stands in the backup twice");
    seen.add(checked.value.dossier);
    journals.push(checked.value);
  }
  const strange = strangeCheckpoint(evidence, opened.value, { path });
  return strange === undefined ? ok({ path, journals }) : refused(strange);
}

const needsKey =
  "a backup is verified before it is written: name the verification key with --key, from the file `verify.keys` that was kept elsewhere";

type Place = { readonly path: string; readonly section: Section; readonly older: boolean };

async function checkSection(
  { path, section, older }: Place,
  { keys, kept }: Required<Evidence>,
): Promise<Result<Checked["journals"][number], KeepProblem>> {
  const { from, keysFrom } = section;
  const lines = () => linesBetween(path, from, keysFrom);
  const [header] = linesBetween(path, from, from + 1);
  const read = parseLine(header ?? "");
  if (!read.ok || read.value.kind !== "header") return damaged("a journal without its header");
  const { dossier, log } = read.value;
  for (const line of linesBetween(path, keysFrom, section.until)) {
    if (!parseKeyUsed(line).ok) return damaged(`\`${dossier}\`: a key of an append cannot be read`);
  }
  const own = kept.filter((note) => note.startsWith(`${log}/${encodeURIComponent(dossier)}/`));
  const verified = await verifyExport(lines, { keys, kept: own });
  if (verified.ok) return ok({ ...section, dossier, entries: verified.value.entries });
  const { problem } = verified;
  const isOlder = problem.kind === "broken" && problem.cause.kind === "cut-short";
  if (!isOlder)
    return damaged(`\`${dossier}\`: ${wordVerifyProblem(problem)}; nothing is restored`);
  if (!older)
    return refused(
      `\`${dossier}\`: the backup is older than the checkpoint: ${wordVerifyProblem(problem)}; restore a newer one, or say --older`,
    );
  const again = await verifyExport(lines, {
    keys,
    kept: await notBeyond(lines, { keys, kept: own }),
  });
  if (again.ok) return ok({ ...section, dossier, entries: again.value.entries });
  return damaged(`\`${dossier}\`: ${wordVerifyProblem(again.problem)}; nothing is restored`);
}

/** Those of the checkpoints that are not of a larger tree than the journal has. */
async function notBeyond(
  lines: () => Iterable<string>,
  { keys, kept }: Required<Evidence>,
): Promise<readonly string[]> {
  const within: string[] = [];
  for (const note of kept) {
    const verified = await verifyExport(lines, { keys, kept: [note] });
    const { problem } = verified.ok ? { problem: undefined } : verified;
    const isBeyond = problem?.kind === "broken" && problem.cause.kind === "cut-short";
    if (!isBeyond) within.push(note);
  }
  return within;
}

/** A checkpoint that none of the keys has signed, or that speaks of no journal in the backup. */
function strangeCheckpoint(
  { keys, kept }: Required<Evidence>,
  { sections }: Backup,
  { path }: { readonly path: string },
): string | undefined {
  const starts = sections.flatMap(({ from }) => {
    const [line = ""] = linesBetween(path, from, from + 1);
    const header = parseLine(line);
    if (!header.ok || header.value.kind !== "header") return [];
    return [`${header.value.log}/${encodeURIComponent(header.value.dossier)}/`];
  });
  for (const note of kept) {
    if (!openCheckpoint(note, keys).ok) return "the checkpoint is signed by none of the keys given";
    if (!starts.some((start) => note.startsWith(start))) {
      return `the checkpoint is of \`${note.split("\n", 1)[0]}\`, of which the backup holds nothing`;
    }
  }
  return undefined;
}

export type Restored = {
  readonly dossier: string;
  readonly entries: number;
  /** Whether it was there already, the same. */
  readonly there: boolean;
};

/** Writes what was verified: each dossier whole, or not at all. */
export async function restore(
  { path, journals }: Checked,
  { database }: Store,
): Promise<Result<readonly Restored[], KeepProblem>> {
  const restored: Restored[] = [];
  for (const { dossier, entries, from, keysFrom, until } of journals) {
    const lines = () => parsed(linesBetween(path, from, keysFrom));
    const hashes: Hash[] = [];
    const marks = new Set<string>();
    for (const line of lines()) {
      if (line.kind !== "leaf") continue;
      hashes.push(hashOfLeaf(line.leaf));
      marks.add(line.leaf.mark);
    }
    const keys = () => keysIn(linesBetween(path, keysFrom, until));
    const tree = extend(emptyFrontier, hashes);
    const restoring: Restoring = { dossier, marks: [...marks], lines, keys, tree };
    const written = await writeJournal(database, restoring);
    if (!written.ok) return alreadyThere(dossier, written.problem.size, restored);
    restored.push({ dossier, entries, there: written.value === "there" });
  }
  return ok(restored);
}

function alreadyThere(
  dossier: string,
  size: number,
  before: readonly Restored[],
): Result<never, KeepProblem> {
  const lines = [
    `the store has a journal of \`${dossier}\` with ${size} entries, which is another; restore into a new folder with --data`,
    ...before.map((one) => `\`${one.dossier}\` was restored before that`),
  ];
  return fail({ kind: "refused", lines });
}

function* parsed(lines: Iterable<string>): Iterable<ExportLine> {
  for (const text of lines) {
    const line = parseLine(text);
    if (!line.ok) throw new Error(`a line that was verified cannot be read: ${line.problem}`);
    yield line.value;
  }
}

function* keysIn(lines: Iterable<string>) {
  for (const text of lines) {
    const used = parseKeyUsed(text);
    if (!used.ok) throw new Error(`a key of an append cannot be read: ${used.problem}`);
    yield used.value;
  }
}
