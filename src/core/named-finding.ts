/**
 * A finding that a policy asks for by name, such as *sufficient progress*, or an
 * authority's own determination that a gate is open.
 *
 * A policy may ask that a yes was recommended by somebody else, and that each who may
 * find has found so: one who has not spoken, or says no, holds it up.
 */
import { allOf, wasRecent } from "./book.ts";
import { countsAsFound, evidenceOf, madeBy, unsettled } from "./concession.ts";
import type { EntryOf } from "./entry.ts";
import type { Condition } from "./gate-policy.ts";
import type { OfficeId } from "./id.ts";
import { lastWord } from "./last-word.ts";
import { officesOf, type Setup } from "./setup.ts";
import { agreed } from "./then.ts";
import { all3, type Met } from "./truth.ts";
import type { ConditionFinding, Evidence, Reason, Subject } from "./verdict.ts";

type Sought = Extract<Condition, { readonly kind: "determination" }>;
type Found = Pick<ConditionFinding, "met" | "evidence">;

/** The last competent word counts: a later finding of no takes back an earlier yes. */
export function findDetermination(sought: Sought, subject: Subject, setup: Setup): Found {
  const findings = allOf(setup.book, "determination").filter((one) =>
    speaksTo(one, sought.name, subject),
  );
  const offices = officesOf(setup.policy, sought.by);
  if (sought.unanimous !== true) return lastFound(findings, offices, { sought, setup });
  const each = [...offices].map((office) =>
    lastFound(findings, new Set([office]), { sought, setup }),
  );
  const met = each.length === 0 ? "no" : all3(each.map((one) => one.met));
  const evidence = each.flatMap((one) => one.evidence);
  if (met === "yes") return { met, evidence };
  // A yes of one does not make it so: it stands there as what is not yet enough.
  return { met, evidence: evidence.map((one) => (one.bears === "meets" ? short(one) : one)) };
}

function short({ entry }: Evidence): Evidence {
  return { entry, bears: "fails", reason: "not by all" };
}

type Asked = { readonly sought: Sought; readonly setup: Setup };

function lastFound(
  findings: readonly EntryOf<"determination">[],
  offices: ReadonlySet<OfficeId>,
  asked: Asked,
): Found {
  const { sought, setup } = asked;
  const { last, sure } = lastWord(findings, (one) => counts(one, offices, asked));
  const mets = last.map((finding) =>
    finding.finding === "yes" ? wasRecent(finding, sought.withinMonths, setup.asOf) : "no",
  );
  const met = agreed(sure ? mets : [...mets, "no"]);
  if (last.length === 0) return { met, evidence: unrecommended(findings, offices, asked) };
  return {
    met,
    evidence: evidenceOf(
      met,
      reasonOf(met, last, asked),
      last.map(({ id }) => id),
    ),
  };
}

/** A yes counts on a recommendation where one is asked for; a no needs none. */
function counts(
  finding: EntryOf<"determination">,
  offices: ReadonlySet<OfficeId>,
  { sought, setup }: Asked,
): Met {
  const made = countsAsFound(finding, offices, setup);
  if (sought.recommendedBy === undefined || finding.finding === "no") return made;
  const { recommendedBy } = finding;
  if (recommendedBy === undefined) return "no";
  const by = officesOf(setup.policy, sought.recommendedBy);
  return all3([made, madeBy(finding, recommendedBy, { offices: by, setup })]);
}

/** Competent findings that count for nothing, since nobody named had recommended them. */
function unrecommended(
  findings: readonly EntryOf<"determination">[],
  offices: ReadonlySet<OfficeId>,
  { sought, setup }: Asked,
): readonly Evidence[] {
  if (sought.recommendedBy === undefined) return [];
  const made = findings.filter((one) => countsAsFound(one, offices, setup) === "yes");
  return evidenceOf(
    "no",
    "not on a recommendation",
    made.map(({ id }) => id),
  );
}

function reasonOf(
  met: Met,
  last: readonly EntryOf<"determination">[],
  { sought, setup }: Asked,
): Reason {
  if (met === "yes") return "meets";
  if (met === "undecided") return unsettled(last, officesOf(setup.policy, sought.by), setup);
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
