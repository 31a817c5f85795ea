/**
 * The state of an issue in a sentence, with its cause.
 */
import type { StateFinding } from "./issue-state.ts";
import { listed, type Names } from "./names.ts";

export function stateText({ state, records }: StateFinding, names: Pick<Names, "entry">): string {
  if (records.length === 0) return `${state}: the record shows no movement on it`;
  return `${state}: ${listed(records.map(names.entry))}`;
}
