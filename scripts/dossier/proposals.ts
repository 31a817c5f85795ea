/**
 * Proposals as lists of asks, and the decisions on them.
 */
import { notes } from "./contacts.ts";
import { around, type Draft, present, type Setup, whoIs } from "./draft.ts";
import type { SourceOf } from "./source.ts";

type Proposal = SourceOf<"proposal">;

export function proposalDraft(entry: Proposal, setup: Setup): Draft {
  const row = rowOf(entry, setup);
  return present({
    id: entry.id,
    kind: "proposal",
    ...around(entry, setup),
    title: row.title,
    proponent: whoIs(entry.by, setup),
    addressee: row.addressee,
    document: row.document,
    asks: row.asks ?? [askOf(entry, setup)],
    text: entry.summary,
    disposition: entry.disposition,
    note: notes([row.note, passedOver(entry, setup)]),
  });
}

export function decisionDraft(entry: SourceOf<"decision">, setup: Setup): Draft {
  const row = setup.supplement.decisions[entry.id];
  if (row === undefined) throw new Error(`\`${entry.id}\`: no verdict in the supplement; add it`);
  const members = entry.membership?.join(", ");
  return present({
    id: entry.id,
    kind: "decision",
    ...around(entry, setup),
    proposal: entry.on ?? undefined,
    by: whoIs(entry.by, setup),
    verdict: row.verdict,
    words: entry.summary,
    reason: entry.basis,
    note: notes([
      `verdict in the source: ${entry.verdict}`,
      members === undefined ? undefined : `membership: ${members}`,
    ]),
  });
}

function rowOf(entry: Proposal, { supplement }: Setup) {
  const row = supplement.proposals.byHand[entry.id];
  if (row === undefined) throw new Error(`\`${entry.id}\`: no title in the supplement; add it`);
  return row;
}

/** What the source calls the engagement and its issue, where the asks do not show it. */
function passedOver(entry: Proposal, setup: Setup): string | undefined {
  const { engagement, issue } = entry;
  const byHand = rowOf(entry, setup).asks !== undefined;
  if (!byHand && (issue === null || isSubject(issue, setup))) return undefined;
  return `in the source: ${issue === null ? engagement : `${engagement}, on ${issue}`}`;
}

/** An issue that is the dialogue itself is not what the talks asked for are about. */
function isSubject(issue: string, { supplement }: Setup): boolean {
  return !supplement.proposals.aboutTheDialogueItself.includes(issue);
}

/** One engagement, planned by offices as its kind has it. */
function askOf(entry: Proposal, setup: Setup) {
  const { proposals } = setup.supplement;
  const kind = proposals.engagements[entry.engagement];
  if (kind === undefined) {
    throw new Error(
      `\`${entry.id}\`: no plan for \`${entry.engagement}\`; add it to the supplement`,
    );
  }
  const row = rowOf(entry, setup);
  const named = entry.issue !== null && isSubject(entry.issue, setup);
  const plan = {
    ...kind.plan,
    initiator: isTheirs(entry.by, setup) ? "theirs" : "ours",
    issues: named ? [entry.issue] : [],
    ...row.plan,
  };
  const kept = Object.entries(plan).filter(([field]) => row.without?.includes(field) !== true);
  return { id: kind.ask, kind: "engagement", title: row.title, plan: Object.fromEntries(kept) };
}

function isTheirs(by: string, { source, supplement }: Setup): boolean {
  if (by === supplement.sides.theirs) return true;
  return source.people.some((person) => person.id === by && person.side === "theirs");
}
