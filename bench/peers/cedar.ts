/**
 * Cedar: a policy for each rule, parsed once. Forbid is Cedar's own forbid;
 * gate, refer and permit are permits, told apart by their ids among those that
 * are satisfied. One request gives every deciding rule.
 */
import { setFlagsFromString } from "node:v8";
import { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import { effectOrder, type Rule } from "../../src/core/policy.ts";
import { type Answer, type Ask, partsOf } from "../table.ts";

// V8 in Node 20 aborts ("unreachable code", in its deoptimizer) when it throws away code into which it
// had inlined this library's calls; not inlining them costs nanoseconds of some hundred microseconds.
setFlagsFromString("--no-turbo-inline-js-wasm-calls");

export function cedar(rules: readonly Rule[]): (ask: Ask) => Answer {
  const staticPolicies = Object.fromEntries(rules.map((rule) => [rule.id, policyOf(rule)]));
  const parsed = preparsePolicySet("sixty", { staticPolicies });
  if (parsed.type !== "success") throw new Error(`cedar: ${JSON.stringify(parsed)}`);
  const kinds = new Map<string, string>(rules.map(({ id, effect }) => [id, effect.kind]));
  const principal = { type: "Office", id: "ours" };
  const action = { type: "Action", id: "contact" };
  const resource = { type: "Office", id: "theirs" };
  return (ask) => {
    const answer = statefulIsAuthorized({
      principal,
      action,
      resource,
      context: ask,
      preparsedPolicySetId: "sixty",
      entities: [],
    });
    if (answer.type !== "success") throw new Error(`cedar: ${JSON.stringify(answer)}`);
    const satisfied = answer.response.diagnostics.reason;
    const kind = effectOrder.find((effect) => satisfied.some((id) => kinds.get(id) === effect));
    if (kind === undefined) return { kind: "otherwise", ids: [] };
    return { kind, ids: satisfied.filter((id) => kinds.get(id) === kind) };
  };
}

function policyOf(rule: Rule): string {
  const holds = partsOf(rule)
    .map(([name, values]) => `${JSON.stringify(values)}.contains(context.${name})`)
    .join(" && ");
  const head = rule.effect.kind === "forbid" ? "forbid" : "permit";
  return `${head}(principal, action, resource) when { ${holds} };`;
}
