/** Receipts as whoever was given one verifies it. */

import type { KnownKey } from "../src/store/checkpoint.ts";
import { openCheckpoint } from "../src/store/checkpoint.ts";
import { parseVerifierKey } from "../src/store/key.ts";
import { parseReceipt, verifyReceipt } from "../src/store/receipt.ts";

export function knownKeyOf(text: string): KnownKey {
  const key = parseVerifierKey(text);
  if (!key.ok) throw new Error(key.problem);
  return { key: key.value };
}

/** Whether a receipt proves its entry under one of the trees. */
export function verified(text: string, origins: readonly string[], keys: KnownKey[]): boolean {
  const receipt = parseReceipt(text);
  if (!receipt.ok) throw new Error(receipt.problem);
  if (!openCheckpoint(receipt.value.checkpoint, keys).ok) return false;
  return origins.some((origin) => verifyReceipt(receipt.value, { origin, keys }).ok);
}
