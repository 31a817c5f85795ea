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
  aStanding,
  concession,
  issueState,
  without,
} from "../../test/build.ts";
import type { Entry } from "./entry.ts";
import type { IssueId } from "./id.ts";
import { stateOf } from "./issue-state.ts";

function state(
  record: readonly (Entry | readonly Entry[])[],
  asOf = "1991-06-30",
  issue = "berth-fees",
) {
  const setup = aSetup({ record: aRecord(...record), asOf });
  const found = stateOf(issue as IssueId, setup);
  expect(found.records.every((id) => setup.book.entries.has(id))).toBe(true);
  return `${found.state}: ${found.records.join(", ")}`;
}

const hardening = (id: string, when: string) => [
  aMove(id, { when }),
  anAssessment(`${id}.assessment`, id, { when, significance: "hardening" }),
];
const session = (when: string) => aContact("session", { mode: "session", when });

describe("the state of an issue is", () => {
  test.each([
    { is: "outstanding: ", record: [] },
    { is: "outstanding: offer", record: [aMove("offer")] },
    { is: "outstanding: ", record: [aMove("ours", { by: "port" })] },
    { is: "moving: c.move, c.determination", record: [aConcession("c")] },
    { is: "in talks: session", record: [session("1991-03-01")] },
    { is: "hardened: no", record: [hardening("no", "1991-04-01")] },
    { is: "near resolution: d", record: [aDetermination("d", issueState("berth-fees"))] },
    { is: "suspended: d", record: [aDetermination("d", issueState("berth-fees", "suspended"))] },
  ])("$is", ({ is, record }) => {
    expect(state(record)).toBe(is);
  });

  test("never made by a count of meetings", () => {
    const meetings = Array.from({ length: 20 }, (_, i) => aContact(`meeting.${i}`));
    expect(state(meetings)).toBe("outstanding: ");
  });
});

describe("a determination of its state", () => {
  const near = aDetermination("near", issueState("berth-fees"), { when: "1991-03-10" });

  test("counts before moves and talks, from its day on", () => {
    expect(state([near, aConcession("c"), session("1991-03-01")])).toBe("near resolution: near");
    expect(state([near, session("1991-03-01")], "1991-03-09")).toBe("in talks: session");
  });

  test("gives way to a later one, and to a later finding that it is not so", () => {
    const later = aDetermination("later", issueState("berth-fees", "moving"), {
      when: "1991-04-01",
    });
    expect(state([near, later])).toBe("moving: later");
    const no = aDetermination("no", issueState("berth-fees"), {
      when: "1991-04-01",
      finding: "no",
    });
    expect(state([near, no])).toBe("outstanding: ");
  });

  test("gives way to their later hardening, and to no earlier one", () => {
    expect(state([near, hardening("no", "1991-04-01")])).toBe("hardened: no");
    expect(state([near, hardening("no", "1991-02-01")])).toBe("near resolution: near");
    expect(state([near, aMove("offer", { when: "1991-04-01" })])).toBe("near resolution: near");
  });

  test("speaks of its own issue alone", () => {
    expect(state([near], "1991-06-30", "dredging")).toBe("outstanding: ");
  });
});

describe("a concession makes it moving", () => {
  test.each([
    { unless: "it came beside the channel", but: aContact("c.contact", { ours: ["lars"] }) },
    { unless: "it was disowned", but: aStanding("no", "c.move", "disowned") },
    {
      unless: "it was found too small",
      but: aDetermination("c.determination", concession("c.move", "partial")),
    },
    {
      unless: "it was later found to be none",
      but: aDetermination("no", concession("c.move"), { when: "1991-05-01", finding: "no" }),
    },
  ])("unless $unless", ({ but }) => {
    expect(state([aConcession("c"), but])).toBe("outstanding: c.move");
  });

  test("until it is taken back", () => {
    const back = aMove("back", { when: "1991-05-01", retracts: ["c.move"] });
    expect(state([aConcession("c"), back], "1991-04-30")).toBe("moving: c.move, c.determination");
    expect(state([aConcession("c"), back], "1991-05-01")).toBe("outstanding: back");
  });

  test("from the day it was determined", () => {
    const record = [aConcession("c"), aDetermination("c.determination", concession("c.move"))];
    expect(state(record, "1991-03-09")).toBe("outstanding: c.move");
    expect(state(record, "1991-03-10")).toBe("moving: c.move, c.determination");
    expect(state([without(aConcession("c"), "c.determination")])).toBe("outstanding: c.move");
  });
});

test("their last move alone hardens it", () => {
  expect(state([hardening("no", "1991-03-01"), aMove("offer", { when: "1991-04-01" })])).toBe(
    "outstanding: offer",
  );
});

describe("talks are in being", () => {
  test.each([
    { asOf: "1991-02-28", is: "outstanding: " },
    { asOf: "1992-03-01", is: "in talks: session" },
    { asOf: "1992-03-02", is: "outstanding: " },
  ])("for a year from their last session: on $asOf $is", ({ asOf, is }) => {
    expect(state([session("1991-03-01")], asOf)).toBe(is);
  });

  test("while a forum with the issue in its mandate sits", () => {
    const forum = (but: object) =>
      anEntry("forum", "forum.council", {
        forum: "council",
        title: "Council",
        issues: ["berth-fees"],
        ...but,
      });
    expect(state([forum({})])).toBe("in talks: forum.council");
    expect(state([forum({ to: "1991-06-29" })])).toBe("outstanding: ");
    expect(state([forum({ from: "1991-07-01" })])).toBe("outstanding: ");
  });
});
