/**
 * Properties of a policy, each tried on all requests or on all states that can be
 * reached: it holds within the bounds printed, or it fails with a counter-example.
 *
 * None speaks of one policy: what counts as the lowest rung, as the summit, as the
 * gate that a concession opens is read from the policy. See docs/policy-workbench.md.
 */

import type { IssueId } from "../core/id.ts";
import type { Clause, Policy } from "../core/policy.ts";
import { ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import type { TooLarge } from "./diagram.ts";
import { type Bounds, usualBounds } from "./model.ts";
import { type PropertyFinding, prepareProof } from "./proof.ts";
import { claimProperty, clausesOf } from "./property-claims.ts";
import { gateProperties } from "./property-gates.ts";
import { requestProperties } from "./property-requests.ts";
import { bothSides } from "./property-seams.ts";
import { stateProperties } from "./property-states.ts";
import type { TooManyStates } from "./search.ts";

export type Properties = {
  readonly bounds: Bounds & {
    /** What was in fact there to try. */
    readonly issuesTried: readonly IssueId[];
    readonly requests: number;
    readonly statesReached: number;
    readonly exhausted: boolean;
  };
  readonly properties: readonly PropertyFinding[];
};

export function checkProperties(
  setup: Setup,
  bounds: Bounds = usualBounds,
): Result<Properties, TooLarge | TooManyStates> {
  const { policy } = setup;
  const prepared = prepareProof(
    setup,
    new Map([...usualClauses(policy), ...clausesOf(policy)]),
    bounds,
  );
  if (!prepared.ok) return prepared;
  const proof = prepared.value;
  const { search, lines, model } = proof;
  const gates = gateProperties(proof);
  if (!gates.ok) return gates;
  return ok({
    bounds: {
      ...bounds,
      issuesTried: model.issues,
      requests: lines.space.size,
      statesReached: search.states.length,
      exhausted: search.exhausted,
    },
    properties: [
      ...requestProperties(proof),
      bothSides(proof),
      ...stateProperties(proof),
      ...gates.value,
      ...(policy.properties ?? []).map((property) => claimProperty(property, proof)),
    ].sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true })),
  });
}

/** What the usual properties ask of requests. */
function usualClauses({ ladder }: Policy): ReadonlyMap<string, Clause> {
  const across = ["counterpart"];
  const clauses: [string, Clause][] = [["emergency", { across, purpose: ["emergency"] }]];
  const [low, top] = [ladder[0]?.id, ladder.at(-1)?.id];
  if (low !== undefined) {
    clauses.push(
      ["low-ours", { across, ourLevel: [low] }],
      ["low-theirs", { across, theirLevel: [low] }],
    );
  }
  if (top !== undefined) {
    const mode = ["meeting"];
    clauses.push(["top", { across, mode, ourLevel: [top], theirLevel: [top] }]);
  }
  return new Map(clauses);
}
