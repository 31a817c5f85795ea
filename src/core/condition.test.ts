import { describe, expect, test } from "vitest";
import {
  aConcession,
  aContact,
  aMove,
  anAssessment,
  anEvent,
  aRecord,
  aSetup,
  aTenure,
  day,
  inBasket,
  on,
  overall,
} from "../../test/build.ts";
import { aPolicy } from "../../test/harbour-policy.ts";
import { evaluate, speaksOf } from "./condition.ts";
import type { Entry } from "./entry.ts";
import type { Condition, Gate } from "./gate-policy.ts";
import type { BasketId, GateId, IssueId } from "./id.ts";
import type { Subject } from "./verdict.ts";

const fees = on("berth-fees");

function met(
  condition: Condition,
  record: readonly Entry[] = [],
  { asOf = "1991-06-30", subject = fees as Subject } = {},
) {
  return evaluate(condition, subject, { setup: aSetup({ record: aRecord(record), asOf }) }).met;
}

const held = { kind: "contact held", purposes: [], ourRungs: [], theirRungs: [] } as const;
const always: Condition = { kind: "all", of: [] };
const never: Condition = { kind: "any", of: [] };
const perhaps: Condition = { kind: "event", event: "vote" };
const vote = anEvent("vote", "1991");

describe("conditions are joined in three values", () => {
  test.each([
    { kind: "all", of: [always, perhaps], is: "undecided" },
    { kind: "all", of: [never, perhaps], is: "no" },
    { kind: "any", of: [always, perhaps], is: "yes" },
    { kind: "any", of: [never, perhaps], is: "undecided" },
  ] as const)("$kind of $of: $is", ({ kind, of, is }) => {
    expect(met({ kind, of }, [vote])).toBe(is);
  });

  test("the contrary of what is undecided is undecided", () => {
    expect(met({ kind: "not", of: always })).toBe("no");
    expect(met({ kind: "not", of: never })).toBe("yes");
    expect(met({ kind: "not", of: perhaps }, [vote])).toBe("undecided");
  });

  test("each part is found apart", () => {
    const both: Condition = { kind: "all", of: [always, { kind: "not", of: perhaps }] };
    const { parts } = evaluate(both, fees, { setup: aSetup() });
    expect(parts.map((part) => part.met)).toEqual(["yes", "yes"]);
    expect(parts[1]?.parts.map((part) => part.met)).toEqual(["no"]);
  });
});

describe("a date", () => {
  test.each([
    { from: "1991-06-30", to: undefined, is: "yes" },
    { from: "1991-07-01", to: undefined, is: "no" },
    { from: undefined, to: "1991-06-30", is: "yes" },
    { from: undefined, to: "1991-06-29", is: "no" },
  ])("from $from to $to has come on 30 June: $is", ({ from, to, is }) => {
    const bounds = {
      ...(from === undefined ? {} : { from: day(from) }),
      ...(to === undefined ? {} : { to: day(to) }),
    };
    expect(met({ kind: "date", ...bounds })).toBe(is);
  });
});

describe("an event", () => {
  test.each([
    { when: "1991-06-30", withinMonths: undefined, is: "yes" },
    { when: "1991-07-01", withinMonths: undefined, is: "no" },
    { when: "1991", withinMonths: undefined, is: "undecided" },
    { when: undefined, withinMonths: undefined, is: "yes" },
    { when: undefined, withinMonths: 3, is: "undecided" },
    { when: "1991-03-30", withinMonths: 3, is: "yes" },
    { when: "1991-03-29", withinMonths: 3, is: "no" },
  ])("of $when, within $withinMonths months, has happened: $is", ({ when, withinMonths, is }) => {
    const wanted = { kind: "event", event: "vote", ...(withinMonths && { withinMonths }) } as const;
    expect(met(wanted, [anEvent("vote", when)])).toBe(is);
    expect(met({ ...wanted, event: "award" }, [anEvent("vote", when)])).toBe("no");
  });

  test.each([
    { subject: on("berth-fees"), is: "yes" },
    { subject: on("pilots"), is: "no" },
    { subject: inBasket("money"), is: "yes" },
    { subject: inBasket("crews"), is: "no" },
    { subject: overall, is: "yes" },
  ])("on berth fees counts for $subject: $is", ({ subject, is }) => {
    const event = anEvent("vote", "1991-03-01", { issue: "berth-fees" });
    expect(met(perhaps, [event], { subject })).toBe(is);
  });
});

describe("a contact was held", () => {
  const talk = aContact("talk", { purpose: "probe" });

  test.each([
    { wanted: {}, is: "yes" },
    { wanted: { purposes: ["probe", "convey"] }, is: "yes" },
    { wanted: { purposes: ["negotiate"] }, is: "no" },
    { wanted: { ourRungs: ["directors"], theirRungs: ["directors", "heads"] }, is: "yes" },
    { wanted: { ourRungs: ["agents"] }, is: "no" },
    { wanted: { theirRungs: ["heads"] }, is: "no" },
    { wanted: { withinMonths: 4 }, is: "yes" },
    { wanted: { withinMonths: 3 }, is: "no" },
  ] as const)("as wanted, $wanted: $is", ({ wanted, is }) => {
    expect(met({ ...held, ...wanted }, [talk])).toBe(is);
  });

  test("on the issue, or on any for the relationship, and never among our own", () => {
    expect(met(held, [talk], { subject: on("pilots") })).toBe("no");
    expect(met(held, [talk], { subject: inBasket("money") })).toBe("yes");
    expect(met(held, [aContact("talk", { issues: [] })], { subject: overall })).toBe("yes");
    expect(met(held, [aContact("talk", { issues: [] })])).toBe("no");
    expect(met(held, [aContact("talk", { across: "own side" })])).toBe("no");
  });

  test("not before its day, and perhaps within its uncertain bounds", () => {
    expect(met(held, [talk], { asOf: "1991-02-28" })).toBe("no");
    expect(met(held, [aContact("talk", { when: "1991" })])).toBe("undecided");
  });

  test("undecided, where its level is", () => {
    const wanted: Condition = { ...held, ourRungs: ["directors"] };
    const perhapsActing = aTenure("lars", "port/director", { from: "1991", level: "director" });
    const withLars = aContact("talk", { ours: ["lars"] });
    expect(met(wanted, [withLars, perhapsActing])).toBe("undecided");
    expect(met(wanted, [withLars])).toBe("no");
  });
});

describe("a move was assessed", () => {
  const wanted: Condition = { kind: "move assessed", atLeast: "partial", withinMonths: 6 };
  const offer = aMove("offer");

  test.each([
    { significance: "partial", when: "1991-03-05", is: "yes" },
    { significance: "tonal", when: "1991-03-05", is: "no" },
    { significance: "partial", when: "1991-07-01", is: "no" },
    { significance: "partial", when: "1991", is: "undecided" },
  ])("at $significance on $when: $is, determined or not", ({ significance, when, is }) => {
    expect(met(wanted, [offer, anAssessment("a", "offer", { significance, when })])).toBe(is);
  });

  test("within the months asked for", () => {
    const entries = [offer, anAssessment("a", "offer")];
    expect(met(wanted, entries, { asOf: "1991-09-01" })).toBe("yes");
    expect(met(wanted, entries, { asOf: "1991-09-02" })).toBe("no");
  });
});

test("a concession is looked for on what the gate is asked about", () => {
  const [gate] = aPolicy().gates as [Gate];
  const entries = aConcession("c", "dredging");
  expect(met(gate.opens, entries)).toBe("no");
  expect(met(gate.opens, entries, { subject: on("dredging") })).toBe("yes");
  expect(met(gate.opens, entries, { subject: inBasket("works") })).toBe("yes");
  expect(met(gate.opens, entries, { subject: inBasket("money") })).toBe("no");
  expect(met(gate.opens, entries, { subject: overall })).toBe("yes");
});

test("another gate's state is told with all the evidence for it", () => {
  const record = aRecord(aConcession("c"));
  const wanted: Condition = { kind: "gate open", gate: "first" as GateId };
  const found = evaluate(wanted, fees, { setup: aSetup({ record }) });
  expect(found.met).toBe("yes");
  expect(found.evidence.map(({ entry }) => entry)).toEqual([
    "c.move",
    "c.contact",
    "c.determination",
  ]);
  expect(met(wanted, aConcession("c"), { subject: on("pilots") })).toBe("no");
});

test("evidence is in one order, whatever the order of the record", () => {
  const entries = [
    ...aConcession("b"),
    ...aConcession("a", "dredging"),
    aContact("z", { purpose: "probe" }),
    aContact("y", { purpose: "probe" }),
    anEvent("vote", "1991-03-02"),
    anEvent("vote", "1991-03-01"),
  ];
  const [gate] = aPolicy().gates as [Gate];
  const all: Condition = { kind: "all", of: [gate.opens, held, perhaps] };
  const evidence = (record: readonly Entry[]) =>
    evaluate(all, overall, { setup: aSetup({ record }) });
  expect(evidence([...aRecord(entries)].reverse())).toEqual(evidence(aRecord(entries)));
});

test("a gate may speak of some baskets or issues only", () => {
  const [gate] = aPolicy().gates as [Gate];
  const speaks = (but: Partial<Gate>) =>
    ["berth-fees", "dredging"].map((issue) =>
      speaksOf({ ...gate, ...but }, issue as IssueId, aSetup()),
    );
  expect(speaks({})).toEqual([true, true]);
  expect(speaks({ baskets: ["money" as BasketId] })).toEqual([true, false]);
  expect(speaks({ issues: ["dredging" as IssueId] })).toEqual([false, true]);
  expect(speaks({ baskets: ["money" as BasketId], issues: ["dredging" as IssueId] })).toEqual([
    false,
    false,
  ]);
});
