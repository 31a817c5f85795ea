/**
 * What holds of gates over all records, said of generated histories of the harbour.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "../src/core/entry.ts";
import { findGate, subjectsOf } from "../src/core/gate.ts";
import { judge } from "../src/core/judge.ts";
import type { Policy } from "../src/core/policy.ts";
import {
  anyDated,
  anyDay,
  anyHistory,
  anyMeeting,
  entriesOf,
  lateConcession,
  runs,
} from "./any-harbour.ts";
import {
  aConcession,
  aContact,
  aDetermination,
  aMove,
  anAssessment,
  anEntry,
  aPlan,
  aRecord,
  aSetup,
  aStanding,
  aWithdrawal,
  concession,
  on,
  who,
  without,
} from "./build.ts";
import { issueIds } from "./harbour.ts";
import { aPolicy, withGate } from "./harbour-policy.ts";

const anyIssue = fc.constantFrom(...issueIds);
const anyLateDay = anyDay.filter((text) => text > "1991-06-01");
const lapsing = (months: number) =>
  withGate(
    "second",
    { lapsesAfterMonths: months },
    withGate("first", { lapsesAfterMonths: months }),
  );

/** The harbour's policy in its readings: by issue, by basket, as a whole, with a lapse. */
const anyReading: fc.Arbitrary<Policy> = fc.constantFrom(
  aPolicy(),
  withGate("first", { scope: "basket" }),
  withGate("first", { scope: "relationship" }),
  lapsing(4),
);

/** The state of every gate on everything it can be asked about, by name. */
function states(record: readonly Entry[], policy: Policy = aPolicy(), asOf = "1991-12-31") {
  const setup = aSetup({ record, policy, asOf });
  return new Map(
    policy.gates.flatMap((gate) =>
      subjectsOf(gate, setup).map((subject) => {
        const { state } = findGate(gate.id, subject, setup);
        const name: string = `${gate.id} ${JSON.stringify(subject)}`;
        return [name, state] as const;
      }),
    ),
  );
}

const order = ["shut", "undecided", "open"];

describe("a concession that counts opens the first gate, and it is shut again once the concession is", () => {
  const undone: Readonly<Record<string, (issue: string) => readonly Entry[]>> = {
    "out of the record": () => [],
    "recorded as made outside the channel": (issue) => [
      ...lateConcession(issue),
      aContact("late.contact", { when: "1991-12-10", issues: [issue], ours: ["lars"] }),
    ],
    "recorded as an approach": (issue) => [
      ...without(lateConcession(issue), "late.contact"),
      anEntry("approach", "late.contact", {
        direction: "to us",
        by: who("marek"),
        toward: who("ines"),
        vehicle: "a word",
        asked: "x",
        answer: "other",
        disposition: "noted",
      }),
    ],
    withdrawn: (issue) => [...lateConcession(issue), aWithdrawal("late.move", "1991-12-20")],
    "taken back by them": (issue) => [
      ...lateConcession(issue),
      aMove("back", { when: "1991-12-15", issue, retracts: ["late.move"] }),
    ],
    "disowned by them": (issue) => [
      ...lateConcession(issue),
      aStanding("no", "late.move", "disowned", { when: "1991-12-15" }),
    ],
    "disowned as to the contact": (issue) => [
      ...lateConcession(issue),
      aStanding("no", "late.contact", "disowned", { when: "1991-12-15" }),
    ],
    "found to be none": (issue) => [
      ...lateConcession(issue),
      aDetermination("no", concession("late.move"), { when: "1991-12-15", finding: "no" }),
    ],
  };

  test.each(Object.keys(undone))("%s", (how) => {
    let opened = 0;
    fc.assert(
      fc.property(anyHistory, anyIssue, anyReading, (history, issue, policy) => {
        const record = aRecord(entriesOf(history));
        const first = (entries: readonly Entry[]) =>
          [...states(aRecord(record, entries), policy)].filter(([name]) =>
            name.startsWith("first"),
          );
        const [before, after] = [first([]), first(lateConcession(issue))];
        const setup = aSetup({
          record: aRecord(record, lateConcession(issue)),
          policy,
          asOf: "1991-12-31",
        });
        expect(findGate(policy.gates[0]?.id as never, on(issue), setup).state).toBe("open");
        if (JSON.stringify(before) !== JSON.stringify(after)) opened += 1;
        expect(first(undone[how]?.(issue) ?? [])).toEqual(before);
      }),
      { numRuns: runs(25), seed: 11 },
    );
    // A claim about gates that were open already would be no claim.
    expect(opened).toBeGreaterThan(10);
  });
});

test("a further concession never shuts a gate, nor bars a contact that was in order", () => {
  const anyConcession = fc.record({
    issue: anyIssue,
    on: anyDated,
    by: fc.constantFrom("ines", "lars"),
  });
  fc.assert(
    fc.property(
      anyHistory,
      anyConcession,
      anyReading,
      anyMeeting,
      (history, more, policy, meeting) => {
        const record = aRecord(entriesOf(history));
        const further = [
          aContact("more.contact", { when: more.on.told, issues: [more.issue], ours: [more.by] }),
          aMove("more.move", { when: more.on.told, issue: more.issue, via: "more.contact" }),
          anAssessment("more.assessment", "more.move", { when: more.on.told }),
          aDetermination("more.found", concession("more.move"), { when: more.on.told }),
        ];
        const [before, after] = [states(record, policy), states(aRecord(record, further), policy)];
        for (const [name, state] of after) {
          expect(order.indexOf(state), name).toBeGreaterThanOrEqual(
            order.indexOf(before.get(name) ?? ""),
          );
        }
        const rank = (entries: readonly Entry[]) =>
          ["not in order", "premature", "not determinable on this record"].indexOf(
            judge(aPlan(meeting), aSetup({ record: entries, policy, asOf: "1991-12-31" })).word,
          );
        const [was, is] = [rank(record), rank(aRecord(record, further))];
        if (was === -1) expect(is).toBe(-1);
      },
    ),
    { numRuns: runs(80), seed: 12 },
  );
});

test("what is settled while days are uncertain stays so, however they turn out", () => {
  let settled = 0;
  let unsettled = 0;
  fc.assert(
    fc.property(
      anyHistory,
      anyReading,
      anyLateDay,
      anyMeeting,
      (history, policy, asOf, meeting) => {
        const [told, true_] = [
          aRecord(entriesOf(history, "told")),
          aRecord(entriesOf(history, "true")),
        ];
        const [before, after] = [states(told, policy, asOf), states(true_, policy, asOf)];
        for (const [name, state] of before) {
          if (state === "undecided") {
            unsettled += 1;
            continue;
          }
          if (state === "open") settled += 1;
          expect(after.get(name), name).toBe(state);
        }
        const word = (record: readonly Entry[]) =>
          judge(aPlan(meeting), aSetup({ record, policy, asOf })).word;
        const undecided = "not determinable on this record";
        const [was, is] = [word(told), word(true_)];
        // A day that turns out may also leave someone without any known post.
        if (was !== undecided && is !== undecided) expect(is).toBe(was);
      },
    ),
    { numRuns: runs(150), seed: 13 },
  );
  expect(settled).toBeGreaterThan(5);
  expect(unsettled).toBeGreaterThan(5);
});

test("a gate asked for the relationship is as open as the most open of its issues", () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const record = aRecord(entriesOf(history));
      const each = issueIds.map((issue) =>
        order.indexOf(states(record).get(`first ${JSON.stringify(on(issue))}`) ?? ""),
      );
      const whole = states(record, withGate("first", { scope: "relationship" }));
      expect(whole.get('first {"kind":"relationship"}')).toBe(order[Math.max(...each)]);
    }),
    { numRuns: runs(60), seed: 14 },
  );
});

test("a gate never reads what had not happened by the day asked about", () => {
  fc.assert(
    fc.property(anyHistory, anyIssue, anyReading, (history, issue, policy) => {
      const record = aRecord(entriesOf(history, "true"));
      const later = aConcession("later", issue, "1992-03-01");
      expect(states(aRecord(record, later), policy)).toEqual(states(record, policy));
    }),
    { numRuns: runs(40), seed: 15 },
  );
});
