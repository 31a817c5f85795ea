/**
 * A policy as a person reads it: by whose authority, its ladder and channel, its
 * rules, its gates, what it says where no rule matches.
 */
import { citeText, listed, type Names } from "../core/names.ts";
import type { Exemption, Policy } from "../core/policy.ts";
import { policySentences } from "../core/policy-words.ts";
import type { Subject } from "../core/verdict.ts";
import { conditionText } from "../core/wording.ts";
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
    section("Outside the policy", bullets(ruleLines(policy, policy.exemptions), on)),
    section(
      "Rules; the strictest that matches decides",
      bullets(ruleLines(policy, policy.rules), on),
    ),
    section("Where no rule matches", bullets(otherwiseLines(policy), on)),
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

/** A rule's own title, then what it comes to in a sentence. */
function ruleLines(policy: Policy, rules: readonly Exemption[]): readonly string[] {
  const said = new Map(policySentences(policy).map(({ id, text }) => [id, text]));
  return rules.map(({ id, title, cite }) => {
    const source = citeText(cite, policy);
    return `${title} (${id}, ${source}). ${said.get(id) ?? ""}.`;
  });
}

function otherwiseLines(policy: Policy): readonly string[] {
  return policySentences(policy)
    .filter(({ id }) => id === "otherwise")
    .map(({ text, cite }) => `${text} (${cite})`);
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
