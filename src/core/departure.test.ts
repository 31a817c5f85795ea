import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeEntry } from "../codec/entry.ts";
import { parsePolicy } from "../codec/policy.ts";
import { openBook } from "./book.ts";
import type { Day } from "./day.ts";
import { considerContact } from "./departure.ts";
import type { Entry, EntryOf } from "./entry.ts";
import { setUp } from "./gate.ts";
import { knownOn } from "./known.ts";

const regime = { id: "plain", title: "Plain", levels: [{ id: "U", title: "Open" }], captions: [] };
const around = { mark: "U", recorded: { at: "2024-01-01T00:00:00Z", by: "clerk" } };

const offices = [
  ["city/board", "city", "berta", "director"],
  ["city/tender-office", "city", "tom", "buyer"],
  ["city/canteen", "city", "carl", "buyer"],
  ["acme/agent", "acme", "ada", "engineer"],
] as const;

const reference = [
  { id: "p1", kind: "party", party: "city", name: "City", partyKind: "self", openness: "open" },
  {
    id: "p2",
    kind: "party",
    party: "acme",
    name: "Acme",
    partyKind: "counterpart",
    openness: "closed",
  },
  ...offices.flatMap(([office, party, person, level]) => [
    { id: `o.${office}`, kind: "office", office, party, name: office },
    { id: `h.${person}`, kind: "person", person, party, name: person },
    { id: `t.${person}`, kind: "tenure", person, office, level, from: "2020-01-01" },
  ]),
  { id: "e1", kind: "event", when: "2023-01-01", event: "open", text: "The tender opens." },
];

type Someone = readonly [person: string, role: string];

/** A meeting with the bidder's agent, with one segment for each list of our side. */
function lunch(when: string, ...ours: readonly (readonly Someone[])[]) {
  const segments = ours.map((some) => ({
    participants: [
      ...some.map(([person, role]) => ({ person, side: "ours", role })),
      { person: "ada", side: "theirs", role: "principal" },
    ],
  }));
  const plain = { mode: "meeting", initiator: "theirs", purpose: "exchange", summary: "Lunch." };
  return { id: "lunch", kind: "contact", when, segments, ...plain };
}

function considered(contact: ReturnType<typeof lunch>, ...more: readonly object[]) {
  // The policy of this test is checked by the tests of its codec.
  const policy = parsePolicy(readFileSync("test/policies/procurement.yaml", "utf8"), "procurement");
  if (!policy.ok) throw new Error(policy.problem[0]?.message);
  const entries: Entry[] = [...reference, contact, ...more].map((one) =>
    decodeEntry({ ...one, ...around }),
  );
  const setup = setUp(openBook(knownOn(entries, undefined), regime), policy.value, day);
  const entry = setup.book.entries.get(decodeEntry({ ...contact, ...around }).id);
  return considerContact(entry as EntryOf<"contact">, setup);
}

const day = "2025-06-01" as Day;
const carl = ["carl", "principal"] as const;
const board = ["berta", "principal"] as const;

function waiver(person: string, when: string) {
  return { id: "w", kind: "waiver", when, by: { person }, of: "lunch", scope: "it", reason: "why" };
}

test.each([
  { about: "held by an officer", contact: lunch("2024-06-01", [carl]), is: "departure" },
  {
    about: "held before the policy began",
    contact: lunch("2023-06-01", [carl]),
    is: "would not have been in order",
  },
  {
    about: "held when it had possibly begun",
    contact: lunch("2024-02-01", [carl]),
    is: "not determinable on this record",
  },
])("a contact at odds with the policy, $about, is considered as: $is", ({ contact, is }) => {
  expect(considered(contact).considered).toBe(is);
});

test("a waiver on record counts from one who may waive, and from nobody else", () => {
  const contact = lunch("2024-06-01", [carl]);
  expect(considered(contact, waiver("berta", "2024-06-02"))).toMatchObject({
    considered: "waived",
    waivers: ["w"],
  });
  expect(considered(contact, waiver("tom", "2024-06-02"))).toMatchObject({
    considered: "departure",
    waivers: [],
  });
});

test("a waiver given later than the day asked about does not count yet", () => {
  const found = considered(lunch("2024-06-01", [carl]), waiver("berta", "2025-07-01"));
  expect(found.considered).toBe("departure");
});

test("one who may waive and takes part waives by conduct only as a principal of every segment", () => {
  const withCarl = considered(lunch("2024-06-01", [carl], [board, carl]));
  expect(withCarl.waivedBy).toEqual([]);
  const asAdviser = considered(lunch("2024-06-01", [carl, ["berta", "adviser"]]));
  expect(asAdviser.waivedBy).toEqual([]);
  const throughout = considered(lunch("2024-06-01", [carl, board], [board]));
  expect(throughout.waivedBy).toEqual([{ kind: "person", person: "berta" }]);
});
