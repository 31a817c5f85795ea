import { describe, expect, test } from "vitest";
import {
  aContact,
  aMove,
  anAssessment,
  anEvent,
  aRecord,
  aSetup,
  aStanding,
  aTenure,
  day,
} from "../../test/build.ts";
import { allOf, byWhen, hadHappened, wasRecent } from "./book.ts";
import type { Entry } from "./entry.ts";

const ids = (entries: readonly { readonly id: string }[] = []) => entries.map(({ id }) => id);

test("a book finds entries by what they are about", () => {
  const record = aRecord(
    aContact("talk", { issues: ["berth-fees", "pilots"] }),
    aMove("offer", { via: "talk" }),
    aMove("back", { retracts: ["offer"] }),
    anAssessment("weighed", "offer"),
    aStanding("word", "offer", "disowned"),
  );
  const { book } = aSetup({ record });
  const [move] = [...book.movesOn.values()].flat();
  expect(
    ids([...book.contactsOn].flatMap(([issue, some]) => (issue === "pilots" ? some : []))),
  ).toEqual(["talk"]);
  expect(ids(move && book.movesOn.get(move.issue))).toEqual(["offer", "back"]);
  expect(ids(move && book.retractionsOf.get(move.id))).toEqual(["back"]);
  expect(ids(move && book.assessmentsOf.get(move.id))).toEqual(["weighed"]);
  expect(ids(move && book.standingNotes.get(move.id))).toEqual(["word"]);
  expect(ids(allOf(book, "contact"))).toEqual(["talk"]);
  expect(book.entries.size).toBe(record.length);
});

test("someone is first seen on the earliest day on which a contact may have shown them", () => {
  const { book } = aSetup({
    record: aRecord(
      aContact("late", { when: "1991-06-01" }),
      aContact("early", { when: "1991-02" }),
      aContact("undated", { when: undefined, theirs: ["nadja"] }),
    ),
  });
  const seen = Object.fromEntries(book.firstSeen);
  expect(seen).toMatchObject({ marek: "1991-02-01", ines: "1991-02-01" });
  expect(seen.nadja).toBeUndefined();
});

test.each([
  { when: "1991-03-01", on: "1991-03-01", is: "yes" },
  { when: "1991-03-01", on: "1991-02-28", is: "no" },
  { when: "1991-03", on: "1991-03-15", is: "undecided" },
  { when: undefined, on: "1991-03-15", is: "yes" },
])("what is dated $when had happened by $on: $is", ({ when, on, is }) => {
  expect(hadHappened(anEvent("vote", when), day(on))).toBe(is);
});

describe("was it recent", () => {
  test.each([
    { when: "1991-03-01", months: 3, on: "1991-06-01", is: "yes" },
    { when: "1991-03-01", months: 3, on: "1991-06-02", is: "no" },
    { when: "1991-03-01", months: 3, on: "1991-02-01", is: "no" },
    { when: "1991-03", months: 3, on: "1991-06-15", is: "undecided" },
    { when: "1991-03-01", months: undefined, on: "2001-06-02", is: "yes" },
    { when: "1991-03-01", months: undefined, on: "1991-02-01", is: "no" },
    { when: undefined, months: undefined, on: "1991-02-01", is: "yes" },
    { when: undefined, months: 3, on: "1991-02-01", is: "undecided" },
    { when: "1991-03-01", months: 1_000_000, on: "1991-06-02", is: "yes" },
  ])("dated $when, within $months months of $on: $is", ({ when, months, on, is }) => {
    expect(wasRecent(anEvent("vote", when), months, day(on))).toBe(is);
  });
});

test("lists are by date, what is undated first, and by id where dates are the same", () => {
  const entries: readonly Entry[] = [
    anEvent("c", "1991-03-02"),
    anEvent("b", "1991-03-01"),
    anEvent("a", "1991-03-01"),
    anEvent("z", undefined),
  ];
  const sorted = ids([...entries].sort(byWhen));
  expect(sorted).toEqual([
    "event.z.",
    "event.a.1991-03-01",
    "event.b.1991-03-01",
    "event.c.1991-03-02",
  ]);
  expect(ids([...entries].reverse().sort(byWhen))).toEqual(sorted);
});

test("the tenures of a person and those in an office are the same entries", () => {
  const { book } = aSetup({ record: aRecord(aTenure("jonas", "port/director", { id: "acting" })) });
  const byPerson = [...book.tenuresOfPerson.values()].flat();
  const byOffice = [...book.tenuresInOffice.values()].flat();
  expect(new Set(byPerson)).toEqual(new Set(byOffice));
  expect(byPerson.filter(({ person }) => String(person) === "jonas")).toHaveLength(2);
});
