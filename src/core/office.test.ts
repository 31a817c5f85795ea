import { describe, expect, test } from "vitest";
import { aContact, anOffice, aPerson, aRecord, aSetup, aTenure, day } from "../../test/build.ts";
import type { Entry } from "./entry.ts";
import type { OfficeId, PersonId } from "./id.ts";
import { heldOn, holdersOn, holdsAny, levelsOfOffice, partyOf, postsOn } from "./office.ts";

const record = (...more: readonly Entry[]) => aSetup({ record: aRecord(...more) }).book;
const id = (person: string) => person as PersonId;
const office = (name: string) => name as OfficeId;

/** A newcomer's tenure of the port's pilotage, among the entries given. */
function isHeld(tenure: object, on: string, ...more: readonly Entry[]): string {
  const held = aTenure("dagny", "port/pilotage", { id: "held", ...tenure });
  const book = record(aPerson("dagny", "port"), anOffice("port/pilotage", "port"), held, ...more);
  return heldOn(book, held, day(on));
}

describe("a tenure lasts", () => {
  test.each([
    { from: "1991-01-01", to: "1991-06-30", on: "1990-12-31", is: "no" },
    { from: "1991-01-01", to: "1991-06-30", on: "1991-01-01", is: "yes" },
    { from: "1991-01-01", to: "1991-06-30", on: "1991-06-30", is: "yes" },
    { from: "1991-01-01", to: "1991-06-30", on: "1991-07-01", is: "no" },
    { from: "1991-01", to: "1991-06-30", on: "1991-01-15", is: "possible" },
    { from: "1991-01-01", to: "1991-06", on: "1991-06-15", is: "possible" },
    { from: "1991-01-01", to: "../..", on: "2024-01-01", is: "yes" },
    { from: "../..", to: "1991-06-30", on: "1901-01-01", is: "yes" },
    { from: "1991-01-01", to: undefined, on: "2024-01-01", is: "yes" },
    { from: undefined, to: "1991-06-30", on: "1991-03-01", is: "possible" },
    { from: undefined, to: "1991-06-30", on: "1991-07-01", is: "no" },
    { from: undefined, to: undefined, on: "1991-03-01", is: "possible" },
  ])("from $from to $to, on $on: $is", ({ from, to, on, is }) => {
    expect(isHeld({ from, to }, on)).toBe(is);
  });
});

describe("a tenure without a first day", () => {
  const undated = { from: undefined, to: undefined };
  const seen = aContact("seen", { ours: ["dagny"], when: "1991-03-10" });

  test.each([
    { on: "1991-03-09", is: "possible" },
    { on: "1991-03-10", is: "yes" },
    { on: "1999-01-01", is: "yes" },
  ])("is presumed once its holder was seen at work, so on $on: $is", ({ on, is }) => {
    expect(isHeld(undated, on, seen)).toBe(is);
  });

  test("is only possible where its holder had another on another level without one", () => {
    const other = aTenure("dagny", "port/berth-desk", { ...undated, level: "clerk" });
    expect(isHeld(undated, "1991-03-10", seen, other)).toBe("possible");
    const alike = aTenure("dagny", "port/berth-desk", { ...undated, level: "agent" });
    expect(isHeld(undated, "1991-03-10", seen, alike)).toBe("yes");
    const over = { ...undated, level: "clerk", to: "1991-02-01" };
    expect(isHeld(undated, "1991-03-10", seen, aTenure("dagny", "port/berth-desk", over))).toBe(
      "yes",
    );
    const later = { ...undated, level: "clerk", from: "1992-01-01" };
    expect(isHeld(undated, "1991-03-10", seen, aTenure("dagny", "port/berth-desk", later))).toBe(
      "yes",
    );
  });

  test("is not undone by a predecessor, nor for certain by one of whom that is not known", () => {
    const earlier = aTenure("lars", "port/pilotage", { from: "1985-01-01", to: undefined });
    expect(isHeld(undated, "1991-03-10", seen, earlier)).toBe("yes");
    expect(isHeld(undated, "1991-03-10", earlier)).toBe("possible");
  });
});

describe("a tenure without a last day", () => {
  const successor = (from: string, but: object = {}) =>
    aTenure("lars", "port/pilotage", { from, to: undefined, ...but });

  test.each([
    { capacity: "substantive", on: "1991-04-30", is: "yes" },
    { capacity: "substantive", on: "1991-05-01", is: "no" },
    { capacity: "acting", on: "1991-04-30", is: "yes" },
    { capacity: "acting", on: "1991-05-01", is: "no" },
    { capacity: "chargé", on: "1991-05-01", is: "no" },
    { capacity: "alternate", on: "1991-05-01", is: "yes" },
    { capacity: "envoy", on: "1991-05-01", is: "yes" },
  ])("held as $capacity, with a successor on 1 May, on $on: $is", ({ capacity, on, is }) => {
    const open = { from: "1991-01-01", to: undefined, capacity };
    expect(isHeld(open, on, successor("1991-05-01"))).toBe(is);
  });

  test("is possibly over while the successor's coming is uncertain", () => {
    const open = { from: "1991-01-01", to: undefined };
    expect(isHeld(open, "1991-04-30", successor("1991-05"))).toBe("yes");
    expect(isHeld(open, "1991-05-15", successor("1991-05"))).toBe("possible");
    expect(isHeld(open, "1991-06-01", successor("1991-05"))).toBe("no");
  });

  test("is possibly over where it is uncertain which of two came first", () => {
    const open = { from: "1991", to: undefined };
    expect(isHeld(open, "1992-01-01", successor("1991-05-01"))).toBe("possible");
    expect(isHeld(open, "1992-01-01", successor("1990-05-01"))).toBe("yes");
  });

  test.each(["acting", "designate", "alternate"])("is not ended by one who is %s", (capacity) => {
    const open = { from: "1991-01-01", to: undefined };
    expect(isHeld(open, "1991-06-01", successor("1991-05-01", { capacity }))).toBe("yes");
  });

  test("without a first day ends with one who came after its holder was seen", () => {
    const undated = { from: undefined, to: undefined };
    const seen = aContact("seen", { ours: ["dagny"], when: "1991-03-10" });
    expect(isHeld(undated, "1991-05-01", seen, successor("1991-05-01"))).toBe("no");
    expect(isHeld(undated, "1991-04-30", seen, successor("1991-05-01"))).toBe("yes");
  });
});

test("the holders of an office are told surest first, those in substance before those acting", () => {
  const book = record(
    aTenure("kaja", "port/director", { capacity: "acting", level: "director" }),
    aTenure("jonas", "port/director", { from: undefined, level: "director" }),
    aTenure("mona", "port/director", { capacity: "designate", level: "director" }),
    aTenure("bo", "port/director", { to: "1990-06-01", level: "director" }),
  );
  const holders = holdersOn(book, office("port/director"), day("1991-01-01"));
  expect(holders.map(({ tenure, held }) => [tenure.person, held])).toEqual([
    ["ines", "yes"],
    ["kaja", "yes"],
    ["jonas", "possible"],
  ]);
});

test("the posts of a person are those held or possibly held that day", () => {
  const book = record(
    aTenure("jonas", "port/director", { from: "1991-02", to: "1991-04-01", capacity: "acting" }),
  );
  const on = (text: string) =>
    postsOn(book, id("jonas"), day(text)).map(({ tenure, held }) => [tenure.office, held]);
  expect(on("1991-02-10")).toEqual([
    ["port/deputy-director", "yes"],
    ["port/director", "possible"],
  ]);
  expect(on("1991-04-02")).toEqual([["port/deputy-director", "yes"]]);
});

describe("someone holds one of several offices", () => {
  const offices = new Set([office("port/director"), office("port/chair")]);
  const book = record(
    aTenure("jonas", "port/director", { capacity: "acting", from: "1991-02", id: "acting" }),
    aTenure("mona", "port/director", { capacity: "designate", id: "designate" }),
  );
  const on = day("1991-02-10");

  test.each([
    { who: { kind: "person", person: id("ines") }, is: "yes", inSubstance: "yes" },
    { who: { kind: "person", person: id("jonas") }, is: "possible", inSubstance: "no" },
    { who: { kind: "person", person: id("mona") }, is: "no", inSubstance: "no" },
    { who: { kind: "person", person: id("lars") }, is: "no", inSubstance: "no" },
    { who: { kind: "office", office: office("port/chair") }, is: "yes", inSubstance: "yes" },
    { who: { kind: "office", office: office("port/agent") }, is: "no", inSubstance: "no" },
    { who: { kind: "words", words: "the director" }, is: "no", inSubstance: "no" },
  ] as const)("$who: $is; counting no acting: $inSubstance", ({ who, is, inSubstance }) => {
    expect(holdsAny(book, who, { offices, day: on })).toBe(is);
    expect(holdsAny(book, who, { offices, day: on, inSubstance: true })).toBe(inSubstance);
  });
});

describe("an office stands on the level", () => {
  const levels = (on: string, ...more: readonly Entry[]) =>
    levelsOfOffice(
      record(anOffice("port/pilotage", "port"), ...more),
      office("port/pilotage"),
      day(on),
    );
  const clerk = aTenure("lars", "port/pilotage", { level: "clerk", to: "1991-03-31" });
  const agent = aTenure("kaja", "port/pilotage", { level: "agent", from: "1991-04-01" });

  test("of whoever surely holds it", () => {
    expect(levels("1991-03-31", clerk, agent)).toEqual(["clerk"]);
    expect(levels("1991-04-01", clerk, agent)).toEqual(["agent"]);
  });

  test("of each who may hold it, where none surely does", () => {
    const perhaps = { from: undefined, to: undefined, level: "director" };
    expect(
      levels(
        "1991-03-31",
        aTenure("lars", "port/pilotage", { ...perhaps, level: "clerk" }),
        aTenure("kaja", "port/pilotage", perhaps),
      ),
    ).toEqual(["clerk", "director"]);
  });

  test("of any who ever held it, while it is vacant, in whatever order they are recorded", () => {
    const over = { ...agent, to: clerk.to } as Entry;
    expect(levels("1995-01-01", clerk, over)).toEqual(["agent", "clerk"]);
    expect(levels("1995-01-01", over, clerk)).toEqual(["agent", "clerk"]);
  });

  test("of none where its holders stand on none; and nothing is known where it never had one", () => {
    expect(levels("1991-03-31", aTenure("lars", "port/pilotage", { level: undefined }))).toEqual([
      undefined,
    ]);
    expect(levels("1991-03-31")).toEqual([]);
  });
});

test("someone is of the party of their office, their person, or themselves", () => {
  const book = record();
  expect(partyOf({ kind: "office", office: office("line/agent") }, book)).toBe("line");
  expect(partyOf({ kind: "person", person: id("ines") }, book)).toBe("port");
  expect(partyOf({ kind: "words", words: "a visitor" }, book)).toBeUndefined();
});
