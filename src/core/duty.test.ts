import { expect, test } from "vitest";
import { aContact, anEvent, aRecord, day } from "../../test/build.ts";
import { regime } from "../../test/harbour.ts";
import { openBook } from "./book.ts";
import { dutiesOf } from "./duty.ts";
import type { Entry, EntryOf } from "./entry.ts";
import { knownOn } from "./known.ts";
import type { Obligation } from "./policy.ts";

const publish: Obligation = {
  id: "publish",
  text: "the meeting is made public",
  due: "after",
  withinDays: 14,
  shownBy: "published",
};
const file: Obligation = { id: "file", text: "a record is kept", due: "after", shownBy: "record" };
const held = day("1991-03-01");

function duties(
  obligation: Obligation,
  { asOf = "1991-06-30", contact = aContact("talk"), more = [] as readonly Entry[] } = {},
) {
  const book = openBook(knownOn(aRecord(contact, more), undefined), regime);
  return dutiesOf(contact as EntryOf<"contact">, [obligation], { book, held, asOf: day(asOf) });
}

const published = (date: string, of = "talk") => anEvent("published", date, { of });

test.each([
  { state: "not shown", more: [] },
  { state: "done", more: [published("1991-03-15")] },
  { state: "done late", more: [published("1991-03-16")] },
  { state: "done", more: [published("1991-03-15"), published("1991-05-01")] },
  { state: "not shown", more: [published("1991-03-10", "another"), aContact("another")] },
  { state: "not shown", more: [anEvent("filed", "1991-03-10", { of: "talk" })] },
])("a duty with a term is $state by the events that happened to the contact", ({ state, more }) => {
  expect(duties(publish, { more })[0]).toMatchObject({ state, by: "1991-03-15" });
});

test("until its last day it is not due yet, and what happens later is not known then", () => {
  expect(duties(publish, { asOf: "1991-03-15" })[0]?.state).toBe("not due yet");
  const more = [published("1991-03-15")];
  expect(duties(publish, { asOf: "1991-03-10", more })[0]?.state).toBe("not due yet");
});

test("a record on file shows that one was kept, and one not found shows nothing", () => {
  expect(duties(file)[0]).toMatchObject({ state: "done", records: ["talk"], by: undefined });
  const contact = aContact("talk", { recordStatus: "none found" });
  expect(duties(file, { contact })[0]?.state).toBe("not shown");
});

test("of an obligation that does not say what shows it nothing is said", () => {
  expect(duties({ id: "tell", text: "the chair is told", due: "after" })).toEqual([]);
});
