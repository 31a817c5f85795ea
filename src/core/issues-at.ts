/**
 * Counting issues at a state: a number of them, over a number of baskets, by a route.
 *
 * Number, spread, nearness and route are each a condition of their own (E32). An
 * issue is at a state when a competent authority has determined it so; it came by
 * a gate's route when a contact on it was held that the gate guarded, while the
 * gate was open.
 */
import { allOf, byWhen, hadHappened, wasRecent } from "./book.ts";
import { countsAsFound, evidenceOf, unsettled } from "./concession.ts";
import { decide } from "./deciding.ts";
import type { EntryOf } from "./entry.ts";
import type { Condition } from "./gate-policy.ts";
import type { EntryId, GateId, IssueId } from "./id.ts";
import { issueStates } from "./issue.ts";
import { lastWord } from "./last-word.ts";
import { eachCase, planOf, possibleAttributes } from "./request.ts";
import { officesOf, type Setup } from "./setup.ts";
import { agreed, onItsDays } from "./then.ts";
import { all3, any3, type Met } from "./truth.ts";
import type { ConditionFinding, Count, Evidence, Reason } from "./verdict.ts";
import { earliest, latest, wasBy } from "./when.ts";

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
    some.length >= issuesAsked(sought, issues.length) && basketsOf(some, setup) >= sought.baskets;
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

/** How many issues must be there, of so many that the gate speaks of: of none, one. */
export function issuesAsked({ issues }: Pick<Sought, "issues">, spokenOf: number): number {
  return issues === "all" ? Math.max(1, spokenOf) : issues;
}

function findIssue(issue: IssueId, sought: Sought, setup: Setup): IssueFinding {
  const findings = allOf(setup.book, "determination").filter(
    ({ on }) => on.kind === "issue state" && on.issue === issue,
  );
  const offices = officesOf(setup.policy, sought.by);
  const { last, sure } = lastWord(findings, (one) => countsAsFound(one, offices, setup));
  const reached = last.map((finding) => reaches(finding, sought, setup));
  const state = agreed(sure ? reached : [...reached, "no"]);
  if (state === "no") {
    return { issue, met: "no", reached: "no", evidence: noted(last, sought, setup) };
  }
  const records = last.map(({ id }) => id);
  const route = routeOf(last, { issue, gate: sought.route }, setup);
  const met = all3([state, route.met]);
  const reason = reasonOf(state, route.met) ?? unsettled(last, offices, setup);
  const evidence = evidenceOf(met, reason, [...records, ...route.records]);
  return { issue, met, reached: state, evidence };
}

/** A state determined that falls short, or no longer counts. */
function noted(
  last: readonly EntryOf<"determination">[],
  sought: Sought,
  { asOf }: Setup,
): readonly Evidence[] {
  return last.flatMap((finding) => {
    const late = wasRecent(finding, sought.withinMonths, asOf) === "no";
    return evidenceOf("no", late ? "too long ago" : "short of the state asked for", [finding.id]);
  });
}

function reasonOf(state: Met, route: Met): Reason | undefined {
  if (route === "no") return "not by the required route";
  if (state === "undecided") return undefined;
  return route === "undecided" ? "route undecided" : "state determined";
}

function reaches(finding: EntryOf<"determination">, sought: Sought, setup: Setup): Met {
  if (finding.on.kind !== "issue state" || finding.finding === "no") return "no";
  const far = issueStates.indexOf(finding.on.state) >= issueStates.indexOf(sought.state);
  return far ? wasRecent(finding, sought.withinMonths, setup.asOf) : "no";
}

type Route = { readonly issue: IssueId; readonly gate: GateId | undefined };

/** Whether talks behind the gate were held on the issue before its state was found. */
function routeOf(
  last: readonly EntryOf<"determination">[],
  { issue, gate }: Route,
  setup: Setup,
): { readonly met: Met; readonly records: readonly EntryId[] } {
  if (gate === undefined) return { met: "yes", records: [] };
  const found = [...(setup.book.contactsOn.get(issue) ?? [])]
    .filter((contact) => hadHappened(contact, setup.asOf) !== "no")
    .sort(byWhen)
    .map((contact) => {
      const before = agreed(last.map((finding) => wasNotAfter(contact, finding)));
      const met = before === "no" ? "no" : all3([before, passed(contact, { issue, gate }, setup)]);
      return { contact, met };
    })
    .filter((one) => one.met !== "no");
  return {
    met: any3(found.map((one) => one.met)),
    records: found.map((one) => one.contact.id),
  };
}

/** Talks led to a finding if they were held by the day on which it was made. */
function wasNotAfter(contact: EntryOf<"contact">, finding: EntryOf<"determination">): Met {
  if (contact.when === undefined || finding.when === undefined) return "undecided";
  const [first, last] = [earliest(finding.when), latest(finding.when)];
  if (first !== undefined && wasBy(contact.when, first) === "yes") return "yes";
  return last !== undefined && wasBy(contact.when, last) === "no" ? "no" : "undecided";
}

/** Whether a contact on the issue was one that the gate guards, held while it was open. */
function passed(
  contact: EntryOf<"contact">,
  through: { readonly issue: IssueId; readonly gate: GateId },
  setup: Setup,
): Met {
  const met = agreed(
    onItsDays(contact, setup, "every turn").map((then) => passedThen(contact, through, then)),
  );
  return all3([met, hadHappened(contact, setup.asOf)]);
}

function passedThen(
  contact: EntryOf<"contact">,
  { issue, gate }: { readonly issue: IssueId; readonly gate: GateId },
  then: Setup,
): Met {
  const cases = eachCase(possibleAttributes(planOf(contact), issue, then), then.policy.ladder);
  const guarded = cases.map((one) => {
    const { kind, rules } = decide(then.table, one);
    if (kind !== "gate") return false;
    return rules.some((rule) => rule.effect.kind === "gate" && rule.effect.gates.includes(gate));
  });
  if (!guarded.includes(true)) return "no";
  const { state } = then.findGate(gate, { kind: "issue", issue }, then);
  const open = ({ open: "yes", shut: "no", undecided: "undecided" } as const)[state];
  return all3([open, guarded.includes(false) ? "undecided" : "yes"]);
}

function countOf(found: readonly IssueFinding[], setup: Setup): Count {
  return { issues: found.length, baskets: basketsOf(found, setup) };
}

function basketsOf(found: readonly IssueFinding[], { book }: Setup): number {
  return new Set(found.map((one) => book.issues.get(one.issue)?.basket)).size;
}
