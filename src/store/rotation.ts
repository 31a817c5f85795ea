/**
 * Rotation: a new signing key in the place of the old one.
 *
 * The new key is made known before it signs anything, and the old one is put out of the world only
 * then; so a crash at any moment leaves a key that signs and is known. What shows that the new key
 * is the old one's heir is the hand-over: a note that both have signed.
 *
 *     hand-over-ID    the note, by the id of the new key (docs/journal.md)
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { formatSignerKey, formatVerifierKey, generateKey, type SignerKey } from "./key.ts";
import { type Keys, keepKnown } from "./key-file.ts";
import { signNote } from "./note.ts";

export type Rotated = { readonly keys: Keys; readonly note: string; readonly file: string };

const form = "chancery-hand-over/1";

/** Makes a key of the same name, hands over to it, and keeps it in the place of the old one. */
export function rotateKey({ folder, signer, known }: Keys): Rotated {
  const next = generateKey(signer.verifier.name);
  const note = handOver(signer, next);
  const file = join(folder, `hand-over-${next.verifier.id}`);
  writeWhole(file, note, 0o644);
  const all = [...known, next.verifier];
  keepKnown(folder, all);
  writeWhole(join(folder, "signing.key"), `${formatSignerKey(next)}\n`, 0o600);
  return { keys: { folder, signer: next, known: all }, note, file };
}

/** The notes of the hand-overs to the known keys, in the order in which they took over. */
export function handOversIn({ folder, known }: Pick<Keys, "folder" | "known">): readonly string[] {
  const files = known.map(({ id }) => join(folder, `hand-over-${id}`));
  return files.filter((file) => existsSync(file)).map((file) => readFileSync(file, "utf8"));
}

function handOver(from: SignerKey, to: SignerKey): string {
  const text = [form, formatVerifierKey(from.verifier), formatVerifierKey(to.verifier), ""];
  return signNote(text.join("\n"), [from, to]);
}

/** Under another name first, so that there is always the old file or the new one. */
function writeWhole(path: string, text: string, mode: number): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode, flush: true });
  renameSync(draft, path);
  if (process.platform === "win32") return; // where a folder cannot be flushed
  const folder = openSync(join(path, ".."), "r");
  fsyncSync(folder);
  closeSync(folder);
}
