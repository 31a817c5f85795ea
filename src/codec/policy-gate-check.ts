/**
 * Whether the conditions of a written policy name what it gives, and whether any
 * of its gates waits for itself.
 */
import type { Path } from "../core/reference.ts";
import type { FieldProblem } from "./explain.ts";
import type { GateForm } from "./policy-form.ts";
import type { ConditionFields, ConditionForm } from "./policy-form-parts.ts";
import { each, type Names, unknown, unknownGroup, unknownRung } from "./policy-names.ts";

type Where = {
  readonly names: Names;
  /** Gates read determinations only, posture also what has been assessed. */
  readonly isGate: boolean;
};

export function conditionProblems(
  condition: ConditionForm | undefined,
  path: Path,
  where: Where,
): FieldProblem[] {
  if (condition === undefined || typeof condition === "string") return [];
  return [
    ...fieldProblems(condition, path, where),
    ...partsOf(condition).flatMap(({ part, at }) =>
      conditionProblems(part, [...path, ...at], where),
    ),
  ];
}

/** Every gate that a condition waits for, or whose passing it asks for. */
export function gatesIn(condition: ConditionForm | undefined): readonly string[] {
  if (condition === undefined || typeof condition === "string") return [];
  const own = [condition["gate-open"], condition["issues-at"]?.route];
  return [
    ...own.filter((gate) => gate !== undefined),
    ...partsOf(condition).flatMap(({ part }) => gatesIn(part)),
  ];
}

/** Gates that wait for each other could never be said to be open or shut. */
export function gateCircles(gates: readonly GateForm[]): FieldProblem[] {
  const next = new Map(
    gates.map((gate) => [gate.id, [...gatesIn(gate.opens), ...gatesIn(gate.closes)]]),
  );
  return gates.flatMap(({ id }, index) => {
    const circle = circleFrom(id, next);
    if (circle === undefined) return [];
    const through = circle.map((gate) => `\`${gate}\``).join(" waits for ");
    const message = `${through}; break the circle`;
    return [{ path: ["gates", index], message, about: "value" }];
  });
}

/** The shortest way from a gate back to itself. */
function circleFrom(
  start: string,
  next: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const reached = [start];
  for (const gate of reached) {
    for (const after of next.get(gate) ?? []) {
      if (after === start) return [...wayTo(gate, start, cameFrom), start];
      if (cameFrom.has(after)) continue;
      cameFrom.set(after, gate);
      reached.push(after);
    }
  }
  return undefined;
}

function wayTo(gate: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [gate];
  for (let at = gate; at !== start; ) {
    at = cameFrom.get(at) ?? start;
    way.unshift(at);
  }
  return way;
}

type Part = { readonly part: ConditionForm; readonly at: Path };

function partsOf({ all, any, not }: ConditionFields): readonly Part[] {
  return [
    ...(all ?? []).map((part, index) => ({ part, at: ["all", index] })),
    ...(any ?? []).map((part, index) => ({ part, at: ["any", index] })),
    ...(not === undefined ? [] : [{ part: not, at: ["not"] }]),
  ];
}

function fieldProblems(condition: ConditionFields, path: Path, where: Where): FieldProblem[] {
  const { names } = where;
  const at = (...more: Path) => [...path, ...more];
  const held = condition["contact-held"];
  const rungs = [
    ...each(held?.["our-level"], at("contact-held", "our-level")),
    ...each(held?.["their-level"], at("contact-held", "their-level")),
  ];
  const by = (["determined-concession", "issues-at", "determination"] as const).flatMap((name) =>
    each(condition[name]?.by, at(name, "by")),
  );
  const recommending = each(
    condition.determination?.["recommended-by"],
    at("determination", "recommended-by"),
  );
  const gates = [
    ...each(condition["gate-open"], at("gate-open")),
    ...each(condition["issues-at"]?.route, at("issues-at", "route")),
  ];
  return [
    ...unknownRung(rungs, names),
    ...unknownGroup([...by, ...recommending], "ours", names),
    ...unknown(gates, "gates", names),
    ...(where.isGate && condition["move-assessed"] !== undefined ? [assessedAt(path)] : []),
  ];
}

function assessedAt(path: Path): FieldProblem {
  const message =
    "is an assessment, and gates read determinations only; write `determined-concession`";
  return { path: [...path, "move-assessed"], message, about: "name" };
}
