/**
 * A small tree as the store would sign it, for what the browser makes of it.
 */
import { signCheckpoint } from "../src/store/checkpoint.ts";
import { formatVerifierKey, generateKey } from "../src/store/key.ts";
import { type Leaf, leafText } from "../src/store/leaf.ts";
import { rootOf, leafHash as storedHash } from "../src/store/tree.ts";
import { type Key, readKey } from "../src/web/journal/note.ts";
import type { LeafSent } from "../src/web/journal/verify.ts";

export const log = "chancery.example/desk";
export const signer = generateKey(log);
export const origin = `${log}/north/mark/S`;
export const size = 11;

export function leafOf(at: number, more: Partial<Leaf> = {}): string {
  const commitment = Buffer.alloc(32, at).toString("base64");
  const facts = { v: 1, dossier: "north", id: `e${at}`, mark: "S", recorded: "", commitment };
  return leafText({ ...facts, ...more } as Leaf);
}

export function sent(texts: readonly string[]): LeafSent[] {
  return texts.map((text, position) => ({ position, text, hash: storedHash(text) }));
}

export const good = sent(Array.from({ length: size }, (_, at) => leafOf(at)));

export function noteAt(
  count: number,
  leaves: readonly LeafSent[] = good,
  by = signer,
  name = origin,
) {
  const root = rootOf(leaves.slice(0, count).map(({ text }) => storedHash(text)));
  return signCheckpoint({ origin: name, size: count, root }, [by]);
}

export async function keyOf(one = signer): Promise<Key> {
  const key = await readKey(formatVerifierKey(one.verifier));
  if (key === undefined) throw new Error("a good key is refused");
  return key;
}
