/**
 * Running long work of the lab: in one go with a word on each new part of it, or in
 * turns with whatever else the process has to do, until it is done or stopped.
 */
import type { Progress, Work } from "../lab/steps-of-work.ts";

/** To the end; each thing that it begins to do is told once. */
export function runTelling<Value>(work: Work<Value>, tell: (words: string) => void): Value {
  let said = "";
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (step.value.what !== said) tell(step.value.what);
    said = step.value.what;
  }
}

/** To the end, told of each new thing that it begins to do and of each hundredth of the way. */
export function runShowing<Value>(work: Work<Value>, tell: (progress: Progress) => void): Value {
  let [said, at] = ["", -1];
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    const { what, done, total } = step.value;
    const hundredth = Math.floor((100 * done) / Math.max(1, total));
    if (what !== said || hundredth !== at) tell(step.value);
    [said, at] = [what, hundredth];
  }
}

export type Ended<Value> =
  | { readonly kind: "done"; readonly value: Value }
  | { readonly kind: "stopped" };

/** Lets the process do other things between the steps; what was stopped has changed nothing. */
export async function runInTurns<Value>(
  work: Work<Value>,
  {
    progress = () => undefined,
    stop,
  }: { readonly progress?: (progress: Progress) => void; readonly stop?: AbortSignal } = {},
): Promise<Ended<Value>> {
  for (;;) {
    if (stop?.aborted === true) return { kind: "stopped" };
    const step = work.next();
    if (step.done === true) return { kind: "done", value: step.value };
    progress(step.value);
    await new Promise((turn) => setImmediate(turn));
  }
}
