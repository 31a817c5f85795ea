/**
 * A policy as a person reads it: by whose authority, its ladder and channel, its
 * rules, its gates, what it says where no rule matches.
 */
import { citeText, listed, type Names } from "../core/names.ts";
import type { Clause, Effect, Exemption, Policy } from "../core/policy.ts";
import type { Subject } from "../core/verdict.ts";
import { conditionText, obligationText } from "../core/wording.ts";
import { wrap } from "../library/wrap.ts";
import { dayText } from "./frame.ts";
import { bullets, page, section, table } from "./text.ts";

export function printPolicy(policy: Policy, names: Names, width: number): string {
  const on = { width };
  return page([
    wrap(`${policy.title} (\`${policy.id}\`, version ${policy.version})`, on),
    table(headRows(policy), on),
    section("Ladder, from the top", bullets(ladderLines(policy), on)),
    section("Groups", bullets(groupLines(policy), on)),
    section("Channels", bullets(channelLines(policy), on)),
    section(
      "Outside the policy",
      bullets(
        policy.exemptions.map((one) => ruleLine(one, policy)),
        on,
      ),
    ),
    section("Rules; the strictest that matches decides", bullets(ruleLines(policy), on)),
    section("Where no rule matches", bullets([otherwiseLine(policy)], on)),
    section("Gates", bullets(gateLines(policy, names), on)),
    section("Posture", bullets(postureLines(policy, names), on)),
    section("Effects of going ahead", bullets(effectLines(policy), on)),
    section(
      "Sources",
      bullets(
        policy.sources.map(({ id, title }) => `${id}: ${title}`),
        on,
      ),
    ),
  ]);
}

function headRows(policy: Policy): readonly (readonly string[])[] {
  const { authority } = policy;
  const shown =
    authority.instrument === undefined
      ? `${authority.by} (a claim: no instrument is on record)`
      : `${authority.by} (${authority.instrument})`;
  const from = policy.from === undefined ? "not stated" : dayText(policy.from);
  const to = policy.to === undefined ? "" : `, to ${dayText(policy.to)}`;
  return [
    ["author", policy.author],
    ["authority", shown],
    ["strength", policy.strength],
    ["in force", `${from}${to}`],
    ["review", policy.review ?? "not stated"],
    ...(policy.supersedes === undefined ? [] : [["supersedes", policy.supersedes]]),
  ];
}

function ladderLines({ ladder }: Policy): readonly string[] {
  return [...ladder]
    .reverse()
    .map(({ id, title, levels }) => `${id}: ${title} (levels of the record: ${listed(levels)})`);
}

function groupLines({ groups }: Policy): readonly string[] {
  return groups.map(
    ({ id, side, title, offices }) => `${id} (${side}): ${title} (${listed(offices)})`,
  );
}

function channelLines(policy: Policy): readonly string[] {
  return policy.channels.map((channel) => {
    const { title, conveyors, recipient, recipientStandIns, conveyorStandIns } = channel;
    const standIns = [...recipientStandIns, ...conveyorStandIns];
    const also = standIns.length === 0 ? "" : `; stand-ins: ${listed(standIns)}`;
    return `${title}: ${listed(conveyors, "or")} to ${recipient}${also} (${channel.id}, ${citeText(channel.cite, policy)})`;
  });
}

function ruleLines(policy: Policy): readonly string[] {
  return policy.rules.map((rule) => {
    const line = ruleLine(rule, policy);
    const strength = rule.strength === policy.strength ? "" : ` Strength: ${rule.strength}.`;
    return `${line} Then: ${effectText(rule.effect, policy)}.${strength}`;
  });
}

function ruleLine(rule: Exemption, policy: Policy): string {
  const when = rule.when.length === 0 ? "always" : rule.when.map(clauseText).join("; or ");
  const unless =
    rule.unless.length === 0 ? "" : ` Unless ${rule.unless.map(clauseText).join("; or ")}.`;
  const due = rule.obligations.map((one) => ` To be done: ${obligationText(one)}.`).join("");
  return `${rule.title} (${rule.id}, ${citeText(rule.cite, policy)}). When ${when}.${unless}${due}`;
}

function clauseText(clause: Clause): string {
  const parts = Object.entries(clause).map(
    ([name, values]) => `${spaced(name)} is ${listed(values ?? [], "or")}`,
  );
  return parts.length === 0 ? "always" : listed(parts);
}

function effectText(effect: Effect, policy: Policy): string {
  switch (effect.kind) {
    case "forbid": {
      const { redirect } = effect;
      const channel = policy.channels.find(({ id }) => id === redirect?.channel);
      return `forbidden${channel === undefined ? "" : `, and redirected to the channel \`${channel.id}\``}`;
    }
    case "gate":
      return `only while ${listed(effect.gates)} ${effect.gates.length === 1 ? "is" : "are"} open`;
    case "refer":
      return `referred to ${effect.to}`;
    case "permit":
      return "permitted";
  }
}

function otherwiseLine(policy: Policy): string {
  const { otherwise } = policy;
  const cite = citeText(otherwise.cite, policy);
  return otherwise.kind === "refer"
    ? `referred to ${otherwise.to} (${cite})`
    : `not permitted (${cite})`;
}

const subjects: Readonly<Record<Policy["gates"][number]["scope"], Subject>> = {
  issue: { kind: "any issue" },
  basket: { kind: "any issue" },
  relationship: { kind: "relationship" },
};

function gateLines(policy: Policy, names: Names): readonly string[] {
  return policy.gates.map((gate) => {
    const subject = subjects[gate.scope];
    const closes =
      gate.closes === undefined
        ? ""
        : `; closes again when ${conditionText(gate.closes, subject, names)}`;
    return `${gate.title} (${gate.id}, ${citeText(gate.cite, policy)}), by ${gate.scope}: opens when ${conditionText(gate.opens, subject, names)}${closes}`;
  });
}

function postureLines(policy: Policy, names: Names): readonly string[] {
  const { posture } = policy;
  const subject: Subject = { kind: "any issue" };
  const cite = citeText(posture.cite, policy);
  return [
    `proceed where ${conditionText(posture.proceed, subject, names)} (${cite})`,
    `explore where ${conditionText(posture.explore, subject, names)} (${cite})`,
    "hold otherwise",
    ...posture.branches.map(
      (one) => `${one.trigger}, ${one.response} (${citeText(one.cite, policy)})`,
    ),
  ];
}

function effectLines(policy: Policy): readonly string[] {
  return policy.consequences.map(
    ({ direction, range, audience, text, cite }) =>
      `${direction}, at ${range} range, for ${audience}: ${text} (${citeText(cite, policy)})`,
  );
}

function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
