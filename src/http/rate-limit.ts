/**
 * How much one address may ask: so many requests a minute, a quarter of them at once.
 *
 * Kept by each server for itself; what must hold over all of them, the attempts to sign in, is in
 * the store.
 */

export type RateLimit = {
  /** Takes one request of an address: the seconds to wait, 0 if it may go on. */
  readonly take: (address: string, now: number) => number;
};

type Bucket = { left: number; at: number };

const mostAddresses = 10_000;

/** `now` is in milliseconds. */
export function openRateLimit(perMinute: number): RateLimit {
  const buckets = new Map<string, Bucket>();
  const full = Math.max(1, perMinute / 4);
  const perMilli = perMinute / 60_000;
  return {
    take: (address, now) => {
      const known = buckets.get(address) ?? { left: full, at: now };
      const left = Math.min(full, known.left + Math.max(0, now - known.at) * perMilli);
      const goesOn = left >= 1;
      buckets.delete(address);
      buckets.set(address, { left: goesOn ? left - 1 : left, at: now });
      const [oldest] = buckets.keys();
      if (buckets.size > mostAddresses && oldest !== undefined) buckets.delete(oldest);
      return goesOn ? 0 : Math.max(1, Math.ceil((1 - left) / perMilli / 1000));
    },
  };
}
