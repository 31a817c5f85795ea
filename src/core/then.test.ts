import { describe, expect, test } from "vitest";
import { aConcession, aContact, aRecord, aSetup, aTenure, type Meeting } from "../../test/build.ts";
import type { Entry } from "./entry.ts";
import { agreed, onItsDays } from "./then.ts";

function daysOf(meeting: Meeting, asOf: string, ...more: readonly Entry[]): readonly string[] {
  const contact = aContact("talk", meeting);
  const setup = aSetup({ record: aRecord(contact, ...more), asOf });
  return onItsDays(contact, setup).map((then) => then.asOf);
}

describe("a contact is asked about", () => {
  test.each([
    { when: "1991-03-01", asOf: "1991-06-30", days: ["1991-03-01"] },
    { when: undefined, asOf: "1991-06-30", days: ["1991-06-30"] },
    { when: "1991-03", asOf: "1991-06-30", days: ["1991-03-31", "1991-03-01"] },
    { when: "1991-03", asOf: "1991-03-15", days: ["1991-03-15", "1991-03-01"] },
    { when: "1991-03", asOf: "1991-01-15", days: ["1991-03-01"] },
    { when: "1991-03-15~", asOf: "1991-06-30", days: ["1991-03-30", "1991-02-28"] },
    { when: "../1991-03-15", asOf: "1991-06-30", days: ["1991-03-15", "1990-01-01"] },
  ])("dated $when, as of $asOf, on $days", ({ when, asOf, days }) => {
    expect(daysOf({ when }, asOf)).toEqual(days);
  });

  test("each day within its date on which a post of those who took part begins or has ended", () => {
    const acting = aTenure("lars", "port/director", {
      capacity: "acting",
      from: "1991-03-10",
      to: "1991-03-12",
    });
    expect(daysOf({ when: "1991-03", ours: ["lars"] }, "1991-06-30", acting)).toEqual([
      "1991-03-31",
      "1991-03-01",
      "1991-03-10",
      "1991-03-13",
    ]);
    expect(daysOf({ when: "1991-03" }, "1991-06-30", acting)).toEqual(["1991-03-31", "1991-03-01"]);
  });

  test("each day of an act on record, where it hangs on the state of a gate", () => {
    const contact = aContact("talk", { when: "1991-03" });
    const setup = aSetup({
      record: aRecord(contact, ...aConcession("c", "berth-fees", "1991-03-09")),
    });
    const days = onItsDays(contact, setup, "every turn").map((then) => then.asOf);
    expect(days).toEqual(["1991-03-31", "1991-03-01", "1991-03-09"]);
  });
});

test.each([
  { mets: ["yes"], is: "yes" },
  { mets: ["no", "no"], is: "no" },
  { mets: ["yes", "no"], is: "undecided" },
  { mets: ["yes", "undecided"], is: "undecided" },
  { mets: [], is: "undecided" },
] as const)("of $mets what is settled is $is", ({ mets, is }) => {
  expect(agreed(mets)).toBe(is);
});
