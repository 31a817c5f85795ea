/** Properties of requests alone: what a rule lets pass without a gate, whatever has happened. */

import type { Gate } from "../core/gate-policy.ts";
import { issuesAsked } from "../core/issues-at.ts";
import { listed } from "../core/names.ts";
import { requestText } from "../core/policy-words.ts";
import type { Outcome } from "./lines.ts";
import { ranks } from "./lines.ts";
import type { ContactClass } from "./model.ts";
import { partsOf } from "./model.ts";
import {
  decidingRules,
  isEmpty,
  type Proof,
  type PropertyFinding,
  requestIn,
  requestsWhere,
  rulesIn,
} from "./proof.ts";
import { toldWay } from "./property-ways.ts";
import { basketOf, hasConcession, mayHappen, type State } from "./states.ts";
import { meetingText, type StoryStep } from "./story.ts";

export function requestProperties(proof: Proof): readonly PropertyFinding[] {
  return [lowestTalks(proof), topMeetings(proof), emergencies(proof), sameForAll()];
}

/** P1: no talk at the lowest rung on an issue before a concession on it is determined. */
function lowestTalks(proof: Proof): PropertyFinding {
  const id = "P1";
  const title =
    "No talks at the lowest level on an issue before a concession on it, come through the channel, is determined";
  const { policy } = proof.setup;
  const low = policy.ladder[0]?.id;
  const gates = gatesWith(policy.gates, "determined concession");
  if (low === undefined || gates.length === 0) {
    return none(id, title, "no gate of this policy waits for a determined concession");
  }
  return guarded(proof, {
    id,
    title,
    clauses: ["low-ours", "low-theirs"],
    gates,
    isSuch: ({ attributes }) => attributes.ourLevel === low || attributes.theirLevel === low,
    isBefore: (state, issue) => !hasConcession(state, issue),
    missing: (issue) => `no concession on ${issue} has been determined`,
    because: `every such contact waits for ${listed(
      gates.map(({ id: gate }) => gate),
      "or",
    )}, which opens on an issue only with such a concession on it`,
  });
}

/** P2: no meeting at the top before so many issues are where the policy wants them. */
function topMeetings(proof: Proof): PropertyFinding {
  const id = "P2";
  const { policy } = proof.setup;
  const top = policy.ladder.at(-1)?.id;
  const gates = gatesWith(policy.gates, "issues at");
  const sought = gates
    .flatMap(({ opens }) => partsOf(opens))
    .find((part) => part.kind === "issues at");
  if (top === undefined || sought?.kind !== "issues at") {
    return none(
      id,
      "No meeting at the top before enough issues are near resolution",
      "no gate of this policy counts issues",
    );
  }
  const { model } = proof;
  const leaf = model.leaves.findIndex((one) => JSON.stringify(one) === JSON.stringify(sought));
  const enough = (state: State) => {
    const there = model.issues.flatMap((_, at) => (isAt(state, at, leaf, proof) ? [at] : []));
    const baskets = new Set(there.map((at) => basketOf(at, model)));
    return (
      there.length >= issuesAsked(sought, model.issues.length) && baskets.size >= sought.baskets
    );
  };
  const number = sought.issues === "all" ? "all its" : sought.issues;
  const finding = guarded(proof, {
    id,
    title: `No meeting at the top below ${number} issues in ${sought.baskets} baskets at ${sought.state}`,
    clauses: ["top"],
    gates,
    isSuch: ({ attributes }) => attributes.ourLevel === top && attributes.theirLevel === top,
    isBefore: (state) => !enough(state),
    missing: () =>
      `fewer than ${number} issues in ${sought.baskets} baskets are at ${sought.state}`,
    because: `every such contact waits for ${listed(
      gates.map(({ id: gate }) => gate),
      "or",
    )}`,
  });
  const route =
    sought.route === undefined
      ? []
      : [
          `issues that come to ${sought.state} otherwise than by way of ${sought.route} do not count`,
        ];
  return { ...finding, reasons: [...finding.reasons, ...route] };
}

function isAt(state: State, issue: number, leaf: number, { model }: Proof): boolean {
  return ((state[issue] ?? 0) & (1 << (5 + model.routes.length + leaf))) !== 0;
}

type Guarded = {
  readonly id: string;
  readonly title: string;
  readonly clauses: readonly string[];
  readonly gates: readonly Gate[];
  readonly isSuch: (contact: ContactClass) => boolean;
  readonly isBefore: (state: State, issue: number) => boolean;
  readonly missing: (issue: string) => string;
  readonly because: string;
};

/** No request passes outright without one of the gates, and no state opens the gate too soon. */
function guarded(proof: Proof, asked: Guarded): PropertyFinding {
  const { id, title, clauses, gates, because } = asked;
  const tags = new Set(gates.map((gate) => `gate:${gate.id}`));
  const sets = clauses.map((clause) =>
    requestsWhere(proof, clause, (outcome) => passesOutright(outcome, tags)),
  );
  const exceptions = [
    ...new Set(clauses.flatMap((clause) => exceptionsUnder(clause, proof))),
  ].sort();
  const open = sets.find((set) => !isEmpty(set, proof));
  if (open !== undefined) {
    const request = requestIn(open, proof);
    const rules = listed(decidingRules(request, proof).map((rule) => `\`${rule}\``));
    const text = requestText(request, proof.titles);
    return {
      id,
      title,
      result: "fails",
      reasons: [
        `${text} passes by ${rules} without ${listed(
          gates.map((gate) => gate.id),
          "or",
        )}`,
      ],
      exceptions,
      story: [],
    };
  }
  for (const reached of proof.search.states) {
    for (const contact of proof.model.contacts) {
      if (!asked.isSuch(contact) || contact.kind === "exempt" || contact.kind === "refer") continue;
      if (
        !asked.isBefore(reached.state, contact.issue) ||
        !mayHappen(contact, reached.state, proof.model)
      )
        continue;
      const issue = proof.model.issues[contact.issue];
      const meeting = `${meetingText(contact.candidate.plan, proof.names)}, and it is in order though ${asked.missing(issue === undefined ? "it" : proof.names.issue(issue))}`;
      const story = toldWay(reached, proof, meeting);
      return {
        id,
        title,
        result: "fails",
        reasons: ["a way there that the policy permits"],
        exceptions,
        story,
      };
    }
  }
  return { id, title, result: "holds", reasons: [because], exceptions, story: [] };
}

function passesOutright({ kind, tags }: Outcome, gates: ReadonlySet<string>): boolean {
  if (kind === "permit") return true;
  return kind === "gate" && !tags.some((tag) => gates.has(tag));
}

function exceptionsUnder(clause: string, proof: Proof): readonly string[] {
  const exempt = requestsWhere(proof, clause, ({ kind }) => kind === "exempt");
  const referred = requestsWhere(
    proof,
    clause,
    ({ kind, tags }) =>
      kind === "refer" || (kind === "otherwise" && tags.some((tag) => tag.startsWith("refer:"))),
  );
  return [
    ...rulesIn(exempt, proof, [0]).map((rule) => `\`${rule}\`, outside the policy`),
    ...rulesIn(referred, proof, [ranks.indexOf("refer")]).map((rule) => `\`${rule}\`, referred`),
  ];
}

/** P8: in an emergency every contact is in order at once. */
function emergencies(proof: Proof): PropertyFinding {
  const id = "P8";
  const title = "An emergency contact is always in order, at any level";
  const atOnce = ({ kind, tags }: Outcome) =>
    (kind === "exempt" || kind === "permit") && !tags.some((tag) => tag.startsWith("duty:before:"));
  const held = requestsWhere(proof, "emergency", (outcome) => !atOnce(outcome));
  if (isEmpty(held, proof)) {
    const exempt = requestsWhere(proof, "emergency", ({ kind }) => kind === "exempt");
    const rules = isEmpty(exempt, proof) ? ["permit"] : rulesIn(exempt, proof, [0]);
    return {
      id,
      title,
      result: "holds",
      reasons: [`by ${listed(rules.map((rule) => `\`${rule}\``))}`],
      exceptions: [],
      story: [],
    };
  }
  const request = requestIn(held, proof);
  const rules = listed(decidingRules(request, proof).map((rule) => `\`${rule}\``));
  return {
    id,
    title,
    result: "fails",
    reasons: [`${requestText(request, proof.titles)} is not, by ${rules}`],
    exceptions: [],
    story: [],
  };
}

/** P10: who asks is no part of a request, so no rule can tell. */
function sameForAll(): PropertyFinding {
  return {
    id: "P10",
    title: "The same request on the same facts has the same ruling, whichever office asks",
    result: "holds",
    reasons: [
      "no attribute of a request says who asks, so no rule can name it; who would take part is another matter",
    ],
    exceptions: [],
    story: [],
  };
}

export function none(id: string, title: string, why: string): PropertyFinding {
  const story: readonly StoryStep[] = [];
  return { id, title, result: "does not apply", reasons: [why], exceptions: [], story };
}

export function gatesWith(
  gates: readonly Gate[],
  kind: "determined concession" | "issues at",
): readonly Gate[] {
  return gates.filter(({ opens }) => partsOf(opens).some((part) => part.kind === kind));
}
