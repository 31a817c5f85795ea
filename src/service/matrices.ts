/**
 * The matrix of who may speak with whom, on an issue or on any.
 */
import type { Purpose } from "../core/contact.ts";
import { type Matrix, matrixOn } from "../core/matrix.ts";
import { ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import { issueNamed } from "./naming.ts";
import type { DeskProblem } from "./problem.ts";

export function matrixFor(
  about: { readonly issue: string | undefined; readonly purpose: Purpose },
  setup: Setup,
): Result<Matrix, DeskProblem> {
  const issue = about.issue === undefined ? ok(undefined) : issueNamed(about.issue, setup);
  if (!issue.ok) return issue;
  return ok(matrixOn({ issue: issue.value, purpose: about.purpose }, setup));
}
