import { hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readOwnVectors, readVectors, withoutVectors } from "../../test/shared-vectors.ts";
import {
  formatSignerKey,
  formatVerifierKey,
  generateKey,
  parseSignerKey,
  parseVerifierKey,
  signBytes,
  verifyBytes,
} from "./key.ts";

const { key } = readOwnVectors<{ key: { vkey: string; skey: string } }>("notes.json");

test("a key comes back from its text, and signs for its other half", () => {
  const made = generateKey("chancery.example/log");
  const skey = parseSignerKey(formatSignerKey(made));
  const vkey = parseVerifierKey(formatVerifierKey(made.verifier));
  if (!skey.ok || !vkey.ok) throw new Error("a key does not come back");
  const bytes = Buffer.from("words");
  expect(verifyBytes(vkey.value, bytes, signBytes(skey.value, bytes))).toBe(true);
  expect(verifyBytes(vkey.value, Buffer.from("word"), signBytes(skey.value, bytes))).toBe(false);
});

test("both texts of a key of our vectors are written as they were read", () => {
  const [skey, vkey] = [parseSignerKey(key.skey), parseVerifierKey(key.vkey)];
  if (!skey.ok || !vkey.ok) throw new Error("a good key is refused");
  expect(formatSignerKey(skey.value)).toBe(key.skey);
  expect(formatVerifierKey(skey.value.verifier)).toBe(key.vkey);
  expect(formatVerifierKey(vkey.value)).toBe(key.vkey);
});

test("no part of a verification key, and no key with a character raised, is a key", () => {
  for (let at = 0; at < key.vkey.length; at++) {
    const raised = String.fromCharCode(key.vkey.charCodeAt(at) + 1);
    const changed = key.vkey.slice(0, at) + raised + key.vkey.slice(at + 1);
    expect(parseVerifierKey(changed).ok, changed).toBe(false);
    expect(parseVerifierKey(key.vkey.slice(0, at)).ok).toBe(false);
    expect(parseVerifierKey(key.vkey.slice(at + 1)).ok).toBe(false);
  }
});

test("a problem with a signing key does not repeat the key", () => {
  const broken = parseSignerKey(key.skey.replace(/\+[0-9a-f]{8}\+/, "+00000000+"));
  const secret = key.skey.slice(-40);
  expect(broken.ok).toBe(false);
  expect(JSON.stringify(broken)).not.toContain(secret);
});

test.each(["", "a b", "a+b", "a\u00a0b", "a\u2003", "a\n", "\ud800"])("%j names no key", (name) => {
  expect(() => generateKey(name)).toThrow("cannot name a key");
});

describe.skipIf(withoutVectors)(`published keys ${withoutVectors ?? ""}`, () => {
  type Published = { notes: { vkey: string }[]; invalidVkeys: { vkey: string; why: string }[] };
  const { notes = [], invalidVkeys = [] } = readVectors<Published>("c2sp-signed-note.json");

  test.each(notes)("$vkey is a key", ({ vkey }) => {
    const parsed = parseVerifierKey(vkey);
    expect(parsed.ok && formatVerifierKey(parsed.value)).toBe(vkey);
  });

  test.each(invalidVkeys)("no key: $why", ({ vkey, why }) => {
    if (!why.startsWith("also")) {
      expect(parseVerifierKey(vkey).ok).toBe(false);
      return;
    }
    for (let at = 0; at < vkey.length; at++) {
      const raised = String.fromCharCode(vkey.charCodeAt(at) + 1);
      expect(parseVerifierKey(vkey.slice(0, at) + raised + vkey.slice(at + 1)).ok).toBe(false);
      for (let end = at; end <= vkey.length; end++) {
        const part = vkey.slice(at, end);
        expect(part !== vkey && parseVerifierKey(part).ok, part).toBe(false);
      }
    }
  });
});

type Signed = { desc: string; pk: string; msg: string; sig: string; valid: boolean };

test.each(readOwnVectors<{ signatures: Signed[] }>("ed25519.json").signatures)(
  "our Ed25519 signature: $desc",
  ({ pk, msg, sig, valid }) => {
    const bytes = (text: string) => Buffer.from(text, "base64");
    expect(holds(bytes(pk), bytes(msg), bytes(sig))).toBe(valid);
  },
);

describe.skipIf(withoutVectors)(`Wycheproof's Ed25519 signatures ${withoutVectors ?? ""}`, () => {
  type Case = { tcId: number; pk: string; msg: string; sig: string; valid: boolean };
  const { tests = [] } = readVectors<{ tests?: Case[] }>("wycheproof-ed25519.json");

  test("are 151", () => expect(tests).toHaveLength(151));

  test.each(tests)("number $tcId holds: $valid", ({ pk, msg, sig, valid }) => {
    const bytes = (text: string) => Buffer.from(text, "hex");
    expect(holds(bytes(pk), bytes(msg), bytes(sig))).toBe(valid);
  });
});

/** By way of the text of a verification key, as any signature of ours is checked. */
function holds(raw: Buffer, message: Buffer, signature: Buffer): boolean {
  const name = "wycheproof";
  const typed = Buffer.concat([Buffer.of(1), raw]);
  const id = hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), typed]), "hex").slice(0, 8);
  const parsed = parseVerifierKey(`${name}+${id}+${typed.toString("base64")}`);
  return parsed.ok && verifyBytes(parsed.value, message, signature);
}
