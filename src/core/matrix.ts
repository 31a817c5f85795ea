/**
 * The matrix: who may speak with whom, on one page (E48).
 *
 * Each seat on our side stands against each on theirs: the offices that the policy
 * names and that someone holds that day, and a rung as such where no office fills
 * it. A cell is a judgment on a plain meeting of the two, and names what decides.
 */
import { meeting, type Seat, seats } from "./candidates.ts";
import type { Purpose } from "./contact.ts";
import type { IssueId, OfficeId } from "./id.ts";
import { type Judgment, judge, once } from "./judge.ts";
import { holdersOn } from "./office.ts";
import type { Planned } from "./proposal.ts";
import { keyOf } from "./request.ts";
import type { Setup } from "./setup.ts";
import type { GateFinding, Ground, RuleFinding, Word } from "./verdict.ts";

export type Cell = {
  readonly word: Word;
  readonly ground: Ground;
  readonly rules: readonly RuleFinding[];
  readonly gates: readonly GateFinding[];
  /** Where no issue is named: those on which it would be in order, if not all. */
  readonly onlyOn: readonly IssueId[];
};

export type Matrix = {
  /** Absent: any outstanding issue. */
  readonly issue: IssueId | undefined;
  readonly purpose: Purpose;
  /** Highest rung first, on either side. */
  readonly ours: readonly Planned[];
  readonly theirs: readonly Planned[];
  /** A row to each of ours, a cell to each of theirs. */
  readonly cells: readonly (readonly Cell[])[];
  /** Offices that the policy names and nobody held that day, so that they have no row or column. */
  readonly vacant: readonly OfficeId[];
};

export function matrixOn(
  about: { readonly issue: IssueId | undefined; readonly purpose: Purpose },
  setup: Setup,
): Matrix {
  const { issue, purpose } = about;
  const issues = issue === undefined ? [] : [issue];
  const ours = fromTheTop(seats("ours", setup));
  const theirs = fromTheTop(seats("theirs", setup));
  const cells = ours.map((our) =>
    theirs.map((their) => cellOf(judge(meeting(our, their, { purpose, issues, setup }), setup))),
  );
  return { issue, purpose, ours, theirs, cells, vacant: vacantOffices(setup) };
}

/** Within a rung the policy's own order stays; an office that two groups name has one place. */
function fromTheTop(seated: readonly Seat[]): readonly Planned[] {
  const seen = new Set<string>();
  return [...seated]
    .sort((a, b) => b.rank - a.rank)
    .map((seat) => seat.someone)
    .filter(({ who }) => !seen.has(keyOf(who)) && seen.add(keyOf(who)));
}

function cellOf({ word, ground, parts, onlyOn }: Judgment): Cell {
  // Where only some issues would do, it is those that make the word.
  const bearing =
    onlyOn.length > 0
      ? parts.filter((part) => part.issue !== undefined && onlyOn.includes(part.issue))
      : parts.filter((part) => part.word === word);
  return {
    word,
    ground,
    rules: once(bearing.flatMap((part) => part.rules)),
    gates: once(bearing.flatMap((part) => part.gates)),
    onlyOn,
  };
}

function vacantOffices({ book, policy, asOf }: Setup): readonly OfficeId[] {
  const named = new Set(policy.groups.flatMap((group) => group.offices));
  return [...named].filter((office) => holdersOn(book, office, asOf).length === 0).sort();
}
