/** Properties of ways: whether the top can be reached, what waits for what, what one office can open alone. */

import { addDays } from "../core/day.ts";
import type { OfficeId } from "../core/id.ts";
import { listed } from "../core/names.ts";
import { ok, type Result } from "../core/result.ts";
import type { Subject } from "../core/verdict.ts";
import { conditionText } from "../core/wording.ts";
import type { ContactClass, Model } from "./model.ts";
import type { Proof, PropertyFinding } from "./proof.ts";
import { none } from "./property-requests.ts";
import { toldWay } from "./property-ways.ts";
import { searchAll, type TooManyStates } from "./search.ts";
import { mayHappen, openGates, type State, startOf } from "./states.ts";
import type { Reading } from "./steps.ts";
import { datedText, gateName, meetingText, workingDay } from "./story.ts";

export function gateProperties(proof: Proof): Result<readonly PropertyFinding[], TooManyStates> {
  const top = reachTop(proof, "anywhere");
  if (!top.ok) return top;
  const inTalks = reachTop(proof, "in talks");
  if (!inTalks.ok) return inTalks;
  const alone = oneAlone(proof);
  return alone.ok ? ok([top.value, inTalks.value, alone.value]) : alone;
}

/** P5: a meeting at the top can be reached; and whether it can if concessions come in talks alone. */
function reachTop(
  proof: Proof,
  concessions: Reading["concessions"],
): Result<PropertyFinding, TooManyStates> {
  const { model, setup, names } = proof;
  const [id, reading] =
    concessions === "anywhere"
      ? ["P5", "where the other side may give ground at any contact"]
      : ["P5-talks", "where the other side gives ground only in talks that a gate guards"];
  const title = `From the start a meeting at the top can be reached, ${reading}`;
  const rung = setup.policy.ladder.at(-1)?.id;
  const meetings = model.contacts.filter(
    ({ attributes, candidate }) =>
      candidate.plan.mode === "meeting" &&
      attributes.ourLevel === rung &&
      attributes.theirLevel === rung,
  );
  if (meetings.length === 0)
    return ok(
      none(id, title, "no meeting at the top is ever in order between offices that are held"),
    );
  const open = (state: State) => meetings.find((contact) => mayHappen(contact, state, model));
  // The states that were reached anyway came in the order of their distance.
  const found = concessions === "anywhere" ? ok(proof.search) : searchAll(model, { concessions });
  if (!found.ok) return found;
  const last = found.value.states.find(({ state }) => open(state) !== undefined);
  const meeting = last && open(last.state);
  if (last !== undefined && meeting !== undefined) {
    const story = toldWay(
      last,
      proof,
      `${meetingText(meeting.candidate.plan, names)}; this is now in order`,
    );
    return ok({
      id,
      title,
      result: "holds",
      reasons: [`the shortest way takes ${last.depth} steps`],
      exceptions: [],
      story,
    });
  }
  const states = found.value.states.map(({ state }) => state);
  return ok({
    id,
    title,
    result: "fails",
    reasons: deadlock(states, meetings, proof),
    exceptions: [],
    story: deadlockStory(states, proof, concessions),
  });
}

/** What a week of trying comes to: what is in order brings nothing, and what would bring something waits. */
function deadlockStory(
  states: readonly State[],
  { model, names, setup }: Proof,
  concessions: Reading["concessions"],
): PropertyFinding["story"] {
  const shut = neverOpen(states, model);
  const free = model.contacts.find(({ gates }) => gates.length === 0);
  const plain =
    concessions === "in talks"
      ? "nothing is conceded there, since the other side gives ground only in talks behind a gate"
      : "whatever is conceded there does not suffice";
  const waiting = shut.flatMap(({ id, title, scope, opens }) => {
    const contact = model.contacts.find(({ gates }) => gates.includes(id));
    const issue = contact && model.issues[contact.issue];
    if (contact === undefined || issue === undefined) return [];
    const on: Subject =
      scope === "issue"
        ? { kind: "issue", issue }
        : { kind: scope === "basket" ? "any issue" : "relationship" };
    const asked = meetingText(contact.candidate.plan, names).replace(/ meet\b/u, " ask to meet");
    return [
      `${asked}; it is premature, since ${gateName(title)} stays shut until ${conditionText(opens, on, names)}`,
    ];
  });
  if (waiting.length === 0) return [];
  const texts = [
    ...(free === undefined ? [] : [`${meetingText(free.candidate.plan, names)}; ${plain}`]),
    ...waiting,
    "nothing that may be done has changed what stands open, and the next week would be as this one",
  ];
  let day = workingDay(setup.asOf);
  return texts.map((text) => {
    const told = { day, text: datedText(day, text) };
    day = workingDay(addDays(day, 1));
    return told;
  });
}

function neverOpen(states: readonly State[], model: Model) {
  const ever = new Set(
    states.flatMap((state) => [...openGates(state, model)].map((gate) => gate.split(" ")[0] ?? "")),
  );
  return model.setup.policy.gates.filter(({ id }) => !ever.has(id));
}

/** Gates that never open, and what each waits for. */
function deadlock(
  states: readonly State[],
  meetings: readonly ContactClass[],
  { model }: Proof,
): readonly string[] {
  const shut = neverOpen(states, model).map(({ id }) => id);
  const talks = [...new Set(model.contacts.flatMap(({ gates }) => gates))].filter((gate) =>
    shut.includes(gate),
  );
  if (shut.length === 0) return ["no such meeting comes to be in order"];
  return [
    `${listed(shut)} ${shut.length === 1 ? "never opens" : "never open"}: a deadlock`,
    `concessions would come only in talks, talks wait for ${listed(talks, "or")}, and ${talks.length === 1 ? "it waits" : "they wait"} for what only talks would bring`,
    `so the meeting at the top waits for ${listed([...new Set(meetings.flatMap(({ gates }) => gates))])} without end`,
  ];
}

/** P9: no office of ours opens a gate by itself. */
function oneAlone(proof: Proof): Result<PropertyFinding, TooManyStates> {
  const id = "P9";
  const title = "No office can open a gate alone";
  const { model, names } = proof;
  const start = openGates(startOf(model), model);
  const offices = new Set<OfficeId>(model.competent.flat());
  const opens = (state: State) => [...openGates(state, model)].some((gate) => !start.has(gate));
  let shortest: PropertyFinding | undefined;
  for (const alone of [...offices].sort()) {
    const found = searchAll(model, { concessions: "anywhere", alone }, opens);
    if (!found.ok) return found;
    const last = found.value.states.at(-1);
    if (last === undefined || !opens(last.state)) continue;
    const story = toldWay(last, proof);
    if (shortest !== undefined && shortest.story.length <= story.length) continue;
    const reasons = [
      `${names.office(alone)} both hears the other side and determines; the policy asks for no recommendation by another`,
    ];
    shortest = { id, title, result: "fails", reasons, exceptions: [], story };
  }
  const reasons = [
    offices.size === 0
      ? "no office that is held may determine anything"
      : "whoever may determine cannot also bring what is to be determined",
  ];
  return ok(shortest ?? { id, title, result: "holds", reasons, exceptions: [], story: [] });
}
