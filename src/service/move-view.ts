/**
 * Moves, and what was made of them, in the form that goes out.
 */
import type {
  AssessmentOutput,
  DeterminationOutput,
  MoveOutput,
} from "../codec/output-api-contacts.ts";
import { byWhen, hadHappened } from "../core/book.ts";
import { standingOf } from "../core/channel.ts";
import type { Entry, EntryOf } from "../core/entry.ts";
import type { EntryId, PartyId } from "../core/id.ts";
import { portionOf } from "../core/mark.ts";
import type { DeterminationOn } from "../core/move.ts";
import type { Names } from "../core/names.ts";
import type { Lens } from "./lens.ts";
import { linkTo, viewIssue, viewSources, viewWhen, viewWho } from "./link-view.ts";

export function viewMove(move: EntryOf<"move">, lens: Lens): MoveOutput {
  const { book, names, asOf } = lens;
  const happened = (entry: Entry) => hadHappened(entry, asOf) !== "no";
  const assessments = (book.assessmentsOf.get(move.id) ?? []).filter(happened).sort(byWhen);
  const findings = (book.concessionFindings.get(move.id) ?? []).filter(happened).sort(byWhen);
  const retractions = (book.retractionsOf.get(move.id) ?? []).filter(happened).sort(byWhen);
  const standing = lens.setup && standingOf(move, lens.setup);
  const link = (id: EntryId) => linkTo(id, lens);
  return {
    id: move.id,
    when: viewWhen(move.when),
    by: { id: move.by, title: book.parties.get(move.by)?.name ?? move.by },
    side: sideOf(move.by, lens),
    issue: viewIssue(move.issue, names),
    moveKind: move.moveKind,
    summary: move.summary,
    via: viaOf(move, lens),
    standing: { word: standing?.standing ?? null, records: (standing?.records ?? []).map(link) },
    retracts: move.retracts.map(link),
    retractedBy: retractions.map(({ id }) => link(id)),
    assessments: assessments.map((one) => viewAssessment(one, names)),
    dissent: new Set(assessments.map(({ significance }) => significance)).size > 1,
    determinations: findings.map((one) => viewDetermination(one, lens)),
    uncertain: move.uncertain ?? null,
    sources: viewSources(move),
    mark: portionOf(move.mark),
  };
}

function viaOf({ via }: EntryOf<"move">, lens: Lens): MoveOutput["via"] {
  if (via === undefined) return null;
  return via.kind === "words" ? { words: via.words } : linkTo(via.entry, lens);
}

/** Whose side a party is on. */
export function sideOf(
  party: PartyId | undefined,
  { book }: Pick<Lens, "book">,
): "ours" | "theirs" | "other" {
  const kind = party === undefined ? undefined : book.parties.get(party)?.partyKind;
  if (kind === "self") return "ours";
  return kind === "counterpart" ? "theirs" : "other";
}

export function viewAssessment(one: EntryOf<"assessment">, names: Names): AssessmentOutput {
  return {
    id: one.id,
    when: viewWhen(one.when),
    assessor: viewWho(one.assessor, names),
    significance: one.significance,
    confidence: one.confidence ?? null,
    reason: one.reason,
    condition: one.condition ?? null,
    deedRequired: one.deedRequired ?? null,
    mark: portionOf(one.mark),
  };
}

export function viewDetermination(one: EntryOf<"determination">, lens: Lens): DeterminationOutput {
  const { names } = lens;
  return {
    id: one.id,
    when: viewWhen(one.when),
    on: { kind: one.on.kind, text: onText(one.on, lens), short: shortText(one.on) },
    finding: one.finding,
    by: viewWho(one.by, names),
    recommendedBy: one.recommendedBy === undefined ? null : viewWho(one.recommendedBy, names),
    reason: one.reason,
    mark: portionOf(one.mark),
  };
}

function onText(on: DeterminationOn, { names }: Lens): string {
  const about = "issue" in on && on.issue !== undefined ? ` on ${names.issue(on.issue)}` : "";
  switch (on.kind) {
    case "concession":
      return `${shortText(on)}: ${names.entry(on.move)}`;
    case "issue state":
      return `${names.issue(on.issue)}: ${on.state}`;
    case "gate":
      return `${on.gate}${about}`;
    case "finding":
      return `${on.name}${about}`;
  }
}

function shortText(on: DeterminationOn): string {
  switch (on.kind) {
    case "concession":
      return `a concession, ${on.significance}`;
    case "issue state":
      return on.state;
    case "gate":
      return on.gate;
    case "finding":
      return on.name;
  }
}
