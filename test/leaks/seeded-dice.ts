/**
 * Dice of the platform that fall alike wherever they are seeded alike, so that two stores in which
 * the same was done hold the same bytes. By length, so that what a connection draws for itself
 * changes no salt; and by the thread of work that draws, so that several may go on at once.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import crypto, { createHash } from "node:crypto";
import { syncBuiltinESMExports } from "node:module";

type Dice = { seed: string; readonly counts: Map<number, number> };

const threads = new AsyncLocalStorage<Dice>();
const real = { randomBytes: crypto.randomBytes, randomUUID: crypto.randomUUID };

function draw(size: number): Buffer {
  const dice = threads.getStore();
  if (dice === undefined) return real.randomBytes(size);
  const count = (dice.counts.get(size) ?? 0) + 1;
  dice.counts.set(size, count);
  const parts: Buffer[] = [];
  for (let at = 0; at * 32 < size; at++) {
    const text = `${dice.seed}/${size}/${count}/${at}`;
    parts.push(createHash("sha256").update(text).digest());
  }
  return Buffer.concat(parts).subarray(0, size);
}

/** From now on every die within `withDice` is a seeded one; what it gives undoes that. */
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

export function withDice<Value>(work: () => Promise<Value>): Promise<Value> {
  return threads.run({ seed: "", counts: new Map() }, work);
}

export function seedDice(text: string): void {
  const dice = threads.getStore();
  if (dice === undefined) return;
  dice.seed = text;
  dice.counts.clear();
}
