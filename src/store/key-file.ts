/**
 * The keys that checkpoints are signed with, kept in a folder of their own.
 *
 *     signing.key     the key that signs, secret (0600); made at the first start
 *     verify.keys     what to verify with, public: a key to a line, older ones included
 *
 * Whoever keeps a copy of `verify.keys` and of a checkpoint elsewhere can hold the journal to its
 * word without this folder.
 */
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fail, ok, type Result } from "../core/result.ts";
import {
  formatSignerKey,
  formatVerifierKey,
  generateKey,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
} from "./key.ts";
import { codeOf } from "./problem.ts";

export type Keys = {
  readonly folder: string;
  readonly signer: SignerKey;
  /** All that may have signed, the present key among them. */
  readonly known: readonly VerifierKey[];
};

/** The keys in the folder; made where there are none, under the name of those known of before. */
export function openKeys(folder: string): Result<Keys, string> {
  const known = knownKeys(folder);
  if (!known.ok) return known;
  const path = join(folder, "signing.key");
  const text = textOf(path) ?? makeKey(folder, known.value.at(-1)?.name);
  const signer = parseSignerKey(text.trim());
  if (!signer.ok) return fail(`\`${path}\` cannot be used: ${signer.problem}`);
  const lines = known.value.map(formatVerifierKey);
  const own = formatVerifierKey(signer.value.verifier);
  if (lines.includes(own)) return ok({ folder, signer: signer.value, known: known.value });
  keepKnown(folder, [...known.value, signer.value.verifier]);
  return ok({ folder, signer: signer.value, known: [...known.value, signer.value.verifier] });
}

/** What the folder says to verify with; nothing where it has no such file. */
export function knownKeys(folder: string): Result<readonly VerifierKey[], string> {
  const path = join(folder, "verify.keys");
  const read = parseKeys(textOf(path) ?? "");
  return read.ok ? read : fail(`\`${path}\`: ${read.problem}`);
}

/** Verification keys, one to a line; empty lines count for nothing. */
export function parseKeys(text: string): Result<readonly VerifierKey[], string> {
  const keys: VerifierKey[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const key = parseVerifierKey(line.trim());
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return ok(keys);
}

/** Writes down what to verify with, for a folder that takes over another's journal. */
export function keepKnown(folder: string, keys: readonly VerifierKey[]): void {
  makeFolder(folder);
  const lines = keys.map((key) => `${formatVerifierKey(key)}\n`);
  const draft = join(folder, `verify.keys.${process.pid}`);
  writeFileSync(draft, lines.join(""), { mode: 0o644, flush: true });
  renameSync(draft, join(folder, "verify.keys"));
}

/** Of two processes that make the key at once, one wins. */
function makeKey(folder: string, name: string | undefined): string {
  makeFolder(folder);
  const path = join(folder, "signing.key");
  const draft = `${path}.${process.pid}-${randomBytes(4).toString("hex")}`;
  const key = generateKey(name ?? `chancery.local/${randomBytes(4).toString("hex")}`);
  writeFileSync(draft, `${formatSignerKey(key)}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
  return readFileSync(path, "utf8");
}

function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
