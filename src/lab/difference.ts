/**
 * Two policies side by side: every request on which they differ, in as few kinds
 * as a greedy cover finds, and the gates that differ though requests do not.
 *
 * They differ on a request where its effect differs, or the gates, referrals,
 * redirects or duties that go with it. Counts are of requests on common ground.
 */
import { compile, type Decision, decide } from "../core/deciding.ts";
import type { Gate } from "../core/gate-policy.ts";
import type { GateId } from "../core/id.ts";
import { type Attributes, attributes, type Policy } from "../core/policy.ts";
import { ok, type Result } from "../core/result.ts";
import { type CommonGround, commonGround, inTermsOf } from "./common-ground.ts";
import { type Cover, coverOf } from "./cover.ts";
import { draw, type TooLarge } from "./diagram.ts";
import type { Ground } from "./exhaust.ts";
import { keyOf, linesOf, type Outcome } from "./lines.ts";
import { countLeaves, join, type Node, type Nodes, noNodes, setWhere, sizeOfSet } from "./nodes.ts";
import type { Combination } from "./space.ts";

export type Change = {
  readonly before: Outcome;
  readonly after: Outcome;
  readonly count: number;
  readonly left: number;
  readonly kinds: readonly ChangedKind[];
};

export type ChangedKind = Cover["kinds"][number] & {
  /** What decides the example on either side. */
  readonly rulesBefore: readonly string[];
  readonly rulesAfter: readonly string[];
};

export type GateChange = {
  readonly gate: GateId;
  readonly before: Gate | undefined;
  readonly after: Gate | undefined;
};

export type Difference = {
  /** How many requests were compared, and on how many the policies differ. */
  readonly size: number;
  readonly differing: number;
  readonly changes: readonly Change[];
  readonly gates: readonly GateChange[];
};

export function differenceOf(
  before: Policy,
  after: Policy,
  ground: Ground,
): Result<Difference, TooLarge> {
  const paired = pair([before, after], ground);
  if (!paired.ok) return paired;
  const { nodes, root, common } = paired.value;
  // What both put outside the policy need not be spoken of.
  const aside = setWhere(
    nodes,
    root,
    ([a, b]) => a.kind === "exempt" && b.kind === "exempt" && keyOf(a) === keyOf(b),
  );
  const decided = [compile(before), compile(after)] as const;
  const rulesOn = (policy: 0 | 1, request: Combination) =>
    idsOf(decide(decided[policy], attributesOf(policy, request, common)));
  const changes = [...countLeaves(nodes, root)]
    .flatMap(([{ value }, count]) => (value === undefined ? [] : [{ value, count }]))
    .filter(({ value }) => keyOf(value[0]) !== keyOf(value[1]))
    .sort((a, b) => b.count - a.count)
    .map(({ value, count }): Change => {
      const set = setWhere(nodes, root, (both) => both === value);
      const { kinds, left } = coverOf(nodes, set, { aside });
      const told = kinds.map((kind) => ({
        ...kind,
        rulesBefore: rulesOn(0, kind.example),
        rulesAfter: rulesOn(1, kind.example),
      }));
      return { before: value[0], after: value[1], count, left, kinds: told };
    });
  return ok({
    size: nodes.space.size,
    differing: changes.reduce((sum, { count }) => sum + count, 0),
    changes,
    gates: gateChanges(before, after),
  });
}

export type Conflict = { readonly count: number; readonly cover: Cover };

/** What a policy lets pass that one of higher authority refuses, or gates by other gates. */
export function conflictsWith(
  policy: Policy,
  higher: Policy,
  ground: Ground,
): Result<Conflict, TooLarge> {
  const paired = pair([policy, higher], ground);
  if (!paired.ok) return paired;
  const { nodes, root } = paired.value;
  const set = setWhere(nodes, root, ([own, above]) => isLaxer(own, above));
  return ok({ count: sizeOfSet(nodes, set), cover: coverOf(nodes, set) });
}

function isLaxer(own: Outcome, above: Outcome): boolean {
  if (above.kind === "otherwise" || above.kind === "exempt") return false;
  if (above.kind === "forbid") return own.kind !== "forbid" && own.kind !== "otherwise";
  if (above.kind !== "gate") return false;
  if (own.kind === "gate")
    return above.tags.some((tag) => tag.startsWith("gate:") && !own.tags.includes(tag));
  return own.kind === "permit" || own.kind === "refer" || own.kind === "exempt";
}

type Pair = readonly [Outcome, Outcome];
type Paired = { readonly nodes: Nodes; readonly root: Node<Pair>; readonly common: CommonGround };

function pair(policies: readonly [Policy, Policy], ground: Ground): Result<Paired, TooLarge> {
  const common = commonGround(policies, ground);
  const [first, second] = linesOf(common.domain, policies, common.nameOf);
  if (first === undefined || second === undefined)
    throw new Error("two tables have two lists of lines");
  const nodes = noNodes(first.space);
  const before = draw(first, { nodes });
  if (!before.ok) return before;
  const after = draw(second, { nodes });
  if (!after.ok) return after;
  const root = join(nodes, [before.value.root, after.value.root], (a, b) => ({
    key: `${keyOf(a)} ${keyOf(b)}`,
    value: [a, b] as const,
  }));
  return ok({ nodes, root, common });
}

function attributesOf(policy: 0 | 1, request: Combination, common: CommonGround): Attributes {
  // Every attribute is given a value.
  return inTermsOf(policy, request, common, attributes) as Attributes;
}

function idsOf(decision: Decision): readonly string[] {
  return decision.kind === "otherwise" ? ["otherwise"] : decision.rules.map(({ id }) => id);
}

/** Gates are compared by what opens and closes them, not by their words. */
function gateChanges(before: Policy, after: Policy): readonly GateChange[] {
  const ids = [...new Set([...before.gates, ...after.gates].map(({ id }) => id))].sort();
  return ids.flatMap((gate) => {
    const [a, b] = [before, after].map(({ gates }) => gates.find(({ id }) => id === gate));
    const same = definitionOf(a, before) === definitionOf(b, after);
    return same ? [] : [{ gate, before: a, after: b }];
  });
}

/** With the offices of the groups it names, since a group may mean others under another policy. */
function definitionOf(gate: Gate | undefined, { groups }: Policy): string {
  if (gate === undefined) return "none";
  const { scope, opens, closes, lapsesAfterMonths, baskets, issues } = gate;
  return JSON.stringify(
    { scope, opens, closes, lapsesAfterMonths, baskets, issues },
    (key, value) =>
      key === "by" && Array.isArray(value)
        ? groups.filter(({ id }) => value.includes(id)).flatMap(({ offices }) => offices)
        : (value as unknown),
  );
}
