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
  keys: Int32Array;
  /** A power of two of slots, at least half of them free. */
  values: (Value | undefined)[];
  held: number;
};

const firstSlots = 256;
const mostSlots = 131_072;

/** With more slots, a power of two, where many keys are sure to come. */
export function emptyMemo<Value>(width: number, slots = firstSlots): WordMemo<Value> {
  return { width, held: 0, ...emptySlots(slots, width) };
}

/** Where a key is looked for first: begin with nought, and mix in each of its words in turn. */
export function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** What is kept under the key whose words come to this hash, or nothing. */
export function recall<Value>(
  memo: WordMemo<Value>,
  key: Int32Array,
  hash: number,
): Value | undefined {
  const { keys, values, width } = memo;
  const last = values.length - 1;
  // Linear probing: the key is somewhere before the first free slot.
  for (let slot = hash & last; ; slot = (slot + 1) & last) {
    const value = values[slot];
    if (value === undefined) return undefined;
    const from = slot * width;
    let word = 0;
    while (word < width && keys[from + word] === key[word]) word += 1;
    if (word === width) return value;
  }
}

/** Keeps a value under a key that nothing is kept under yet. */
export function keep<Value>(memo: WordMemo<Value>, key: Int32Array, value: Value): void {
  if (2 * (memo.held + 1) > memo.values.length) makeRoom(memo);
  put(memo, key, value);
}

function makeRoom<Value>(memo: WordMemo<Value>): void {
  const { keys, values, width } = memo;
  const full = values.length === mostSlots;
  Object.assign(memo, { held: 0, ...emptySlots(full ? firstSlots : 2 * values.length, width) });
  if (full) return;
  for (const [slot, value] of values.entries()) {
    if (value !== undefined) put(memo, keys.subarray(slot * width, (slot + 1) * width), value);
  }
}

function put<Value>(memo: WordMemo<Value>, key: Int32Array, value: Value): void {
  const last = memo.values.length - 1;
  let slot = key.reduce(mix, 0) & last;
  while (memo.values[slot] !== undefined) slot = (slot + 1) & last;
  memo.keys.set(key, slot * memo.width);
  memo.values[slot] = value;
  memo.held += 1;
}

function emptySlots(slots: number, width: number) {
  return { keys: new Int32Array(slots * width), values: new Array(slots).fill(undefined) };
}
