/** Versions of policies in sentences: how one stands on a day, and what keeps two from standing together. */
import { listed } from "./names.ts";
import type { Policy } from "./policy.ts";

type Problem = { readonly kind: string; readonly [field: string]: unknown };

export function versionProblemText(problem: Problem): string {
  const of = (field: string) => `\`${String(problem[field])}\``;
  const policies = Array.isArray(problem.policies)
    ? listed(problem.policies.map((id) => `\`${String(id)}\``))
    : "";
  switch (problem.kind) {
    case "twice":
      return `${of("policy")} is registered twice; give each version an id of its own`;
    case "dangling":
      return `${of("policy")} takes the place of ${of("supersedes")}, which is not registered; register it or correct \`supersedes\``;
    case "one-sided":
      return `${of("policy")} takes the place of ${of("supersedes")}, but the older has no end or the newer no beginning; write \`to\` and \`from\``;
    case "overlapping":
      return `${of("policy")} takes the place of ${of("supersedes")}, which has not ended by then; write a \`to\` before the other's \`from\``;
    case "two successors":
      return `${policies} each take the place of ${of("policy")}; one version has one successor, so correct \`supersedes\` in all but one`;
    case "circle":
      return `${policies} take one another's place in a circle; correct \`supersedes\` in one of them`;
    default:
      return `${policies} are both in force on ${String(problem.on)}, each by an instrument and for the same offices; end one of them with \`to\``;
  }
}

/** As in: `in force, by the President (directive 75)`. */
export function versionText(standing: string, { authority }: Pick<Policy, "authority">): string {
  const shown =
    authority.instrument === undefined
      ? "a claim: no instrument is on record"
      : authority.instrument;
  return `${standing}, by ${authority.by} (${shown})`;
}
