/**
 * Issues in the form that goes out: as rows of the board, and one whole with its history.
 */
import type { IssueOutput, IssueRow, PositionOutput } from "../codec/output-api-desk.ts";
import { allOf, type Book, byWhen, hadHappened } from "../core/book.ts";
import { highestAssessment } from "../core/concession.ts";
import type { Entry, EntryOf } from "../core/entry.ts";
import { subjectsOf } from "../core/gate.ts";
import type { IssueId } from "../core/id.ts";
import { stateOf } from "../core/issue-state.ts";
import { stateText } from "../core/issue-state-words.ts";
import { portionOf } from "../core/mark.ts";
import { partyOf } from "../core/office.ts";
import { postureOn } from "../core/posture.ts";
import { outstanding } from "../core/request.ts";
import { viewGate } from "./gate-view.ts";
import { gatesOn } from "./gates.ts";
import { askedOf, type Lens } from "./lens.ts";
import { datedLink, linkTo, viewSources, viewWhen, viewWho } from "./link-view.ts";
import { sideOf, viewDetermination, viewMove } from "./move-view.ts";

type Issue = EntryOf<"issue">;

export function viewIssueRow(issue: Issue, lens: Lens): IssueRow {
  const { book, names, asOf } = lens;
  const positions = positionsOn(issue.issue, lens);
  const last = (side: PositionOutput["side"]) => {
    const own = positions.filter((one) => one.side === side);
    return own.findLast(({ place }) => place !== null) ?? own.at(-1);
  };
  return {
    issue: issue.issue,
    title: issue.title,
    basket: { id: issue.basket, title: names.basket(issue.basket) },
    outstanding: outstanding(book, asOf).includes(issue.issue),
    ...stateForm(issue.issue, lens),
    scale: scaleOf(issue),
    ours: last("ours") ?? null,
    theirs: last("theirs") ?? null,
    lastMove: lastMoveOn(issue.issue, lens),
    gates: gatesAsked(issue.issue, lens),
  };
}

function stateForm(
  issue: IssueId,
  lens: Lens,
): Pick<IssueRow, "state" | "text" | "stateRecords" | "posture"> {
  const { setup } = lens;
  if (setup === undefined) {
    const text = "whether it moved is read by a policy, and none is named";
    return { state: null, text, stateRecords: [], posture: null };
  }
  const found = stateOf(issue, setup);
  return {
    state: found.state,
    text: stateText(found, lens.names),
    stateRecords: found.records.map((id) => linkTo(id, lens)),
    posture: postureOn({ kind: "issue", issue }, setup).posture,
  };
}

function scaleOf(issue: Issue): IssueRow["scale"] {
  return issue.scale.map(({ option, title }) => ({ id: option, title }));
}

function movesOn(issue: IssueId, { book, asOf }: Lens): readonly EntryOf<"move">[] {
  return (book.movesOn.get(issue) ?? [])
    .filter((move) => hadHappened(move, asOf) !== "no")
    .sort(byWhen);
}

function lastMoveOn(issue: IssueId, lens: Lens): IssueRow["lastMove"] {
  const move = movesOn(issue, lens).at(-1);
  if (move === undefined) return null;
  const significance = lens.setup && highestAssessment(move, lens.setup);
  return {
    ...datedLink(move, lens.names),
    side: sideOf(move.by, lens),
    significance: significance ?? null,
  };
}

function gatesAsked(issue: IssueId, { setup }: Lens): IssueRow["gates"] {
  if (setup === undefined) return [];
  return setup.policy.gates.flatMap((gate) => {
    const asks = subjectsOf(gate, setup).find(
      (subject) => subject.kind === "issue" && subject.issue === issue,
    );
    if (asks === undefined) return [];
    const { state } = setup.findGate(gate.id, asks, setup);
    return [{ gate: gate.id, title: gate.title, state }];
  });
}

/** Positions of all parties on an issue, by date. */
function positionsOn(issue: IssueId, lens: Lens): readonly PositionOutput[] {
  return entriesOn(issue, lens).map((position) => viewPosition(position, issue, lens));
}

function entriesOn(issue: IssueId, { book, asOf }: Lens): readonly EntryOf<"position">[] {
  const on = keptPositions.get(book) ?? byIssue(book);
  keptPositions.set(book, on);
  return (on.get(issue) ?? []).filter((position) => hadHappened(position, asOf) !== "no");
}

const keptPositions = new WeakMap<Book, ReadonlyMap<IssueId, readonly EntryOf<"position">[]>>();

function byIssue(book: Book): ReadonlyMap<IssueId, readonly EntryOf<"position">[]> {
  const found = new Map<IssueId, EntryOf<"position">[]>();
  for (const position of [...allOf(book, "position")].sort(byWhen)) {
    if (position.issue === undefined) continue;
    const list = found.get(position.issue) ?? [];
    list.push(position);
    found.set(position.issue, list);
  }
  return found;
}

function viewPosition(position: EntryOf<"position">, issue: IssueId, lens: Lens): PositionOutput {
  const { book, names } = lens;
  const scale = book.issues.get(issue)?.scale ?? [];
  const place = scale.findIndex(({ option }) => option === position.option);
  const option = scale[place];
  return {
    id: position.id,
    when: viewWhen(position.when),
    of: viewWho(position.of, names),
    side: sideOf(position.party ?? partyOf(position.of, book), lens),
    stance: position.stance,
    option: option === undefined ? null : { id: option.option, title: option.title },
    place: option === undefined ? null : place,
    firmness: position.firmness ?? null,
    inForce: position.inForce ?? false,
    statedAt: position.statedAt === undefined ? null : linkTo(position.statedAt, lens),
    mark: portionOf(position.mark),
  };
}

export function viewIssueWhole(issue: Issue, lens: Lens): IssueOutput {
  const { book, names, setup } = lens;
  const id = issue.issue;
  const terms = setup && { names, policy: setup.policy };
  const gates = setup && gatesOn({ gate: undefined, issue: id }, setup);
  const bearing = bearingOn(id, lens);
  const dated = (entry: Entry) => datedLink(entry, names);
  const determinations = bearing.filter((entry) => entry.kind === "determination");
  return {
    ...askedOf(lens),
    issue: viewIssueRow(issue, lens),
    since: viewWhen(issue.since),
    until: viewWhen(issue.until),
    note: issue.note ?? null,
    positions: entriesOn(id, lens).map((one) => ({
      ...viewPosition(one, id, lens),
      uncertain: one.uncertain ?? null,
      note: one.note ?? null,
      sources: viewSources(one),
    })),
    moves: movesOn(id, lens).map((move) => viewMove(move, lens)),
    determinations: determinations.map((one) => viewDetermination(one, lens)),
    gates: gates?.ok && terms !== undefined ? gates.value.map((gate) => viewGate(gate, terms)) : [],
    forums: [...book.forums.values()]
      .filter(({ issues }) => issues.includes(id))
      .map(({ forum, title }) => ({ id: forum, title })),
    contacts: bearing.filter(({ kind }) => kind === "contact").map(dated),
    undertakings: bearing.filter(({ kind }) => kind === "undertaking").map(dated),
    history: bearing.map(dated),
  };
}

/** All that is about the issue, or about a move on it, and had happened, by date. */
function bearingOn(issue: IssueId, { book, asOf }: Lens): readonly Entry[] {
  const moves = new Set<string>((book.movesOn.get(issue) ?? []).map(({ id }) => id));
  return [...book.entries.values()]
    .filter((entry) => entry.kind !== "issue" && entry.kind !== "forum")
    .filter((entry) => namesIssue(entry, issue) || isOnMove(entry, moves))
    .filter((entry) => hadHappened(entry, asOf) !== "no")
    .sort(byWhen);
}

function namesIssue(entry: Entry, issue: IssueId): boolean {
  if ("issues" in entry) return entry.issues.includes(issue);
  const about = entry.kind === "determination" ? entry.on : entry;
  return "issue" in about && about.issue === issue;
}

function isOnMove(entry: Entry, moves: ReadonlySet<string>): boolean {
  if (entry.kind === "assessment") return moves.has(entry.move);
  if (entry.kind === "standing") return moves.has(entry.of);
  return (
    entry.kind === "determination" && entry.on.kind === "concession" && moves.has(entry.on.move)
  );
}
