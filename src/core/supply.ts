/**
 * What could meet a condition that is not met: which contacts could supply it, and
 * what no contact and no waiting can bring.
 */
import { ranThrough } from "./channel.ts";
import type { Condition } from "./gate-policy.ts";
import type { GateId } from "./id.ts";
import { judge } from "./judge.ts";
import type { Plan } from "./proposal.ts";
import { sidesOf } from "./request.ts";
import type { Setup } from "./setup.ts";
import { any3 } from "./truth.ts";
import type { ConditionFinding } from "./verdict.ts";

/** Whether a contact is one that could supply what the condition waits for. */
export function couldSupply(plan: Plan, condition: Condition, setup: Setup): boolean {
  switch (condition.kind) {
    case "determined concession": {
      if (!condition.standing.some((one) => one === "through channel" || one === "confirmed")) {
        return true;
      }
      const issue = plan.issues[0];
      return (
        any3(setup.policy.channels.map((one) => ranThrough(one, { plan, issue }, setup))) === "yes"
      );
    }
    case "contact held": {
      const sides = sidesOf(plan, setup);
      const { purposes, ourRungs, theirRungs } = condition;
      return (
        (purposes.length === 0 || purposes.includes(plan.purpose)) &&
        (ourRungs.length === 0 || sides.ourLevel.every((rung) => ourRungs.includes(rung))) &&
        (theirRungs.length === 0 || sides.theirLevel.every((rung) => theirRungs.includes(rung)))
      );
    }
    case "issues at":
      return guardedBy(plan, condition.route, setup);
    default:
      return true;
  }
}

function guardedBy(plan: Plan, route: GateId | undefined, setup: Setup): boolean {
  if (route === undefined) return plan.purpose === "negotiate";
  return judge(plan, setup).parts.some((part) => part.gates.some((gate) => gate.gate === route));
}

/** What has happened stays so, and a day that has come does not go. */
export function lastsForEver({ condition, met }: ConditionFinding): boolean {
  if (met !== "yes") return false;
  if (condition.kind === "event") return condition.withinMonths === undefined;
  return condition.kind === "date" && condition.to === undefined;
}
