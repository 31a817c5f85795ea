/**
 * Approaches in the form that goes out: the log of both directions, and one whole with what it
 * carried and what was said of it later.
 */
import type { ApproachesOutput, ApproachOutput, ApproachRow } from "../codec/output-api-channel.ts";
import { allOf, byWhen, hadHappened } from "../core/book.ts";
import type { EntryOf } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { portionOf } from "../core/mark.ts";
import { ok, type Result } from "../core/result.ts";
import { keyOf } from "./contacts.ts";
import { askedOf, type Lens } from "./lens.ts";
import {
  linkOf,
  linkTo,
  restedOnBy,
  restsOn,
  viewSources,
  viewWhen,
  viewWho,
} from "./link-view.ts";
import { viewMove } from "./move-view.ts";
import { pageFrom, type Turn } from "./page.ts";

type Approach = EntryOf<"approach">;

export function listApproaches(turn: Turn, lens: Lens): Result<ApproachesOutput, "bad cursor"> {
  const page = pageFrom(approachesIn(lens), keyOf, turn);
  if (!page.ok) return page;
  const items = page.value.items.map((one) => viewRow(one, lens));
  return ok({ ...askedOf(lens), items, next: page.value.next, total: page.value.total });
}

/** Those that had been made, or may have been, by the day asked about, by date. */
export function approachesIn({ book, asOf }: Lens): readonly Approach[] {
  return allOf(book, "approach")
    .filter((one) => hadHappened(one, asOf) !== "no")
    .sort(byWhen);
}

function viewRow(one: Approach, lens: Lens): ApproachRow {
  const { book, names, asOf } = lens;
  const notes = (book.standingNotes.get(one.id) ?? [])
    .filter((note) => hadHappened(note, asOf) !== "no")
    .sort(byWhen);
  return {
    id: one.id,
    when: viewWhen(one.when),
    uncertain: one.uncertain ?? null,
    direction: one.direction,
    by: viewWho(one.by, names),
    vehicle: one.vehicle,
    toward: viewWho(one.toward, names),
    asked: one.asked,
    answer: one.answer,
    disposition: one.disposition,
    reportedTo: one.reportedTo ?? null,
    innocentExplanations: [...one.innocentExplanations],
    standing: notes.map((note) => ({
      id: note.id,
      word: note.standing,
      by: viewWho(note.by, names),
      when: viewWhen(note.when),
      reason: note.reason,
      mark: portionOf(note.mark),
    })),
    mark: portionOf(one.mark),
  };
}

export function viewApproach(one: Approach, lens: Lens): ApproachOutput {
  const { book, names, asOf } = lens;
  const link = (id: EntryId) => linkTo(id, lens);
  const supersededBy = book.supersededBy.get(one.id);
  const carried = allOf(book, "move").filter(
    (move) =>
      move.via?.kind === "entry" && move.via.entry === one.id && hadHappened(move, asOf) !== "no",
  );
  return {
    ...askedOf(lens),
    approach: viewRow(one, lens),
    note: one.note ?? null,
    moves: [...carried].sort(byWhen).map((move) => viewMove(move, lens)),
    sources: viewSources(one),
    recorded: { ...one.recorded },
    supersedes: one.supersedes === undefined ? null : link(one.supersedes.entry),
    supersededBy: supersededBy === undefined ? null : link(supersededBy),
    restsOn: restsOn(one).map(link),
    restedOnBy: restedOnBy(one.id, book).map((other) => linkOf(other, names)),
  };
}
