/**
 * Proposals in the form that goes out: the list, and one whole with its paper, its asks and the
 * earlier ones that it asks again.
 */
import type { ProposalOutput, ProposalRow, ProposalsOutput } from "../codec/output-api-record.ts";
import { encodePlan } from "../codec/plan.ts";
import { allOf, byWhen, hadHappened } from "../core/book.ts";
import type { EntryOf } from "../core/entry.ts";
import { portionOf } from "../core/mark.ts";
import { partyOf } from "../core/office.ts";
import type { Ask } from "../core/proposal.ts";
import { resubmissionsOf } from "../core/resubmission.ts";
import { changesSince } from "../core/resubmission-changes.ts";
import type { Result } from "../core/result.ts";
import { planText } from "../core/wording.ts";
import { keyOf } from "./contacts.ts";
import { askedOf, type Lens } from "./lens.ts";
import { datedLink, linkTo, viewWhen, viewWho } from "./link-view.ts";
import { sideOf } from "./move-view.ts";
import { pageFrom, type Turn } from "./page.ts";
import { viewPaper } from "./paper-view.ts";

type Proposal = EntryOf<"proposal">;

export function listProposals(turn: Turn, lens: Lens): Result<ProposalsOutput, "bad cursor"> {
  const sorted = allOf(lens.book, "proposal")
    .filter((one) => hadHappened(one, lens.asOf) !== "no")
    .sort(byWhen);
  const page = pageFrom(sorted, keyOf, turn);
  if (!page.ok) return page;
  const { items, next, total } = page.value;
  const rows = items.map((one) => viewRow(one, lens));
  return { ok: true, value: { ...askedOf(lens), items: rows, next, total } };
}

function viewRow(proposal: Proposal, lens: Lens): ProposalRow {
  const { names, book, asOf } = lens;
  const { addressee, document } = proposal;
  const decisions = allOf(book, "decision")
    .filter((one) => one.proposal === proposal.id && hadHappened(one, asOf) !== "no")
    .sort(byWhen);
  return {
    id: proposal.id,
    title: proposal.title,
    when: viewWhen(proposal.when),
    proponent: viewWho(proposal.proponent, names),
    addressee: addressee === undefined ? null : viewWho(addressee, names),
    side: sideOf(partyOf(proposal.proponent, book), lens),
    asks: proposal.asks.map(({ id, title, kind }) => ({ id, title, kind })),
    decisions: decisions.map((one) => ({
      id: one.id,
      ask: one.ask ?? null,
      when: viewWhen(one.when),
      by: viewWho(one.by, names),
      verdict: one.verdict,
      words: one.words,
      reason: one.reason,
      mark: portionOf(one.mark),
    })),
    disposition: proposal.disposition ?? null,
    document: document === undefined ? null : linkTo(document, lens),
    mark: portionOf(proposal.mark),
  };
}

export function viewProposal(proposal: Proposal, lens: Lens): ProposalOutput {
  const paper = proposal.document && lens.book.entries.get(proposal.document);
  return {
    ...askedOf(lens),
    proposal: viewRow(proposal, lens),
    text: proposal.text,
    note: proposal.note ?? null,
    paper: paper?.kind === "document" ? viewPaper(paper, lens) : null,
    asks: proposal.asks.map((ask) => viewAsk(ask, proposal, lens)),
    earlier: viewEarlier(proposal, lens),
  };
}

function viewAsk(ask: Ask, proposal: Proposal, lens: Lens): ProposalOutput["asks"][number] {
  const { setup, names } = lens;
  const again = setup === undefined ? [] : resubmissionsOf(ask, proposal, setup);
  return {
    id: ask.id,
    title: ask.title,
    kind: ask.kind,
    words: ask.words ?? null,
    text: askText(ask, names),
    plan: ask.kind === "stance" ? null : encodePlan(ask.plan),
    resubmissionOf: again.map(({ proposal: earlier, ask: of, same }) => ({
      proposal: linkTo(earlier, lens),
      ask: of,
      same,
    })),
  };
}

function askText(ask: Ask, names: Lens["names"]): string {
  if (ask.kind === "stance") return ask.text;
  const plan = planText(ask.plan, names);
  return ask.kind === "rate" ? `${ask.direction} of this: ${plan}` : plan;
}

/** Each earlier paper that asked some of the same, with what was kept, added and dropped. */
function viewEarlier(proposal: Proposal, lens: Lens): ProposalOutput["earlier"] {
  const { setup, book, names } = lens;
  if (setup === undefined) return [];
  const ids = proposal.asks.flatMap((ask) =>
    resubmissionsOf(ask, proposal, setup).map((one) => one.proposal),
  );
  return [...new Set(ids)].flatMap((id) => {
    const earlier = book.entries.get(id);
    if (earlier?.kind !== "proposal") return [];
    const { kept, added, dropped, answers } = changesSince(earlier, proposal, setup);
    return [
      {
        proposal: datedLink(earlier, names),
        kept: kept.map(({ ask, earlier: before, place, sharedWords }) => ({
          ask,
          earlier: before,
          was: place.was,
          is: place.is,
          sharedWords: sharedWords ?? null,
        })),
        added: [...added],
        dropped: [...dropped],
        answers: answers.map((answer) => linkTo(answer, lens)),
      },
    ];
  });
}
