/**
 * Baskets, issues, forums, and the positions with which the record opens.
 */
import { type Draft, endOf, lastDayOf, present, recorded, type Setup } from "./draft.ts";
import { reference } from "./people.ts";
import type { SourceIssue } from "./source.ts";
import type { WireCitation } from "./supplement.ts";

export function basketDrafts(setup: Setup): readonly Draft[] {
  return setup.supplement.baskets.map((basket) => ({
    id: `basket.${basket.basket}`,
    kind: "basket",
    ...basket,
    ...reference(setup),
  }));
}

/** An issue counts as recorded when it first comes up; `first` says when that was. */
export function issueDrafts(setup: Setup, first: (issue: string) => string): readonly Draft[] {
  const { source, supplement } = setup;
  return source.issues.map((issue) =>
    present({
      id: `issue.${issue.id}`,
      kind: "issue",
      issue: issue.id,
      title: issue.title,
      basket: issue.domain,
      scale: issue.options?.map(({ id, label }) => ({ option: id, title: label })),
      since: supplement.issues[issue.id]?.since,
      ...reference(setup),
      sources: [...sourcesOf(issue), ...optionSources(issue)],
      recorded: recorded(first(issue.id), setup),
    }),
  );
}

/** A forum that ended is two entries, so that its end is not known before it came. */
export function forumDrafts(setup: Setup): readonly Draft[] {
  return setup.supplement.forums.flatMap((row) => {
    const { reason: _, recorded: at, ended, to, ...forum } = row;
    const id = `forum.${forum.forum}`;
    const body = { kind: "forum", ...forum, mark: setup.supplement.marks.reference };
    const begun = { id, ...body, recorded: recorded(startOr(at, setup), setup) };
    if (ended === undefined) return [begun];
    const supersedes = { entry: id, reason: "the talks came to their end" };
    return [
      begun,
      { id: `${id}.ended`, ...body, to, supersedes, recorded: recorded(endOf(ended), setup) },
    ];
  });
}

/** The lines each party opens with, dated by the documents the source cites for the issue. */
export function openingDrafts(setup: Setup): readonly Draft[] {
  const { source, supplement } = setup;
  return source.issues.flatMap((issue) => {
    const lines = issue.openingPositions;
    if (lines === null) return [];
    const { when, last } = spanOf(issue, setup);
    const shared = {
      issue: issue.id,
      when,
      uncertain: supplement.openings.uncertain,
      sources: sourcesOf(issue),
      recorded: recorded(endOf(last), setup),
    };
    const inForce = supplement.openings.inForceBaskets.includes(issue.domain) ? true : undefined;
    const { ours, theirs } = supplement.marks.position;
    return Object.entries(lines).map(([party, stance]) => {
      const own = party === supplement.sides.ours;
      return present({
        id: `opening.${issue.id}.${party}`,
        kind: "position",
        of: { party },
        stance,
        inForce: own ? inForce : undefined,
        note: own ? issue.note : undefined,
        mark: own ? ours : theirs,
        ...shared,
      });
    });
  });
}

/** From the first to the last of the documents cited, as far as the record dates them. */
function spanOf(issue: SourceIssue, { source }: Setup) {
  const { work, docs } = issue.source ?? { work: "", docs: [] };
  const dated = docs.flatMap((doc) => {
    const [first] = source.record
      .filter((entry) => entry.source.work === work && entry.source.doc === doc)
      .sort((a, b) => (lastDayOf(a) < lastDayOf(b) ? -1 : 1));
    return first === undefined
      ? []
      : [{ day: lastDayOf(first), doubt: first.uncertain === true ? "~" : "" }];
  });
  dated.sort((a, b) => (a.day < b.day ? -1 : 1));
  const [from, to] = [dated[0], dated.at(-1)];
  if (from === undefined || to === undefined) {
    throw new Error(`nothing dates the opening positions on \`${issue.id}\`; see the supplement`);
  }
  const ends = [from, to].map(({ day, doubt }) => `${day}${doubt}`);
  return { when: from.day === to.day ? `${ends[0]}` : ends.join("/"), last: to.day };
}

function sourcesOf({ source }: SourceIssue): readonly WireCitation[] {
  return source === null ? [] : [{ work: source.work, place: places(source.docs) }];
}

function optionSources({ source, options }: SourceIssue): readonly WireCitation[] {
  if (source === null || options === null) return [];
  return options.map(({ id, docs }) => ({
    work: source.work,
    place: places(docs),
    note: `option ${id}`,
  }));
}

function places(docs: readonly number[]): string {
  return `document${docs.length === 1 ? "" : "s"} ${docs.join(", ")}`;
}

function startOr(day: string, { supplement }: Setup): string {
  return day === supplement.begins ? `${day}T00:00:00.000Z` : endOf(day);
}
