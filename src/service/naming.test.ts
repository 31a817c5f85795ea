import fc from "fast-check";
import { expect, test } from "vitest";
import { aDesk } from "../../test/tender.ts";
import { nearestFew, someoneNamed } from "./naming.ts";

const { setup } = aDesk("2024-03-10");

test.each([
  ["city/board", "ours", { kind: "office", office: "city/board" }],
  ["Board", "ours", { kind: "office", office: "city/board" }],
  ["tender OFFICE", "ours", { kind: "office", office: "city/tender-office" }],
  ["vega", "ours", { kind: "person", person: "vega" }],
  ["Ana Vega", "ours", { kind: "person", person: "vega" }],
  ["Ana", "ours", { kind: "person", person: "vega" }],
  ["Véga", "ours", { kind: "person", person: "vega" }],
  ["Roth", "theirs", { kind: "person", person: "roth" }],
] as const)("%s is one of %s", (given, side, who) => {
  expect(someoneNamed(given, side, setup)).toEqual({ ok: true, value: { who } });
});

test.each([
  ["staff", "buyer", "Staff"],
  ["Staff", "buyer", "Staff"],
  ["engineer", "engineer", "Staff"],
  ["director", "director", "The board"],
])("%s is nobody in particular, at the level %s", (given, level, words) => {
  const value = { who: { kind: "words", words }, level };
  expect(someoneNamed(given, "theirs", setup)).toEqual({ ok: true, value });
});

test.each([
  ["Roth", "ours", "their side of the table"],
  ["acme/agent", "ours", "their side of the table"],
  ["Vega", "theirs", "our side of the table"],
] as const)("%s is not one of %s", (given, side, where) => {
  const problem = { kind: "on the other side", given, side: where };
  expect(someoneNamed(given, side, setup)).toEqual({ ok: false, problem });
});

test("whoever is not one of a side brings names that are", () => {
  expect(someoneNamed("Vegga", "ours", setup)).toMatchObject({
    ok: false,
    problem: { kind: "unknown name", given: "Vegga", near: expect.arrayContaining(["vega"]) },
  });
  expect(someoneNamed("", "ours", setup).ok).toBe(false);
  expect(someoneNamed("…", "ours", setup).ok).toBe(false);
});

test("a word that several names hold names none of them", () => {
  const { book } = setup;
  const offices = new Map(book.offices);
  const tender = [...offices.values()].find(({ office }) => office === "city/tender-office");
  if (tender === undefined) throw new Error("the tender has its office");
  const other = {
    ...tender,
    office: "city/legal-office" as typeof tender.office,
    name: "Legal office",
  };
  offices.set(other.office, other);
  expect(someoneNamed("office", "ours", { ...setup, book: { ...book, offices } })).toEqual({
    ok: false,
    problem: {
      kind: "several so named",
      given: "office",
      which: ["city/legal-office", "city/tender-office"],
    },
  });
});

test("what is suggested is known, at most three, and never twice", () => {
  const some = fc.array(fc.string({ maxLength: 8 }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), some, (given, known) => {
      const near = nearestFew(given, known);
      expect(near.length).toBeLessThanOrEqual(3);
      expect(new Set(near).size).toBe(near.length);
      for (const one of near) expect(known).toContain(one);
    }),
  );
});
