/**
 * A policy tried on every request there can be: which rules never match, which
 * never decide and why, what only the policy's silence answers.
 *
 * Exact, over the domain printed with it. Advice decides nothing, so of advice
 * only the matching is asked.
 */
import { domainOf } from "../core/domain.ts";
import type { Forum, Issue } from "../core/issue.ts";
import type { Exemption, Policy } from "../core/policy.ts";
import { ok, type Result } from "../core/result.ts";
import { type Cover, coverOf } from "./cover.ts";
import { type Diagram, draw, type TooLarge } from "./diagram.ts";
import { type Line, type Lines, linesOf, type Outcome } from "./lines.ts";
import { countLeaves, type Node, type Nodes, setWhere, sizeOfSet } from "./nodes.ts";
import { countRules, type RuleCount, setOf } from "./rule-counts.ts";
import type { Combination } from "./space.ts";

export type Exhaustion = {
  /** How many requests there are. */
  readonly size: number;
  readonly states: number;
  readonly outcomes: readonly { readonly outcome: Outcome; readonly count: number }[];
  readonly rules: readonly RuleCount[];
  /** What only `otherwise` answers; its kinds are told apart from what is exempt. */
  readonly silence: { readonly count: number; readonly cover: Cover };
};

export type Ground = { readonly issues: readonly Issue[]; readonly forums: readonly Forum[] };

export function exhaust(policy: Policy, { issues, forums }: Ground): Result<Exhaustion, TooLarge> {
  return exhaustOver(policy, domainOf(policy, issues, forums));
}

export function exhaustOver(
  policy: Pick<Policy, "exemptions" | "rules" | "otherwise">,
  domain: readonly (readonly Combination[])[],
): Result<Exhaustion, TooLarge> {
  const drawn = drawTable(policy, domain);
  if (!drawn.ok) return drawn;
  const { diagram, advice } = drawn.value;
  const { nodes, root, lines, states } = diagram;
  const silence = setWhere(nodes, root, ({ kind }) => kind === "otherwise");
  const aside = setWhere(nodes, root, ({ kind }) => kind === "exempt");
  return ok({
    size: lines.space.size,
    states,
    outcomes: outcomesOf(nodes, root),
    rules: [
      ...countRules(diagram),
      ...advice.lines.map((line) => countAdvice(line, advice, nodes)),
    ],
    silence: { count: sizeOfSet(nodes, silence), cover: coverOf(nodes, silence, { aside }) },
  });
}

/** The counts alone: what each outcome and each rule comes to. */
export function countOver(
  policy: Pick<Policy, "exemptions" | "rules" | "otherwise">,
  domain: readonly (readonly Combination[])[],
): Result<Pick<Exhaustion, "size" | "outcomes" | "rules">, TooLarge> {
  const drawn = drawTable(policy, domain);
  if (!drawn.ok) return drawn;
  const { diagram } = drawn.value;
  const { nodes, root, lines } = diagram;
  return ok({
    size: lines.space.size,
    outcomes: outcomesOf(nodes, root),
    rules: countRules(diagram),
  });
}

function drawTable(
  policy: Pick<Policy, "exemptions" | "rules" | "otherwise">,
  domain: readonly (readonly Combination[])[],
): Result<{ readonly diagram: Diagram; readonly advice: Lines }, TooLarge> {
  const [lines, advice] = linesOf(domain, [policy, adviceOf(policy)]);
  if (lines === undefined || advice === undefined)
    throw new Error("two tables have two lists of lines");
  const diagram = draw(lines);
  return diagram.ok ? ok({ diagram: diagram.value, advice }) : diagram;
}

/** Advice as if it bound, since only its matching is asked. */
function adviceOf(policy: Pick<Policy, "rules" | "otherwise">) {
  const rules = policy.rules
    .filter((rule) => rule.strength === "advice")
    .map((rule) => ({ ...rule, strength: "binding" as const }));
  return { exemptions: [] as readonly Exemption[], rules, otherwise: policy.otherwise };
}

function outcomesOf(nodes: Nodes, root: Node<Outcome>): Exhaustion["outcomes"] {
  return [...countLeaves(nodes, root)]
    .flatMap(([{ value }, count]) => (value === undefined ? [] : [{ outcome: value, count }]))
    .sort((a, b) => b.count - a.count);
}

function countAdvice(line: Line, advice: Lines, nodes: Nodes): RuleCount {
  const matches = sizeOfSet(nodes, setOf(line, advice, nodes));
  return { rule: line.id, matches, decides: 0, behind: [], advice: true };
}
