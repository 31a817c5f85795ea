/**
 * Checkpoints (C2SP tlog-checkpoint): a tree's origin, size and root, signed as a note.
 *
 * A checkpoint kept elsewhere holds the journal to its word: whatever is shown later must begin
 * with what the checkpoint vouches for. The keys are known from outside the journal, each with
 * the stretch of each tree that it may speak for, so that a retired key cannot sign what follows.
 */
import { fail, ok, type Result } from "../core/result.ts";
import { parseBase64, type SignerKey, type VerifierKey } from "./key.ts";
import { type NoteProblem, openNote, parseNote, signNote } from "./note.ts";
import { type Hash, parseHash } from "./tree.ts";

export type Checkpoint = {
  /** Which tree of which dossier of which installation. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
};

/** A body as the standard reads it, whose root may be of any length and which may run on. */
export type CheckpointBody = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
};

/** The sizes, both included, of one tree at which a key may sign. */
export type Span = { readonly from?: number; readonly until?: number };

export type KnownKey = {
  readonly key: VerifierKey;
  /** By origin; a tree left out is one it may not sign. Without spans a key may sign anything. */
  readonly spans?: ReadonlyMap<string, Span>;
};

export type CheckpointProblem =
  | NoteProblem
  | { readonly kind: "out-of-span"; readonly key: string; readonly checkpoint: Checkpoint };

/** The master tree of a dossier, which only auditors read. `log` is the name of the signing key. */
export function masterOrigin(log: string, dossier: string): string {
  return `${log}/${encodeURIComponent(dossier)}/master`;
}

/** The tree of one mark of a dossier. */
export function markOrigin(log: string, dossier: string, mark: string): string {
  return `${log}/${encodeURIComponent(dossier)}/mark/${encodeURIComponent(mark)}`;
}

export function formatCheckpointBody({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root}\n`;
}

export function signCheckpoint(checkpoint: Checkpoint, signers: readonly SignerKey[]): string {
  return signNote(formatCheckpointBody(checkpoint), signers);
}

/** Reads a note's text as a checkpoint; says nothing of who signed it. */
export function parseCheckpointBody(text: string): Result<CheckpointBody, string> {
  if (!text.endsWith("\n")) return fail("the last line does not end");
  const [origin, digits, base64, ...extensions] = text.slice(0, -1).split("\n");
  if (origin === undefined || digits === undefined || base64 === undefined) {
    return fail("a checkpoint has an origin, a size and a root");
  }
  if (origin === "" || extensions.includes("")) return fail("a checkpoint has no empty lines");
  const size = Number(digits);
  if (!/^(0|[1-9]\d*)$/.test(digits) || !Number.isSafeInteger(size)) {
    return fail(`\`${digits.slice(0, 40)}\` is not a size`);
  }
  const root = parseBase64(base64);
  if (root === undefined || root.length === 0) return fail("the root is not in base64");
  return ok({ origin, size, root, extensions });
}

/** What a checkpoint's note says, unproved: only to learn which tree it speaks of. */
export function parseCheckpoint(note: string): Result<Checkpoint, NoteProblem> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const body = parseCheckpointBody(parsed.value.text);
  if (!body.ok) return fail({ kind: "malformed", why: body.problem });
  const { origin, size, root: bytes } = body.value;
  const root = parseHash(Buffer.from(bytes).toString("base64"));
  if (root === undefined) return fail({ kind: "malformed", why: "the root is not 32 bytes" });
  return ok({ origin, size, root });
}

/** The checkpoint, if a key that may speak for this tree at this size has signed it. */
export function openCheckpoint(
  note: string,
  keys: readonly KnownKey[],
): Result<Checkpoint, CheckpointProblem> {
  const parsed = parseNote(note);
  const checkpoint = parseCheckpoint(note);
  if (!parsed.ok) return parsed;
  if (!checkpoint.ok) return checkpoint;
  const opened = openNote(
    parsed.value,
    keys.map(({ key }) => key),
  );
  if (!opened.ok) return opened;
  const { signedBy } = opened.value;
  const speaks = keys.some(
    (known) => signedBy.includes(known.key) && maySign(known, checkpoint.value),
  );
  if (speaks) return checkpoint;
  const key = `${signedBy[0]?.name}+${signedBy[0]?.id}`;
  return fail({ kind: "out-of-span", key, checkpoint: checkpoint.value });
}

function maySign({ spans }: KnownKey, { origin, size }: Checkpoint): boolean {
  if (spans === undefined) return true;
  const span = spans.get(origin);
  if (span === undefined) return false;
  return size >= (span.from ?? 0) && size <= (span.until ?? Number.MAX_SAFE_INTEGER);
}
