/**
 * Moves, and what the compilers make of them: an assessment each, and for those
 * they hold meaningful or more a determination, so that gates can be read.
 */
import { atLeast, significances } from "../../src/core/move.ts";
import { word } from "./contacts.ts";
import {
  around,
  type Draft,
  present,
  recorded,
  recordedAt,
  type Setup,
  sourcesOf,
} from "./draft.ts";
import type { SourceOf } from "./source.ts";

export function moveDrafts(entry: SourceOf<"movement">, setup: Setup): readonly Draft[] {
  const { moves, marks, compilers } = setup.supplement;
  const row = moves.byHand[entry.id];
  const move = present({
    id: entry.id,
    kind: "move",
    ...around(entry, setup),
    by: entry.by,
    issue: entry.issue,
    moveKind: row?.moveKind ?? word(moves.bySignificance, entry.significance, entry.id),
    via: viaOf(entry, setup),
    retracts: row?.retracts,
    summary: entry.summary,
  });
  const id = `${entry.id}.assessment`;
  const at = recordedAt(id, move.recorded.at.slice(0, 10), setup);
  const shared = {
    when: at.slice(0, 10),
    sources: sourcesOf(entry),
    recorded: recorded(at, setup),
  };
  const assessment: Draft = {
    id,
    kind: "assessment",
    ...shared,
    move: entry.id,
    assessor: { words: compilers.assessor },
    significance: entry.significance,
    reason: entry.basis,
    mark: marks.assessment,
  };
  const significance = significances.find((one) => one === entry.significance);
  if (significance === undefined || !atLeast(significance, "meaningful")) return [move, assessment];
  const determination: Draft = {
    id: `${entry.id}.determination`,
    kind: "determination",
    ...shared,
    on: { kind: "concession", move: entry.id, significance },
    finding: "yes",
    by: { office: compilers.office },
    reason: `${entry.basis} Demonstration: follows the compilers' assessment; no authority of the time made this finding.`,
    mark: marks.determination,
  };
  return [move, assessment, determination];
}

function viaOf({ via }: SourceOf<"movement">, { source }: Setup) {
  if (via === null) return undefined;
  return source.record.some(({ id }) => id === via) ? { entry: via } : { words: via };
}
