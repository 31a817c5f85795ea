/**
 * Whether the parts of a written policy fit together: every name it uses is one
 * it gives, and stands where such a name may stand.
 *
 * Each problem says where, and what would do. Warnings hold nothing up.
 */
import type { Path } from "../core/reference.ts";
import { parseWhen } from "../core/when.ts";
import type { FieldProblem } from "./explain.ts";
import { gateCaseProblems } from "./gate-case-check.ts";
import { claims, type PolicyForm, type RuleForm } from "./policy-form.ts";
import type { ClauseForm } from "./policy-form-parts.ts";
import { conditionProblems, gateCircles, gatesIn } from "./policy-gate-check.ts";
import { many } from "./policy-lists.ts";
import {
  each,
  impossibleValues,
  type Named,
  type Names,
  namesOf,
  unknown,
  unknownBasket,
  unknownGroup,
} from "./policy-names.ts";

/** All that keeps a written policy from being one. */
export function policyProblems(form: PolicyForm): readonly FieldProblem[] {
  const names = namesOf(form);
  return [
    ...twice(form),
    ...groupProblems(form),
    ...citeProblems(form, [], names),
    ...channelProblems(form, names),
    ...ruleProblems(form, names),
    ...gateProblems(form, names),
    ...elsewhere(form, names),
  ];
}

/** What is odd and holds nothing up. */
export function policyWarnings(form: PolicyForm): readonly FieldProblem[] {
  const used = new Set<string>();
  for (const rule of form.rules) for (const gate of many(rule.gate)) used.add(gate);
  for (const { opens, closes } of form.gates ?? []) {
    for (const gate of [...gatesIn(opens), ...gatesIn(closes)]) used.add(gate);
  }
  for (const held of [form.posture.proceed, form.posture.explore]) {
    for (const gate of gatesIn(held)) used.add(gate);
  }
  return (form.gates ?? []).flatMap(({ id }, index) => {
    const message = `no rule and no condition asks for the gate \`${id}\`; use it or leave it out`;
    return used.has(id) ? [] : [{ path: ["gates", index, "id"], message, about: "value" }];
  });
}

function twice(form: PolicyForm): FieldProblem[] {
  const ids = (field: "ladder" | "channels" | "exemptions" | "rules" | "gates"): Named[] =>
    (form[field] ?? []).map(({ id }, index) => ({ path: [field, index, "id"], value: id }));
  const levels = form.ladder.flatMap((rung, index) =>
    each(rung.levels, ["ladder", index, "levels"]),
  );
  const both = each(Object.keys(form.groups?.theirs ?? {}), []).filter(
    ({ value }) => form.groups?.ours?.[value] !== undefined,
  );
  return [
    ...repeated(ids("ladder"), "is the id of an earlier rung too; give each its own"),
    ...repeated(levels, "stands on an earlier rung already; a level has one rung"),
    ...repeated(
      [...ids("exemptions"), ...ids("rules")],
      "names an earlier one too; give each its own id",
    ),
    ...repeated(ids("gates"), "is the id of an earlier gate too; give each its own"),
    ...repeated(ids("channels"), "is the id of an earlier channel too; give each its own"),
    ...repeated(each(form.phases, ["phases"]), "stands here twice; name each phase once"),
    ...both.map(({ value }): FieldProblem => {
      const message = `\`${value}\` is a group of ours too; give each its own name`;
      return { path: ["groups", "theirs", value], message, about: "name" };
    }),
  ];
}

function repeated(all: readonly Named[], message: string): FieldProblem[] {
  const seen = new Set<string>();
  const problems: FieldProblem[] = [];
  for (const { path, value } of all) {
    if (seen.has(value))
      problems.push({ path, message: `\`${value}\` ${message}`, about: "value" });
    seen.add(value);
  }
  return problems;
}

/** An office has one group to a side, since a request has one value of `our-office`. */
function groupProblems({ groups }: PolicyForm): FieldProblem[] {
  return (["ours", "theirs"] as const).flatMap((side) => {
    const holder = new Map<string, string>();
    const problems: FieldProblem[] = [];
    for (const [id, { offices }] of Object.entries(groups?.[side] ?? {})) {
      for (const { path, value } of each(offices, ["groups", side, id, "offices"])) {
        const other = holder.get(value);
        if (other !== undefined) {
          const message = `\`${value}\` is in the group \`${other}\` already; an office is in one group of its side`;
          problems.push({ path, message, about: "value" });
        }
        holder.set(value, id);
      }
    }
    return problems;
  });
}

/** Every citation, wherever it stands, names a source that is listed. */
function citeProblems(part: unknown, path: Path, names: Names): FieldProblem[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    const at = [...path, Array.isArray(part) ? Number(name) : name];
    if (name !== "cite") return citeProblems(value, at, names);
    if (typeof value === "object" && value !== null && "author" in value) return [];
    if (typeof value === "object" && value !== null && "source" in value) {
      return unknown(each(String(value.source), [...at, "source"]), "sources", names);
    }
    if (names.sources.length > 0) return [];
    const message = "is of the first source, and no source is listed; list it under `sources`";
    return [{ path: at, message, about: "value" }];
  });
}

function channelProblems(form: PolicyForm, names: Names): FieldProblem[] {
  return (form.channels ?? []).flatMap((channel, index) => {
    const at = (...path: Path) => ["channels", index, ...path];
    const standIns = channel["stand-ins"];
    return [
      ...unknownGroup(each(channel.conveyors, at("conveyors")), "theirs", names),
      ...unknownGroup(each(channel.recipient, at("recipient")), "ours", names),
      ...unknownGroup(each(standIns?.ours, at("stand-ins", "ours")), "ours", names),
      ...unknownGroup(each(standIns?.theirs, at("stand-ins", "theirs")), "theirs", names),
    ];
  });
}

function ruleProblems(form: PolicyForm, names: Names): FieldProblem[] {
  const exemptions = (form.exemptions ?? []).flatMap((exemption, index) =>
    whenProblems(exemption, ["exemptions", index], names),
  );
  const rules = form.rules.flatMap((rule, index) => {
    const path = ["rules", index];
    return [...whenProblems(rule, path, names), ...effectProblems(rule, path, names)];
  });
  return [...exemptions, ...rules];
}

function whenProblems(
  rule: Pick<RuleForm, "when" | "unless" | "obligations">,
  path: Path,
  names: Names,
): FieldProblem[] {
  const inClauses = (["when", "unless"] as const).flatMap((field) => {
    const clauses: ClauseForm | readonly ClauseForm[] | undefined = rule[field];
    const at = [...path, field];
    if (!Array.isArray(clauses))
      return clauses ? impossibleValues(clauses as ClauseForm, at, names) : [];
    return (clauses as readonly ClauseForm[]).flatMap((clause, index) =>
      impossibleValues(clause, [...at, index], names),
    );
  });
  const obligations = (rule.obligations ?? []).map(({ id }, index) => ({
    path: [...path, "obligations", index, "id"],
    value: id,
  }));
  return [...inClauses, ...repeated(obligations, "stands here twice; name each obligation once")];
}

function effectProblems(rule: RuleForm, path: Path, names: Names): FieldProblem[] {
  const redirect = typeof rule.forbid === "object" ? rule.forbid.redirect : undefined;
  return [
    ...unknown(each(redirect, [...path, "forbid", "redirect"]), "channels", names),
    ...unknown(each(rule.gate, [...path, "gate"]), "gates", names),
    ...unknownGroup(each(rule.refer, [...path, "refer"]), "ours", names),
  ];
}

function gateProblems(form: PolicyForm, names: Names): FieldProblem[] {
  const gates = (form.gates ?? []).flatMap((gate, index) => {
    const at = (...path: Path) => ["gates", index, ...path];
    return [
      ...conditionProblems(gate.opens, at("opens"), { names, isGate: true }),
      ...conditionProblems(gate.closes, at("closes"), { names, isGate: true }),
      ...unknownBasket(each(gate.baskets, at("baskets")), names),
    ];
  });
  const { proceed, explore } = form.posture;
  return [
    ...gates,
    ...gateCircles(form.gates ?? []),
    ...conditionProblems(proceed, ["posture", "proceed"], { names, isGate: false }),
    ...conditionProblems(explore, ["posture", "explore"], { names, isGate: false }),
  ];
}

function elsewhere(form: PolicyForm, names: Names): FieldProblem[] {
  const tests = (form.tests ?? []).flatMap((test, index) => {
    const at = (...path: Path) => ["tests", index, ...path];
    return [
      ...impossibleValues(test.attributes ?? {}, at("attributes"), names),
      ...unknown(each(test.open, at("open")), "gates", names),
      ...unknown(each(test.rule, at("rule")), "rules", names),
    ];
  });
  return [
    ...unknownGroup(each(form.otherwise.refer, ["otherwise", "refer"]), "ours", names),
    ...unknownGroup(each(form.waivers, ["waivers"]), "ours", names),
    ...unknownBasket(each(form.finding.baskets, ["finding", "baskets"]), names),
    ...tests,
    ...gateCaseProblems(form["gate-tests"], names),
    ...propertyProblems(form, names),
    ...dateProblems(form),
  ];
}

function propertyProblems(form: PolicyForm, names: Names): FieldProblem[] {
  const properties = form.properties ?? [];
  const ids = properties.map(({ id }, index) => ({ path: ["properties", index, "id"], value: id }));
  return [
    ...repeated(ids, "is the id of an earlier property too; give each its own"),
    ...properties.flatMap((property, index) => [
      ...unknown(each(property.while, ["properties", index, "while"]), "gates", names),
      ...claims.flatMap((claim) =>
        impossibleValues(property[claim] ?? {}, ["properties", index, claim], names),
      ),
    ]),
  ];
}

function dateProblems({ from, to, id, supersedes }: PolicyForm): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const [first, last] = [from, to].map((date) =>
    date === undefined ? undefined : parseWhen(date),
  );
  if (first?.ok && last?.ok && first.value.from !== undefined && last.value.to !== undefined) {
    if (first.value.from > last.value.to) {
      const message = `\`${to}\` is before \`${from}\`, when the policy takes effect; check both`;
      problems.push({ path: ["to"], message, about: "value" });
    }
  }
  if (supersedes === id) {
    const message = "is this policy itself; name the one it takes the place of";
    problems.push({ path: ["supersedes"], message, about: "value" });
  }
  return problems;
}
