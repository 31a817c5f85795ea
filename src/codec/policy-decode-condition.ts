/**
 * From the written form of a condition to the core's: the one field that stands there
 * says which it is.
 */
import type { Condition } from "../core/gate-policy.ts";
import type { GateId } from "../core/id.ts";
import type { ConditionFields, ConditionForm } from "./policy-form-parts.ts";
import { given, many } from "./policy-lists.ts";

export function conditionOf(form: ConditionForm): Condition {
  if (form === "always") return { kind: "all", of: [] };
  if (form === "never") return { kind: "any", of: [] };
  if (form.all !== undefined) return { kind: "all", of: form.all.map(conditionOf) };
  if (form.any !== undefined) return { kind: "any", of: form.any.map(conditionOf) };
  if (form.not !== undefined) return { kind: "not", of: conditionOf(form.not) };
  if (form["gate-open"] !== undefined) {
    return { kind: "gate open", gate: form["gate-open"] as GateId };
  }
  return onRecord(form);
}

function onRecord(form: ConditionFields): Condition {
  const concession = form["determined-concession"];
  if (concession !== undefined) {
    return {
      kind: "determined concession",
      atLeast: concession["at-least"],
      standing: many(concession.standing),
      by: many(concession.by),
      ...given({ withinMonths: concession["within-months"] }),
    };
  }
  const at = form["issues-at"];
  if (at !== undefined) {
    const { state, issues, baskets = 1, route, by } = at;
    const way = given({ route: route as GateId | undefined, withinMonths: at["within-months"] });
    return { kind: "issues at", state, issues, baskets, ...way, by: many(by) };
  }
  const held = form["contact-held"];
  if (held !== undefined) {
    return {
      kind: "contact held",
      purposes: many(held.purpose),
      ourRungs: many(held["our-level"]),
      theirRungs: many(held["their-level"]),
      ...given({ withinMonths: held["within-months"] }),
    };
  }
  return named(form);
}

function named(form: ConditionFields): Condition {
  const { determination, event, date } = form;
  if (determination !== undefined) {
    const { name, by } = determination;
    const recommending = determination["recommended-by"];
    return {
      kind: "determination",
      name,
      by: many(by),
      ...given({
        recommendedBy: recommending === undefined ? undefined : many(recommending),
        unanimous: determination.unanimous && (true as const),
        withinMonths: determination["within-months"],
      }),
    };
  }
  if (event !== undefined) {
    return {
      kind: "event",
      event: event.event,
      ...given({ withinMonths: event["within-months"] }),
    };
  }
  const assessed = form["move-assessed"];
  if (assessed !== undefined) {
    const within = given({ withinMonths: assessed["within-months"] });
    return { kind: "move assessed", atLeast: assessed["at-least"], ...within };
  }
  if (date !== undefined) return { kind: "date", ...date };
  throw new Error("a condition that was never checked");
}
