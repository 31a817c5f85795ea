/**
 * Whether a move counts as a concession for a gate.
 *
 * A move counts when it has happened, came with the standing asked for, is not
 * taken back, and a competent authority has found it to be at least so much.
 * Where assessors put it that high and nobody has yet determined it, the matter
 * is undecided: it is not taken for a no (C1).
 */
import { byWhen, hadHappened } from "./book.ts";
import { standingOf } from "./channel.ts";
import { addMonths } from "./day.ts";
import type { EntryOf } from "./entry.ts";
import type { Condition } from "./gate-policy.ts";
import type { EntryId, IssueId } from "./id.ts";
import { atLeast, type Significance, significances } from "./move.ts";
import { holdsAny } from "./office.ts";
import { officesOf, type Setup } from "./setup.ts";
import { all3, type Met, metOf } from "./truth.ts";
import type { Evidence, Reason } from "./verdict.ts";
import { wasWithin } from "./when.ts";

type Sought = Extract<Condition, { readonly kind: "determined concession" }>;

export type MoveFinding = { readonly met: Met; readonly evidence: readonly Evidence[] };

type Test = { readonly met: Met; readonly reason: Reason; readonly records: readonly EntryId[] };

/** The moves of the other side on these issues that may have happened by the day asked about. */
export function movesOfCounterpart(
  issues: readonly IssueId[],
  { book, asOf }: Setup,
): readonly EntryOf<"move">[] {
  return issues
    .flatMap((issue) => book.movesOn.get(issue) ?? [])
    .filter((move) => book.parties.get(move.by)?.partyKind === "counterpart")
    .filter((move) => hadHappened(move, asOf) !== "no")
    .sort(byWhen);
}

export function findConcession(move: EntryOf<"move">, sought: Sought, setup: Setup): MoveFinding {
  const tests = [
    retraction(move, setup),
    standing(move, sought, setup),
    determined(move, sought, setup),
    timing(move, sought.withinMonths, setup),
  ];
  const met = all3(tests.map((test) => test.met));
  const worst = tests.find((test) => test.met === met) ?? tests[0];
  const records = tests.filter((test) => test.met === met).flatMap((test) => test.records);
  const reason: Reason = met === "yes" ? "meets" : (worst?.reason ?? "not determined");
  return { met, evidence: evidenceOf(met, reason, [move.id, ...records]) };
}

/** The highest that any assessor put a move; undefined where nobody assessed it. */
export function highestAssessment(
  move: EntryOf<"move">,
  { book, asOf }: Setup,
): Significance | undefined {
  const found = (book.assessmentsOf.get(move.id) ?? [])
    .filter((assessment) => hadHappened(assessment, asOf) !== "no")
    .map((assessment) => significances.indexOf(assessment.significance));
  return found.length === 0 ? undefined : significances[Math.max(...found)];
}

export function evidenceOf(
  met: Met,
  reason: Reason,
  entries: readonly EntryId[],
): readonly Evidence[] {
  const bears = ({ yes: "meets", no: "fails", undecided: "undecided" } as const)[met];
  return [...new Set(entries)].map((entry) => ({ entry, bears, reason }));
}

/** Whether a finding came from an office, or its holder on that day, that the policy names. */
export function isCompetent(
  finding: EntryOf<"determination">,
  by: readonly string[],
  setup: Setup,
): boolean {
  const day = finding.when?.to ?? finding.when?.from ?? setup.asOf;
  return holdsAny(setup.book, finding.by, officesOf(setup.policy, by), day) === "yes";
}

function retraction(move: EntryOf<"move">, { book, asOf }: Setup): Test {
  const back = book.retractionsOf.get(move.id) ?? [];
  const sure = back.filter((one) => hadHappened(one, asOf) === "yes");
  const unsure = back.filter((one) => hadHappened(one, asOf) === "undecided");
  if (sure.length > 0) return { met: "no", reason: "retracted", records: ids(sure) };
  if (unsure.length > 0)
    return { met: "undecided", reason: "date undecided", records: ids(unsure) };
  return { met: "yes", reason: "meets", records: [] };
}

function standing(move: EntryOf<"move">, sought: Sought, setup: Setup): Test {
  const found = standingOf(move, setup);
  const { records } = found;
  if (found.standing === undefined) {
    return { met: "undecided", reason: "standing undecided", records };
  }
  if (sought.standing.includes(found.standing)) return { met: "yes", reason: "meets", records };
  const disowned = found.standing === "disowned";
  return { met: "no", reason: disowned ? "disowned" : "outside the channel", records };
}

function determined(move: EntryOf<"move">, sought: Sought, setup: Setup): Test {
  const findings = (setup.book.concessionFindings.get(move.id) ?? [])
    .filter((finding) => hadHappened(finding, setup.asOf) !== "no")
    .sort(byWhen);
  const competent = findings.filter((finding) => isCompetent(finding, sought.by, setup));
  const last = competent.at(-1);
  if (last === undefined) return undetermined(move, sought, { findings, setup });
  if (conflicting(competent, last)) {
    return { met: "undecided", reason: "conflicting determinations", records: ids(competent) };
  }
  if (hadHappened(last, setup.asOf) === "undecided") {
    return { met: "undecided", reason: "date undecided", records: [last.id] };
  }
  const enough = last.on.kind === "concession" && atLeast(last.on.significance, sought.atLeast);
  if (last.finding === "yes" && enough) return { met: "yes", reason: "meets", records: [last.id] };
  const reason: Reason =
    last.finding === "no" ? "found not to be a concession" : "below the least significance";
  return { met: "no", reason, records: [last.id] };
}

function undetermined(
  move: EntryOf<"move">,
  sought: Sought,
  {
    findings,
    setup,
  }: { readonly findings: readonly EntryOf<"determination">[]; readonly setup: Setup },
): Test {
  const assessed = highestAssessment(move, setup);
  const high = assessed !== undefined && atLeast(assessed, sought.atLeast);
  const assessments = ids(setup.book.assessmentsOf.get(move.id) ?? []);
  if (high) return { met: "undecided", reason: "not determined", records: assessments };
  if (findings.length > 0) {
    return { met: "no", reason: "not by a competent authority", records: ids(findings) };
  }
  const reason: Reason = assessed === undefined ? "not determined" : "below the least significance";
  return { met: "no", reason, records: assessments };
}

/** Two competent findings of the same date that say opposite things settle nothing. */
function conflicting(
  competent: readonly EntryOf<"determination">[],
  last: EntryOf<"determination">,
): boolean {
  return competent.some(
    (finding) => finding.finding !== last.finding && finding.when?.text === last.when?.text,
  );
}

function timing(move: EntryOf<"move">, months: number | undefined, setup: Setup): Test {
  const { asOf } = setup;
  const happened = hadHappened(move, asOf);
  if (happened === "undecided") return { met: happened, reason: "date undecided", records: [] };
  if (months === undefined || move.when === undefined) {
    return { met: happened, reason: "meets", records: [] };
  }
  const recent = metOf(wasWithin(move.when, addMonths(asOf, -months), asOf));
  const reason: Reason = recent === "undecided" ? "date undecided" : "too long ago";
  return { met: recent, reason, records: [] };
}

function ids(entries: readonly { readonly id: EntryId }[]): readonly EntryId[] {
  return entries.map((entry) => entry.id);
}
