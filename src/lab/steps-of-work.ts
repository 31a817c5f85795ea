/**
 * Long work in steps: a generator that says after each how far it has come, so that
 * whoever runs it can show that, let others in between, and stop.
 */

export type Progress = {
  /** What is being done, as in: `reaching the states of the policy`. */
  readonly what: string;
  readonly done: number;
  /** All there is to do; for a search, the bound that it stays under. */
  readonly total: number;
};

export type Work<Value> = Generator<Progress, Value, void>;

/** To the end, without a pause. */
export function finish<Value>(work: Work<Value>): Value {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
