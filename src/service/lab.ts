/**
 * The workbench beside the server: each piece of work on a thread of its own, one at a time, for
 * so long and no longer, and no longer than somebody waits for it.
 */
import { fileURLToPath } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { fail, type Result } from "../core/result.ts";
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

let last: Promise<unknown> = Promise.resolve();

/** Has the work done after what was asked before it. */
export function inLab(
  work: LabWork,
  { signal, tell = () => undefined }: { readonly signal: AbortSignal; readonly tell?: Tell },
): Promise<Result<unknown, string>> {
  const turn = last.then(() =>
    signal.aborted ? fail("nobody waits for it") : run(work, signal, tell),
  );
  last = turn.catch(() => undefined); // whoever asked is told; the next begins all the same
  return turn;
}

type Tell = (text: string) => void;

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
      if (said.kind === "progress") tell(said.text);
      else end(said.result);
    });
    worker.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
