/**
 * The workbench beside the server: each piece of work on a thread of its own, one at a time in
 * each of two lanes, for so long and no longer, and no longer than somebody waits for it.
 */
import { fileURLToPath } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { fail, type Result } from "../core/result.ts";
import type { Progress } from "../lab/steps-of-work.ts";
import type { LabSaid, LabWork } from "./lab-work.ts";

const own = fileURLToPath(import.meta.url);
const ending = own.slice(own.lastIndexOf("."));
const thread = new URL(`./lab-thread${ending}`, import.meta.url);

/** Where the sources run as they are, the thread first learns to read them (Node 20 hands no loader on). */
const fromSources = `import("tsx/esm/api").then(({ register }) => {
  register();
  return import(${JSON.stringify(thread.href)});
})`;

function startThread(options: WorkerOptions): Worker {
  if (ending === ".ts") return new Worker(fromSources, { ...options, eval: true });
  return new Worker(thread, options);
}

const most = { seconds: 120, megabytes: 512 };

/** Two lanes: a check or a back-test that takes long holds up nobody who is writing. */
const lanes = { long: nobody(), quick: nobody() };

function nobody(): { last: Promise<unknown>; waiting: number } {
  return { last: Promise.resolve(), waiting: 0 };
}

function laneOf({ kind }: LabWork) {
  return kind === "diff" || kind === "draft" ? lanes.quick : lanes.long;
}

/** Has the work done after what was asked before it in its lane. */
export function inLab(
  work: LabWork,
  { signal, tell = () => undefined }: { readonly signal: AbortSignal; readonly tell?: Tell },
): Promise<Result<unknown, string>> {
  const lane = laneOf(work);
  if (lane.waiting > 0) tell({ what: "waiting for other work to end", done: 0, total: 1 });
  lane.waiting += 1;
  const turn = lane.last.then(() =>
    signal.aborted ? fail("nobody waits for it") : run(work, signal, tell),
  );
  // Whoever asked is told of a failure; the next begins all the same.
  lane.last = turn.catch(() => undefined).finally(() => (lane.waiting -= 1));
  return turn;
}

export type LabProgress = Progress;
type Tell = (progress: LabProgress) => void;

function run(work: LabWork, signal: AbortSignal, tell: Tell): Promise<Result<unknown, string>> {
  return new Promise((resolve, reject) => {
    const resourceLimits = { maxOldGenerationSizeMb: most.megabytes };
    const worker = startThread({ workerData: work, resourceLimits });
    const end = (result: Result<unknown, string>) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      resolve(result);
      void worker.terminate();
    };
    const stop = () => end(fail("nobody waits for it"));
    const timer = setTimeout(
      () => end(fail(`it takes more than ${most.seconds} seconds; try a smaller policy`)),
      most.seconds * 1000,
    );
    signal.addEventListener("abort", stop, { once: true });
    worker.on("message", (said: LabSaid) => {
      if (said.kind === "progress") tell(said.progress);
      else end(said.result);
    });
    worker.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
