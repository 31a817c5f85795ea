/**
 * Posture in the form that goes out to programs.
 */
import type { PostureOutput } from "../codec/output.ts";
import { citeText } from "../core/names.ts";
import type { PostureFinding } from "../core/posture.ts";
import { postureText } from "../core/posture-words.ts";
import type { Desk } from "./desk.ts";
import { type Terms, viewCondition } from "./gate-view.ts";
import type { PostureOn } from "./postures.ts";

export function viewPosture(
  found: PostureOn,
  { setup, knownOn }: Desk,
  terms: Terms,
): PostureOutput {
  const { policy, names } = terms;
  return {
    policy: policy.id,
    asOf: setup.asOf,
    knownOn,
    overall: viewOne(found.overall, terms),
    issues: found.issues.map(({ posture, state }) => ({
      issue: state.issue,
      title: names.issue(state.issue),
      state: state.state,
      stateRecords: [...state.records],
      ...viewOne(posture, terms),
    })),
    branches: policy.posture.branches.map((branch) => ({
      ...branch,
      cite: citeText(branch.cite, policy),
    })),
    leadershipChanges: found.changes.map((change) => ({
      ...change,
      assumptions: [...change.assumptions],
    })),
  };
}

function viewOne(finding: PostureFinding, terms: Terms): PostureOutput["overall"] {
  return {
    posture: finding.posture,
    text: postureText(finding, terms.names),
    proceed: viewCondition(finding.proceed, terms),
    explore: viewCondition(finding.explore, terms),
    cite: citeText(finding.cite, terms.policy),
    records: [...finding.records],
  };
}
