/**
 * Verifying a tree in the browser: every leaf is fetched and hashed, the root is built from them,
 * and held against the signed checkpoint, and against one that the reader kept elsewhere.
 *
 * What is wrong is placed as closely as the leaves and the checkpoints allow: exactly, or between
 * the last checkpoint that fits and the first that does not. See docs/journal.md.
 */
import { fail, ok, type Result } from "../../core/result.ts";
import type { Problem } from "../api.ts";
import { type Bytes, base64Of, isSame, utf8 } from "./bytes.ts";
import { type Checkpoint, readCheckpoint, readOrigin } from "./checkpoint.ts";
import { growRows, leafHash, type Rows, rootAt } from "./merkle.ts";
import { canVerify, type Key, openNote } from "./note.ts";
import { readLeaf } from "./receipt.ts";

export type LeafSent = {
  readonly position: number;
  readonly text: string;
  readonly hash: string;
};

/** Where leaves, and earlier checkpoints, come from. */
export type Source = {
  readonly leaves: (from: number) => Promise<Result<readonly LeafSent[], Problem>>;
  /** Those of a size from this one on, rising; none at the end. */
  readonly checkpoints: (from: number) => Promise<Result<readonly string[], Problem>>;
};

export type Verifying = {
  readonly origin: string;
  /** The last checkpoint of the tree, as it was sent. */
  readonly note: string;
  readonly keys: readonly Key[];
  readonly kept: Checkpoint | undefined;
  readonly source: Source;
  readonly progress: (done: number, of: number) => void;
  readonly signal: AbortSignal;
};

export type Wrong =
  | "no checkpoint"
  | "other tree"
  | "false signature"
  | "unknown key"
  | "leaf changed"
  | "leaf of another tree"
  | "leaf missing"
  | "other leaves"
  | "end missing"
  | "other history";

export type Verdict =
  | {
      readonly kind: "holds";
      readonly size: number;
      readonly root: string;
      readonly by: readonly Key[];
      /** The size of the checkpoint kept elsewhere that the tree begins with. */
      readonly kept: number | undefined;
    }
  | {
      readonly kind: "wrong";
      readonly what: Wrong;
      /** The first bad leaf lies in here, both included. */
      readonly between?: readonly [first: number, last: number];
      readonly keys?: readonly string[];
      readonly sizes?: { readonly signed: number; readonly kept: number };
    }
  | { readonly kind: "kept is of no use"; readonly why: "unknown key" | "false signature" }
  | { readonly kind: "cannot"; readonly why: "not here" | "no Ed25519" }
  | { readonly kind: "stopped"; readonly at: number; readonly of: number }
  | { readonly kind: "failed"; readonly problem: Problem };

export async function verifyTree(asked: Verifying): Promise<Verdict> {
  const can = await canVerify();
  if (can !== "yes") return { kind: "cannot", why: can };
  const signed = await openSigned(asked);
  if (!signed.ok) return signed.problem;
  const { kept, signal } = asked;
  const useless = kept && (await uselessKept(kept, asked.keys));
  if (useless !== undefined) return useless;
  const { size } = signed.value.checkpoint;
  let done = 0;
  const step = (count: number) => {
    signal.throwIfAborted();
    done += count;
    asked.progress(done, size * 2);
  };
  try {
    const hashes = await fetchLeaves(asked, size, step);
    if (!hashes.ok) return hashes.problem;
    const rows = await growRows(hashes.value, step);
    return await judge({ ...asked, ...signed.value, rows });
  } catch (error) {
    if (signal.aborted) return { kind: "stopped", at: Math.min(done, size), of: size };
    throw error;
  }
}

type Signed = { readonly checkpoint: Checkpoint; readonly by: readonly Key[] };

/** The checkpoint that was sent, if it is of this tree and a known key signed it. */
async function openSigned(asked: Verifying): Promise<Result<Signed, Verdict>> {
  const checkpoint = readCheckpoint(asked.note);
  if (!checkpoint.ok) return wrong("no checkpoint");
  if (checkpoint.value.origin !== asked.origin) return wrong("other tree");
  const opened = await openNote(checkpoint.value.note, asked.keys);
  if (opened.kind === "false") return wrong("false signature", { keys: [opened.key] });
  if (opened.kind === "unknown") return wrong("unknown key", { keys: opened.keys });
  return ok({ checkpoint: checkpoint.value, by: opened.by });
}

async function uselessKept(
  { note }: Checkpoint,
  keys: readonly Key[],
): Promise<Verdict | undefined> {
  const opened = await openNote(note, keys);
  if (opened.kind === "signed") return undefined;
  const why = opened.kind === "false" ? "false signature" : "unknown key";
  return { kind: "kept is of no use", why };
}

/** The hashes of the first so many leaves, made here of the texts that were sent. */
async function fetchLeaves(
  { origin, source, signal }: Verifying,
  size: number,
  step: (count: number) => void,
): Promise<Result<readonly Bytes[], Verdict>> {
  const tree = readOrigin(origin);
  const hashes: Bytes[] = [];
  while (hashes.length < size) {
    signal.throwIfAborted();
    const sent = await orStopped(source.leaves(hashes.length), signal);
    if (!sent.ok) return fail({ kind: "failed", problem: sent.problem });
    const leaves = sent.value.slice(0, size - hashes.length);
    if (leaves.length === 0) return at("leaf missing", hashes.length);
    const made = await Promise.all(leaves.map(({ text }) => leafHash(utf8(text))));
    for (const [nth, leaf] of leaves.entries()) {
      const index = hashes.length;
      const hash = made[nth] as Bytes; // one was made of each
      const what = wrongWith(leaf, { index, hash, tree });
      if (what !== undefined) return at(what, index);
      hashes.push(hash);
    }
    step(leaves.length);
  }
  return ok(hashes);
}

/** What comes of it, unless the reader stops before: then nothing is waited for. */
function orStopped<Value>(asked: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    asked.then(resolve, reject);
  });
}

type Place = {
  readonly index: number;
  readonly hash: Bytes;
  readonly tree: ReturnType<typeof readOrigin>;
};

function wrongWith(leaf: LeafSent, { index, hash, tree }: Place): Wrong | undefined {
  if (leaf.position !== index) return "leaf missing";
  if (leaf.hash !== base64Of(hash)) return "leaf changed";
  return isOf(leaf, tree) ? undefined : "leaf of another tree";
}

function isOf({ text }: LeafSent, tree: ReturnType<typeof readOrigin>): boolean {
  const leaf = readLeaf(utf8(text));
  if (leaf === undefined || leaf.dossier !== tree?.dossier) return false;
  return tree.mark === undefined || tree.mark === leaf.mark;
}

type Grown = Verifying & Signed & { readonly rows: Rows };

async function judge(grown: Grown): Promise<Verdict> {
  const { checkpoint, kept, rows, by } = grown;
  const { size, root } = checkpoint;
  if (!(await fits(rows, checkpoint))) {
    return { kind: "wrong", what: "other leaves", between: await placeOf(grown) };
  }
  if (kept !== undefined && kept.size > size) {
    const sizes = { signed: size, kept: kept.size };
    return { kind: "wrong", what: "end missing", between: [size, size], sizes };
  }
  if (kept !== undefined && !(await fits(rows, kept))) {
    // The leaves are those that this server signed; that others were signed once, shows here.
    const sizes = { signed: size, kept: kept.size };
    return { kind: "wrong", what: "other history", between: [0, kept.size - 1], sizes };
  }
  return { kind: "holds", size, root: base64Of(root), by, kept: kept?.size };
}

async function fits(rows: Rows, { size, root }: Checkpoint): Promise<boolean> {
  return isSame(await rootAt(rows, size), root);
}

/** Between which leaves the first bad one lies, by the earlier checkpoints that known keys signed. */
async function placeOf(grown: Grown): Promise<readonly [number, number]> {
  const { source, keys, checkpoint, kept, rows, signal } = grown;
  let [first, last] = [0, checkpoint.size - 1];
  const hold = async (one: Checkpoint) => {
    if (one.size <= first || one.size > last + 1) return;
    if ((await openNote(one.note, keys)).kind !== "signed") return;
    if (await fits(rows, one)) first = one.size;
    else last = one.size - 1;
  };
  if (kept !== undefined) await hold(kept);
  for (let from = first + 1; from <= last; ) {
    signal.throwIfAborted();
    const sent = await orStopped(source.checkpoints(from), signal);
    // Without earlier checkpoints the place is only known less closely.
    if (!sent.ok || sent.value.length === 0) break;
    const before = from;
    for (const text of sent.value) {
      const one = readCheckpoint(text);
      if (!one.ok || one.value.origin !== checkpoint.origin) continue;
      from = Math.max(from, one.value.size + 1);
      await hold(one.value);
    }
    if (from === before) break;
  }
  return [first, last];
}

function wrong(
  what: Wrong,
  more: { readonly keys?: readonly string[] } = {},
): Result<never, Verdict> {
  return fail({ kind: "wrong", what, ...more });
}

function at(what: Wrong, index: number): Result<never, Verdict> {
  return fail({ kind: "wrong", what, between: [index, index] });
}
