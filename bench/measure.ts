/**
 * Timing engines side by side: in rounds, each engine once a round, so that
 * whatever else the machine does falls on all of them.
 *
 * An engine is timed on batches of requests, since a clock costs as much as a
 * ruling; its figure is the median over the rounds of each round's median.
 */
import { Bench } from "tinybench";

export type Contender = {
  readonly name: string;
  /** Answers the next so many requests; what it returns is summed, so that no work is idle. */
  readonly batch: () => number | Promise<number>;
  readonly size: number;
};

/** Nanoseconds for one request. */
export type Timing = {
  readonly name: string;
  readonly median: number;
  readonly least: number;
  readonly most: number;
};

export async function timeAll(
  contenders: readonly Contender[],
  { rounds, time }: { readonly rounds: number; readonly time: number },
): Promise<readonly Timing[]> {
  const medians = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const turned = [
      ...contenders.slice(round % contenders.length),
      ...contenders.slice(0, round % contenders.length),
    ];
    for (const contender of turned) {
      medians.get(contender.name)?.push(await medianOf(contender, time));
    }
  }
  return contenders.map(({ name }) => timingOf(name, medians.get(name) ?? []));
}

let sum = 0;

async function medianOf({ name, batch, size }: Contender, time: number): Promise<number> {
  const bench = new Bench({
    time,
    iterations: 3,
    warmupTime: time / 8,
    warmupIterations: 1,
    throws: true,
  });
  bench.add(name, async () => {
    sum += await batch();
  });
  const [task] = await bench.run();
  const result = task?.result;
  if (result?.state !== "completed") throw new Error(`${name} was not timed: ${result?.state}`);
  if (Number.isNaN(sum)) throw new Error(`${name} answered with what is no number`);
  return (result.latency.p50 * 1e6) / size;
}

function timingOf(name: string, medians: readonly number[]): Timing {
  const inOrder = [...medians].sort((a, b) => a - b);
  const [median, least, most] = [inOrder[inOrder.length >> 1], inOrder[0], inOrder.at(-1)];
  if (median === undefined || least === undefined || most === undefined) {
    throw new Error(`${name} was never timed`);
  }
  return { name, median, least, most };
}
