/**
 * The desk on a day: the posture with its cause, the ladder with the gates between its rungs, the
 * board of issues, and what is before the desk.
 */
import type { DeskOutput } from "../codec/output-api-desk.ts";
import { byWhen, hadHappened } from "../core/book.ts";
import type { GateId } from "../core/id.ts";
import { rankOnLadder, rungOf } from "../core/ladder.ts";
import { citeText } from "../core/names.ts";
import { holdersOn } from "../core/office.ts";
import type { Policy, Rung } from "../core/policy.ts";
import { postureOn } from "../core/posture.ts";
import { postureText } from "../core/posture-words.ts";
import type { Setup } from "../core/setup.ts";
import { conditionText } from "../core/wording.ts";
import { levelsOfContact, viewContactRow } from "./contact-row.ts";
import { contactsIn } from "./contacts.ts";
import { departuresOn, dueOutsOn, waitingOn } from "./desk-waiting.ts";
import { viewSubject } from "./gate-view.ts";
import { gatesOn } from "./gates.ts";
import { viewIssueRow } from "./issue-view.ts";
import { askedOf, type Lens } from "./lens.ts";
import { datedLink, linkTo } from "./link-view.ts";

type Gates = DeskOutput["gates"];

export function viewDesk(lens: Lens): DeskOutput {
  const { book, setup, asOf } = lens;
  const gates = setup === undefined ? [] : viewGates(setup, lens);
  const issues = [...book.issues.values()].map((issue) => viewIssueRow(issue, lens));
  return {
    ...askedOf(lens),
    policyTitle: setup?.policy.title ?? null,
    posture: setup === undefined ? null : viewPosture(setup, lens),
    ladder: setup === undefined ? [] : viewLadder(setup, gates, lens),
    gates,
    issues: issues.sort((a, b) => (a.basket.title + a.title < b.basket.title + b.title ? -1 : 1)),
    departures: departuresOn(lens),
    dueOuts: dueOutsOn(lens),
    waiting: waitingOn(lens),
    coming: contactsIn(book)
      .filter((contact) => hadHappened(contact, asOf) === "no")
      .map((contact) => viewContactRow(contact, lens)),
  };
}

function viewPosture(setup: Setup, lens: Lens): DeskOutput["posture"] {
  const found = postureOn({ kind: "relationship" }, setup);
  return {
    word: found.posture,
    text: postureText(found, lens.names),
    cite: citeText(found.cite, setup.policy),
    records: found.records.map((id) => linkTo(id, lens)),
  };
}

function viewGates(setup: Setup, { names }: Lens): Gates {
  const { policy } = setup;
  return policy.gates.map((gate) => {
    const asked = gatesOn({ gate: gate.id, issue: undefined }, setup);
    const subjects = (asked.ok ? asked.value : []).map((one) => ({
      ...viewSubject(one.subject, { names, policy }),
      state: one.state,
    }));
    const whole = setup.findGate(gate.id, { kind: "relationship" }, setup);
    const about =
      gate.scope === "relationship" ? { kind: gate.scope } : ({ kind: "any issue" } as const);
    return {
      gate: gate.id,
      title: gate.title,
      scope: gate.scope,
      guards: [...rungsGuarded(gate.id, policy)],
      text: conditionText(gate.opens, about, names),
      cite: citeText(gate.cite, policy),
      state: whole.state,
      open: subjects.filter(({ state }) => state === "open").length,
      of: subjects.length,
      subjects,
    };
  });
}

/** The rungs that the rules behind a gate speak of. */
function rungsGuarded(gate: GateId, { rules, ladder }: Policy): readonly string[] {
  const named = rules
    .filter(({ effect }) => effect.kind === "gate" && effect.gates.includes(gate))
    .flatMap(({ when }) => when)
    .flatMap(({ ourLevel = [], theirLevel = [] }) => [...ourLevel, ...theirLevel]);
  return ladder.map(({ id }) => id).filter((id) => named.includes(id));
}

function viewLadder(setup: Setup, gates: Gates, lens: Lens): DeskOutput["ladder"] {
  const held = contactsAtRungs(lens);
  return setup.policy.ladder.toReversed().map((rung) => {
    const before = gates.filter(({ guards }) => guards.includes(rung.id));
    const states = before.map(({ state }) => state);
    const contacts = held.get(rung.id) ?? [];
    const last = contacts.at(-1);
    const shut = states.includes("shut") ? "shut" : "undecided";
    return {
      id: rung.id,
      title: rung.title,
      state: states.every((state) => state === "open") ? "open" : shut,
      who: [...officesAt(rung, setup, lens)],
      contacts: contacts.length,
      last: last === undefined ? null : datedLink(last, lens.names),
    };
  });
}

/** Contacts had by the day asked, by the lower rung of the two that met. */
function contactsAtRungs(lens: Lens) {
  const found = new Map<string, ReturnType<typeof contactsIn>[number][]>();
  const ladder = lens.setup?.policy.ladder ?? [];
  for (const contact of contactsIn(lens.book)) {
    if (contact.across !== "counterpart" || hadHappened(contact, lens.asOf) !== "yes") continue;
    const { ours, theirs } = levelsOfContact(contact, lens);
    const [our, another] = ours;
    const [their, other] = theirs;
    if (our === undefined || their === undefined || another !== undefined || other !== undefined) {
      continue;
    }
    const lower = rankOnLadder(ladder, our) < rankOnLadder(ladder, their) ? our : their;
    const list = found.get(lower) ?? [];
    list.push(contact);
    found.set(lower, list);
  }
  for (const list of found.values()) list.sort(byWhen);
  return found;
}

/** The offices that the policy names, held that day by someone who stands on the rung. */
function officesAt(rung: Rung, { policy, asOf, book }: Setup, { names }: Lens): readonly string[] {
  return policy.groups
    .flatMap(({ offices }) => offices)
    .filter((office) => {
      const tenure = holdersOn(book, office, asOf)[0]?.tenure;
      return tenure !== undefined && rungOf(policy.ladder, tenure.level) === rung.id;
    })
    .map((office) => names.office(office));
}
