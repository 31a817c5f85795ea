/**
 * Casbin: a policy line for each rule, a column for each attribute, and the
 * effect of priority, which stops at the first line that matches: strictest
 * first, so one deciding rule.
 */
import { newEnforcer, newModelFromString, StringAdapter } from "casbin";
import type { Rule } from "../../src/core/policy.ts";
import { type Answer, type Ask, names, partsOf, strictestFirst } from "../table.ts";

const model = `
[request_definition]
r = ${names.join(", ")}
[policy_definition]
p = ${names.join(", ")}, eft, id
[policy_effect]
e = priority(p.eft) || deny
[matchers]
m = ${names.map((name) => `among(r.${name}, p.${name})`).join(" && ")}
`;

export async function casbin(rules: readonly Rule[]): Promise<(ask: Ask) => Answer> {
  const lines = strictestFirst(rules).map(lineOf).join("\n");
  const enforcer = await newEnforcer(newModelFromString(model), new StringAdapter(lines));
  const sets = new Map<string, ReadonlySet<string>>();
  await enforcer.addFunction("among", (value: string, list: string) => {
    if (list === "*") return true;
    let set = sets.get(list);
    if (set === undefined) {
      set = new Set(list.split("|"));
      sets.set(list, set);
    }
    return set.has(value);
  });
  const kinds = new Map<string, string>(rules.map(({ id, effect }) => [id, effect.kind]));
  return (ask) => {
    const [found, line] = enforcer.enforceExSync(...names.map((name) => ask[name]));
    const id = line.at(-1);
    if (!found || id === undefined) return { kind: "otherwise", ids: [] };
    return { kind: kinds.get(id) ?? "", ids: [id] };
  };
}

function lineOf(rule: Rule): string {
  const parts = new Map(partsOf(rule));
  const columns = names.map((name) => parts.get(name)?.join("|") ?? "*");
  return ["p", ...columns, "allow", rule.id].join(", ");
}
