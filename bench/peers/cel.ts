/**
 * CEL: an expression for each rule, parsed once, asked strictest first and no
 * further than the first effect that is found.
 */
import { Environment } from "@marcbachmann/cel-js";
import type { Rule } from "../../src/core/policy.ts";
import { type Answer, type Ask, names, partsOf, strictestFirst } from "../table.ts";

export function cel(rules: readonly Rule[]): (ask: Ask) => Answer {
  let environment = new Environment();
  for (const name of names) environment = environment.registerVariable(name, "string");
  const lines = strictestFirst(rules).map(({ id, effect, ...rule }) => ({
    id,
    kind: effect.kind,
    holds: environment.parse(expressionOf({ id, effect, ...rule })),
  }));
  return (ask) => {
    let kind = "otherwise";
    const ids: string[] = [];
    for (const line of lines) {
      if (ids.length > 0 && line.kind !== kind) break;
      if (line.holds(ask) !== true) continue;
      kind = line.kind;
      ids.push(line.id);
    }
    return { kind, ids };
  };
}

function expressionOf(rule: Rule): string {
  return partsOf(rule)
    .map(([name, values]) => `${name} in ${JSON.stringify(values)}`)
    .join(" && ");
}
