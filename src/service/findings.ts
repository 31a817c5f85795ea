/**
 * Findings: whether the record shows a concession of the kind that the policy's
 * gates wait for, and how far that was searched.
 */
import { findOnRecord } from "../core/finding.ts";
import type { Condition } from "../core/gate-policy.ts";
import type { IssueId } from "../core/id.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import type { Finding } from "../core/verdict.ts";
import { issueNamed } from "./naming.ts";
import type { DeskProblem } from "./problem.ts";

/** On the issues named, or on all that a finding under the policy speaks of. */
export function findingOn(given: readonly string[], setup: Setup): Result<Finding, DeskProblem> {
  const sought = setup.policy.gates.flatMap(({ opens }) => leavesOf(opens)).find(isConcession);
  if (sought === undefined) return fail({ kind: "nothing sought", policy: setup.policy.id });
  const issues: IssueId[] = [];
  for (const name of given) {
    const issue = issueNamed(name, setup);
    if (!issue.ok) return issue;
    const outside = outsideFinding(issue.value, setup);
    if (outside !== undefined) return fail(outside);
    issues.push(issue.value);
  }
  return ok(findOnRecord(sought, setup, issues.length === 0 ? undefined : issues));
}

/** A finding on an issue that it does not speak of would be empty, and read as a no. */
function outsideFinding(issue: IssueId, { book, policy }: Setup): DeskProblem | undefined {
  const basket = book.issues.get(issue)?.basket;
  const { baskets } = policy.finding;
  if (basket === undefined || baskets.includes(basket)) return undefined;
  return { kind: "outside the finding", issue, basket, baskets };
}

function isConcession(
  condition: Condition,
): condition is Extract<Condition, { readonly kind: "determined concession" }> {
  return condition.kind === "determined concession";
}

function leavesOf(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.of.flatMap(leavesOf);
    case "not":
      return leavesOf(condition.of);
    default:
      return [condition];
  }
}
