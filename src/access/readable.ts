/**
 * Cutting the record to what a reader may read, before anything is made of it.
 */
import type { Entry } from "../core/entry.ts";
import type { Regime } from "../core/mark.ts";
import { type Clearance, mayReadMark } from "./clearance.ts";

/** The entries that the clearance reaches, in their order. */
export function readable(
  entries: readonly Entry[],
  clearance: Clearance,
  regime: Regime,
): readonly Entry[] {
  return entries.filter(({ mark }) => mayReadMark(regime, clearance, mark));
}
