/**
 * What the verifiers here read, with nothing but Node: canonical JSON, leaves and what they commit
 * to, trees, keys, signed checkpoints. docs/journal.md states each.
 */
import { createHash, createPublicKey, verify as ed25519 } from "node:crypto";

export const sha256 = (...parts) =>
  parts.reduce((hasher, part) => hasher.update(part), createHash("sha256")).digest();

export const need = (truth, why) => {
  if (!truth) throw new Error(why);
};

/** RFC 8785; a payload may be nested 200 deep, and stands one deeper in its line. */
export function canonical(value, depth = 0) {
  need(depth <= 201 && (typeof value !== "string" || value.isWellFormed()), "not I-JSON");
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join()}]`;
  const member = (name) => `${canonical(name)}:${canonical(value[name], depth + 1)}`;
  return `{${Object.keys(value).sort().map(member).join()}}`;
}

export function readKey(vkey) {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(vkey) ?? [];
  const bytes = Buffer.from(base64 ?? "", "base64");
  need(bytes.length === 33 && bytes[0] === 1, `not an Ed25519 verification key: ${vkey}`);
  need(sha256(`${name}\n`, bytes).toString("hex", 0, 4) === id, `its id does not fit: ${vkey}`);
  const jwk = { kty: "OKP", crv: "Ed25519", x: bytes.toString("base64url", 1) };
  return { name, id, key: createPublicKey({ key: jwk, format: "jwk" }) };
}

/** A checkpoint, and whether keys known here signed it: good, bad if one is false, unknown. */
export function readCheckpoint(note, keys) {
  const [, text, lines] = /^(.*\n)\n((?:— \S+ \S+\n)+)$/s.exec(note) ?? [];
  const [, origin, size, root] = /^(.+)\n(0|[1-9]\d*)\n(.{44})\n/.exec(text ?? "") ?? [];
  const verdicts = (lines ?? "").split("\n").flatMap((line) => {
    const [, name, base64] = line.split(" ");
    const bytes = Buffer.from(base64 ?? "", "base64");
    const signer = keys.find((k) => k.name === name && k.id === bytes.toString("hex", 0, 4));
    return signer ? ed25519(null, Buffer.from(text), signer.key, bytes.subarray(4)) : [];
  });
  if (!root || verdicts.includes(false)) return { state: "bad" };
  return { origin, size: Number(size), root, state: verdicts.length > 0 ? "good" : "unknown" };
}

/** RFC 6962, section 2.1: `peaks` are the roots of the full subtrees so far, the largest first. */
export function addLeaf(peaks, leaf, size) {
  let node = leaf;
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
    node = sha256("\x01", peaks.pop(), node);
  }
  peaks.push(node);
}

export function rootOf(peaks) {
  if (peaks.length === 0) return sha256().toString("base64");
  return peaks.reduceRight((right, left) => sha256("\x01", left, right)).toString("base64");
}

export const hashOf = (leaf) => sha256("\0", canonical(leaf));

/** Whether the leaf commits to the payload under the salt. */
export function opens({ commitment }, payload, salt) {
  const bytes = Buffer.from(salt, "base64");
  need(bytes.length === 32 && bytes.toString("base64") === salt, "a salt is 32 bytes in base64");
  const hash = sha256("chancery.commitment.v1\n", bytes, canonical(payload));
  return hash.toString("base64") === commitment;
}

/** Where the payload is an entry as the store writes it, its names are those of the leaf. */
export function agrees({ id, mark, recorded, excises }, stored) {
  const said = stored?.payload;
  if (typeof said !== "object" || said === null || Array.isArray(said)) return true;
  const at = typeof said.recorded?.at === "string" ? said.recorded.at : recorded;
  const own = { id, mark, kind: stored.kind, ...said };
  const same = own.id === id && own.mark === mark && own.kind === stored.kind && at === recorded;
  return same && (excises === undefined || String(said.positions) === String(excises));
}
