import { describe, expect, test } from "vitest";
import {
  aConcession,
  aContact,
  aMove,
  anAssessment,
  anEntry,
  aPerson,
  aRecord,
  aSetup,
  aTenure,
  on,
  overall,
  who,
  without,
} from "../../test/build.ts";
import type { Entry } from "./entry.ts";
import { leadershipChanges, postureOn, posturesByIssue } from "./posture.ts";
import type { Subject } from "./verdict.ts";

function posture(
  record: readonly Entry[],
  { subject = on("berth-fees") as Subject, asOf = "1991-06-30" } = {},
) {
  const { posture: word, records } = postureOn(subject, aSetup({ record: aRecord(record), asOf }));
  return `${word}: ${records.join(", ")}`;
}

const assessed = (significance: string, when = "1991-03-05") => [
  aMove("offer"),
  anAssessment("a", "offer", { significance, when }),
];

describe("the posture is", () => {
  test.each([
    { is: "hold: ", why: "while nothing is on record", record: [] },
    { is: "hold: offer", why: "on a move that is assessed too low", record: assessed("tonal") },
    { is: "explore: offer", why: "on a move assessed partial", record: assessed("partial") },
    {
      is: "proceed: c.move, c.contact, c.determination",
      why: "on a concession determined",
      record: aConcession("c"),
    },
    {
      is: "explore: c.move",
      why: "on one that is only assessed",
      record: without(aConcession("c"), "c.determination"),
    },
    {
      is: "explore: offer",
      why: "on what the record leaves open",
      record: assessed("partial", "1991"),
    },
  ])("$is $why", ({ is, record }) => {
    expect(posture(record)).toBe(is);
  });

  test("for each issue apart, and for the relationship by any", () => {
    const record = aConcession("c");
    expect(posture(record, { subject: on("dredging") })).toBe("hold: ");
    expect(posture(record, { subject: overall })).toMatch("proceed");
    const words = posturesByIssue(aSetup({ record: aRecord(record) })).map(
      ({ subject, posture: word }) => subject.kind === "issue" && `${subject.issue} ${word}`,
    );
    expect(words).toEqual([
      "berth-fees proceed",
      "crane-hours hold",
      "demurrage hold",
      "dredging hold",
      "pilots hold",
      "shore-leave hold",
    ]);
  });

  test("explore no longer than the months the policy looks back", () => {
    expect(posture(assessed("partial"), { asOf: "1991-09-01" })).toMatch("explore");
    expect(posture(assessed("partial"), { asOf: "1991-09-02" })).toMatch("hold");
  });
});

describe("a change at their top", () => {
  const left = aTenure("lukas", "line/owner", { to: "1991-02-28", level: "head" });
  const came = (but: object = {}) =>
    aTenure("nils", "line/owner", { from: "1991-03-01", level: "head", ...but });
  const assumption = (id: string, but: object = {}) =>
    anEntry("assumption", id, {
      statement: "the owner will not sell",
      owner: who("port/director"),
      leansOn: "line/owner",
      refutedBy: "an offer",
      since: "1990-06",
      ...but,
    });
  const changes = (record: readonly Entry[], asOf = "1991-06-30") =>
    leadershipChanges(aSetup({ record: aRecord(aPerson("nils", "line"), left, record), asOf }));

  test("is one who came into a top office of theirs within the year", () => {
    expect(changes([came()]).map(({ person, office }) => [person, office])).toEqual([
      ["nils", "line/owner"],
    ]);
    expect(changes([came()], "1991-02-28")).toEqual([]);
    expect(changes([came()], "1992-03-01")).toHaveLength(1);
    expect(changes([came()], "1992-03-02")).toEqual([]);
    expect(changes([])).toEqual([]);
  });

  test("is none below the top, none of ours, and none who is only to come", () => {
    expect(changes([aTenure("nils", "line/agent", { from: "1991-03-01" })])).toEqual([]);
    expect(changes([aTenure("nils", "port/chair", { from: "1991-03-01", level: "head" })])).toEqual(
      [],
    );
    expect(changes([came({ capacity: "designate" })])).toEqual([]);
  });

  test("re-opens the assumptions that lean on the one who left, in one order", () => {
    const entries = [
      came(),
      assumption("b"),
      assumption("a"),
      assumption("other", { leansOn: "line/agent" }),
      assumption("made-since", { since: "1991-04" }),
      assumption("undated", { since: undefined }),
      assumption("still-to-come", { when: "1992-01-01" }),
    ];
    const reopened = changes(entries).map(({ assumptions }) => assumptions);
    expect(reopened).toEqual([["a", "b", "undated"]]);
    expect(changes([...entries].reverse()).map(({ assumptions }) => assumptions)).toEqual(reopened);
  });

  test.each([
    { contact: { purpose: "probe", when: "1991-04-01" }, due: false },
    { contact: { purpose: "probe", when: "1991-02-01" }, due: true },
    { contact: { purpose: "probe", when: "1991" }, due: true },
    { contact: { purpose: "exchange", when: "1991-04-01" }, due: true },
    { contact: { purpose: "probe", when: "1991-04-01", across: "own side" }, due: true },
    { contact: { purpose: "probe", when: "1991-08-01" }, due: true },
  ])("makes a probe due until one is held: $contact: $due", ({ contact, due }) => {
    const found = changes([came(), aContact("contact", contact)]);
    expect(found.map(({ probeDue }) => probeDue)).toEqual([due]);
  });
});
