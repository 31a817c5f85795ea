/** Properties of every state that can be reached: no dead end, nothing shut by a concession, a disavowal shuts. */

import { allOf } from "../core/book.ts";
import { candidates } from "../core/candidates.ts";
import { addDays } from "../core/day.ts";
import type { GateId, IssueId } from "../core/id.ts";
import { judge, mayGoAhead } from "../core/judge.ts";
import { listed } from "../core/names.ts";
import { postsOn } from "../core/office.ts";
import type { Who } from "../core/party.ts";
import type { Plan, Planned } from "../core/proposal.ts";
import { possibleAttributes } from "../core/request.ts";
import { partsOf } from "./model.ts";
import type { Proof, PropertyFinding } from "./proof.ts";
import { gatesWith, none } from "./property-requests.ts";
import { toldWay } from "./property-ways.ts";
import {
  hasConcession,
  mayHappen,
  openGates,
  withConcession,
  withoutConcession,
} from "./states.ts";
import { meetingText, storyOf } from "./story.ts";

export function stateProperties(proof: Proof): readonly PropertyFinding[] {
  return [bothSides(proof), neverStuck(proof), monotone(proof), disavowed(proof)];
}

/** P3: the other side cannot hear two of our offices that differ without the recipient there. */
function bothSides(proof: Proof): PropertyFinding {
  const id = "P3";
  const title =
    "The other side cannot meet both sides of a difference among us on an issue without the channel's recipient knowing";
  const { book } = proof.setup;
  const divergences = allOf(book, "divergence");
  if (divergences.length === 0)
    return none(id, title, "no difference between our own offices is on record by that day");
  for (const { between, issue } of divergences) {
    if (issue === undefined) continue;
    const meetings = between
      .map((who) => meetingWith(who, issue, proof))
      .filter((plan) => plan !== undefined);
    const unseen = meetings.filter((plan) => !recipientThere(plan, issue, proof));
    const [first, second] = [unseen[0], meetings.find((plan) => plan !== unseen[0])];
    if (first === undefined || second === undefined) continue;
    const story = storyOf([], { model: proof.model, names: proof.names });
    const told = [first, second].map((plan, at) => meetingStep(plan, at, proof));
    const reasons = [
      `nothing in the policy asks that the recipient be there or be told when ${proof.names.side(first.ours)} is met on ${proof.names.issue(issue)}, on which our offices are on record as differing`,
    ];
    return { id, title, result: "fails", reasons, exceptions: [], story: [...story, ...told] };
  }
  return {
    id,
    title,
    result: "holds",
    reasons: [
      `of ${divergences.length} differences on record none can be heard on both sides without the recipient`,
    ],
    exceptions: [],
    story: [],
  };
}

function meetingStep(plan: Plan, at: number, { model, names }: Proof) {
  const told = storyOf([], { model, names }, meetingText(plan, names)).at(-1);
  if (told === undefined) throw new Error("a story with an end has a last step");
  if (at === 0) return told;
  const later = { ...model, setup: { ...model.setup, asOf: nextDay(told.day) } };
  return storyOf([], { model: later, names }, meetingText(plan, names)).at(-1) ?? told;
}

/** A meeting of one of theirs with one of our offices alone that is in order now. */
function meetingWith(who: Who, issue: IssueId, proof: Proof): Plan | undefined {
  const { setup } = proof;
  const ours = asPlanned(who, proof);
  if (ours === undefined) return undefined;
  const plans = candidates([issue], setup).map(({ plan }) => ({
    ...plan,
    ours: [ours],
    initiator: "theirs" as const,
  }));
  return plans.find((plan) => mayGoAhead(judge(plan, setup).word));
}

function asPlanned(who: Who, { setup }: Proof): Planned | undefined {
  if (who.kind === "office") return { who };
  if (who.kind !== "person") return undefined;
  const post = postsOn(setup.book, who.person, setup.asOf).find(({ held }) => held === "yes");
  return post === undefined ? undefined : { who: { kind: "office", office: post.tenure.office } };
}

function recipientThere(plan: Plan, issue: IssueId, { setup }: Proof): boolean {
  return possibleAttributes(plan, issue, setup).recipientPresent.includes("yes");
}

/** P4: whatever has happened, some contact is in order. */
function neverStuck(proof: Proof): PropertyFinding {
  const id = "P4";
  const title = "From every state some contact is in order";
  const { model, search, names } = proof;
  const stuck = search.states.find(
    ({ state }) => !model.contacts.some((contact) => mayHappen(contact, state, model)),
  );
  if (stuck !== undefined) {
    return {
      id,
      title,
      result: "fails",
      reasons: ["here no contact between offices that are held is in order"],
      exceptions: [],
      story: toldWay(stuck, proof),
    };
  }
  const always = model.contacts.find((contact) => contact.gates.length === 0);
  const reasons =
    always === undefined
      ? ["some gate is open in each"]
      : [`always ${wayText(always.rules)}: ${meetingText(always.candidate.plan, names)}`];
  return { id, title, result: "holds", reasons, exceptions: [], story: [] };
}

function wayText(rules: readonly string[]): string {
  if (rules.length === 0) return "referred, since no rule speaks";
  return `in order, by ${listed(rules.map((rule) => `\`${rule}\``))}`;
}

/** P6: a further concession never shuts a gate. */
function monotone(proof: Proof): PropertyFinding {
  const id = "P6";
  const title = "A further concession never shuts a gate";
  const { model, search, names } = proof;
  for (const reached of search.states) {
    const before = openGates(reached.state, model);
    for (const issue of model.issues.keys()) {
      const after = openGates(withConcession(reached.state, issue), model);
      const lost = [...before].find((gate) => !after.has(gate));
      if (lost === undefined) continue;
      const named = model.issues[issue];
      const last = `a further concession on ${named === undefined ? "it" : names.issue(named)} is determined, and ${lost.split(" ")[0] ?? ""} shuts`;
      return {
        id,
        title,
        result: "fails",
        reasons: ["a way there that the policy permits"],
        exceptions: [],
        story: toldWay(reached, proof, last),
      };
    }
  }
  return {
    id,
    title,
    result: "holds",
    reasons: ["no gate is shut by what opens one"],
    exceptions: [],
    story: [],
  };
}

/** P7: what is disowned shuts what it alone opened. */
function disavowed(proof: Proof): PropertyFinding {
  const id = "P7";
  const title = "A concession disowned or taken back shuts what it opened";
  const { model, search, setup, names } = proof;
  const gates = gatesWith(setup.policy.gates, "determined concession");
  if (gates.length === 0)
    return none(id, title, "no gate of this policy waits for a determined concession");
  const takesDisowned = gates.find(({ opens }) =>
    partsOf(opens).some(
      (part) => part.kind === "determined concession" && part.standing.includes("disowned"),
    ),
  );
  for (const reached of search.states) {
    const nothing = model.issues.reduce(
      (state, _, at) => withoutConcession(state, at),
      reached.state,
    );
    const some = model.issues.findIndex((_, at) => hasConcession(reached.state, at));
    if (some === -1) continue;
    const stays = gates.find(
      ({ id: gate }) =>
        (takesDisowned !== undefined || !isKept(gate, proof)) &&
        openGates(nothing, model).has(`${gate} ${some}`),
    );
    if (stays === undefined && takesDisowned === undefined) continue;
    const gate = stays ?? takesDisowned;
    const issue = model.issues[some];
    const last = `the other side disowns what was offered on ${issue === undefined ? "it" : names.issue(issue)}, and ${gate?.id ?? "the gate"} stays open`;
    return {
      id,
      title,
      result: "fails",
      reasons: [`${gate?.id ?? "the gate"} does not rest on the concession standing`],
      exceptions: [],
      story: toldWay(reached, proof, last),
    };
  }
  const others = setup.policy.gates.filter((gate) => !gates.includes(gate)).map((gate) => gate.id);
  const reasons = ["each such gate reads the concession as it stands that day"];
  if (others.length > 0)
    reasons.push(
      `${listed(others)} ${others.length === 1 ? "rests" : "rest"} on other findings, which stay until they are taken back`,
    );
  return { id, title, result: "holds", reasons, exceptions: [], story: [] };
}

/** A gate that something else than a concession can open as well may rightly stay open. */
function isKept(gate: GateId, { setup }: Proof): boolean {
  const opens = setup.policy.gates.find(({ id }) => id === gate)?.opens;
  return (
    opens !== undefined &&
    partsOf(opens).some(
      (part) => part.kind !== "determined concession" && part.kind !== "move assessed",
    )
  );
}

function nextDay(day: Proof["setup"]["asOf"]) {
  return addDays(day, 1);
}
