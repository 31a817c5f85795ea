/**
 * Whether a move counts as a concession for a gate.
 *
 * A move counts when it has happened, came with the standing asked for, is not
 * taken back, and a competent authority has found it to be at least so much.
 * Where assessors put it that high and nobody has yet determined it, the matter
 * is undecided: it is not taken for a no (C1).
 */
import { byWhen, hadHappened, wasRecent } from "./book.ts";
import { standingOf } from "./channel.ts";
import type { EntryOf } from "./entry.ts";
import type { Condition } from "./gate-policy.ts";
import type { EntryId, IssueId, OfficeId } from "./id.ts";
import { lastWord } from "./last-word.ts";
import { atLeast, type Significance, significances } from "./move.ts";
import { holdsAny } from "./office.ts";
import type { Who } from "./party.ts";
import { officesOf, type Setup } from "./setup.ts";
import { agreed, onItsDays } from "./then.ts";
import { all3, any3, type Met, metOf } from "./truth.ts";
import type { Evidence, Reason } from "./verdict.ts";

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

/** The highest that any assessor put a move by the day asked about; undefined where nobody did. */
export function highestAssessment(move: EntryOf<"move">, setup: Setup): Significance | undefined {
  const found = assessmentsOf(move, setup).map(({ significance }) =>
    significances.indexOf(significance),
  );
  return found.length === 0 ? undefined : significances[Math.max(...found)];
}

/** Whether any assessor put a move so high by the day asked about. */
export function wasAssessed(move: EntryOf<"move">, least: Significance, setup: Setup): Met {
  return any3(
    assessmentsOf(move, setup)
      .filter(({ significance }) => atLeast(significance, least))
      .map((assessment) => hadHappened(assessment, setup.asOf)),
  );
}

/** The assessments of a move that may have been made by the day asked about, by date. */
export function assessmentsOf(
  move: EntryOf<"move">,
  { book, asOf }: Setup,
): readonly EntryOf<"assessment">[] {
  return (book.assessmentsOf.get(move.id) ?? [])
    .filter((assessment) => hadHappened(assessment, asOf) !== "no")
    .sort(byWhen);
}

export function evidenceOf(
  met: Met,
  reason: Reason,
  entries: readonly EntryId[],
): readonly Evidence[] {
  const bears = ({ yes: "meets", no: "fails", undecided: "undecided" } as const)[met];
  return [...new Set(entries)].map((entry) => ({ entry, bears, reason }));
}

/**
 * Whether a finding counts by the day asked about: it was made by then, by one of these
 * offices or its holder on the day of the finding.
 */
export function countsAsFound(
  finding: EntryOf<"determination">,
  offices: ReadonlySet<OfficeId>,
  setup: Setup,
): Met {
  const made = madeBy(finding, finding.by, { offices, setup });
  return all3([hadHappened(finding, setup.asOf), made]);
}

/** Whether someone who had a hand in a finding held one of these offices on its day. */
export function madeBy(
  finding: EntryOf<"determination">,
  who: Who,
  { offices, setup }: { readonly offices: ReadonlySet<OfficeId>; readonly setup: Setup },
): Met {
  const held = onItsDays(finding, setup).map(({ asOf }) =>
    metOf(holdsAny(setup.book, who, { offices, day: asOf })),
  );
  return agreed(held);
}

/** Why nothing is settled by findings that may be the last word. */
export function unsettled(
  last: readonly EntryOf<"determination">[],
  offices: ReadonlySet<OfficeId>,
  setup: Setup,
): Reason {
  if (last.some((finding) => hadHappened(finding, setup.asOf) === "undecided")) {
    return "date undecided";
  }
  if (last.some((finding) => countsAsFound(finding, offices, setup) === "undecided")) {
    return "authority undecided";
  }
  return last.length > 1 ? "conflicting determinations" : "date undecided";
}

function retraction(move: EntryOf<"move">, { book, asOf }: Setup): Test {
  const back = [...(book.retractionsOf.get(move.id) ?? [])].sort(byWhen);
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
  const offices = officesOf(setup.policy, sought.by);
  const { last, sure } = lastWord(findings, (one) => countsAsFound(one, offices, setup));
  const tests = last.map((finding) => found(finding, sought));
  if (!sure) tests.push(undetermined(move, sought, { findings, setup }));
  const met = agreed(tests.map((test) => test.met));
  const agreeing = tests.find((test) => test.met === met);
  if (last.length === 0 && agreeing !== undefined) return agreeing;
  const reason = agreeing?.reason ?? unsettled(last, offices, setup);
  return { met, reason, records: ids(last) };
}

/** What a competent finding says of what is sought. */
function found(finding: EntryOf<"determination">, sought: Sought): Test {
  const { on } = finding;
  const enough = on.kind === "concession" && atLeast(on.significance, sought.atLeast);
  const records = [finding.id];
  if (finding.finding === "no") {
    return { met: "no", reason: "found not to be a concession", records };
  }
  if (!enough) return { met: "no", reason: "below the least significance", records };
  return { met: "yes", reason: "meets", records };
}

function undetermined(
  move: EntryOf<"move">,
  sought: Sought,
  {
    findings,
    setup,
  }: { readonly findings: readonly EntryOf<"determination">[]; readonly setup: Setup },
): Test {
  const records = ids(assessmentsOf(move, setup));
  const high = wasAssessed(move, sought.atLeast, setup);
  if (high !== "no") return { met: "undecided", reason: "not determined", records };
  if (findings.length > 0) {
    return { met: "no", reason: "not by a competent authority", records: ids(findings) };
  }
  const reason: Reason = records.length === 0 ? "not determined" : "below the least significance";
  return { met: "no", reason, records };
}

function timing(move: EntryOf<"move">, months: number | undefined, { asOf }: Setup): Test {
  const happened = hadHappened(move, asOf);
  if (happened === "undecided") return { met: happened, reason: "date undecided", records: [] };
  const recent = wasRecent(move, months, asOf);
  const reason: Reason = recent === "no" ? "too long ago" : "date undecided";
  return { met: recent, reason: recent === "yes" ? "meets" : reason, records: [] };
}

function ids(entries: readonly { readonly id: EntryId }[]): readonly EntryId[] {
  return entries.map((entry) => entry.id);
}
