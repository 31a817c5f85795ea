import { describe, expect, test } from "vitest";
import {
  aConcession,
  aContact,
  anEvent,
  aRecord,
  aSetup,
  inBasket,
  on,
  overall,
  without,
} from "../../test/build.ts";
import { aPolicy, withGate } from "../../test/harbour-policy.ts";
import type { Entry } from "./entry.ts";
import { findGate, subjectOf, subjectsOf } from "./gate.ts";
import type { Condition, Gate } from "./gate-policy.ts";
import type { BasketId, GateId, IssueId } from "./id.ts";
import type { Subject } from "./verdict.ts";

const first = "first" as GateId;
const anyIssue: Subject = { kind: "any issue" };

function gate(
  but: Partial<Gate>,
  record: readonly Entry[],
  { subject = on("berth-fees") as Subject, asOf = "1991-06-30" } = {},
) {
  const setup = aSetup({ record: aRecord(record), policy: withGate("first", but), asOf });
  return findGate(first, subject, setup);
}

const state = (...args: Parameters<typeof gate>) => gate(...args).state;
const vote: Condition = { kind: "event", event: "vote" };
const talk: Condition = { kind: "contact held", purposes: ["probe"], ourRungs: [], theirRungs: [] };

describe("a gate asked about each issue is open on that issue alone", () => {
  const record = aConcession("c");
  test.each([
    { subject: on("berth-fees"), scope: "issue", is: "open" },
    { subject: on("demurrage"), scope: "issue", is: "shut" },
    { subject: on("demurrage"), scope: "basket", is: "open" },
    { subject: on("pilots"), scope: "basket", is: "shut" },
    { subject: on("pilots"), scope: "relationship", is: "open" },
    { subject: inBasket("money"), scope: "issue", is: "open" },
    { subject: inBasket("crews"), scope: "issue", is: "shut" },
    { subject: overall, scope: "issue", is: "open" },
    { subject: anyIssue, scope: "issue", is: "open" },
  ] as const)("$scope gate on $subject: $is", ({ subject, scope, is }) => {
    expect(state({ scope }, record, { subject })).toBe(is);
  });
});

test("a gate may be undecided, and is then neither open nor shut", () => {
  expect(state({}, without(aConcession("c"), "c.determination"))).toBe("undecided");
});

describe("what closes a gate shuts it whatever opens it", () => {
  test.each([
    { events: [], is: "open" },
    { events: [anEvent("vote", "1991-05-01")], is: "shut" },
    { events: [anEvent("vote", "1991")], is: "undecided" },
    { events: [anEvent("vote", "1991-07-01")], is: "open" },
  ])("with $events.length events: $is", ({ events, is }) => {
    expect(state({ closes: vote }, [...aConcession("c"), ...events])).toBe(is);
  });

  test("and opens none that is shut", () => {
    expect(state({ closes: vote }, [])).toBe("shut");
  });
});

describe("a gate that lapses reads no act older than its months", () => {
  test.each([
    { asOf: "1991-09-01", is: "open" },
    { asOf: "1991-09-02", is: "shut" },
  ])("on $asOf, six months after the concession: $is", ({ asOf, is }) => {
    expect(state({ lapsesAfterMonths: 6 }, aConcession("c"), { asOf })).toBe(is);
    expect(state({}, aConcession("c"), { asOf })).toBe("open");
  });

  test("wherever the act stands in its condition", () => {
    const opens: Condition = { kind: "all", of: [{ kind: "any", of: [vote] }] };
    const record = [anEvent("vote", "1991-01-01")];
    expect(state({ opens, lapsesAfterMonths: 6 }, record, { asOf: "1991-07-01" })).toBe("open");
    expect(state({ opens, lapsesAfterMonths: 6 }, record, { asOf: "1991-07-02" })).toBe("shut");
  });

  test("and is not opened by the lapse of what keeps it shut", () => {
    const opens: Condition = { kind: "not", of: vote };
    const lapsed = { opens, lapsesAfterMonths: 1 };
    expect(state(lapsed, [anEvent("vote", "1991-01-01")])).toBe("shut");
  });

  test("and keeps the shorter of two terms", () => {
    const opens: Condition = { ...talk, withinMonths: 2 };
    const record = [aContact("talk", { purpose: "probe", when: "1991-03-30" })];
    expect(state({ opens, lapsesAfterMonths: 6 }, record)).toBe("shut");
    expect(state({ opens: talk, lapsesAfterMonths: 6 }, record)).toBe("open");
  });
});

test("conditions met each by another issue open a gate on none", () => {
  const [{ opens }] = aPolicy().gates as [Gate];
  const both: Condition = { kind: "all", of: [opens, talk] };
  const apart = [...aConcession("c"), aContact("talk", { purpose: "probe", issues: ["pilots"] })];
  expect(state({ opens: both }, apart, { subject: anyIssue })).toBe("shut");
  expect(state({ opens: both, scope: "relationship" }, apart)).toBe("open");
  const together = [...aConcession("c"), aContact("talk", { purpose: "probe" })];
  expect(state({ opens: both }, together, { subject: anyIssue })).toBe("open");
});

test("an issue of which the gate is closed does not close it on another", () => {
  const closes: Condition = talk;
  const record = [
    ...aConcession("c"),
    ...aConcession("d", "dredging"),
    aContact("talk", { purpose: "probe", issues: ["dredging"] }),
  ];
  expect(state({ closes }, record, { subject: anyIssue })).toBe("open");
  expect(state({ closes }, record, { subject: on("dredging") })).toBe("shut");
});

describe("a gate is asked about", () => {
  const [issueGate, relationship] = aPolicy().gates as [Gate, Gate];
  const basket: Gate = { ...issueGate, scope: "basket" };
  const setup = aSetup();

  test("what its scope says, when a request is on an issue", () => {
    const issue = "dredging" as IssueId;
    expect(subjectOf(issueGate, issue, setup)).toEqual(on("dredging"));
    expect(subjectOf(basket, issue, setup)).toEqual(inBasket("works"));
    expect(subjectOf(relationship, issue, setup)).toEqual(overall);
    expect(subjectOf(issueGate, undefined, setup)).toEqual(overall);
  });

  test("everything that it speaks of, by id", () => {
    expect(subjectsOf(relationship, setup)).toEqual([overall]);
    expect(subjectsOf(basket, setup)).toEqual(["crews", "money", "works"].map(inBasket));
    const some = { ...issueGate, baskets: ["works" as BasketId] };
    expect(subjectsOf(some, setup)).toEqual([on("crane-hours"), on("dredging")]);
    const reversed = aSetup({ record: [...aRecord()].reverse() });
    expect(subjectsOf(issueGate, reversed)).toEqual(subjectsOf(issueGate, setup));
  });
});

test("a gate the policy does not have is a mistake of the program's", () => {
  expect(() => findGate("third" as GateId, overall, aSetup())).toThrow(
    "the policy has no gate `third`",
  );
});
