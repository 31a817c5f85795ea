/**
 * Releasing: a ruling told under a lower mark, proposed by one account and confirmed by another.
 *
 * Nothing else lowers a mark. What those below are told names nothing above their mark: not the
 * release, not the records it rests on, and the policy only where they may read it.
 */
import { encodePlan } from "../codec/plan.ts";
import { dayOf } from "../core/day.ts";
import type { EntryOf } from "../core/entry.ts";
import { canonicalMark, type Mark, portionOf } from "../core/mark.ts";
import { dominates } from "../core/mark-needs.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Ruling, Word } from "../core/verdict.ts";
import { type Asking, type Decided, decideEntries, type NotDecided } from "./entering.ts";
import type { Readable } from "./reading-room.ts";

export type Telling = {
  readonly under: Mark;
  /** The ruling's own without it. */
  readonly word?: Word | undefined;
  readonly text: string;
  readonly reason: string;
};

export type NotReleased =
  | NotDecided
  | { readonly kind: "not below"; readonly mark: string }
  | { readonly kind: "confirmed alone" };

type On = { readonly asking: Asking; readonly dossier: Readable };

/** What is proposed is looked through as if it were told already, so that it can be confirmed. */
export function proposeRelease(
  ruling: Ruling,
  telling: Telling,
  { asking, dossier }: On,
): Result<Decided, NotReleased> {
  const { regime } = dossier.header;
  const under = canonicalMark(regime, telling.under);
  const mark = portionOf(ruling.mark);
  const isBelow = dominates(regime, ruling.mark, under) && !dominates(regime, under, ruling.mark);
  if (!isBelow) return fail({ kind: "not below", mark });
  const release = {
    kind: "release",
    plan: encodePlan(ruling.plan),
    policy: ruling.policy,
    policyVersion: ruling.policyVersion,
    word: telling.word ?? ruling.word,
    text: telling.text,
    under: portionOf(under),
    reason: telling.reason,
    records: [...ruling.records],
    mark,
  };
  const entries = [release, toldOf({ ...release, under }, { asking, dossier })];
  const decided = decideEntries({ ...asking, entries }, dossier, true);
  return decided.ok ? ok({ entries: decided.value.slice(0, 1), departures: [] }) : decided;
}

/** By somebody else than who proposed it; what is told and the confirmation are entered together. */
export function confirmRelease(
  release: EntryOf<"release">,
  { asking, dossier }: On,
): Result<Decided, NotReleased> {
  if (release.recorded.by === asking.writer.account) return fail({ kind: "confirmed alone" });
  const told = toldOf({ ...release, plan: encodePlan(release.plan) }, { asking, dossier });
  const entries = [
    { ...told, id: "told" },
    { kind: "confirmation", of: release.id, gave: "told", mark: portionOf(release.mark) },
  ];
  const decided = decideEntries({ ...asking, entries }, dossier, true);
  return decided.ok ? ok({ entries: decided.value, departures: [] }) : decided;
}

type Told = {
  readonly plan: unknown;
  readonly policy: string;
  readonly policyVersion: string;
  readonly word: Word;
  readonly text: string;
  readonly under: Mark;
};

function toldOf(
  { plan, policy, policyVersion, word, text, under }: Told,
  { asking, dossier }: On,
): object {
  const known = dossier.policies.find(({ id }) => id === policy);
  const isRead = known !== undefined && dominates(dossier.header.regime, under, known.mark);
  return {
    kind: "released ruling",
    when: dayOf(asking.now),
    plan,
    ...(isRead ? { policy, policyVersion } : {}),
    word,
    text,
    mark: portionOf(under),
  };
}
