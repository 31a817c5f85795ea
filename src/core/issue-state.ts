/**
 * The state of an issue on a day, and the records that make it so.
 *
 * It follows from determinations, from what the other side last did, and from
 * talks in being (a session within the year, or a forum that has it in its
 * mandate); never from counts of meetings.
 */
import { allOf, byWhen, compareText, hadHappened } from "./book.ts";
import { standingOf } from "./channel.ts";
import { highestAssessment, movesOfCounterpart } from "./concession.ts";
import { addMonths } from "./day.ts";
import type { Entry, EntryOf } from "./entry.ts";
import type { EntryId, IssueId } from "./id.ts";
import type { IssueState } from "./issue.ts";
import { atLeast } from "./move.ts";
import type { Setup } from "./setup.ts";
import { wasBefore, wasBy, wasWithin } from "./when.ts";

export type StateFinding = {
  readonly issue: IssueId;
  readonly state: IssueState;
  readonly records: readonly EntryId[];
};

/** Talks count as in being for a year after their last session. */
const monthsInTalks = 12;

export function stateOf(issue: IssueId, setup: Setup): StateFinding {
  const finding = lastFinding(issue, setup);
  if (finding?.on.kind === "issue state" && finding.finding === "yes") {
    const reopened = lastMove(issue, setup);
    if (reopened === undefined || !isAfter(reopened, finding) || !hardens(reopened, setup)) {
      return { issue, state: finding.on.state, records: [finding.id] };
    }
  }
  const last = lastMove(issue, setup);
  if (last !== undefined && hardens(last, setup)) {
    return { issue, state: "hardened", records: [last.id] };
  }
  const moved = concession(issue, setup);
  if (moved !== undefined) return { issue, state: "moving", records: moved };
  const session = lastSession(issue, setup);
  if (session !== undefined) return { issue, state: "in talks", records: [session.id] };
  const forums = forumsSitting(issue, setup);
  if (forums.length > 0) return { issue, state: "in talks", records: forums };
  return { issue, state: "outstanding", records: last === undefined ? [] : [last.id] };
}

function lastFinding(issue: IssueId, { book, asOf }: Setup): EntryOf<"determination"> | undefined {
  return allOf(book, "determination")
    .filter((finding) => finding.on.kind === "issue state" && finding.on.issue === issue)
    .filter((finding) => hadHappened(finding, asOf) === "yes")
    .sort(byWhen)
    .at(-1);
}

function lastMove(issue: IssueId, setup: Setup): EntryOf<"move"> | undefined {
  return movesOfCounterpart([issue], setup)
    .filter((move) => hadHappened(move, setup.asOf) === "yes")
    .at(-1);
}

function hardens(move: EntryOf<"move">, setup: Setup): boolean {
  return highestAssessment(move, setup) === "hardening";
}

function isAfter(move: EntryOf<"move">, finding: EntryOf<"determination">): boolean {
  return byWhen(move, finding) > 0;
}

/** A move last determined a concession, that came through the channel and still stands. */
function concession(issue: IssueId, setup: Setup): readonly EntryId[] | undefined {
  const { book, asOf } = setup;
  const happened = (entry: Entry) => hadHappened(entry, asOf) === "yes";
  for (const move of movesOfCounterpart([issue], setup).filter(happened)) {
    const { standing } = standingOf(move, setup);
    if (standing !== "through channel" && standing !== "confirmed") continue;
    if ((book.retractionsOf.get(move.id) ?? []).some(happened)) continue;
    const findings = (book.concessionFindings.get(move.id) ?? []).filter(happened);
    const last = [...findings].sort(byWhen).at(-1);
    if (last?.finding !== "yes" || last.on.kind !== "concession") continue;
    if (atLeast(last.on.significance, "meaningful")) return [move.id, last.id];
  }
  return undefined;
}

function lastSession(issue: IssueId, { book, asOf }: Setup): EntryOf<"contact"> | undefined {
  const since = addMonths(asOf, -monthsInTalks);
  return (book.contactsOn.get(issue) ?? [])
    .filter((contact) => contact.mode === "session")
    .filter(
      (contact) => contact.when !== undefined && wasWithin(contact.when, since, asOf) === "yes",
    )
    .sort(byWhen)
    .at(-1);
}

/** Forums that have the issue in their mandate and have not ended; one without a date counts, as an issue does. */
function forumsSitting(issue: IssueId, { book, asOf }: Setup): readonly EntryId[] {
  return [...book.forums.values()]
    .filter((forum) => forum.issues.includes(issue))
    .filter(({ from }) => from === undefined || wasBy(from, asOf) === "yes")
    .filter(({ to }) => to === undefined || wasBefore(to, asOf) === "no")
    .map((forum) => forum.id)
    .sort(compareText);
}
