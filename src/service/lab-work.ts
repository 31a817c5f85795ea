/**
 * What the workbench is asked to do away from the server's own thread, and how that is done.
 */
import type { DossierHeader } from "../codec/dossier.ts";
import type { PolicyDiffOutput, PolicyTestOutput } from "../codec/output-workbench.ts";
import { openBook } from "../core/book.ts";
import type { Day, Instant } from "../core/day.ts";
import type { Entry } from "../core/entry.ts";
import { setUp } from "../core/gate.ts";
import { knownOn } from "../core/known.ts";
import type { Policy } from "../core/policy.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import type { Progress } from "../lab/steps-of-work.ts";
import { type ChangedRuling, ruledBothWays } from "./changed-rulings.ts";
import { runShowing } from "./long-work.ts";
import { backtestingPolicy, checkingPolicy, diffPolicies, testPolicy } from "./policy-workbench.ts";

export type LabWork = {
  readonly header: DossierHeader;
  readonly entries: readonly Entry[];
  readonly knownOn: Instant;
  readonly asOf: Day;
  readonly policy: Policy;
} & Kind;

type Kind =
  /** Beside a policy of higher authority, if one is given. */
  | { readonly kind: "check"; readonly higher?: Policy | undefined }
  /** `policy` and another beside it. */
  | { readonly kind: "diff"; readonly after: Policy }
  /** A draft: its tests, and what it changes from `policy`, which may be itself. */
  | { readonly kind: "draft"; readonly after: Policy }
  | {
      readonly kind: "backtest";
      readonly against: Policy | undefined;
      readonly hindsight: boolean;
    };

export type TriedDraft = {
  readonly tests: PolicyTestOutput;
  readonly differences: PolicyDiffOutput | null;
  /** The bound that kept the differences from being found. */
  readonly beyond: string | null;
  readonly changed: readonly ChangedRuling[];
  readonly tried: number;
};

export type LabSaid =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "done"; readonly result: Result<unknown, string> };

export function doLabWork(
  work: LabWork,
  tell: (progress: Progress) => void,
): Result<unknown, string> {
  const { header, entries, policy, asOf } = work;
  const book = openBook(knownOn(entries, work.knownOn), header.regime);
  const setup = setUp(book, policy, asOf);
  switch (work.kind) {
    case "check":
      return runShowing(checkingPolicy(setup, work.higher && { higher: work.higher }), tell);
    case "diff":
      return diffPolicies(setup, work.after);
    case "draft":
      return ok(tryDraft(setup, work));
    case "backtest": {
      if (entries.length === 0) return fail("there is no record to try it on");
      const { against, hindsight } = work;
      const known = entries.filter(({ recorded }) => recorded.at <= work.knownOn);
      const past = { entries: known, regime: header.regime };
      const backtest = backtestingPolicy(past, setup, { hindsight, ...(against && { against }) });
      return ok(runShowing(backtest, tell));
    }
  }
}

/** What is asked of a draft at every pause in the writing. */
function tryDraft(setup: Setup, { after, asOf }: { readonly after: Policy; readonly asOf: Day }) {
  const differences = diffPolicies(setup, after);
  const ruled = ruledBothWays(setup.policy, after, { book: setup.book, asOf });
  const tried: TriedDraft = {
    tests: testPolicy(after),
    ...ruled,
    differences: differences.ok ? differences.value : null,
    beyond: differences.ok ? null : differences.problem,
  };
  return tried;
}
