import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import { anyEntry, anyOfKind } from "../../test/any-entry.ts";
import type { EntryOf, Kind } from "../core/entry.ts";
import { decodeEntry, type EntrySchemas, encodeEntry, kinds, readEntry } from "./entry.ts";
import { printPath } from "./explain.ts";

/** A type written out in full, every field readonly, so that equality sees all of it. */
type Flat<T> = T extends string | number | boolean | undefined
  ? T
  : { readonly [K in keyof T]: Flat<T[K]> };
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Differing = {
  [K in Kind]: Same<Flat<z.output<EntrySchemas[K]>>, Flat<EntryOf<K>>> extends true ? never : K;
}[Kind];

test("what the codec reads is the core type of every kind, field for field", () => {
  expectTypeOf<Differing>().toEqualTypeOf<never>();
});

describe.each(kinds)("%s", (kind) => {
  test("comes back as it was, through JSON and through a second writing", () => {
    fc.assert(
      fc.property(anyOfKind(kind), (entry) => {
        const wire = encodeEntry(entry);
        const text = JSON.stringify(wire);
        expect(decodeEntry(JSON.parse(text))).toEqual(entry);
        expect(JSON.stringify(encodeEntry(decodeEntry(JSON.parse(text))))).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

test("the wire form has no field that is empty or absent", () => {
  const isBare = (value: unknown): boolean => {
    if (value === undefined || value === null) return true;
    if (Array.isArray(value)) return value.length === 0 || value.some(isBare);
    return typeof value === "object" && Object.values(value).some(isBare);
  };
  fc.assert(fc.property(anyEntry, (entry) => !isBare(encodeEntry(entry))));
});

test("a misspelt field is an error wherever it stands, and never a silence", () => {
  const misspelt = fc.property(anyEntry, fc.nat(), (entry, pick) => {
    const wire: unknown = JSON.parse(JSON.stringify(encodeEntry(entry)));
    const objects = objectsIn(wire);
    const object = objects[pick % objects.length] ?? {};
    object["unheard-of"] = 1;
    const read = readEntry(wire);
    expect(read.ok).toBe(false);
  });
  fc.assert(misspelt);
});

test("any JSON at all is an entry or a list of problems, and nothing is thrown", () => {
  const nearly = fc.tuple(anyEntry, fc.nat(), fc.jsonValue()).map(([entry, pick, value]) => {
    const wire = JSON.parse(JSON.stringify(encodeEntry(entry))) as Record<string, unknown>;
    const objects = objectsIn(wire);
    const object = objects[pick % objects.length] ?? {};
    const names = Object.keys(object);
    object[names[pick % names.length] ?? "id"] = value;
    return wire as unknown;
  });
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), nearly), (json) => {
      const read = readEntry(json);
      if (!read.ok) expect(read.problem.length).toBeGreaterThan(0);
      else expect(decodeEntry(encodeEntry(read.value))).toEqual(read.value);
    }),
    { numRuns: 1000 },
  );
});

const contact = {
  id: "con-1",
  kind: "contact",
  when: "1981-01-20~",
  mode: "meeting",
  segments: [
    {
      participants: [
        { person: "haig", side: "ours", role: "principal" },
        { words: "a visitor", side: "theirs", role: "adviser" },
      ],
    },
  ],
  initiator: "ours",
  purpose: "exchange",
  summary: "A courtesy call.",
  mark: "S; Sensitive",
  recorded: { at: "1981-01-21T00:00:00.000Z", by: "the desk" },
};
const segment = (...participants: unknown[]) => ({ ...contact, segments: [{ participants }] });

test("what goes without saying is filled in, and left out again", () => {
  const entry = decodeEntry(contact);
  expect(entry).toMatchObject({
    across: "counterpart",
    setting: "bilateral",
    recordStatus: "on file",
    issues: [],
    instruments: [],
    accounts: [],
    sources: [],
    when: { from: "1981-01-20", to: "1981-01-20", approximate: true },
    mark: { level: "S", captions: ["Sensitive"] },
  });
  expect(encodeEntry(entry)).toEqual(contact);
});

test("a recording time with an offset is kept in UTC", () => {
  const entry = decodeEntry({
    ...contact,
    recorded: { at: "1981-01-21T09:00:00+02:00", by: "the desk" },
  });
  expect(entry.recorded.at).toBe("1981-01-21T07:00:00.000Z");
});

test.each([
  [3, "", "is not an entry; write an object"],
  [
    { ...contact, kind: "contct" },
    "kind",
    "`contct` is not a kind of entry; did you mean `contact`?",
  ],
  [{ ...contact, mode: "meetin" }, "mode", "`meetin` is not known here; did you mean `meeting`?"],
  [{ ...contact, sumary: "x" }, "sumary", "is not a field here; did you mean `summary`?"],
  [{ ...contact, mark: undefined }, "mark", "is missing"],
  [
    { ...contact, mark: "S;" },
    "mark",
    "`S;` is not a mark; write a level, then its captions, as in `S; Sensitive`",
  ],
  [{ ...contact, mark: "S; A; A" }, "mark", "`S; A; A` names a caption twice; name it once"],
  [{ ...contact, when: "1981-02-30" }, "when", "is not in the calendar"],
  [{ ...contact, when: "last week" }, "when", "`last week` is not"],
  [{ ...contact, issues: null }, "issues", "is empty; write a list"],
  [{ ...contact, issues: "namibia" }, "issues", "is the text `namibia`; write a list"],
  [{ ...contact, segments: [] }, "segments", "is empty; a contact has at least one segment"],
  [segment(), "segments[0].participants", "names nobody"],
  [{ ...contact, summary: " " }, "summary", "holds no text"],
  [{ ...contact, summary: "\ud800" }, "summary", "holds a character that is not text"],
  [{ ...contact, summary: "a\0b" }, "summary", "holds a character that is not text"],
  [{ ...contact, id: "é" }, "id", "is not an id"],
  [{ ...contact, id: "a".repeat(201) }, "id", "is not an id"],
  [
    segment({ persn: "haig", side: "ours", role: "principal" }),
    "segments[0].participants[0].persn",
    "is not a field here; did you mean `person`?",
  ],
  [
    segment({ office: "us/secretary", side: "our", role: "principal" }),
    "segments[0].participants[0].side",
    "`our` is not known here; did you mean `ours`?",
  ],
  [
    { id: "d", kind: "determination", on: { kind: "concesion" } },
    "on.kind",
    "`concesion` is not known here; did you mean `concession`?",
  ],
])("%j is refused at `%s`: %s", (wire, path, message) => {
  const read = readEntry(wire);
  const problems = read.ok ? [] : read.problem;
  const found = problems.find((problem) => printPath(problem.path) === path);
  expect(found?.message).toContain(message);
});

test("a stored entry that is none is a broken world", () => {
  expect(() => decodeEntry({ kind: "contact" })).toThrow("not an entry: id is missing");
});

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== "object" || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}
