/**
 * What a journal is held against: the keys that may have signed it, and checkpoints kept elsewhere.
 */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ok, type Result } from "../core/result.ts";
import type { VerifierKey } from "../store/key.ts";
import { keepKnown, knownKeys, parseKeys } from "../store/key-file.ts";
import type { Evidence } from "../store/verify.ts";
import { type KeepProblem, refused } from "./store.ts";

export type Given = {
  /** Keys as text, or files of keys. */
  readonly keys: readonly string[];
  /** Files of checkpoints. */
  readonly checkpoints: readonly string[];
  readonly cwd: string;
};

/** The evidence given; the keys `own` where none is given. */
export function evidenceFrom(
  { keys, checkpoints, cwd }: Given,
  own: readonly VerifierKey[],
): Result<Required<Evidence>, KeepProblem> {
  const known: VerifierKey[] = keys.length === 0 ? [...own] : [];
  for (const key of keys) {
    const path = resolve(cwd, key);
    const read = parseKeys(existsSync(path) ? readFileSync(path, "utf8") : key);
    if (!read.ok) return refused(`--key: ${read.problem}`);
    known.push(...read.value);
  }
  const kept: string[] = [];
  for (const file of checkpoints) {
    const path = resolve(cwd, file);
    if (!existsSync(path)) return refused(`--checkpoint: there is no file \`${file}\``);
    kept.push(readFileSync(path, "utf8"));
  }
  return ok({ keys: known.map((key) => ({ key })), kept });
}

/** The keys that a folder says to verify with; none where it has none yet. */
export function keysIn(folder: string): Result<readonly VerifierKey[], KeepProblem> {
  const known = knownKeys(folder);
  return known.ok ? known : refused(known.problem);
}

/** A new store takes over the name and the keys of the journal that is restored into it. */
export function inheritKeys(
  folder: string,
  own: readonly VerifierKey[],
  { keys }: Required<Evidence>,
): void {
  if (own.length === 0)
    keepKnown(
      folder,
      keys.map(({ key }) => key),
    );
}
