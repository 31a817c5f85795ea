/**
 * Keys in a list under a field: the arrows go round, from either end to the other.
 */

/** Where an arrow leads; undefined for any other key. */
export function stepped(key: string, at: number, count: number): number | undefined {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step === undefined || count === 0) return undefined;
  return (Math.min(at, count - 1) + step + count) % count;
}
