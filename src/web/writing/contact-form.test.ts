import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyOfKind } from "../../../test/any-entry.ts";
import { encodeEntry, readEntry } from "../../codec/entry.ts";
import type { EntryOutput } from "../../codec/output-api-record.ts";
import type { Day } from "../../core/day.ts";
import { blankContact, type ContactForm, entriesOf } from "./contact-form.ts";
import { formOf, withAccount } from "./contact-form-read.ts";
import { faultsOf } from "./places.ts";
import { newcomer } from "./someone.ts";

type Contact = Extract<EntryOutput["entry"], { kind: "contact" }>;

const around = {
  on: "1983-02-16" as Day,
  parties: { ours: "port", theirs: "line" },
  writer: "Desk officer",
};
const seat = (id: string) => ({ who: { kind: "person", id } as const, role: "principal" as const });
const aForm = (but: Partial<ContactForm> = {}): ContactForm => ({
  ...blankContact,
  when: "yesterday",
  segments: [{ title: "", ours: [seat("ines")], theirs: [seat("marek")], issues: [] }],
  summary: "They met.",
  ...but,
});
const problem = (at: string, detail: string) => ({
  kind: "bad-fields",
  title: "",
  status: 400,
  errors: [{ at, detail }],
});

describe("a form comes to", () => {
  test("a contact that the record takes, dated as it was understood", () => {
    const { entries } = entriesOf(aForm(), around);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ kind: "contact", when: "1983-02-15", recordStatus: "due" });
    const recorded = { at: "1983-02-16T00:00:00Z", by: "desk" };
    expect(readEntry({ mark: "C", ...entries[0], recorded }).ok).toBe(true);
  });

  test("who is new to the record first, with their post; then the contact, then what was said", () => {
    const who = { ...newcomer("Jean-Pierre Ivanóv", "3f9a01"), office: "line/agent" };
    const said = {
      kind: "undertaking",
      by: JSON.stringify({ person: who.id }),
      to: JSON.stringify({ person: "ines" }),
      issue: "",
      quoted: false,
      text: "A list.",
      due: "last Friday",
    } as const;
    const segments = [
      {
        title: "",
        ours: [seat("ines")],
        theirs: [{ who, role: "principal" as const }],
        issues: [],
      },
    ];
    const { entries, places } = entriesOf(aForm({ segments, said: [said], mark: "S" }), around);
    expect(entries.map(({ kind }) => kind)).toEqual(["person", "tenure", "contact", "undertaking"]);
    expect(who.id).toBe("jean-pierre-ivanov-3f9a01");
    expect(
      entries.every(({ mark }) => mark === "S"),
      "all is held as closely",
    ).toBe(true);
    expect(entries[3]).toMatchObject({ by: { person: who.id }, due: "1983-02-11" });
    const fieldOf = (at: string) => faultsOf(problem(at, "x"), places)[0]?.field;
    expect(fieldOf("/entries/0/name")).toBe("theirs-0");
    expect(fieldOf("/entries/2/when")).toBe("when");
    expect(fieldOf("/entries/2/segments/0/participants/1/person")).toBe("theirs-0");
    expect(fieldOf("/entries/2/strange")).toBe("summary");
    expect(fieldOf("/entries/3/due")).toBe("said-0-due");
    expect(fieldOf("/entries")).toBe("");
  });

  test("no date where the record gives none, and its own words where they are not understood", () => {
    expect(entriesOf(aForm({ when: "Not known" }), around).entries[0]).not.toHaveProperty("when");
    expect(entriesOf(aForm({ when: "soon" }), around).entries[0]).toMatchObject({ when: "soon" });
  });
});

const anyContact = anyOfKind("contact").map((entry) => encodeEntry(entry) as Contact);

test("a correction in which nothing was changed says all that the contact said", () => {
  fc.assert(
    fc.property(anyContact, (contact) => {
      const form = formOf(contact, "it");
      const [entry] = entriesOf(form, around).entries;
      const { supersedes, ...said } = entry ?? {};
      expect(supersedes).toEqual({ entry: "it", reason: "" });
      const again = readEntry({ ...said, id: contact.id, recorded: contact.recorded });
      expect(again.ok && sorted(encodeEntry(again.value) as Contact)).toEqual(
        sorted(withoutCorrection(contact)),
      );
    }),
  );
});

test("an account is added beside those there are; a contact that had none was one itself", () => {
  fc.assert(
    fc.property(anyContact, (contact) => {
      const add = { text: "Not so.", by: "me", reason: "second" };
      const joined = withAccount(contact, "it", add);
      const before = contact.accounts ?? [];
      const first = { of: "ours", by: { words: contact.recorded.by }, text: contact.summary };
      expect(joined.accounts).toEqual([
        ...(before.length === 0 ? [first] : before),
        { of: "ours", by: { words: "me" }, text: "Not so." },
      ]);
      for (const name of ["segments", "summary", "when", "purpose", "issues", "outcome"] as const) {
        expect(joined[name]).toEqual(contact[name]);
      }
    }),
  );
});

/** Ours before theirs, as the form has them. */
function sorted(contact: Contact): Contact {
  const segments = contact.segments.map((segment) => ({
    ...segment,
    participants: segment.participants.toSorted((a, b) =>
      a.side < b.side ? -1 : a.side > b.side ? 1 : 0,
    ),
  }));
  return { ...contact, segments };
}

function withoutCorrection({ supersedes: _, ...contact }: Contact): Contact {
  return contact;
}
