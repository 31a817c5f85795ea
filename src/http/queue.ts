/**
 * A queue for costly work: so many at once, so many waiting, and no more.
 */

export type Queue = {
  /** Runs the work when its turn comes; undefined, and the work undone, where too many wait. */
  readonly run: <Value>(work: () => Promise<Value>) => Promise<Value | undefined>;
};

export function openQueue(atOnce: number, waiting: number): Queue {
  const turns: (() => void)[] = [];
  let running = 0;
  return {
    run: async (work) => {
      if (running === atOnce) {
        if (turns.length === waiting) return undefined;
        await new Promise<void>((turn) => turns.push(turn));
      } else running += 1;
      try {
        return await work();
      } finally {
        const next = turns.shift();
        if (next === undefined) running -= 1;
        else next(); // hands its place on
      }
    },
  };
}
