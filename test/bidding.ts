/**
 * A made-up tender under a policy with two rungs: a supplier's agent and an
 * evaluation committee, in stages that the record declares by events.
 *
 * It shares no rung, group, gate or word with the harbour's policy, so that what
 * holds under it follows from the policy and from nothing in the code.
 */
import type { Entry } from "../src/core/entry.ts";
import type { BasketId, ChannelId, GateId, LevelId, PolicyId, RuleId } from "../src/core/id.ts";
import type { Cite, Effect, Policy, Rule } from "../src/core/policy.ts";
import { anEntry, anEvent, anOffice, aPerson, aTenure } from "./build.ts";

const cite: Cite = { kind: "source", source: "notice", paragraph: "4" };

function aRule(id: string, effect: Effect, but: Partial<Rule> = {}): Rule {
  const plain = { title: id, cite, when: [], unless: [], obligations: [], strength: "binding" };
  return { ...plain, id: id as RuleId, effect, ...but } as Rule;
}

const gate = (id: string): Effect => ({ kind: "gate", gates: [id as GateId] });
const redirect = { channel: "letterbox" as ChannelId };

const rungs = {
  ladder: [
    { id: "staff", title: "staff", levels: ["buyer", "seller"] },
    { id: "board", title: "the boards", levels: ["board"] },
  ],
  groups: [
    { id: "buyer", side: "ours", title: "the buyer", offices: ["city/buyer"] },
    { id: "committee", side: "ours", title: "the committee", offices: ["city/committee"] },
    { id: "council", side: "ours", title: "the council", offices: ["city/council"] },
    { id: "agent", side: "theirs", title: "the agent", offices: ["works/agent"] },
    { id: "owners", side: "theirs", title: "the owners", offices: ["works/owners"] },
  ],
} as unknown as Pick<Policy, "ladder" | "groups">; // the ids are branded

export const biddingPolicy: Policy = {
  ...rungs,
  id: "tender" as PolicyId,
  version: "3",
  title: "Contacts with suppliers during a tender",
  author: "the buyer",
  authority: { by: "the council", instrument: "standing order 12", cite },
  strength: "binding",
  mark: { level: "open", captions: [] },
  sources: [{ id: "notice", title: "Contract notice" }],
  channels: [
    {
      id: "letterbox" as ChannelId,
      title: "the agent writes to the buyer",
      cite,
      conveyors: ["agent"],
      conveyorStandIns: [],
      actingConveys: false,
      recipient: "buyer",
      recipientStandIns: [],
      issues: [],
    },
  ],
  phases: ["published", "under-evaluation", "awarded"],
  exemptions: [],
  rules: [
    aRule(
      "silence",
      { kind: "forbid", redirect },
      {
        when: [{ ourLevel: ["staff"], medium: ["oral"], phase: ["published", "under-evaluation"] }],
        unless: [{ ourOffice: ["committee"], phase: ["under-evaluation"], purpose: ["negotiate"] }],
      },
    ),
    aRule(
      "questions",
      { kind: "permit" },
      {
        when: [{ medium: ["written"], ourOffice: ["buyer"], theirOffice: ["agent"] }],
        obligations: [{ id: "publish", text: "every supplier is told", due: "after" }],
      },
    ),
    aRule("clarification", gate("admissible"), {
      when: [
        {
          ourOffice: ["committee"],
          ourLevel: ["staff"],
          theirLevel: ["staff"],
          purpose: ["negotiate"],
        },
      ],
    }),
    aRule("signature", gate("agreed"), { when: [{ ourLevel: ["board"], theirLevel: ["board"] }] }),
    aRule(
      "afterwards",
      { kind: "permit" },
      {
        when: [{ phase: ["awarded"], ourLevel: ["staff"], theirLevel: ["staff"] }],
      },
    ),
  ],
  otherwise: { kind: "not permitted", cite },
  gates: [
    {
      id: "admissible" as GateId,
      title: "The bid is admissible",
      cite,
      scope: "relationship",
      opens: {
        kind: "all",
        of: [
          { kind: "event", event: "under-evaluation" },
          { kind: "determination", name: "bid-admissible", by: ["buyer"] },
        ],
      },
      baskets: [],
      issues: [],
    },
    {
      id: "agreed" as GateId,
      title: "Terms are agreed",
      cite,
      scope: "relationship",
      opens: {
        kind: "all",
        of: [
          {
            kind: "issues at",
            state: "near resolution",
            issues: 2,
            baskets: 1,
            route: "admissible" as GateId,
            by: ["committee"],
          },
          { kind: "event", event: "awarded" },
        ],
      },
      baskets: [],
      issues: [],
    },
  ],
  waivers: ["council"],
  finding: { baskets: ["terms" as BasketId], words: "the terms of the contract", cite },
  posture: {
    proceed: { kind: "gate open", gate: "agreed" as GateId },
    explore: { kind: "event", event: "under-evaluation" },
    cite,
    branches: [],
  },
  consequences: [],
  doctrine: [],
  tests: [],
};

const posts = [
  ["city/buyer", "buyer", "astrid"],
  ["city/committee", "buyer", "bo"],
  ["city/council", "board", "ines"],
  ["works/agent", "seller", "marek"],
  ["works/owners", "board", "nadja"],
] as const;

/** A tender published on 1 February 1991, whose bids are under-evaluation from 1 April. */
export const bidding: readonly Entry[] = [
  anEntry("party", "party.city", {
    party: "city",
    name: "the City",
    partyKind: "self",
    openness: "open",
  }),
  anEntry("party", "party.works", {
    party: "works",
    name: "the Works",
    partyKind: "counterpart",
    openness: "closed",
  }),
  ...posts.flatMap(([office, level, person]) => {
    const party = office.split("/")[0] as string;
    return [
      anOffice(office, party),
      aPerson(person, party),
      aTenure(person, office, { level: level as LevelId }),
    ];
  }),
  anEntry("basket", "basket.terms", { basket: "terms", title: "Terms" }),
  ...["price", "delivery"].map((issue) =>
    anEntry("issue", `issue.${issue}`, { issue, title: issue, basket: "terms" }),
  ),
  anEvent("published", "1991-02-01"),
  anEvent("under-evaluation", "1991-04-01"),
];
