import { describe, expect, test } from "vitest";
import {
  aContact,
  aDetermination,
  anEntry,
  aRecord,
  aSetup,
  aStanding,
  aTenure,
  aWithdrawal,
  concession,
  inBasket,
  on,
  overall,
  who,
} from "../../test/build.ts";
import { aPolicy } from "../../test/harbour-policy.ts";
import type { Entry } from "./entry.ts";
import type { EntryId } from "./id.ts";
import { citeText, listed, namesOf } from "./names.ts";
import type { Who } from "./party.ts";

function names(asOf = "1991-06-30", ...more: readonly Entry[]) {
  const { book, asOf: day } = aSetup({ record: aRecord(...more), asOf });
  return namesOf(book, day);
}

describe("someone is called", () => {
  test.each([
    { who: who("ines"), name: "Holm" },
    { who: who("port/director"), name: "the Director of the Port (Holm)" },
    { who: who("a visitor"), name: "a visitor" },
    { who: { party: "line" }, name: "the Line" },
  ])("$name", ({ who: wire, name }) => {
    const [[kind, value]] = Object.entries(wire) as [[string, string]];
    expect(names().who({ kind, [kind]: value } as unknown as Who)).toBe(name);
  });

  test("by the office's holder on the day, and by the office alone while it is vacant", () => {
    const old = aTenure("ines", "port/director", { to: "1991-03-31", level: "director" });
    const person = anEntry("person", "p", {
      person: "dagny",
      party: "port",
      name: "Dagny Skov, Jr.",
    });
    const next = aTenure("dagny", "port/director", { from: "1991-05-01", level: "director" });
    const office = (asOf: string) =>
      names(asOf, old, person, next).who({ kind: "office", office: next.office });
    expect(office("1991-03-31")).toBe("the Director of the Port (Holm)");
    expect(office("1991-04-15")).toBe("the Director of the Port");
    expect(office("1991-05-01")).toBe("the Director of the Port (Skov)");
  });

  test("by a short name where the last word is none", () => {
    const person = anEntry("person", "p", {
      person: "dagny",
      party: "port",
      name: "Dagny the Elder",
      short: "Dagny",
    });
    expect(names("1991-06-30", person).person(person.person)).toBe("Dagny");
  });
});

test.each([
  { subject: on("dredging"), is: "Dredging" },
  { subject: inBasket("works"), is: "the basket Works" },
  { subject: { kind: "any issue" } as const, is: "an outstanding issue" },
  { subject: overall, is: "the relationship" },
])("a gate is asked about $is", ({ subject, is }) => {
  expect(names().subject(subject)).toBe(is);
});

describe("an entry is told by its date and what it says of itself", () => {
  const told = (entry: Entry) => names("1991-06-30", entry).entry(entry.id);

  test.each([
    { entry: aContact("talk", { summary: "They met." }), is: "1 March 1991: They met." },
    { entry: aContact("talk", { summary: "They met.", when: undefined }), is: "They met." },
    { entry: aStanding("note", "x", "disowned"), is: "1 May 1991: note" },
    { entry: aDetermination("found", concession("x")), is: "10 March 1991: found" },
    { entry: anEntry("position", "p", { of: { party: "port" }, stance: "firm" }), is: "firm" },
    {
      entry: anEntry("forum", "f", { forum: "council", title: "Council", issues: [] }),
      is: "Council",
    },
    { entry: aWithdrawal("x", "1991-01-01"), is: "in error" },
  ])("$is", ({ entry, is }) => {
    expect(told(entry)).toBe(is);
  });

  test("and one that says nothing, or is not on record, by its id", () => {
    const office = anEntry("tenure", "t", {
      person: "ines",
      office: "port/agent",
      capacity: "acting",
    });
    expect(told(office)).toBe("t");
    expect(names().entry("nowhere" as EntryId)).toBe("nowhere");
  });
});

test.each([
  { items: [], is: "nobody" },
  { items: ["a"], is: "a" },
  { items: ["a", "b"], is: "a and b" },
  { items: ["a", "b", "c"], is: "a, b and c" },
])("$items is listed as $is", ({ items, is }) => {
  expect(listed(items)).toBe(is);
  expect(listed(items, "or")).toBe(is.replace(" and ", " or "));
});

test.each([
  {
    cite: { kind: "source", source: "resolution", paragraph: "§2" },
    alone: "§2",
    among: "resolution §2",
  },
  { cite: { kind: "source", source: "resolution" }, alone: "resolution", among: "resolution" },
  {
    cite: { kind: "author", reason: "so" },
    alone: "the author's own reading",
    among: "the author's own reading",
  },
] as const)(
  "$cite is cited as $alone, and among several sources as $among",
  ({ cite, alone, among }) => {
    const { sources } = aPolicy();
    expect(citeText(cite, { sources })).toBe(alone);
    expect(citeText(cite, { sources: [...sources, ...sources] })).toBe(among);
  },
);
