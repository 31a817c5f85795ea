/**
 * The answering memorandum, in nine moves: reference, courtesy, concurrence,
 * doctrine, application, evidence, alternative, conditions, warning (E13).
 *
 * Each sentence quotes a record, states a ruling, or is marked as the author's
 * own. Portion marks follow from what each paragraph rests on, the banner from
 * the portions. The draft never says whose view is right beyond the policy's
 * own authority.
 */
import type { Answer } from "../core/answer.ts";
import { evidenceFor } from "../core/answer.ts";
import type { EntryId } from "../core/id.ts";
import { mayGoAhead } from "../core/judge.ts";
import type { Mark } from "../core/mark.ts";
import { rollUp } from "../core/mark-join.ts";
import { type Names, namesOf } from "../core/names.ts";
import { postsOn } from "../core/office.ts";
import type { Who } from "../core/party.ts";
import type { Setup } from "../core/setup.ts";
import { evidenceSentences } from "./memorandum-evidence.ts";
import {
  alternative,
  application,
  concurrence,
  conditions,
  doctrine,
  reference,
  warning,
} from "./memorandum-moves.ts";
import { author, type Draft, type Sentence } from "./sentence.ts";

export const moves = [
  "reference",
  "courtesy",
  "concurrence",
  "doctrine",
  "application",
  "evidence",
  "alternative",
  "conditions",
  "warning",
] as const;
export type MemorandumMove = (typeof moves)[number];

export type MemorandumParagraph = {
  readonly move: MemorandumMove;
  readonly mark: Mark;
  readonly sentences: readonly Sentence[];
};

export type Memorandum = {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  /** By whose authority the policy speaks; without an instrument, as a claim (E12). */
  readonly authority: string;
  readonly mark: Mark;
  readonly paragraphs: readonly MemorandumParagraph[];
};

export function draftMemorandum(answered: Answer, setup: Setup): Memorandum {
  const names = namesOf(setup.book, setup.asOf);
  const adverse = answered.asks.flatMap(({ ruling }) =>
    ruling === undefined || mayGoAhead(ruling.word) ? [] : [ruling],
  );
  const draft: Draft = { answered, setup, names, adverse };
  const sentences: Readonly<Record<MemorandumMove, readonly Sentence[]>> = {
    reference: reference(draft),
    courtesy: [author("Its asks are plainly set out, and each is answered here on its own.")],
    concurrence: concurrence(draft),
    doctrine: doctrine(draft),
    application: application(draft),
    evidence: evidenceSentences(draft, evidenceFor(answered, setup)),
    alternative: alternative(draft),
    conditions: conditions(draft),
    warning: warning(draft),
  };
  const paragraphs = moves
    .filter((move) => sentences[move].length > 0)
    .map((move) => ({ move, mark: markOf(sentences[move], draft), sentences: sentences[move] }));
  return {
    to: addressee(answered.proposal.proponent, names, setup),
    from: setup.policy.author,
    subject: answered.proposal.title,
    authority: authorityOf(setup),
    mark: rollUp(
      setup.book.regime,
      paragraphs.map((paragraph) => paragraph.mark),
    ),
    paragraphs,
  };
}

/** The least mark that dominates everything the paragraph rests on. */
function markOf(sentences: readonly Sentence[], { setup, answered }: Draft): Mark {
  const { book } = setup;
  const rulings = new Map(
    answered.asks.flatMap(({ ruling }) => (ruling ? [[ruling.id, ruling] as const] : [])),
  );
  const marks = sentences.flatMap(({ basis }) =>
    basis.refs.flatMap((ref) => {
      const entry = book.entries.get(ref as EntryId);
      const mark = basis.kind === "ruling" ? rulings.get(ref)?.mark : entry?.mark;
      return mark === undefined ? [] : [mark];
    }),
  );
  return rollUp(book.regime, marks);
}

/** `Secretary of State (Shultz)`: by who held what that day, and by name alone where no post is on record. */
function addressee(who: Who, names: Names, { book, asOf }: Setup): string {
  if (who.kind !== "person") return names.who(who);
  const post = postsOn(book, who.person, asOf).find(({ held }) => held === "yes")?.tenure;
  const title = post && book.offices.get(post.office)?.name;
  return title === undefined ? names.who(who) : `${title} (${names.who(who)})`;
}

function authorityOf({ policy }: Setup): string {
  const { by, instrument } = policy.authority;
  return instrument === undefined
    ? `${by} (a claim: no instrument is on record)`
    : `${by} (${instrument})`;
}
