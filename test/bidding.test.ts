import { describe, expect, test } from "vitest";
import type { Entry } from "../src/core/entry.ts";
import { judge } from "../src/core/judge.ts";
import { bidding, biddingPolicy } from "./bidding.ts";
import {
  aContact,
  aDetermination,
  anEvent,
  aPlan,
  aSetup,
  issueState,
  type Meeting,
  without,
} from "./build.ts";
import { nearest, steps } from "./road-words.ts";

const asked = (asOf: string, ...more: readonly Entry[]) => ({
  policy: biddingPolicy,
  record: [...bidding, ...more],
  asOf,
});
const word = (plan: Meeting, asOf: string, ...more: readonly Entry[]) => {
  const { word: said, ground } = judge(aPlan({ ...staff, ...plan }), aSetup(asked(asOf, ...more)));
  return `${said}, ${ground}`;
};

const staff = { ours: ["city/buyer"], theirs: ["works/agent"], issues: ["price"] };
const clarify = { ours: ["city/committee"], purpose: "negotiate" };
const signing = {
  ours: ["city/council"],
  theirs: ["works/owners"],
  issues: [],
  purpose: "ceremonial",
};
const admissible = aDetermination(
  "admitted",
  { kind: "finding", name: "bid-admissible" },
  { by: "city/buyer", when: "1991-04-10" },
);
const awarded = anEvent("awarded", "1991-06-01");

describe("a policy with two rungs and stages rules by its own lights", () => {
  test.each([
    {
      what: "a talk before the tender",
      plan: {},
      asOf: "1991-01-31",
      is: "not in order, not permitted",
    },
    { what: "a talk during it", plan: {}, asOf: "1991-02-01", is: "not in order, forbidden" },
    { what: "a letter", plan: { mode: "letter" }, asOf: "1991-02-01", is: "in order, permitted" },
    {
      what: "a letter to the committee",
      plan: { mode: "letter", ours: ["city/committee"] },
      asOf: "1991-02-01",
      is: "not in order, not permitted",
    },
    {
      what: "clarification before the evaluation",
      plan: clarify,
      asOf: "1991-02-01",
      is: "not in order, forbidden",
    },
    {
      what: "clarification with a bid not admitted",
      plan: clarify,
      asOf: "1991-04-09",
      is: "premature, gate shut",
    },
    {
      what: "clarification with one that is",
      plan: clarify,
      asOf: "1991-04-10",
      is: "in order, permitted",
    },
    { what: "a talk after the award", plan: {}, asOf: "1991-06-01", is: "in order, permitted" },
  ])("on $what: $is", ({ plan, asOf, is }) => {
    expect(word(plan, asOf, admissible, awarded)).toBe(is);
  });

  test("and leaves the phase open where its event has no certain date", () => {
    const record = without(bidding, "event.under-evaluation.1991-04-01");
    const setup = aSetup({
      policy: biddingPolicy,
      record: [...record, anEvent("awarded", "1991")],
      asOf: "1991-03-01",
    });
    expect(judge(aPlan(staff), setup)).toMatchObject({
      word: "not determinable on this record",
      parts: [{ undecided: [{ attribute: "phase", values: ["awarded", "published"] }] }],
    });
  });
});

describe("it has a road of its own, by way of what it asks for", () => {
  test("to the signature", () => {
    expect(steps(signing, asked("1991-05-01"))).toEqual([
      "find determination for admissible on relationship",
      "open admissible on relationship",
      "negotiate committee with agent on any",
      "find issues at for agreed on relationship",
      "wait for event",
      "open agreed on relationship",
      "ceremonial council with owners on any",
    ]);
  });

  test("that grows shorter as the record grows", () => {
    const held = ["price", "delivery"].flatMap((issue) => [
      aContact(`talks.${issue}`, {
        ours: ["bo"],
        theirs: ["marek"],
        issues: [issue],
        purpose: "negotiate",
        when: "1991-05-01",
      }),
      aDetermination(`near.${issue}`, issueState(issue), {
        by: "city/committee",
        when: "1991-05-15",
      }),
    ]);
    expect(steps(signing, asked("1991-05-20", admissible, ...held))).toEqual([
      "wait for event",
      "open agreed on relationship",
      "ceremonial council with owners on any",
    ]);
    expect(steps(signing, asked("1991-06-01", admissible, ...held, awarded))).toEqual([]);
  });

  test("and a nearest step in writing, while nothing may be said", () => {
    expect(nearest(staff, asked("1991-02-01"))).toBe("exchange buyer with agent on price");
    expect(nearest({ ...staff, ...clarify }, asked("1991-02-01"))).toBe(
      "negotiate buyer with agent on price",
    );
  });
});
