/**
 * CASL: rules with conditions in the MongoDB manner; a later rule prevails, so
 * they are given weakest first. Its own question names the one rule that
 * prevails; going on through its rules finds the others of the same effect.
 */
import { createMongoAbility, type MongoAbility, type RawRuleOf } from "@casl/ability";
import type { Rule } from "../../src/core/policy.ts";
import { type Answer, type Ask, partsOf, strictestFirst } from "../table.ts";

const silence: Answer = { kind: "otherwise", ids: [] };

export function caslOne(rules: readonly Rule[]): (ask: Ask) => Answer {
  const { ability, kindOf } = abilityOf(rules);
  return (ask) => {
    const rule = ability.relevantRuleFor("rule", ask);
    return rule?.reason === undefined ? silence : { kind: kindOf(rule.reason), ids: [rule.reason] };
  };
}

export function caslAll(rules: readonly Rule[]): (ask: Ask) => Answer {
  const { ability, kindOf } = abilityOf(rules);
  return (ask) => {
    let kind = silence.kind;
    const ids: string[] = [];
    for (const rule of ability.rulesFor("rule", "Contact")) {
      const id = rule.reason ?? "";
      if (ids.length > 0 && kindOf(id) !== kind) break;
      if (!rule.matchesConditions(ask)) continue;
      kind = kindOf(id);
      ids.push(id);
    }
    return ids.length === 0 ? silence : { kind, ids };
  };
}

function abilityOf(rules: readonly Rule[]) {
  const weakestFirst = [...strictestFirst(rules)].reverse();
  const raw = weakestFirst.map(
    (rule): RawRuleOf<MongoAbility> => ({
      action: "rule",
      subject: "Contact",
      conditions: Object.fromEntries(
        partsOf(rule).map(([name, values]) => [name, { $in: [...values] }]),
      ),
      reason: rule.id,
    }),
  );
  const kinds = new Map<string, string>(rules.map(({ id, effect }) => [id, effect.kind]));
  return {
    ability: createMongoAbility(raw, { detectSubjectType: () => "Contact" }),
    kindOf: (id: string) => kinds.get(id) ?? "",
  };
}
