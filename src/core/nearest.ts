/**
 * The known name nearest to a misspelt one, for messages that say what would do.
 */

/** Undefined where nothing known is near enough to have been meant. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  // Two slips, or two letters in five, but never more than half of a short name.
  let least = Math.min(Math.max(2, Math.floor(name.length * 0.4)), Math.floor(name.length / 2)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > least + 2) continue;
    const steps = distance(plain(name), plain(candidate));
    if (steps < least) {
      best = candidate;
      least = steps;
    }
  }
  return best;
}

/** `; did you mean `x`?`, or what else is known, or nothing. */
export function suggestion(name: string, known: Iterable<string>): string {
  const all = [...new Set(known)];
  const meant = nearest(name.slice(0, 200), all);
  if (meant !== undefined) return `; did you mean \`${meant}\`?`;
  return all.length === 0 ? "" : `; write ${oneOf(all)}`;
}

/** One of the words, or the first dozen of many. */
export function oneOf(all: readonly string[]): string {
  const words = all.map((word) => `\`${word}\``);
  if (words.length === 1) return words.join("");
  if (words.length <= 16) return `one of ${words.join(", ")}`;
  return `one of ${words.slice(0, 12).join(", ")} and ${words.length - 12} more`;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

/** Levenshtein's: letters to insert, delete or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replace = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(replace, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
