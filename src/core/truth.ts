/**
 * Truth with a third value.
 *
 * A question about a date is answered yes, no or possible; a condition on the
 * record is met, unmet or undecided. Undecided is never taken for unmet. The
 * laws are Kleene's strong three-valued logic.
 */

export type Truth = "yes" | "no" | "possible";
export type Met = "yes" | "no" | "undecided";

/** A date that only possibly fits leaves the condition undecided. */
export function metOf(truth: Truth): Met {
  return truth === "possible" ? "undecided" : truth;
}

export function not(met: Met): Met {
  if (met === "undecided") return met;
  return met === "yes" ? "no" : "yes";
}

/** Yes when all are, no when any is not; of nothing, yes. */
export function all3(list: Iterable<Met>): Met {
  let result: Met = "yes";
  for (const met of list) {
    if (met === "no") return "no";
    if (met === "undecided") result = met;
  }
  return result;
}

/** Yes when any is, no when none is; of nothing, no. */
export function any3(list: Iterable<Met>): Met {
  let result: Met = "no";
  for (const met of list) {
    if (met === "yes") return "yes";
    if (met === "undecided") result = met;
  }
  return result;
}
