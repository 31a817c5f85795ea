/**
 * Posture: overall and by issue, with the state of each issue and what a change at
 * the top of the other side re-opens.
 */
import type { StateFinding } from "../core/issue-state.ts";
import { stateOf } from "../core/issue-state.ts";
import {
  type LeadershipChange,
  leadershipChanges,
  type PostureFinding,
  postureOn,
  posturesByIssue,
} from "../core/posture.ts";
import { ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import { issueNamed } from "./naming.ts";
import type { DeskProblem } from "./problem.ts";

export type PostureOn = {
  readonly overall: PostureFinding;
  readonly issues: readonly { readonly posture: PostureFinding; readonly state: StateFinding }[];
  readonly changes: readonly LeadershipChange[];
};

/** On each outstanding issue, or on one. */
export function postureOnRecord(
  only: string | undefined,
  setup: Setup,
): Result<PostureOn, DeskProblem> {
  const issue = only === undefined ? ok(undefined) : issueNamed(only, setup);
  if (!issue.ok) return issue;
  const findings =
    issue.value === undefined
      ? posturesByIssue(setup)
      : [postureOn({ kind: "issue", issue: issue.value }, setup)];
  return ok({
    overall: postureOn({ kind: "relationship" }, setup),
    issues: findings.flatMap((posture) =>
      posture.subject.kind === "issue"
        ? [{ posture, state: stateOf(posture.subject.issue, setup) }]
        : [],
    ),
    changes: leadershipChanges(setup),
  });
}
