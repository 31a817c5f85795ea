/**
 * Conditions: what a policy may ask of a record, and whether the record shows it.
 *
 * Each is met, unmet or undecided, with the records that make it so.
 */
import { allOf, type Book, byWhen, compareText, hadHappened, wasRecent } from "./book.ts";
import { evidenceOf, findConcession, movesOfCounterpart, wasAssessed } from "./concession.ts";
import type { Day } from "./day.ts";
import type { EntryOf } from "./entry.ts";
import type { Condition, Gate } from "./gate-policy.ts";
import type { IssueId } from "./id.ts";
import { countIssues } from "./issues-at.ts";
import { findDetermination } from "./named-finding.ts";
import { planOf, sidesOf } from "./request.ts";
import type { Setup } from "./setup.ts";
import { agreed, onItsDays } from "./then.ts";
import { all3, any3, type Met, not } from "./truth.ts";
import type { ConditionFinding, Evidence, Subject } from "./verdict.ts";

/** Whether a condition holds of a subject; outside a gate, a posture's conditions are read the same way. */
export function evaluate(
  condition: Condition,
  subject: Subject,
  context: { readonly gate?: Gate; readonly setup: Setup },
): ConditionFinding {
  const parts = partsOf(condition).map((part) => evaluate(part, subject, context));
  return { condition, subject, parts, ...read(condition, { subject, parts, ...context }) };
}

type Reading = Pick<ConditionFinding, "met" | "evidence" | "count" | "countByAnyRoute">;

function read(
  condition: Condition,
  context: {
    readonly subject: Subject;
    readonly parts: readonly ConditionFinding[];
    readonly gate?: Gate;
    readonly setup: Setup;
  },
): Reading {
  const { setup, subject } = context;
  const mets = context.parts.map((part) => part.met);
  const issues = issuesUnder(subject, context);
  switch (condition.kind) {
    case "all":
      return { met: all3(mets), evidence: [] };
    case "any":
      return { met: any3(mets), evidence: [] };
    case "not":
      return { met: not(mets[0] ?? "undecided"), evidence: [] };
    case "determined concession":
      return join(
        movesOfCounterpart(issues, setup).map((move) => findConcession(move, condition, setup)),
      );
    case "move assessed":
      return assessed(condition, issues, setup);
    case "issues at":
      return countIssues(condition, issues, setup);
    case "contact held":
      return contactHeld(condition, subject, { issues, setup });
    case "determination":
      return findDetermination(condition, subject, setup);
    case "event":
      return eventHappened(condition, subject, setup);
    case "date":
      return { met: onDate(condition, setup.asOf), evidence: [] };
    case "gate open": {
      const gate = setup.findGate(condition.gate, subject, setup);
      const met = ({ open: "yes", shut: "no", undecided: "undecided" } as const)[gate.state];
      return { met, evidence: evidenceUnder(gate.opens) };
    }
  }
}

function partsOf(condition: Condition): readonly Condition[] {
  if (condition.kind === "all" || condition.kind === "any") return condition.of;
  return condition.kind === "not" ? [condition.of] : [];
}

function join(
  findings: readonly { readonly met: Met; readonly evidence: readonly Evidence[] }[],
): Reading {
  return {
    met: any3(findings.map((finding) => finding.met)),
    evidence: findings.flatMap((finding) => finding.evidence),
  };
}

function assessed(
  condition: Extract<Condition, { readonly kind: "move assessed" }>,
  issues: readonly IssueId[],
  setup: Setup,
): Reading {
  const found = movesOfCounterpart(issues, setup).map((move) => {
    const enough = wasAssessed(move, condition.atLeast, setup);
    const recent = wasRecent(move, condition.withinMonths, setup.asOf);
    const met = all3([enough, recent]);
    const failed = enough === "no" ? "below the least significance" : "too long ago";
    const reason = ({ yes: "meets", undecided: "date undecided", no: failed } as const)[met];
    return { met, evidence: evidenceOf(met, reason, [move.id]) };
  });
  return join(found);
}

function contactHeld(
  condition: Extract<Condition, { readonly kind: "contact held" }>,
  subject: Subject,
  { issues, setup }: { readonly issues: readonly IssueId[]; readonly setup: Setup },
): Reading {
  const found = allOf(setup.book, "contact")
    .filter((contact) => contact.across === "counterpart")
    .filter((contact) => hadHappened(contact, setup.asOf) !== "no")
    .filter(
      (contact) =>
        subject.kind === "relationship" || contact.issues.some((issue) => issues.includes(issue)),
    )
    .sort(byWhen)
    .map((contact) => {
      const met = all3([
        fits(contact, condition, setup),
        wasRecent(contact, condition.withinMonths, setup.asOf),
        hadHappened(contact, setup.asOf),
      ]);
      return { met, evidence: met === "no" ? [] : evidenceOf(met, "held", [contact.id]) };
    });
  return join(found);
}

function fits(
  contact: EntryOf<"contact">,
  condition: Extract<Condition, { readonly kind: "contact held" }>,
  setup: Setup,
): Met {
  if (condition.purposes.length > 0 && !condition.purposes.includes(contact.purpose)) return "no";
  const plan = planOf(contact);
  return agreed(
    onItsDays(contact, setup).map((then) => {
      const sides = sidesOf(plan, then);
      return all3([
        among(sides.ourLevel, condition.ourRungs),
        among(sides.theirLevel, condition.theirRungs),
      ]);
    }),
  );
}

function among(values: readonly string[], wanted: readonly string[]): Met {
  if (wanted.length === 0) return "yes";
  const fitting = values.filter((value) => wanted.includes(value)).length;
  if (fitting === values.length) return "yes";
  return fitting === 0 ? "no" : "undecided";
}

/** An event on an issue counts for that issue, and for whatever is wider than an issue. */
function eventHappened(
  condition: Extract<Condition, { readonly kind: "event" }>,
  subject: Subject,
  { book, asOf }: Setup,
): Reading {
  const found = allOf(book, "event")
    .filter((event) => event.event === condition.event)
    .filter(({ issue }) => issue === undefined || isPartOf(issue, subject, book))
    .sort(byWhen)
    .map((event) => {
      const recent = wasRecent(event, condition.withinMonths, asOf);
      const met = all3([hadHappened(event, asOf), recent]);
      return { met, evidence: met === "no" ? [] : evidenceOf(met, "happened", [event.id]) };
    });
  return join(found);
}

function isPartOf(issue: IssueId, subject: Subject, book: Book): boolean {
  if (subject.kind === "issue") return issue === subject.issue;
  return subject.kind !== "basket" || book.issues.get(issue)?.basket === subject.basket;
}

function onDate(condition: Extract<Condition, { readonly kind: "date" }>, asOf: Day): Met {
  const begun = condition.from === undefined || condition.from <= asOf;
  return begun && (condition.to === undefined || asOf <= condition.to) ? "yes" : "no";
}

function issuesUnder(
  subject: Subject,
  { gate, setup }: { readonly gate?: Gate; readonly setup: Setup },
): readonly IssueId[] {
  if (subject.kind === "issue") return [subject.issue];
  return [...setup.book.issues.values()]
    .filter((issue) => subject.kind !== "basket" || issue.basket === subject.basket)
    .map((issue) => issue.issue)
    .filter((issue) => gate === undefined || speaksOf(gate, issue, setup))
    .sort(compareText);
}

/** The evidence of a condition and of all its parts. */
export function evidenceUnder(finding: ConditionFinding): readonly Evidence[] {
  return [...finding.evidence, ...finding.parts.flatMap(evidenceUnder)];
}

/** Whether a gate concerns an issue at all. */
export function speaksOf(gate: Gate, issue: IssueId, { book }: Setup): boolean {
  const basket = book.issues.get(issue)?.basket;
  const byIssue = gate.issues.length === 0 || gate.issues.includes(issue);
  return (
    byIssue &&
    (gate.baskets.length === 0 || (basket !== undefined && gate.baskets.includes(basket)))
  );
}
