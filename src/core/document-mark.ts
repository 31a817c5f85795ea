/**
 * The banner of a paper from the marks of its portions.
 *
 * Stricter than `rollUp`, which has to answer whatever it is given: every portion is
 * marked and by the rules, and a banner that was asked for is neither below them nor,
 * without a reason, above them.
 */
import type { Mark } from "./mark.ts";
import { checkMark, isRemark, type MarkProblem, sayMarkProblem } from "./mark-check.ts";
import { rollUp } from "./mark-join.ts";
import { dominates } from "./mark-needs.ts";
import { fail, ok, type Result } from "./result.ts";
import type { Scheme } from "./scheme.ts";

export type Portion = {
  /** Absent where the portion bears none. */
  readonly mark?: Mark;
  /** The mark is that of something elsewhere which the portion describes. */
  readonly isRemote?: boolean;
};

export type Paper = {
  readonly portions: readonly Portion[];
  /** Captions that the paper bears as a whole. */
  readonly captions?: readonly string[];
  readonly requested?: Mark;
  /** Why the whole is higher than all its parts: what they give away together. */
  readonly compilationReason?: string;
};

export type BannerProblem =
  | { readonly kind: "unmarked"; readonly portion: number }
  | { readonly kind: "wrong mark"; readonly portion: number; readonly problem: MarkProblem }
  | { readonly kind: "below a portion" }
  | { readonly kind: "above every portion" };

export function bannerFor(scheme: Scheme, paper: Paper): Result<Mark, readonly BannerProblem[]> {
  const problems = paper.portions.flatMap((portion, at) => portionProblems(scheme, portion, at));
  if (problems.length > 0) return fail(problems);
  const marks = paper.portions.flatMap(({ mark, isRemote }) =>
    mark === undefined || isRemote === true ? [] : [mark],
  );
  const lowest = scheme.levels[0]?.id ?? "";
  const whole = { level: lowest, captions: paper.captions ?? [] };
  const joined = rollUp(scheme, [...marks, whole]);
  const { requested, compilationReason = "" } = paper;
  if (requested === undefined) return ok(joined);
  if (!dominates(scheme, requested, joined)) return fail([{ kind: "below a portion" }]);
  const isHigher = !dominates(scheme, joined, requested);
  if (isHigher && compilationReason.trim() === "") return fail([{ kind: "above every portion" }]);
  return ok(rollUp(scheme, [requested]));
}

function portionProblems(scheme: Scheme, { mark }: Portion, at: number): readonly BannerProblem[] {
  if (mark === undefined) return [{ kind: "unmarked", portion: at }];
  return checkMark(scheme, mark, "roll-up")
    .filter((problem) => !isRemark(problem))
    .map((problem) => ({ kind: "wrong mark", portion: at, problem }));
}

export function sayBannerProblem(problem: BannerProblem): string {
  switch (problem.kind) {
    case "unmarked":
      return `portion ${problem.portion + 1}: every portion must be marked`;
    case "wrong mark":
      return `portion ${problem.portion + 1}: ${sayMarkProblem(problem.problem)}`;
    case "below a portion":
      return "the banner is below a portion";
    case "above every portion":
      return "a banner above every portion needs a compilation reason";
  }
}
