/** The states that can be reached, breadth first, and the shortest way to each. */
import { fail, ok, type Result } from "../core/result.ts";
import type { Model } from "./model.ts";
import { type State, startOf } from "./states.ts";
import { movesOf, type Reading, type Step, stepsFrom } from "./steps.ts";

export type Reached = {
  readonly state: State;
  readonly depth: number;
  readonly from: Reached | undefined;
  readonly step: Step | undefined;
};

export type Search = {
  readonly states: readonly Reached[];
  /** Whether nothing further can be reached; otherwise the bound on steps cut the search. */
  readonly exhausted: boolean;
};

export type TooManyStates = { readonly kind: "too many reachable"; readonly bound: number };

/** Stops at the first state that is wanted, where one is sought. */
export function searchAll(
  model: Model,
  reading: Reading,
  wanted: (state: State) => boolean = () => false,
): Result<Search, TooManyStates> {
  const { bounds } = model;
  const moves = movesOf(model, reading);
  const start: Reached = { state: startOf(model), depth: 0, from: undefined, step: undefined };
  const seen = new Set([keyOf(start.state, model)]);
  const states: Reached[] = [start];
  let cut = false;
  for (const reached of states) {
    if (wanted(reached.state))
      return ok({
        states: [...states.filter((one) => one !== reached), reached],
        exhausted: false,
      });
    if (reached.depth === bounds.steps) {
      cut ||= stepsFrom(reached.state, model, moves).some(({ to }) => !seen.has(keyOf(to, model)));
      continue;
    }
    for (const { step, to } of stepsFrom(reached.state, model, moves)) {
      const key = keyOf(to, model);
      if (seen.has(key)) continue;
      if (states.length >= bounds.states)
        return fail({ kind: "too many reachable", bound: bounds.states });
      seen.add(key);
      states.push({ state: to, depth: reached.depth + 1, from: reached, step });
    }
  }
  return ok({ states, exhausted: !cut });
}

/** Issues that are treated alike stand for one another: their bits are put in order. */
function keyOf(state: State, { alike, issues }: Model): string {
  const groups = new Map<number, number[]>();
  for (const [index, first] of alike.entries()) {
    const group = groups.get(first) ?? [];
    group.push(state[index] ?? 0);
    groups.set(first, group);
  }
  const parts = [...groups.values()].map((bits) => bits.sort((a, b) => a - b).join());
  return `${parts.join(";")} ${state[issues.length] ?? 0}`;
}

/** The steps from the start in order, each with the state it leads to. */
export function wayWithStates(
  reached: Reached,
): readonly { readonly step: Step; readonly to: State }[] {
  const steps: { readonly step: Step; readonly to: State }[] = [];
  for (let at: Reached | undefined = reached; at !== undefined; at = at.from) {
    if (at.step !== undefined) steps.unshift({ step: at.step, to: at.state });
  }
  return steps;
}
