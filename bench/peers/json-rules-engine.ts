/**
 * json-rules-engine: an effect is a priority, and rules of one priority are
 * asked together; the engine is stopped after the first that finds any, so it
 * gives every deciding rule.
 */
import { Engine } from "json-rules-engine";
import { effectOrder, type Rule } from "../../src/core/policy.ts";
import { type Answer, type Ask, partsOf } from "../table.ts";

export function jsonRulesEngine(rules: readonly Rule[]): (ask: Ask) => Promise<Answer> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const rule of rules) {
    engine.addRule({
      name: rule.id,
      priority: effectOrder.length - effectOrder.indexOf(rule.effect.kind),
      conditions: {
        all: partsOf(rule).map(([fact, value]) => ({ fact, operator: "in", value })),
      },
      event: { type: rule.effect.kind, params: { id: rule.id } },
    });
  }
  engine.on("success", () => {
    engine.stop();
  });
  return async (ask) => {
    const { events } = await engine.run(ask);
    const ids = events.map(({ params }) => String(params?.id));
    return { kind: events[0]?.type ?? "otherwise", ids };
  };
}
