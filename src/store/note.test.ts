import { describe, expect, test } from "vitest";
import { readOwnVectors, readVectors, withoutVectors } from "../../test/shared-vectors.ts";
import { generateKey, parseSignerKey, parseVerifierKey, type VerifierKey } from "./key.ts";
import {
  addSignature,
  formatNote,
  openNote,
  parseNote,
  signNote,
  wordNoteProblem,
} from "./note.ts";

type Given = { desc: string; vkey: string; note: string; verifies: boolean };
type Malformed = { why: string; note: string };
type Own = {
  key: { vkey: string; skey: string; text: string; note: string };
  notes: Given[];
  malformed: Malformed[];
};

const own = readOwnVectors<Own>("notes.json");

function keyOf(vkey: string): VerifierKey {
  const parsed = parseVerifierKey(vkey);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

function opens(note: string, ...vkeys: string[]): boolean {
  const parsed = parseNote(note);
  return parsed.ok && openNote(parsed.value, vkeys.map(keyOf)).ok;
}

test.each(own.notes)("our note, $desc: $verifies", ({ vkey, note, verifies }) => {
  expect(opens(note, vkey)).toBe(verifies);
});

test.each(own.malformed)("no note: $why", ({ note }) => {
  expect(parseNote(note)).toMatchObject({ ok: false, problem: { kind: "malformed" } });
});

test("signing gives the note of our vectors, to the byte", () => {
  const signer = parseSignerKey(own.key.skey);
  if (!signer.ok) throw new Error(signer.problem);
  expect(signNote(own.key.text, [signer.value])).toBe(own.key.note);
});

test("a note may carry the signatures of several keys, and each of them opens it", () => {
  const [old, next, witness] = ["a/log", "a/log", "w/1"].map(generateKey);
  if (!old || !next || !witness) throw new Error("no keys");
  const parsed = parseNote(signNote("one\n\ntwo\n", [old, witness]));
  if (!parsed.ok) throw new Error("no note");
  const note = addSignature(parsed.value, next);
  expect(parseNote(formatNote(note))).toEqual({ ok: true, value: note });
  for (const { verifier } of [old, next, witness]) {
    expect(openNote(note, [verifier])).toEqual({
      ok: true,
      value: { text: "one\n\ntwo\n", signedBy: [verifier] },
    });
  }
  const all = [witness.verifier, next.verifier, old.verifier];
  const opened = openNote(note, all);
  expect(opened.ok && opened.value.signedBy).toHaveLength(3);
});

test("a key of the same name and another id is unknown, and its signature is passed over", () => {
  const [known, other] = [generateKey("a/log"), generateKey("a/log")];
  const parsed = parseNote(signNote("text\n", [other]));
  if (!parsed.ok) throw new Error("no note");
  const opened = openNote(parsed.value, [known.verifier]);
  expect(opened).toMatchObject({ ok: false, problem: { kind: "unknown-keys" } });
  expect(openNote(addSignature(parsed.value, known), [known.verifier]).ok).toBe(true);
});

test("a false signature of a known key spoils a note that another known key has signed", () => {
  const [one, two] = [generateKey("a/log"), generateKey("b/log")];
  const parsed = parseNote(signNote("text\n", [one]));
  const false2 = parseNote(signNote("other\n", [two]));
  if (!parsed.ok || !false2.ok) throw new Error("no note");
  const signatures = [...parsed.value.signatures, ...false2.value.signatures];
  const opened = openNote({ text: "text\n", signatures }, [one.verifier, two.verifier]);
  if (opened.ok) throw new Error("a spoilt note opens");
  expect(opened.problem.kind).toBe("bad-signature");
  expect(wordNoteProblem(opened.problem)).toBe(
    `the signature by \`b/log+${two.verifier.id}\` does not fit the text`,
  );
});

test.each(["no newline", "a\ttab\n", "\ud800\n", ""])("%j is not signed", (text) => {
  expect(() => signNote(text, [generateKey("a/log")])).toThrow("cannot sign as a note");
});

describe.skipIf(withoutVectors)(`the published notes ${withoutVectors ?? ""}`, () => {
  type Published = {
    notes: (Given & { seedHex?: string; text?: string })[];
    invalidNotes: Malformed[];
  };
  const { notes = [], invalidNotes = [] } = readVectors<Published>("c2sp-signed-note.json");

  test.each(notes)("$desc", ({ vkey, note, verifies, seedHex, text }) => {
    expect(opens(note, vkey)).toBe(verifies);
    if (seedHex === undefined || text === undefined) return;
    const typed = Buffer.concat([Buffer.of(1), Buffer.from(seedHex, "hex")]).toString("base64");
    const signer = parseSignerKey(`PRIVATE+KEY+${vkey.replace(/\+[^+]+$/, "")}+${typed}`);
    const line = signer.ok ? signNote(text, [signer.value]).slice(text.length + 1) : "";
    expect(note).toContain(line);
    expect(line).toMatch(/^— .+\n$/);
  });

  test.each(invalidNotes)("no note: $why", ({ note }) => {
    expect(opens(note, notes[1]?.vkey ?? "")).toBe(false);
  });
});
