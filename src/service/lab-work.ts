/**
 * What the workbench is asked to do away from the server's own thread, and how that is done.
 */
import type { DossierHeader } from "../codec/dossier.ts";
import { openBook } from "../core/book.ts";
import type { Day, Instant } from "../core/day.ts";
import type { Entry } from "../core/entry.ts";
import { setUp } from "../core/gate.ts";
import { knownOn } from "../core/known.ts";
import type { Policy } from "../core/policy.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { runTelling } from "./long-work.ts";
import { backtestingPolicy, checkingPolicy, diffPolicies } from "./policy-workbench.ts";

export type LabWork = {
  readonly header: DossierHeader;
  readonly entries: readonly Entry[];
  readonly knownOn: Instant;
  readonly asOf: Day;
  readonly policy: Policy;
} & (
  | { readonly kind: "check" }
  | { readonly kind: "diff"; readonly after: Policy }
  | {
      readonly kind: "backtest";
      readonly against: Policy | undefined;
      readonly hindsight: boolean;
    }
);

export type LabSaid =
  | { readonly kind: "progress"; readonly text: string }
  | { readonly kind: "done"; readonly result: Result<unknown, string> };

export function doLabWork(work: LabWork, tell: (text: string) => void): Result<unknown, string> {
  const { header, entries, policy, asOf } = work;
  const book = openBook(knownOn(entries, work.knownOn), header.regime);
  const setup = setUp(book, policy, asOf);
  switch (work.kind) {
    case "check":
      return runTelling(checkingPolicy(setup), tell);
    case "diff":
      return diffPolicies(setup, work.after);
    case "backtest": {
      if (entries.length === 0) return fail("there is no record to try it on");
      const { against, hindsight } = work;
      const known = entries.filter(({ recorded }) => recorded.at <= work.knownOn);
      const past = { entries: known, regime: header.regime };
      const backtest = backtestingPolicy(past, setup, { hindsight, ...(against && { against }) });
      return ok(runTelling(backtest, tell));
    }
  }
}
