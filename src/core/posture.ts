/**
 * Posture: hold, explore or proceed, by issue and overall, with its cause.
 *
 * A change at the top of the other side re-opens the assumptions that lean on the
 * one who left and makes a probe due (E14).
 */
import { allOf, byWhen, hadHappened } from "./book.ts";
import { evaluate, evidenceUnder } from "./condition.ts";
import { addMonths } from "./day.ts";
import type { EntryId, IssueId, OfficeId, PersonId } from "./id.ts";
import { rungOf } from "./ladder.ts";
import type { Cite } from "./policy.ts";
import { outstanding } from "./request.ts";
import { groupsNamed, type Setup } from "./setup.ts";
import { any3 } from "./truth.ts";
import type { ConditionFinding, Subject } from "./verdict.ts";
import { type When, wasBefore, wasWithin } from "./when.ts";

export const postures = ["hold", "explore", "proceed"] as const;
export type Posture = (typeof postures)[number];

export type PostureFinding = {
  readonly subject: Subject;
  readonly posture: Posture;
  /** What was read for it: what calls for going on, and what for looking. */
  readonly proceed: ConditionFinding;
  readonly explore: ConditionFinding;
  readonly cite: Cite;
  readonly records: readonly EntryId[];
};

/** A new holder of a top office on the other side, with the assumptions it re-opens. */
export type LeadershipChange = {
  readonly office: OfficeId;
  readonly person: PersonId;
  readonly tenure: EntryId;
  readonly assumptions: readonly EntryId[];
  readonly probeDue: boolean;
};

export function postureOn(subject: Subject, setup: Setup): PostureFinding {
  const { posture } = setup.policy;
  const proceed = evaluate(posture.proceed, subject, { setup });
  const explore = evaluate(posture.explore, subject, { setup });
  const word = postureWord(proceed, explore);
  const cause = word === "proceed" ? proceed : explore;
  const records = [...new Set(evidenceUnder(cause).map((one) => one.entry))];
  return { subject, posture: word, proceed, explore, cite: posture.cite, records };
}

export function posturesByIssue(setup: Setup): readonly PostureFinding[] {
  return outstanding(setup.book, setup.asOf).map((issue: IssueId) =>
    postureOn({ kind: "issue", issue }, setup),
  );
}

/** Changes of the last year at the top of the other side. */
export function leadershipChanges(setup: Setup): readonly LeadershipChange[] {
  const { book, policy, asOf } = setup;
  const top = policy.ladder.at(-1)?.id;
  const named = policy.groups.filter((group) => group.side === "theirs").map((group) => group.id);
  const since = addMonths(asOf, -12);
  return groupsNamed(policy, named)
    .flatMap((group) => group.offices)
    .flatMap((office) => book.tenuresInOffice.get(office) ?? [])
    .filter((tenure) => tenure.capacity !== "designate")
    .filter((tenure) => rungOf(policy.ladder, tenure.level) === top)
    .filter((tenure) => tenure.from !== undefined && wasWithin(tenure.from, since, asOf) === "yes")
    .sort(byWhen)
    .map((tenure) => ({
      office: tenure.office,
      person: tenure.person,
      tenure: tenure.id,
      assumptions: allOf(book, "assumption")
        .filter((assumption) => assumption.leansOn === tenure.office)
        .filter((assumption) => hadHappened(assumption, asOf) !== "no")
        .filter((assumption) => !isLaterThan(assumption.since, tenure.from))
        .sort(byWhen)
        .map((assumption) => assumption.id),
      probeDue: !probedSince(tenure.from?.from ?? since, setup),
    }));
}

/** An assumption made under the new one leans on nobody who left. */
function isLaterThan(since: When | undefined, change: When | undefined): boolean {
  if (since === undefined || change?.to === undefined) return false;
  return wasBefore(since, change.to) === "no";
}

function probedSince(since: Setup["asOf"], { book, asOf }: Setup): boolean {
  const probes = allOf(book, "contact")
    .filter((contact) => contact.across === "counterpart" && contact.purpose === "probe")
    .filter((contact) => hadHappened(contact, asOf) === "yes")
    .map((contact) => contact.when && wasWithin(contact.when, since, asOf));
  return any3(probes.map((truth) => (truth === "yes" ? "yes" : "no"))) === "yes";
}

function postureWord(proceed: ConditionFinding, explore: ConditionFinding): Posture {
  if (proceed.met === "yes") return "proceed";
  // What the record leaves undecided is worth exploring; it is not taken for a no.
  if (explore.met === "yes" || proceed.met === "undecided" || explore.met === "undecided") {
    return "explore";
  }
  return "hold";
}
