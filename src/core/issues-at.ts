/**
 * Counting issues at a state: a number of them, over a number of baskets, by a route.
 *
 * Number, spread, nearness and route are each a condition of their own (E32). An
 * issue is at a state when a competent authority has determined it so; it came by
 * a gate's route when a contact on it was held that the gate guarded, while the
 * gate was open.
 */
import { allOf, byWhen, hadHappened } from "./book.ts";
import { evidenceOf, isCompetent } from "./concession.ts";
import { decide } from "./deciding.ts";
import type { EntryOf } from "./entry.ts";
import type { Condition } from "./gate-policy.ts";
import type { EntryId, GateId, IssueId } from "./id.ts";
import { issueStates } from "./issue.ts";
import { eachCase, planOf, possibleAttributes } from "./request.ts";
import { onDay, type Setup } from "./setup.ts";
import { all3, any3, type Met } from "./truth.ts";
import type { ConditionFinding, Count, Evidence, Reason } from "./verdict.ts";

type Sought = Extract<Condition, { readonly kind: "issues at" }>;
type IssueFinding = {
  readonly issue: IssueId;
  readonly met: Met;
  /** Whether it is at the state, whatever way it came there. */
  readonly reached: Met;
  readonly evidence: readonly Evidence[];
};

export function countIssues(
  sought: Sought,
  issues: readonly IssueId[],
  setup: Setup,
): Pick<ConditionFinding, "met" | "evidence" | "count" | "countByAnyRoute"> {
  const found = issues.map((issue) => findIssue(issue, sought, setup));
  const sure = found.filter((one) => one.met === "yes");
  const perhaps = found.filter((one) => one.met !== "no");
  const enough = (some: readonly IssueFinding[]) =>
    some.length >= sought.issues && basketsOf(some, setup) >= sought.baskets;
  const met: Met = enough(sure) ? "yes" : enough(perhaps) ? "undecided" : "no";
  return {
    met,
    evidence: found.flatMap((one) => one.evidence),
    count: countOf(sure, setup),
    ...(sought.route === undefined
      ? {}
      : {
          countByAnyRoute: countOf(
            found.filter((one) => one.reached === "yes"),
            setup,
          ),
        }),
  };
}

function findIssue(issue: IssueId, sought: Sought, setup: Setup): IssueFinding {
  const finding = stateFinding(issue, sought, setup);
  if (finding === undefined) return { issue, met: "no", reached: "no", evidence: [] };
  const reached = reaches(finding, sought, setup);
  const route = sought.route === undefined ? undefined : routeOf(issue, sought.route, setup);
  const met = all3([reached, ...(route === undefined ? [] : [route.met])]);
  const reason: Reason = reasonOf(reached, route?.met);
  const evidence = evidenceOf(met, reason, [finding.id, ...(route?.records ?? [])]);
  return { issue, met, reached, evidence };
}

function reasonOf(reached: Met, route: Met | undefined): Reason {
  if (reached === "undecided") return "date undecided";
  if (reached === "yes" && route === "no") return "not by the required route";
  if (reached === "yes" && route === "undecided") return "route undecided";
  return "state determined";
}

/** The last word of a competent authority on the state of an issue. */
function stateFinding(
  issue: IssueId,
  sought: Sought,
  setup: Setup,
): EntryOf<"determination"> | undefined {
  return allOf(setup.book, "determination")
    .filter((finding) => finding.on.kind === "issue state" && finding.on.issue === issue)
    .filter((finding) => hadHappened(finding, setup.asOf) !== "no")
    .filter((finding) => isCompetent(finding, sought.by, setup))
    .sort(byWhen)
    .at(-1);
}

function reaches(finding: EntryOf<"determination">, sought: Sought, setup: Setup): Met {
  if (finding.on.kind !== "issue state" || finding.finding === "no") return "no";
  const far = issueStates.indexOf(finding.on.state) >= issueStates.indexOf(sought.state);
  return far ? hadHappened(finding, setup.asOf) : "no";
}

function routeOf(
  issue: IssueId,
  gate: GateId,
  setup: Setup,
): { readonly met: Met; readonly records: readonly EntryId[] } {
  const found = (setup.book.contactsOn.get(issue) ?? [])
    .filter((contact) => hadHappened(contact, setup.asOf) !== "no")
    .map((contact) => ({ contact, met: passed(contact, { issue, gate }, setup) }))
    .filter((one) => one.met !== "no");
  return {
    met: any3(found.map((one) => one.met)),
    records: found.map((one) => one.contact.id),
  };
}

/** Whether a contact on the issue was one that the gate guards, held while it was open. */
function passed(
  contact: EntryOf<"contact">,
  through: { readonly issue: IssueId; readonly gate: GateId },
  setup: Setup,
): Met {
  const then = onDay(setup, contact.when?.to ?? setup.asOf);
  const cases = eachCase(
    possibleAttributes(planOf(contact), through.issue, then),
    setup.policy.ladder,
  );
  const guarded = cases.map((one) => {
    const { kind, rules } = decide(setup.table, one);
    if (kind !== "gate") return false;
    return rules.some(
      (rule) => rule.effect.kind === "gate" && rule.effect.gates.includes(through.gate),
    );
  });
  if (!guarded.includes(true)) return "no";
  const { state } = then.findGate(through.gate, { kind: "issue", issue: through.issue }, then);
  const open = ({ open: "yes", shut: "no", undecided: "undecided" } as const)[state];
  return all3([
    open,
    guarded.includes(false) ? "undecided" : "yes",
    hadHappened(contact, setup.asOf),
  ]);
}

function countOf(found: readonly IssueFinding[], setup: Setup): Count {
  return { issues: found.length, baskets: basketsOf(found, setup) };
}

function basketsOf(found: readonly IssueFinding[], { book }: Setup): number {
  return new Set(found.map((one) => book.issues.get(one.issue)?.basket)).size;
}
