import { expect, test } from "vitest";
import { shippedPolicy } from "../../test/shipped.ts";
import type { Day } from "../core/day.ts";
import type { GateCase, Shown } from "../core/gate-case.ts";
import type { Condition, Gate } from "../core/gate-policy.ts";
import type { GateId } from "../core/id.ts";
import { runGateCases } from "./gate-cases.ts";

const event = (name: string, withinMonths?: number): Condition => ({
  kind: "event",
  event: name,
  ...(withinMonths === undefined ? {} : { withinMonths }),
});
const here = { where: "issue", monthsAgo: 0 } as const;
const happened = (name: string, but: Partial<Shown> = {}) =>
  ({ ...here, kind: "event", event: name, ...but }) as Shown;

function stateOf(gate: Partial<Gate>, shows: readonly Shown[], day?: string) {
  const id = "gate" as GateId;
  const cite = { kind: "author", reason: "made up" } as const;
  const usual = { id, title: "a gate", cite, scope: "issue", baskets: [], issues: [] } as const;
  const one: GateCase = {
    title: "a case",
    gate: id,
    shows,
    state: "open",
    ...(day === undefined ? {} : { day: day as Day }),
  };
  const gates = [{ ...usual, opens: { kind: "any", of: [] }, ...gate } as Gate];
  return runGateCases({ gates, gateCases: [one] })[0]?.found;
}

test.each<{ what: string; gate: Partial<Gate>; shows: readonly Shown[]; found: string }>([
  {
    what: "what it asks for is shown",
    gate: { opens: event("x") },
    shows: [happened("x")],
    found: "open",
  },
  {
    what: "something else is shown",
    gate: { opens: event("x") },
    shows: [happened("y")],
    found: "shut",
  },
  {
    what: "it was too long ago",
    gate: { opens: event("x", 3) },
    shows: [happened("x", { monthsAgo: 4 })],
    found: "shut",
  },
  {
    what: "it was just in time",
    gate: { opens: event("x", 3) },
    shows: [happened("x", { monthsAgo: 3 })],
    found: "open",
  },
  {
    what: "the gate has lapsed",
    gate: { opens: event("x"), lapsesAfterMonths: 6 },
    shows: [happened("x", { monthsAgo: 7 })],
    found: "shut",
  },
  {
    what: "what shuts it has lapsed with nothing",
    gate: { opens: { kind: "not", of: event("x") }, lapsesAfterMonths: 6 },
    shows: [happened("x", { monthsAgo: 7 })],
    found: "shut",
  },
  {
    what: "what closes it has happened",
    gate: { opens: event("x"), closes: event("y") },
    shows: [happened("x"), happened("y")],
    found: "shut",
  },
  {
    what: "it is asked of the issue and shown elsewhere in the basket",
    gate: { opens: event("x") },
    shows: [happened("x", { where: "basket" })],
    found: "shut",
  },
  {
    what: "it is asked of the basket and shown elsewhere in it",
    gate: { opens: event("x"), scope: "basket" },
    shows: [happened("x", { where: "basket" })],
    found: "open",
  },
  {
    what: "it is asked of the relationship and shown anywhere",
    gate: { opens: event("x"), scope: "relationship" },
    shows: [happened("x", { where: "elsewhere" })],
    found: "open",
  },
  {
    what: "all are asked for and one is shown",
    gate: { opens: { kind: "all", of: [event("x"), event("y")] } },
    shows: [happened("x")],
    found: "shut",
  },
  {
    what: "any is asked for and one is shown",
    gate: { opens: { kind: "any", of: [event("x"), event("y")] } },
    shows: [happened("y")],
    found: "open",
  },
])("where $what, the gate is $found", ({ gate, shows, found }) => {
  expect(stateOf(gate, shows)).toBe(found);
});

test("a date is read on the day of the case, and without one no gate of dates is open", () => {
  const opens: Condition = { kind: "date", from: "1990-01-01" as Day, to: "1990-12-31" as Day };
  const days = ["1989-12-31", "1990-01-01", "1990-12-31", "1991-01-01", undefined];
  expect(days.map((day) => stateOf({ opens }, [], day))).toEqual([
    "shut",
    "open",
    "open",
    "shut",
    "shut",
  ]);
});

test("every case beside the gates of the shipped readings comes out as written", () => {
  for (const id of ["clark-1983-per-issue", "clark-1983-relationship"]) {
    const found = runGateCases(shippedPolicy(id));
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter(({ passed }) => !passed)).toEqual([]);
  }
});

test("a gate that counts less than it should fails the case that says so", () => {
  const lax = shippedPolicy("clark-1983-per-issue", ["at-least: meaningful", "at-least: partial"]);
  expect(
    runGateCases(lax)
      .filter(({ passed }) => !passed)
      .map(({ title }) => title),
  ).toEqual(["a partial concession is not enough"]);
});
