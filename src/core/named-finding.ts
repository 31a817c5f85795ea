/**
 * A finding that a policy asks for by name, such as *sufficient progress*, or an
 * authority's own determination that a gate is open.
 */
import { allOf, byWhen, hadHappened } from "./book.ts";
import { evidenceOf, isCompetent } from "./concession.ts";
import type { EntryOf } from "./entry.ts";
import type { Condition } from "./gate-policy.ts";
import type { Setup } from "./setup.ts";
import type { ConditionFinding, Subject } from "./verdict.ts";

type Sought = Extract<Condition, { readonly kind: "determination" }>;

/** The last competent word counts: a later finding of no takes back an earlier yes. */
export function findDetermination(
  sought: Sought,
  subject: Subject,
  setup: Setup,
): Pick<ConditionFinding, "met" | "evidence"> {
  const last = allOf(setup.book, "determination")
    .filter((finding) => speaksTo(finding, sought.name, subject))
    .filter((finding) => hadHappened(finding, setup.asOf) !== "no")
    .filter((finding) => isCompetent(finding, sought.by, setup))
    .sort(byWhen)
    .at(-1);
  if (last === undefined) return { met: "no", evidence: [] };
  if (hadHappened(last, setup.asOf) === "undecided") {
    return { met: "undecided", evidence: evidenceOf("undecided", "date undecided", [last.id]) };
  }
  const met = last.finding === "yes" ? "yes" : "no";
  const reason = met === "yes" ? "meets" : "superseded by a later finding";
  return { met, evidence: evidenceOf(met, reason, [last.id]) };
}

function speaksTo(finding: EntryOf<"determination">, name: string, subject: Subject): boolean {
  const { on } = finding;
  const named =
    (on.kind === "finding" && on.name === name) || (on.kind === "gate" && on.gate === name);
  if (!named) return false;
  const issue = on.kind === "finding" || on.kind === "gate" ? on.issue : undefined;
  return issue === undefined || (subject.kind === "issue" && subject.issue === issue);
}
