/** A policy with one thing about it changed. */
import type { Policy } from "../../src/core/policy.ts";

export type Mutant = { readonly what: string; readonly policy: Policy };

export function replaced<Item>(
  list: readonly Item[],
  at: number,
  item: Item | undefined,
): readonly Item[] {
  return list.flatMap((one, index) => {
    if (index !== at) return [one];
    return item === undefined ? [] : [item];
  });
}
