/**
 * Dice of the platform that fall alike wherever they are seeded alike, so that two stores in which
 * the same was done hold the same bytes. By length, so that what a connection draws for itself
 * changes no salt.
 */
import crypto, { createHash } from "node:crypto";
import { syncBuiltinESMExports } from "node:module";

let seed = "";
const counts = new Map<string, number>();

function draw(size: number): Buffer {
  const kind = String(size);
  const count = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, count);
  const parts: Buffer[] = [];
  for (let at = 0; at * 32 < size; at++) {
    parts.push(createHash("sha256").update(`${seed}/${kind}/${count}/${at}`).digest());
  }
  return Buffer.concat(parts).subarray(0, size);
}

const real = { randomBytes: crypto.randomBytes, randomUUID: crypto.randomUUID };

/** From now on every die of this process is thrown by `seedDice`; what it gives undoes that. */
export function loadDice(): () => void {
  Object.assign(crypto, {
    randomBytes: (size: number) => draw(size),
    randomUUID: () => {
      const hex = draw(16).toString("hex");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  });
  syncBuiltinESMExports();
  return () => {
    Object.assign(crypto, real);
    syncBuiltinESMExports();
  };
}

export function seedDice(text: string): void {
  seed = text;
  counts.clear();
}
