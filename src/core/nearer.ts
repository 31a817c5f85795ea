/**
 * Which of several contacts is nearer, and the one in order now that is most like a request.
 */
import { type Candidate, candidates, sought } from "./candidates.ts";
import { mediumOf } from "./contact.ts";
import type { IssueId } from "./id.ts";
import { type Judgment, judge, mayGoAhead } from "./judge.ts";
import { keptBeside } from "./kept.ts";
import type { Plan } from "./proposal.ts";
import { keyOf } from "./request.ts";
import type { Setup } from "./setup.ts";
import { asStep } from "./step.ts";
import { type Step, words } from "./verdict.ts";

export type Judged = { readonly candidate: Candidate; readonly judgment: Judgment };

// In order before conditional, then speech before writing, then the purpose looked for
// first, then opposite numbers, then the order in which the policy names its offices.
export function nearer(a: Judged, b: Judged, purposes = sought): number {
  return (
    words.indexOf(b.judgment.word) - words.indexOf(a.judgment.word) ||
    Number(isWritten(a)) - Number(isWritten(b)) ||
    purposes.indexOf(a.candidate.plan.purpose) - purposes.indexOf(b.candidate.plan.purpose) ||
    a.candidate.disparity - b.candidate.disparity ||
    a.candidate.precedence - b.candidate.precedence
  );
}

function isWritten({ candidate }: Judged): boolean {
  return mediumOf(candidate.plan.mode) === "written";
}

/** A request that no gate would change: the contact most like it that is in order now. */
export function instead(plan: Plan, setup: Setup): Step | undefined {
  const theirs = new Set(plan.theirs.map((someone) => keyOf(someone.who)));
  const ours = new Set(plan.ours.map((someone) => keyOf(someone.who)));
  // The same purpose first, then speech for speech, then the people of theirs, then of ours.
  const unlike = ({ plan: other }: Candidate) =>
    8 * Number(other.purpose !== plan.purpose) +
    4 * Number(mediumOf(other.mode) !== mediumOf(plan.mode)) +
    2 * Number(!other.theirs.every((someone) => theirs.has(keyOf(someone.who)))) +
    Number(!other.ours.every((someone) => ours.has(keyOf(someone.who))));
  const [best] = inOrderNow(plan.issues, setup).toSorted(
    (a, b) => unlike(a.candidate) - unlike(b.candidate) || nearer(a, b),
  );
  return best && asStep(best.candidate, best.judgment, { setup, supplies: "the ask itself" });
}

const keptInOrder = keptBeside<readonly Judged[]>(16);

/** Every contact thought of on these issues that is in order as things stand. */
function inOrderNow(issues: readonly IssueId[], setup: Setup): readonly Judged[] {
  return keptInOrder(setup, JSON.stringify(issues), () =>
    candidates(issues, setup)
      .map((candidate) => ({ candidate, judgment: judge(candidate.plan, setup) }))
      .filter(({ judgment }) => mayGoAhead(judgment.word)),
  );
}
