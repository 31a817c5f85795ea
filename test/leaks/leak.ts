/**
 * A deliberate leak: by which channel it tells somebody what they may not know, what it breaks, and
 * which expressions of the sources become which.
 *
 * `sharp` is what a leak needs to leak (sharp.ts): the whole record, whoever asks.
 */
export type Leak = {
  readonly id: string;
  readonly channel: string;
  readonly breaks: string;
  readonly edits: readonly Edit[];
};

/** An expression of a file under `src`, and what it becomes while the leak is open. */
export type Edit = readonly [file: string, from: string, to: string];

export function leak(channel: string, id: string, breaks: string, ...edits: readonly Edit[]): Leak {
  return { id, channel, breaks, edits };
}
