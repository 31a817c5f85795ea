/**
 * Keys of signed notes (C2SP signed-note): Ed25519, with a name and a short id.
 *
 * The text forms are those of the Go tools: `name+id+key` to verify with, which is public, and
 * `PRIVATE+KEY+name+id+key` to sign with, which never leaves its file.
 */
import {
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from "node:crypto";
import { fail, ok, type Result } from "../core/result.ts";

export type VerifierKey = {
  readonly name: string;
  /** Eight hexadecimal digits; an identifier and no fingerprint to trust. */
  readonly id: string;
  readonly publicKey: KeyObject;
};

export type SignerKey = {
  readonly verifier: VerifierKey;
  readonly privateKey: KeyObject;
};

const ed25519 = 1;

/** Whether a text can name a key: not empty, no space of any kind, no plus. */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\p{White_Space}\p{Cc}+]+$/u.test(name);
}

/** Makes a new key pair under a name such as `chancery.example/desk`. */
export function generateKey(name: string): SignerKey {
  if (!isKeyName(name)) throw new TypeError(`\`${name}\` cannot name a key: no spaces, no plus`);
  return signerOf(name, randomBytes(32));
}

export function formatVerifierKey({ name, id, publicKey }: VerifierKey): string {
  return `${name}+${id}+${encode(rawPublic(publicKey))}`;
}

export function formatSignerKey({ verifier, privateKey }: SignerKey): string {
  const seed = Buffer.from(String(privateKey.export({ format: "jwk" }).d), "base64url");
  return `PRIVATE+KEY+${verifier.name}+${verifier.id}+${encode(seed)}`;
}

export function parseVerifierKey(text: string): Result<VerifierKey, string> {
  const parts = partsOf(text);
  if (parts === undefined) return fail("a verification key reads `name+id+key`, for Ed25519");
  const key = verifierOf(parts.name, parts.bytes);
  return key.id === parts.id ? ok(key) : fail(`the id of key \`${text}\` does not fit its key`);
}

export function parseSignerKey(text: string): Result<SignerKey, string> {
  const prefix = "PRIVATE+KEY+";
  const parts = text.startsWith(prefix) ? partsOf(text.slice(prefix.length)) : undefined;
  // The text is a secret, so that no message repeats it.
  if (parts === undefined) return fail("a signing key reads `PRIVATE+KEY+name+id+key`");
  const key = signerOf(parts.name, parts.bytes);
  return key.verifier.id === parts.id ? ok(key) : fail("the id of the signing key does not fit it");
}

/** The Ed25519 signature (RFC 8032) over the bytes. */
export function signBytes({ privateKey }: SignerKey, bytes: Uint8Array): Uint8Array {
  return sign(null, bytes, privateKey);
}

export function verifyBytes(key: VerifierKey, bytes: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === 64 && verify(null, bytes, key.publicKey, signature);
}

/** Bytes from base64 as RFC 4648 writes it, padded; nothing looser. */
export function parseBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}

function partsOf(text: string) {
  const [name, id, key, ...rest] = splitKey(text);
  if (name === undefined || id === undefined || key === undefined || rest.length > 0) return;
  const bytes = parseBase64(key);
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/.test(id)) return;
  if (bytes?.length !== 33 || bytes[0] !== ed25519) return;
  return { name, id, bytes: bytes.subarray(1) };
}

/** The key's base64 may hold a plus, the name and the id may not. */
function splitKey(text: string): string[] {
  const first = text.indexOf("+");
  const second = text.indexOf("+", first + 1);
  if (first === -1 || second === -1) return [text];
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

function verifierOf(name: string, raw: Uint8Array): VerifierKey {
  const x = Buffer.from(raw).toString("base64url");
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return { name, id: keyId(name, raw), publicKey };
}

// RFC 8410: the wrapping of a 32-byte Ed25519 seed as PKCS #8.
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

function signerOf(name: string, seed: Uint8Array): SignerKey {
  const der = Buffer.concat([pkcs8, seed]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const raw = rawPublic(createPublicKey(privateKey));
  return { verifier: verifierOf(name, raw), privateKey };
}

function rawPublic(key: KeyObject): Buffer {
  return Buffer.from(String(key.export({ format: "jwk" }).x), "base64url");
}

/** The first four bytes of SHA-256 over name, newline, type and key. */
function keyId(name: string, raw: Uint8Array): string {
  const bytes = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ed25519), raw]);
  return hash("sha256", bytes, "hex").slice(0, 8);
}

function encode(raw: Uint8Array): string {
  return Buffer.concat([Buffer.of(ed25519), raw]).toString("base64");
}
