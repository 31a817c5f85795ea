/**
 * From the source material to a dossier: every entry, in the order of recording.
 */
import { readEntry } from "../../src/codec/entry.ts";
import { printPath } from "../../src/codec/explain.ts";
import type { Entry } from "../../src/core/entry.ts";
import { referencesOf } from "../../src/core/reference.ts";
import { contactDraft } from "./contacts.ts";
import { beginning, type Draft, endOf, recorded, type Setup } from "./draft.ts";
import { basketDrafts, forumDrafts, issueDrafts, openingDrafts } from "./issues.ts";
import { splitLater } from "./later.ts";
import { moveDrafts } from "./moves.ts";
import { officeDrafts, partyDrafts, personDrafts } from "./people.ts";
import { decisionDraft, proposalDraft } from "./proposals.ts";
import { approachDraft, divergenceDraft, positionDraft, statementDraft } from "./said.ts";
import { seedDraft } from "./seed.ts";
import type { SourceEntry } from "./source.ts";
import { tenureDrafts } from "./tenures.ts";

export function convert(setup: Setup): readonly Entry[] {
  checkRows(setup);
  const { record, events } = splitLater(setup);
  const before = { ...setup, source: { ...setup.source, record } };
  const drafts = [
    ...partyDrafts(setup),
    ...officeDrafts(setup),
    ...personDrafts(setup),
    ...tenureDrafts(setup),
    ...basketDrafts(setup),
    ...forumDrafts(setup),
    ...openingDrafts(setup),
    ...record.flatMap((entry) => draftsOf(entry, before)),
    ...events,
    ...additions(setup),
    seedDraft(setup),
  ];
  const entries = drafts.map(read);
  const issues = issueDrafts(setup, firstNaming(entries, setup)).map(read);
  return inOrder([...entries, ...issues]);
}

function draftsOf(entry: SourceEntry, setup: Setup): readonly Draft[] {
  switch (entry.kind) {
    case "contact":
      return [contactDraft(entry, setup)];
    case "approach":
      return [approachDraft(entry, setup)];
    case "movement":
      return moveDrafts(entry, setup);
    case "proposal":
      return [proposalDraft(entry, setup)];
    case "decision":
      return [decisionDraft(entry, setup)];
    case "difference":
      return [divergenceDraft(entry, setup)];
    case "statement":
      return [statementDraft(entry, setup)];
    case "position":
      return [positionDraft(entry, setup)];
  }
}

function additions(setup: Setup): readonly Draft[] {
  return setup.supplement.additions.map(({ entry, recorded: day }) => ({
    ...entry,
    recorded: recorded(endOf(day), setup),
  }));
}

function read(draft: Draft): Entry {
  const found = readEntry(draft);
  if (found.ok) return found.value;
  const problems = found.problem.map(({ path, message }) => `${printPath(path)} ${message}`);
  throw new Error(`\`${draft.id}\`: ${problems.join("; ")}`);
}

/** When an issue first comes up in an entry; where it never does, when the record begins. */
function firstNaming(entries: readonly Entry[], setup: Setup): (issue: string) => string {
  const first = new Map<string, string>();
  for (const entry of entries) {
    const { at } = entry.recorded;
    for (const reference of referencesOf(entry)) {
      if (reference.to !== "issue") continue;
      const known = first.get(reference.id);
      if (known === undefined || at < known) first.set(reference.id, at);
    }
  }
  return (issue) => first.get(issue) ?? beginning(setup);
}

const referenceFirst = ["party", "office", "person", "tenure", "basket", "issue", "forum"];

/** By recording; of one instant, reference data first, and for the rest the order of the source. */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const rank = ({ kind }: Entry) => {
    const place = referenceFirst.indexOf(kind);
    return place === -1 ? referenceFirst.length : place;
  };
  return [...entries].sort((a, b) => {
    if (a.recorded.at !== b.recorded.at) return a.recorded.at < b.recorded.at ? -1 : 1;
    return rank(a) - rank(b);
  });
}

/** A row about something that the source does not have would be passed over in silence. */
function checkRows({ source, supplement }: Setup): void {
  const ids = new Set(source.record.map(({ id }) => id));
  const derived = source.record.map(({ id }) => `${id}.assessment`);
  const { byHand } = supplement.proposals;
  const rows = [
    ...Object.keys(supplement.contacts.byHand),
    ...Object.keys(supplement.moves.byHand),
    ...Object.keys(supplement.approaches),
    ...Object.keys(supplement.decisions),
    ...Object.keys(supplement.positions),
    ...Object.keys(byHand),
    ...supplement.later.map(({ entry }) => entry),
    ...Object.keys(supplement.recorded).filter((id) => !derived.includes(id)),
  ];
  const strange = rows.filter((id) => !ids.has(id));
  if (strange.length === 0) return;
  throw new Error(`the supplement speaks of what the source has not: ${strange.join(", ")}`);
}
