/**
 * What each pack is known for being hard at, broken on purpose: a claim must fail, a
 * contact or a gate must come out otherwise.
 */
import { describe, expect, test } from "vitest";
import { considerContact } from "../src/core/departure.ts";
import { findGate } from "../src/core/gate.ts";
import type { EntryId, GateId } from "../src/core/id.ts";
import { type Change, claims, dossierOf, fictional, results } from "./packs.ts";
import { setUpOn, shippedPolicy } from "./shipped.ts";

describe.each(fictional)("a check of %s", (id) => {
  const { on, says } = claims[id];

  test("says what holds within its usual bounds", () => {
    expect(results(id, on)).toMatchObject(says);
  });
});

/** Claims that must fail once the pack no longer says what they rest on. */
const broken: readonly (readonly [(typeof fictional)[number], string, Change])[] = [
  [
    "nato-russia-2014",
    "cooperation-waits",
    [
      "when: { basket: practical-cooperation }\n    gate",
      "when: { basket: other-subjects }\n    gate",
    ],
  ],
  [
    "nato-russia-2014",
    "floor-holds",
    ["their-level: [staff, off the ladder]", "their-level: [off the ladder]"],
  ],
  [
    "eu-article-50-2017",
    "no-seam",
    ["purpose: [negotiate, probe, convey] }", "purpose: [probe, convey] }"],
  ],
  [
    "eu-article-50-2017",
    "phases",
    [
      "when: { basket: future-relationship, recipient-present: yes }\n    gate: sufficient-progress",
      "when: { basket: future-relationship, recipient-present: yes }\n    permit: yes",
    ],
  ],
  [
    "eu-enlargement-benchmarks",
    "benchmarks-first",
    [
      "when: { purpose: negotiate }\n    gate",
      "when: { purpose: negotiate, phase: negotiation }\n    gate",
    ],
  ],
  [
    "cone-of-silence",
    "own-side-too",
    ["when: { across: own side, our-other-office: none }", "when: { across: own side }"],
  ],
  [
    "eu-transparency-2024",
    "register-first",
    ["registered: no }\n    forbid: yes", "registered: no }\n    permit: yes"],
  ],
];

test.each(broken)("in %s the claim %s fails once the text is broken there", (id, claim, change) => {
  expect(results(id, claims[id].on, change)[claim]).toBe("fails");
});

/** What a contact of the record comes to, with the pack as it is and with one feature out of it. */
const features: readonly (readonly [
  (typeof fictional)[number],
  { readonly contact: string; readonly is: string; readonly becomes: string },
  Change,
])[] = [
  [
    "nato-russia-2014",
    {
      contact: "c-2014-05-26-deputy-somewhere",
      is: "not determinable on this record",
      becomes: "in order",
    },
    ["when: { premises: ours, their-office: [ambassador,", "when: { their-office: [ambassador,"],
  ],
  [
    "cone-of-silence",
    { contact: "c-2024-02-14-mayor-asks", is: "departure", becomes: "outside policy" },
    ["when: { across: own side, our-other-office: none }", "when: { across: own side }"],
  ],
  [
    "cone-of-silence",
    { contact: "c-2024-02-05-call", is: "departure", becomes: "outside policy" },
    ["when: { phase: [none, closed] }", "when: { phase: [none, advertised, closed] }"],
  ],
  [
    "eu-transparency-2024",
    { contact: "c-2025-02-18-medicines", is: "in order", becomes: "departure" },
    ["register: eu-transparency-register", "register: another-register"],
  ],
  [
    "eu-transparency-2024",
    { contact: "c-2025-01-30-lift", is: "outside policy", becomes: "departure" },
    ["when: { prepared: no }", "when: { prepared: no, mode: letter }"],
  ],
];

test.each(features)("%s rests on its hard feature: %o", (id, { contact, is, becomes }, change) => {
  const consider = (...changes: readonly Change[]) => {
    const setup = setUpOn(dossierOf(id), shippedPolicy(id, ...changes), "2025-12-31");
    const entry = setup.book.entries.get(contact as EntryId);
    if (entry?.kind !== "contact") throw new Error(`no contact \`${contact}\``);
    return considerContact(entry, setup).considered;
  };
  expect([consider(), consider(change)]).toEqual([is, becomes]);
});

/** What a gate stands at, with the pack as it is and with one feature out of it. */
const gates: readonly (readonly [
  (typeof fictional)[number],
  {
    readonly gate: string;
    readonly issue?: string;
    readonly on: string;
    readonly is: string;
    readonly becomes: string;
  },
  Change,
])[] = [
  [
    "eu-enlargement-benchmarks",
    {
      gate: "chapter-open",
      issue: "chapter-5",
      on: "2022-03-01",
      is: "shut",
      becomes: "undecided",
    },
    [
      "name: opening-benchmarks-met, by: member-states, unanimous: yes,",
      "name: opening-benchmarks-met, by: member-states,",
    ],
  ],
  [
    "eu-enlargement-benchmarks",
    {
      gate: "chapter-closable",
      issue: "chapter-25",
      on: "2024-03-12",
      is: "shut",
      becomes: "open",
    },
    [
      "baskets: [internal-market, resources]\n    opens:\n      all:\n        - gate-open: chapter-open\n        - determination: { name: closing-benchmarks-met, by: member-states, unanimous: yes, recommended-by: commission }\n    closes: { determination: { name: chapter-reopened, by: member-states, recommended-by: commission } }",
      "baskets: [internal-market, resources]\n    opens:\n      all:\n        - gate-open: chapter-open\n        - determination: { name: closing-benchmarks-met, by: member-states, unanimous: yes, recommended-by: commission }",
    ],
  ],
  [
    "eu-article-50-2017",
    { gate: "sufficient-progress", on: "2017-12-20", is: "open", becomes: "shut" },
    [
      "by: european-council, recommended-by: commission }",
      "by: european-council, recommended-by: member-states }",
    ],
  ],
  [
    "eu-article-50-2017",
    { gate: "whole-package", on: "2017-12-20", is: "shut", becomes: "open" },
    ["issues: all, by:", "issues: 2, by:"],
  ],
];

test.each(gates)("%s has its gate by its hard feature: %o", (id, asked, change) => {
  const subject =
    asked.issue === undefined
      ? ({ kind: "relationship" } as const)
      : ({ kind: "issue", issue: asked.issue as never } as const);
  const stands = (...changes: readonly Change[]) => {
    const setup = setUpOn(dossierOf(id), shippedPolicy(id, ...changes), asked.on);
    return findGate(asked.gate as GateId, subject, setup).state;
  };
  expect([stands(), stands(change)]).toEqual([asked.is, asked.becomes]);
});
