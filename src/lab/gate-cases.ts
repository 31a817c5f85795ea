/**
 * The cases beside the gates, tried: whether what a case shows opens the gate as
 * the policy defines it. See docs/policy.md, "Cases beside the gates".
 */
import type { GateCase, Shown } from "../core/gate-case.ts";
import type { Condition, Gate } from "../core/gate-policy.ts";
import { issueStates } from "../core/issue.ts";
import { atLeast } from "../core/move.ts";
import type { Policy } from "../core/policy.ts";

export type GateCaseResult = {
  readonly title: string;
  readonly gate: string;
  readonly expected: GateCase["state"];
  readonly found: GateCase["state"];
  readonly passed: boolean;
};

export function runGateCases(
  policy: Pick<Policy, "gates" | "gateCases">,
): readonly GateCaseResult[] {
  return (policy.gateCases ?? []).map((one) => {
    const gate = policy.gates.find(({ id }) => id === one.gate);
    const found = gate !== undefined && isOpen(gate, one) ? "open" : "shut";
    const { title, state } = one;
    return { title, gate: one.gate, expected: state, found, passed: found === state };
  });
}

function isOpen(gate: Gate, shown: GateCase): boolean {
  const closed = gate.closes !== undefined && holds(gate.closes, shown, { gate });
  return holds(gate.opens, shown, { gate, lapses: gate.lapsesAfterMonths }) && !closed;
}

type Asked = { readonly gate: Gate; readonly lapses?: number | undefined };

function holds(condition: Condition, shown: GateCase, asked: Asked): boolean {
  switch (condition.kind) {
    case "all":
      return condition.of.every((part) => holds(part, shown, asked));
    case "any":
      return condition.of.some((part) => holds(part, shown, asked));
    case "not":
      // The lapse of an act never opens a gate.
      return !holds(condition.of, shown, { gate: asked.gate });
    case "date":
      return (
        shown.day !== undefined &&
        (condition.from === undefined || condition.from <= shown.day) &&
        (condition.to === undefined || shown.day <= condition.to)
      );
    case "gate open":
      return shown.shows.some((one) => one.kind === "gate open" && one.gate === condition.gate);
    default:
      return shown.shows.some(
        (one) =>
          isInScope(one, asked.gate) && isRecent(one, condition, asked) && shows(one, condition),
      );
  }
}

/** Whether one thing shown is what a single condition asks for, whenever and wherever it was shown. */
function shows(one: Shown, leaf: Condition): boolean {
  switch (leaf.kind) {
    case "determined concession":
      return (
        one.kind === "concession" &&
        atLeast(one.significance, leaf.atLeast) &&
        leaf.standing.includes(one.standing) &&
        leaf.by.includes(one.by)
      );
    case "issues at":
      return one.kind === "issues" && areEnough(one, leaf);
    case "contact held":
      return (
        one.kind === "contact" &&
        among(one.purpose, leaf.purposes) &&
        among(one.ourLevel, leaf.ourRungs) &&
        among(one.theirLevel, leaf.theirRungs)
      );
    case "determination":
      return one.kind === "determination" && isFound(one, leaf);
    case "event":
      return one.kind === "event" && one.event === leaf.event;
    case "move assessed":
      return one.kind === "concession" && atLeast(one.significance, leaf.atLeast);
    case "date":
    case "gate open":
    case "all":
    case "any":
    case "not":
      return false;
  }
}

function isFound(
  one: Extract<Shown, { readonly kind: "determination" }>,
  { name, by, recommendedBy, unanimous }: Extract<Condition, { readonly kind: "determination" }>,
): boolean {
  return (
    one.name === name &&
    by.includes(one.by) &&
    (recommendedBy === undefined ||
      (one.recommendedBy !== undefined && recommendedBy.includes(one.recommendedBy))) &&
    (unanimous === undefined || one.unanimous === true)
  );
}

function areEnough(
  one: Extract<Shown, { readonly kind: "issues" }>,
  { state, issues, baskets, route, by }: Extract<Condition, { readonly kind: "issues at" }>,
): boolean {
  return (
    issueStates.indexOf(one.state) >= issueStates.indexOf(state) &&
    // Of a case that shows so many issues, those are all there are.
    (issues === "all" || one.issues >= issues) &&
    one.baskets >= baskets &&
    (route === undefined || one.route === route) &&
    by.includes(one.by)
  );
}

/** A list that is empty asks for nothing. */
function among<Item>(value: Item, wanted: readonly Item[]): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function isRecent({ monthsAgo }: Shown, condition: Condition, { lapses }: Asked): boolean {
  const own = "withinMonths" in condition ? condition.withinMonths : undefined;
  return [own, lapses].every((months) => months === undefined || monthsAgo <= months);
}

function isInScope({ where }: Shown, { scope }: Gate): boolean {
  if (scope === "relationship" || where === "issue") return true;
  return scope === "basket" && where === "basket";
}
