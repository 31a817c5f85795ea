/**
 * What a table of rules says of a request, in the plainest words: the reference
 * that the compiled evaluator must agree with. It shares no code with it.
 */
import type { Attribute, Attributes, Clause, Exemption, Policy } from "../src/core/policy.ts";

type Rules = Pick<Policy, "exemptions" | "rules">;

export function referenceOn({ exemptions, rules }: Rules, request: Attributes) {
  const has = ([name, values]: [string, readonly string[]]) =>
    values.includes(request[name as Attribute]);
  const holds = (clause: Clause) => Object.entries(clause).every(has);
  const matches = ({ when, unless }: Exemption) =>
    (when.length === 0 || when.some(holds)) && !unless.some(holds);
  const matched = rules.filter(matches);
  const exempt = exemptions.filter(matches);
  if (exempt.length > 0) {
    return { kind: "exempt", rules: exempt, matched, comments: [], obliging: exempt };
  }
  const comments = matched.filter(({ strength }) => strength === "advice");
  const of = (kind: string) =>
    matched.filter(({ strength, effect }) => strength !== "advice" && effect.kind === kind);
  const kind = ["forbid", "gate", "refer", "permit"].find((effect) => of(effect).length > 0);
  if (kind === undefined) return { kind: "otherwise", rules: [], matched, comments, obliging: [] };
  const obliging = kind === "gate" ? [...of("gate"), ...of("permit")] : of(kind);
  return { kind, rules: of(kind), matched, comments, obliging };
}
