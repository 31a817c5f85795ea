/**
 * Three-valued answers, after Kleene's strong logic.
 *
 * Two trios with one shape: a question about a date is answered `Truth`, a
 * condition is `Met`. What the record does not settle is the middle value, which
 * is never taken for a no.
 */

/** From least to most true: `and3` takes the least of two, `or3` the most. */
export const truths = ["no", "possible", "yes"] as const;
export type Truth = (typeof truths)[number];

/** From least to most true, as `truths`. */
export const mets = ["no", "undecided", "yes"] as const;
export type Met = (typeof mets)[number];

export function and3(a: Truth, b: Truth): Truth {
  if (a === "no" || b === "no") return "no";
  return a === "yes" && b === "yes" ? "yes" : "possible";
}

export function or3(a: Truth, b: Truth): Truth {
  if (a === "yes" || b === "yes") return "yes";
  return a === "no" && b === "no" ? "no" : "possible";
}

export function not3(truth: Truth): Truth {
  if (truth === "possible") return "possible";
  return truth === "yes" ? "no" : "yes";
}

/** Whether all hold; of no conditions at all, yes. */
export function all3(list: readonly Met[]): Met {
  if (list.includes("no")) return "no";
  return list.includes("undecided") ? "undecided" : "yes";
}

/** Whether any holds; of no conditions at all, no. */
export function any3(list: readonly Met[]): Met {
  if (list.includes("yes")) return "yes";
  return list.includes("undecided") ? "undecided" : "no";
}

export function not(met: Met): Met {
  if (met === "undecided") return "undecided";
  return met === "yes" ? "no" : "yes";
}

/** A date that possibly fits leaves its condition undecided. */
export function metOf(truth: Truth): Met {
  return truth === "possible" ? "undecided" : truth;
}
