/**
 * Signed notes and their keys in the browser (C2SP signed-note, Ed25519).
 *
 * Nothing in a note is to be believed before a known key's signature was found good. Signatures
 * of unknown keys are passed over; one false signature of a known key spoils the note.
 */
import { fail, ok, type Result } from "../../core/result.ts";
import { type Bytes, bytesOf, hexOf, isSame, joined, sha256, utf8 } from "./bytes.ts";

export type Key = {
  readonly name: string;
  /** Eight hexadecimal digits; it names the key and is no fingerprint to trust. */
  readonly id: string;
  /** As it was written: `name+id+key`. */
  readonly text: string;
  readonly bytes: Bytes;
};

export type Signature = { readonly name: string; readonly id: string; readonly bytes: Bytes };
export type Note = { readonly text: string; readonly signatures: readonly Signature[] };

export type Opened =
  | { readonly kind: "signed"; readonly by: readonly Key[] }
  | { readonly kind: "false"; readonly key: string }
  | { readonly kind: "unknown"; readonly keys: readonly string[] };

const ed25519 = 1;
const mostSignatures = 100;

/** A verification key: `name+id+key`, its id being that of the key. */
export async function readKey(text: string): Promise<Key | undefined> {
  const [, name = "", id = "", base64 = ""] =
    /^([^\p{White_Space}\p{Cc}+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? [];
  const typed = bytesOf(base64);
  if (typed?.length !== 33 || typed[0] !== ed25519) return undefined;
  const hash = await sha256(joined(utf8(`${name}\n`), typed));
  if (hexOf(hash.subarray(0, 4)) !== id) return undefined;
  return { name, id, text, bytes: typed.slice(1) };
}

/** Takes a note apart without believing it. */
export function readNote(note: string): Result<Note, string> {
  const split = note.lastIndexOf("\n\n");
  if (split === -1) return fail("it has no blank line before its signatures");
  const text = note.slice(0, split + 1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a note must not hold
  if (/[\0-\x09\x0b-\x1f]/.test(text) || !text.isWellFormed()) return fail("it is not plain text");
  if (!note.endsWith("\n") || note.length === split + 2) return fail("it bears no signature");
  const lines = note.slice(split + 2, -1).split("\n");
  if (lines.length > mostSignatures) return fail("it bears too many signatures");
  const signatures = lines.map(readSignature).filter((one) => one !== undefined);
  if (signatures.length < lines.length) return fail("what follows its text is no signature");
  return ok({ text, signatures });
}

function readSignature(line: string): Signature | undefined {
  const [, name = "", blob = ""] = /^— ([^\p{White_Space}+]+) (\S+)$/u.exec(line) ?? [];
  const bytes = bytesOf(blob);
  if (name === "" || bytes === undefined || bytes.length < 5) return undefined;
  return { name, id: hexOf(bytes.subarray(0, 4)), bytes: bytes.slice(4) };
}

/** Whether a known key signed the note: at least one, and none of them falsely. */
export async function openNote(note: Note, keys: readonly Key[]): Promise<Opened> {
  const by: Key[] = [];
  for (const { name, id, bytes } of note.signatures) {
    const candidates = keys.filter((key) => key.name === name && key.id === id);
    if (candidates.length === 0) continue;
    const signer = await firstGood(candidates, utf8(note.text), bytes);
    if (signer === undefined) return { kind: "false", key: `${name}+${id}` };
    if (!by.some((key) => isSame(key.bytes, signer.bytes))) by.push(signer);
  }
  if (by.length > 0) return { kind: "signed", by };
  return { kind: "unknown", keys: note.signatures.map(({ name, id }) => `${name}+${id}`) };
}

async function firstGood(
  candidates: readonly Key[],
  text: Bytes,
  signature: Bytes,
): Promise<Key | undefined> {
  for (const key of candidates) if (await isSignedBy(key, text, signature)) return key;
  return undefined;
}

/** Ed25519 (RFC 8032). Throws where the browser does not know it; see `canVerify`. */
export async function isSignedBy(
  { bytes }: Pick<Key, "bytes">,
  text: Bytes,
  signature: Bytes,
): Promise<boolean> {
  if (signature.length !== 64) return false;
  const key = await crypto.subtle.importKey("raw", bytes, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", key, signature, text);
}

/** Whether this browser can check at all: by https or on this machine, and with Ed25519. */
export async function canVerify(): Promise<"yes" | "not here" | "no Ed25519"> {
  if (globalThis.crypto?.subtle === undefined) return "not here";
  const basePoint = Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 0x58 : 0x66));
  return crypto.subtle.importKey("raw", basePoint, "Ed25519", false, ["verify"]).then(
    () => "yes" as const,
    () => "no Ed25519" as const,
  );
}
