import { describe, expect, test } from "vitest";
import {
  aDetermination,
  aRecord,
  aSetup,
  aTenure,
  inBasket,
  on,
  overall,
} from "../../test/build.ts";
import { aPolicy, withGate } from "../../test/harbour-policy.ts";
import { evaluate } from "./condition.ts";
import type { Entry } from "./entry.ts";
import { findGate } from "./gate.ts";
import type { Condition } from "./gate-policy.ts";
import type { GateId } from "./id.ts";
import type { Subject } from "./verdict.ts";

const sought: Condition = { kind: "determination", name: "progress", by: ["chair"] };
const progress = (but: object = {}, issue?: string) =>
  aDetermination(
    `progress.${JSON.stringify(but).length}`,
    { kind: "finding", name: "progress", ...(issue === undefined ? {} : { issue }) },
    { by: "port/chair", ...but },
  );

function found(record: readonly Entry[], subject: Subject = overall, asOf = "1991-06-30") {
  const { met, evidence } = evaluate(sought, subject, {
    setup: aSetup({ record: aRecord(record), asOf }),
  });
  return `${met}: ${evidence[0]?.reason}`;
}

describe("a finding asked for by name", () => {
  test.each([
    { is: "yes: meets", record: [progress()] },
    { is: "no: undefined", record: [] },
    { is: "no: undefined", record: [progress({ by: "port/director" })] },
    { is: "no: found not to be so", record: [progress({ finding: "no" })] },
    {
      is: "no: found not to be so",
      record: [progress(), progress({ finding: "no", when: "1991-04-01" })],
    },
    { is: "yes: meets", record: [progress({ finding: "no" }), progress({ when: "1991-04-01" })] },
    {
      is: "undecided: conflicting determinations",
      record: [progress(), progress({ finding: "no" })],
    },
    { is: "undecided: date undecided", record: [progress({ when: "1991" })] },
    {
      is: "undecided: authority undecided",
      record: [progress({ by: "kaja" }), aTenure("kaja", "port/chair", { from: "1991" })],
    },
  ])("is $is", ({ is, record }) => {
    expect(found(record)).toBe(is);
  });

  test("is not there before its day", () => {
    expect(found([progress()], overall, "1991-03-09")).toBe("no: undefined");
  });

  test.each([
    { about: undefined, subject: on("pilots"), is: "yes" },
    { about: "pilots", subject: on("pilots"), is: "yes" },
    { about: "pilots", subject: on("dredging"), is: "no" },
    { about: "pilots", subject: inBasket("crews"), is: "no" },
    { about: "pilots", subject: overall, is: "no" },
    { about: "pilots", subject: { kind: "any issue" } as const, is: "yes" },
  ])("on $about, asked about $subject: $is", ({ about, subject, is }) => {
    expect(found([progress({}, about)], subject)).toMatch(is);
  });

  test("may be that a gate is open, and lapses with the gate", () => {
    const opens: Condition = { kind: "determination", name: "first", by: ["director"] };
    const opened = aDetermination("opened", { kind: "gate", gate: "first" }, {});
    const state = (asOf: string, lapsesAfterMonths?: number) => {
      const lapse = lapsesAfterMonths === undefined ? {} : { lapsesAfterMonths };
      const policy = withGate("first", { opens, ...lapse }, aPolicy());
      return findGate(
        "first" as GateId,
        on("pilots"),
        aSetup({ record: aRecord(opened), policy, asOf }),
      ).state;
    };
    expect(state("1991-03-10")).toBe("open");
    expect(state("2001-03-10")).toBe("open");
    expect(state("1991-09-10", 6)).toBe("open");
    expect(state("1991-09-11", 6)).toBe("shut");
  });
});

describe("a finding that takes more than one hand", () => {
  const gated = (but: object) =>
    ({ kind: "determination", name: "progress", by: ["chair"], ...but }) as Condition;
  const reading = (condition: Condition, record: readonly Entry[]) => {
    const setup = aSetup({ record: aRecord(record) });
    const { met, evidence } = evaluate(condition, overall, { setup });
    return [met, ...evidence.map(({ reason }) => reason)].join(": ");
  };
  const advised = gated({ recommendedBy: ["director", "deputy"] });
  const together = gated({ by: ["chair", "director"], unanimous: true });
  const saidBy = (id: string, by: string, but: object = {}) =>
    aDetermination(id, { kind: "finding", name: "progress" }, { by, ...but });
  const recommendedBy = (office: string) => ({ recommendedBy: { office } });

  test.each([
    { is: "no: not on a recommendation", record: [progress()] },
    { is: "yes: meets", record: [progress(recommendedBy("port/deputy-director"))] },
    { is: "no: not on a recommendation", record: [progress(recommendedBy("port/agent"))] },
    { is: "no: found not to be so", record: [progress({ finding: "no" })] },
    {
      is: "no: found not to be so",
      record: [
        progress(recommendedBy("port/director")),
        progress({ finding: "no", when: "1991-04-01" }),
      ],
    },
  ])("asked for on a recommendation is $is", ({ is, record }) => {
    expect(reading(advised, record)).toBe(is);
  });

  test.each([
    { is: "no: not by all", record: [saidBy("a", "port/chair")] },
    {
      is: "yes: meets: meets",
      record: [saidBy("a", "port/chair"), saidBy("b", "port/director", { when: "1991-04-01" })],
    },
    {
      is: "no: not by all: found not to be so",
      record: [saidBy("a", "port/chair"), saidBy("b", "port/director", { finding: "no" })],
    },
    { is: "no", record: [] },
  ])("asked for of each who may find is $is", ({ is, record }) => {
    expect(reading(together, record)).toBe(is);
  });
});
