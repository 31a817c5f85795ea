/**
 * A memo under keys of several 32-bit words: what was worked out for a set of
 * bits, kept so that the same set costs a look-up the next time.
 *
 * It forgets everything when it is full, so it never outgrows its bound; what
 * it holds is always what would be worked out again.
 */

export type WordMemo<Value> = {
  /** Words to a key. */
  readonly width: number;
  /** Always a power of two, at least twice `held`. */
  slots: number;
  keys: Int32Array;
  values: (Value | undefined)[];
  held: number;
};

const firstSlots = 256;
const mostSlots = 131_072;

export function emptyMemo<Value>(width: number): WordMemo<Value> {
  return { width, held: 0, ...emptySlots(firstSlots, width) };
}

/** What is kept under the key, or nothing. */
export function recall<Value>(memo: WordMemo<Value>, key: Int32Array): Value | undefined {
  return memo.values[slotOf(memo, key)];
}

export function keep<Value>(memo: WordMemo<Value>, key: Int32Array, value: Value): void {
  if (2 * (memo.held + 1) > memo.slots) makeRoom(memo);
  const slot = slotOf(memo, key);
  if (memo.values[slot] === undefined) memo.held += 1;
  memo.keys.set(key, slot * memo.width);
  memo.values[slot] = value;
}

function makeRoom<Value>(memo: WordMemo<Value>): void {
  const { keys, values, width } = memo;
  if (memo.slots === mostSlots) {
    Object.assign(memo, { held: 0, ...emptySlots(firstSlots, width) });
    return;
  }
  Object.assign(memo, emptySlots(2 * memo.slots, width));
  for (const [slot, value] of values.entries()) {
    if (value === undefined) continue;
    const key = keys.subarray(slot * width, (slot + 1) * width);
    const to = slotOf(memo, key);
    memo.keys.set(key, to * width);
    memo.values[to] = value;
  }
}

function emptySlots(slots: number, width: number) {
  return { slots, keys: new Int32Array(slots * width), values: new Array(slots).fill(undefined) };
}

/** Where the key stands, or the free slot where it would: linear probing. */
function slotOf<Value>(memo: WordMemo<Value>, key: Int32Array): number {
  const { keys, values, width } = memo;
  const last = memo.slots - 1;
  let slot = hashOf(key, width) & last;
  while (values[slot] !== undefined && !sameKey(keys, slot * width, key)) slot = (slot + 1) & last;
  return slot;
}

function sameKey(keys: Int32Array, at: number, key: Int32Array): boolean {
  for (let word = 0; word < key.length; word++) if (keys[at + word] !== key[word]) return false;
  return true;
}

function hashOf(key: Int32Array, width: number): number {
  let hash = 0;
  for (let word = 0; word < width; word++) {
    hash = Math.imul(hash ^ (key[word] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
