/**
 * The contact policy of the made-up port authority, in which each part of the
 * language has its place once.
 */
import { parsePolicy } from "../src/codec/policy.ts";
import type { Gate } from "../src/core/gate-policy.ts";
import type { Policy } from "../src/core/policy.ts";

const text = `
id: harbour
version: "1"
title: Contacts with the Line
author: Director of the Port
authority: { by: the board, instrument: resolution 7, cite: §1 }
strength: binding
mark: open
sources: { resolution: { title: Resolution 7 of the board } }
ladder:
  - { id: desks, title: desks, levels: [clerk] }
  - { id: agents, title: agents and deputies, levels: [agent, deputy] }
  - { id: directors, title: directors, levels: [director] }
  - { id: heads, title: heads, levels: [head] }
groups:
  ours:
    chair: { title: the Chair, offices: [port/chair] }
    chair-staff: { title: the Chair's staff, offices: [port/secretary] }
    director: { title: the Director, offices: [port/director] }
    deputy: { title: the Deputy, offices: [port/deputy-director] }
    port-agent: { title: the Port's Agent, offices: [port/agent] }
  theirs:
    managing-director: { title: the Managing Director, offices: [line/managing-director] }
    line-agent: { title: the Line's Agent, offices: [line/agent] }
    owner: { title: the Owner, offices: [line/owner] }
channels:
  - id: main
    title: the Managing Director or the Agent to the Director
    conveyors: [managing-director, line-agent]
    recipient: director
    stand-ins: { ours: [deputy] }
    acting-conveys: true
    cite: §2
exemptions:
  - { id: standing-talks, title: The safety committee goes on, cite: §8, when: { forum: safety } }
  - { id: own-side, title: Our own talk is no contact, cite: §8, when: { across: own side } }
  - id: emergency
    title: In an emergency anyone may speak
    cite: §8
    when: { purpose: emergency }
    obligations: [{ id: report, text: the Director hears of it within a day, due: after }]
rules:
  - id: no-bypass
    title: Nobody reaches the Chair past the Director
    cite: §3
    when: { our-office: [chair, chair-staff], recipient-present: "no" }
    unless: { our-level: heads, their-level: heads }
    forbid: { redirect: main }
  - id: heads-meet
    title: Heads meet only while the second gate is open
    cite: §6
    when: { our-level: heads, their-level: heads, medium: oral }
    gate: second
  - id: desk-talks
    title: Desks talk only while the first gate is open
    cite: §5
    when: [{ our-level: desks }, { their-level: desks }]
    gate: first
  - id: probe
    title: The Director may always ask
    cite: §4
    when: { purpose: probe, our-office: director, our-level: directors, their-level: [directors, heads] }
    permit: true
    obligations: [{ id: result, text: the answer is recorded, due: after }]
  - id: usual-levels
    title: Directors and agents may meet
    cite: §4
    when: { our-level: [directors, agents], their-level: [directors, agents] }
    permit: true
  - id: letters
    title: Letters between heads go by the Director
    cite: §7
    when: { medium: written, our-level: heads, their-level: heads }
    refer: director
otherwise: { not-permitted: { cite: §4 } }
gates:
  - id: first
    title: The first gate
    scope: issue
    cite: §5
    opens:
      determined-concession: { at-least: meaningful, standing: [through channel, confirmed], by: [chair, director] }
  - id: second
    title: The second gate
    scope: relationship
    cite: §6
    opens:
      issues-at: { state: near resolution, issues: 3, baskets: 2, route: first, by: [chair, director] }
waivers: [chair]
finding: { baskets: [money, works], words: money and works, cite: §5 }
posture:
  cite: §9
  proceed:
    determined-concession: { at-least: meaningful, standing: [through channel, confirmed], by: [chair, director] }
  explore: { move-assessed: { at-least: partial, within-months: 6 } }
  branches:
    - { posture: proceed, trigger: Should there be room, response: talks begin on what moved, cite: §9 }
    - { posture: hold, trigger: Should there be none, response: the Port holds, cite: §9 }
consequences:
  - { direction: against, range: long, audience: the crews, text: hopes would rise, cite: §9 }
warning: { text: Busy talks raise hopes, cite: §9 }
doctrine:
  - { text: Directors and agents carry the talks, cite: §4 }
`;

const parsed = parsePolicy(text, "harbour");
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
const harbourPolicy: Policy = parsed.value;

/** The harbour's policy, but for what is said otherwise. */
export function aPolicy(but: Partial<Policy> = {}): Policy {
  return { ...harbourPolicy, ...but };
}

/** The harbour's policy with one of its gates changed. */
export function withGate(id: string, but: Partial<Gate>, policy: Policy = harbourPolicy): Policy {
  return {
    ...policy,
    gates: policy.gates.map((gate) => (gate.id === id ? { ...gate, ...but } : gate)),
  };
}
