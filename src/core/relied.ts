/**
 * What a ruling relies on: the records that make its gates and its finding so, and the mark that
 * they come to together with the policy.
 */
import { compareText } from "./book.ts";
import type { EntryId } from "./id.ts";
import { assumption } from "./judge.ts";
import { keptBeside } from "./kept.ts";
import { rollUp } from "./mark-join.ts";
import type { Setup } from "./setup.ts";
import type { ConditionFinding, Finding, GateFinding, Ruling } from "./verdict.ts";

type Relied = Pick<Ruling, "records" | "mark">;

const kept = keptBeside<Relied>(64);

/** They are thousands where the record is long, so they are kept: with the finding, where there is one. */
export function reliedOn(
  gates: readonly GateFinding[],
  finding: Finding | undefined,
  setup: Setup,
): Relied {
  // What a gate comes to on a subject is settled by the setup, to which a finding belongs too.
  const key = JSON.stringify(gates.map(({ gate, subject }) => assumption(gate, subject)));
  return kept(finding ?? setup, key, () => {
    const records = recordsOf(gates, finding);
    const { book, policy } = setup;
    const marks = records.flatMap((id) => book.entries.get(id)?.mark ?? []);
    return { records, mark: rollUp(book.regime, [policy.mark, ...marks]) };
  });
}

/** The conditions that `all`, `any` and `not` are made of. */
export function leaves(finding: ConditionFinding): readonly ConditionFinding[] {
  return finding.parts.length === 0 ? [finding] : finding.parts.flatMap(leaves);
}

function recordsOf(
  gates: readonly GateFinding[],
  finding: Finding | undefined,
): readonly EntryId[] {
  const fromGates = gates
    .flatMap((gate) => [...leaves(gate.opens), ...(gate.closes ? leaves(gate.closes) : [])])
    .flatMap((leaf) => leaf.evidence.map((evidence) => evidence.entry));
  const fromFinding = finding === undefined ? [] : [...finding.contacts, ...finding.supporting];
  return [...new Set([...fromGates, ...fromFinding])].sort(compareText);
}
