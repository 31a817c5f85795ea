/**
 * Marks lifted so that a made-up record hangs together: an entry rests only on what its own mark
 * dominates.
 */
import type { Entry } from "../src/core/entry.ts";
import type { Mark, Regime } from "../src/core/mark.ts";
import { rollUp } from "../src/core/mark-join.ts";
import { definitionOf, referencesOf } from "../src/core/reference.ts";

/** The entries in their order, each under the least mark above its own and those it rests on. */
export function withLiftedMarks(entries: readonly Entry[], regime: Regime): readonly Entry[] {
  const marks = new Map<string, Mark>();
  const keep = (name: string, mark: Mark) => {
    if (!marks.has(name)) marks.set(name, mark);
  };
  return entries.map((entry) => {
    const { supersedes } = entry;
    const names = referencesOf(entry).map(({ to, id }) => `${to} ${id}`);
    if (supersedes !== undefined) names.push(`entry ${supersedes.entry}`);
    const under = names.flatMap((name) => marks.get(name) ?? []);
    const mark = rollUp(regime, [entry.mark, ...under]);
    keep(`entry ${entry.id}`, mark);
    const defined = definitionOf(entry);
    if (defined !== undefined) keep(`${defined.to} ${defined.id}`, mark);
    return { ...entry, mark };
  });
}
