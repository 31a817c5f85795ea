/**
 * The gates of a policy, on everything that each can be asked about.
 */
import { findGate, subjectsOf } from "../core/gate.ts";
import type { IssueId } from "../core/id.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import type { GateFinding, Subject } from "../core/verdict.ts";
import { issueNamed, nearestFew } from "./naming.ts";
import type { DeskProblem } from "./problem.ts";

/** In the policy's own order; all of them, or one, or those that bear on an issue. */
export function gatesOn(
  only: { readonly gate: string | undefined; readonly issue: string | undefined },
  setup: Setup,
): Result<readonly GateFinding[], DeskProblem> {
  const { gates } = setup.policy;
  const { gate } = only;
  if (gate !== undefined && !gates.some(({ id }) => id === gate)) {
    const ids = gates.map(({ id }) => id);
    const close = nearestFew(gate, ids);
    return fail({
      kind: "unknown name",
      what: "gate",
      given: gate,
      near: close.length > 0 ? close : ids,
    });
  }
  const issue = only.issue === undefined ? ok(undefined) : issueNamed(only.issue, setup);
  if (!issue.ok) return issue;
  const found = gates
    .filter(({ id }) => gate === undefined || id === gate)
    .flatMap((one) =>
      subjectsOf(one, setup)
        .filter((subject) => concerns(subject, issue.value, setup))
        .map((subject) => findGate(one.id, subject, setup)),
    );
  return ok(found);
}

function concerns(subject: Subject, issue: IssueId | undefined, { book }: Setup): boolean {
  if (issue === undefined || subject.kind === "relationship") return true;
  if (subject.kind === "issue") return subject.issue === issue;
  return subject.kind === "basket" && book.issues.get(issue)?.basket === subject.basket;
}
