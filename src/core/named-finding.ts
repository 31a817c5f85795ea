/**
 * A finding that a policy asks for by name, such as *sufficient progress*, or an
 * authority's own determination that a gate is open.
 */
import { allOf, wasRecent } from "./book.ts";
import { countsAsFound, evidenceOf, unsettled } from "./concession.ts";
import type { EntryOf } from "./entry.ts";
import type { Condition } from "./gate-policy.ts";
import { lastWord } from "./last-word.ts";
import type { Setup } from "./setup.ts";
import { agreed } from "./then.ts";
import type { Met } from "./truth.ts";
import type { ConditionFinding, Reason, Subject } from "./verdict.ts";

type Sought = Extract<Condition, { readonly kind: "determination" }>;

/** The last competent word counts: a later finding of no takes back an earlier yes. */
export function findDetermination(
  sought: Sought,
  subject: Subject,
  setup: Setup,
): Pick<ConditionFinding, "met" | "evidence"> {
  const { name, by, withinMonths } = sought;
  const findings = allOf(setup.book, "determination").filter((one) => speaksTo(one, name, subject));
  const { last, sure } = lastWord(findings, (one) => countsAsFound(one, by, setup));
  const mets = last.map((finding) =>
    finding.finding === "yes" ? wasRecent(finding, withinMonths, setup.asOf) : "no",
  );
  const met = agreed(sure ? mets : [...mets, "no"]);
  return {
    met,
    evidence: evidenceOf(
      met,
      reasonOf(met, last, sought, setup),
      last.map(({ id }) => id),
    ),
  };
}

function reasonOf(
  met: Met,
  last: readonly EntryOf<"determination">[],
  { by }: Sought,
  setup: Setup,
): Reason {
  if (met === "yes") return "meets";
  if (met === "undecided") return unsettled(last, by, setup);
  return last.some(({ finding }) => finding === "yes") ? "too long ago" : "found not to be so";
}

function speaksTo(finding: EntryOf<"determination">, name: string, subject: Subject): boolean {
  const { on } = finding;
  const named =
    (on.kind === "finding" && on.name === name) || (on.kind === "gate" && on.gate === name);
  if (!named) return false;
  const issue = on.kind === "finding" || on.kind === "gate" ? on.issue : undefined;
  if (issue === undefined || subject.kind === "any issue") return true;
  return subject.kind === "issue" && subject.issue === issue;
}
