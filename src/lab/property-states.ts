/** Properties of every state that can be reached: no dead end, nothing shut by a concession, a disavowal shuts. */

import type { GateId } from "../core/id.ts";
import { listed } from "../core/names.ts";
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
import { meetingText } from "./story.ts";

export function stateProperties(proof: Proof): readonly PropertyFinding[] {
  return [neverStuck(proof), monotone(proof), disavowed(proof)];
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
      : [
          `always in order, by ${listed(always.rules.map((rule) => `\`${rule}\``))}: ${meetingText(always.candidate.plan, names)}`,
        ];
  return { id, title, result: "holds", reasons, exceptions: [], story: [] };
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
