import { describe, expect, test } from "vitest";
import {
  aConcession,
  aContact,
  aDetermination,
  aMove,
  anAssessment,
  anEntry,
  aRecord,
  aSetup,
  concession,
  when,
  without,
} from "../../test/build.ts";
import { aPolicy } from "../../test/harbour-policy.ts";
import type { Entry } from "./entry.ts";
import { findOnRecord } from "./finding.ts";
import type { Condition, Gate } from "./gate-policy.ts";
import type { IssueId } from "./id.ts";

const [{ opens }] = aPolicy().gates as [Gate];
const sought = opens as Extract<Condition, { readonly kind: "determined concession" }>;

const found = (record: readonly Entry[], asOf = "1991-06-30", only?: readonly string[]) =>
  findOnRecord(sought, aSetup({ record, asOf }), only as readonly IssueId[] | undefined);

describe("a finding is", () => {
  test.each([
    { is: "negative", record: aRecord() },
    { is: "positive", record: aRecord(aConcession("c")) },
    { is: "undecided", record: without(aRecord(aConcession("c")), "c.determination") },
    {
      is: "positive",
      record: aRecord(aConcession("c"), without(aConcession("d", "dredging"), "d.determination")),
    },
    { is: "negative", record: aRecord(aConcession("c", "pilots")) },
  ])("$is", ({ is, record }) => {
    expect(found(record).result).toBe(is);
  });

  test("given only with what supports it", () => {
    expect(found(aRecord(aConcession("c"))).supporting).toEqual([
      "c.move",
      "c.contact",
      "c.determination",
    ]);
    expect(found(aRecord()).supporting).toEqual([]);
  });

  test("of a day, and of nothing later", () => {
    expect(found(aRecord(aConcession("c")), "1991-02-28").result).toBe("negative");
  });
});

describe("a finding says how far it looked:", () => {
  const record = aRecord(
    aContact("a", { when: "1991-01-10", recordStatus: "none found" }),
    aContact("b", { when: "1991-02-10", issues: ["pilots"] }),
    aContact("c", { when: "1991-03-10", ours: ["lars"] }),
    aContact("d", { when: "1991-04-10", issues: ["dredging"], recordStatus: "due" }),
    aContact("e", { when: "1991-05-10", across: "own side" }),
    aContact("f", { when: "1991-08-10" }),
    aMove("m", { when: "1991-04-10", via: "d", issue: "dredging" }),
  );

  test("the contacts through the channel on its issues by that day, and those without a record", () => {
    const { contacts, withoutRecord, searched, from, to } = found(record);
    expect(contacts).toEqual(["a", "d"]);
    expect(withoutRecord).toEqual(["a", "d"]);
    expect(searched).toMatchObject({ contacts: 2, moves: 1 });
    expect([from, to]).toEqual(["1991-01-10", "1991-06-30"]);
  });

  test("how many entries there were by then", () => {
    const none = found(aRecord()).searched.entries;
    expect(none).toBe(aRecord().length);
    expect(found(record).searched.entries).toBe(none + 6);
  });

  test("over the issues asked for, where it is asked for some", () => {
    expect(found(record, "1991-06-30", ["berth-fees"]).contacts).toEqual(["a"]);
    expect(found(record, "1991-06-30", ["pilots"]).contacts).toEqual([]);
  });

  test("and in whose words and by which citation", () => {
    const { words, cite, baskets } = found(record);
    expect({ words, cite, baskets }).toEqual(aPolicy().finding);
  });
});

describe("near-misses", () => {
  const partial = (id: string, issue = "berth-fees") => [
    aContact(`${id}.contact`, { issues: [issue] }),
    aMove(id, { via: `${id}.contact`, issue }),
    anAssessment(`${id}.assessment`, id, { significance: "partial" }),
  ];

  test("are moves assessed partial or more that did not count, with the reason", () => {
    const tonal = [
      aMove("t", { via: "near.contact" }),
      anAssessment("t.a", "t", { significance: "tonal" }),
    ];
    const refused = aDetermination("no", concession("refused"), { finding: "no" });
    const record = aRecord(partial("near"), tonal, partial("refused"), refused, aConcession("c"));
    expect(found(record).nearMisses).toEqual([
      { entry: "near", reason: "below the least significance" },
      { entry: "refused", reason: "found not to be a concession" },
    ]);
  });

  test("outside the scope are told by basket, apart from the finding", () => {
    const record = aRecord(partial("inside"), partial("beyond", "pilots"));
    const { nearMisses, outside } = found(record);
    expect(nearMisses.map(({ entry }) => entry)).toEqual(["inside"]);
    expect(outside).toEqual([{ basket: "crews", nearMisses: ["beyond"] }]);
  });
});

test("the first day searched is that of the earliest dated entry, and absent where none has a date", () => {
  expect(found(aRecord()).from).toBeUndefined();
  const event = anEntry("event", "early", { event: "vote", text: "a vote", when: "1989-05" });
  expect(found(aRecord(event)).from).toBe(when("1989-05").from);
});
