import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyMemo, keep, mix, recall, type WordMemo } from "./word-memo.ts";

const anyKeys = fc.array(
  fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer(), fc.constantFrom(0, -1, 1 << 31)),
  { minLength: 1_000, maxLength: 1_500 },
);

test("what was kept under a key is recalled, and nothing else", () => {
  fc.assert(
    fc.property(anyKeys, (keys) => {
      const memo = emptyMemo<string>(3);
      const plain = new Map<string, string>();
      for (const [at, key] of keys.entries()) {
        const name = key.join(" ");
        expect(recalled(memo, key)).toBe(plain.get(name));
        if (at % 3 === 0 || plain.has(name)) continue;
        keep(memo, Int32Array.from(key), `value ${at}`);
        plain.set(name, `value ${at}`);
      }
      expect(memo.held).toBe(plain.size);
      for (const key of keys) {
        expect(recalled(memo, key)).toBe(plain.get(key.join(" ")));
      }
    }),
    { numRuns: 20, seed: 7, endOnFailure: true },
  );
});

test("a full memo forgets all, and never recalls what it should not", () => {
  const memo = emptyMemo<number>(1);
  let most = 0;
  for (let n = 0; n < 200_000; n++) {
    keep(memo, Int32Array.of(n), n);
    most = Math.max(most, memo.held);
  }
  expect(most).toBe(65_536);
  expect(recalled(memo, [199_999])).toBe(199_999);
  expect(recalled(memo, [0])).toBeUndefined();
});

function recalled<Value>(memo: WordMemo<Value>, key: readonly number[]): Value | undefined {
  return recall(memo, Int32Array.from(key), key.reduce(mix, 0));
}
