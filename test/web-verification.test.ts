/**
 * Verifying in the browser (src/web/journal), tried on trees that the store signs. It lies here
 * and not beside: it needs Node for these.
 */
import { describe, expect, test } from "vitest";
import { generateKey } from "../src/store/key.ts";
import { rootOf, leafHash as storedHash } from "../src/store/tree.ts";
import { readPasted } from "../src/web/journal/checkpoint.ts";
import {
  type LeafSent,
  type Source,
  type Verdict,
  type Verifying,
  verifyTree,
} from "../src/web/journal/verify.ts";
import { sayVerdict } from "../src/web/journal/words.ts";
import { good, keyOf, leafOf, log, noteAt, origin, sent, signer, size } from "./web-tree.ts";

function sourceOf(leaves: readonly LeafSent[], notes: readonly string[] = []): Source {
  const sizeOf = (note: string) => Number(note.split("\n")[1]);
  return {
    leaves: async (from) => ({ ok: true, value: leaves.slice(from, from + 4) }),
    checkpoints: async (from) => ({
      ok: true,
      value: notes.filter((note) => sizeOf(note) >= from).slice(0, 2),
    }),
  };
}

async function verdictOn(leaves: readonly LeafSent[], more: Partial<Verifying> = {}) {
  return verifyTree({
    origin,
    note: noteAt(size),
    keys: [await keyOf()],
    kept: undefined,
    source: sourceOf(leaves),
    progress: () => {},
    signal: new AbortController().signal,
    ...more,
  });
}

function pasted(text: string) {
  const read = readPasted(text);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

/** The leaf at a place becomes another, its hash with it, as one who has the database would do. */
function replaced(at: number): LeafSent[] {
  return sent(good.map(({ text }, nth) => (nth === at ? leafOf(99) : text)));
}

describe("a tree", () => {
  test("that is as signed holds, and is said up to which size and by which key", async () => {
    const verdict = await verdictOn(good);
    expect(verdict).toMatchObject({
      kind: "holds",
      size,
      root: rootOf(good.map((one) => storedHash(one.text))),
    });
    const { word, text } = sayVerdict(verdict, "the server's");
    expect(`${word}: ${text}`).toBe(
      `Verified: All 11 leaves are those that were signed, up to size 11, by ${log}+${signer.verifier.id}, a key that this server names.`,
    );
  });

  test("of nothing holds", async () => {
    expect(await verdictOn([], { note: noteAt(0) })).toMatchObject({
      kind: "holds",
      size: 0,
    });
  });

  test("of which any one leaf is another is found out, and where, by checkpoints of each size", async () => {
    const notes = good.map((_, at) => noteAt(at + 1));
    for (let at = 0; at < size; at++) {
      const source = sourceOf(replaced(at), notes);
      const wrong = { kind: "wrong", what: "other leaves" };
      expect(await verdictOn(replaced(at))).toEqual({ ...wrong, between: [0, size - 1] });
      expect(await verdictOn(good, { source })).toEqual({ ...wrong, between: [at, at] });
    }
  });

  test("is placed between those checkpoints that there are, and a stranger's tell nothing", async () => {
    const stranger = generateKey(log);
    const notes = [noteAt(3), noteAt(6, good, stranger), noteAt(8)];
    expect(await verdictOn(good, { source: sourceOf(replaced(5), notes) })).toMatchObject({
      between: [3, 7],
    });
  });

  test("a text changed on its way is found at its index", async () => {
    const changed = good.with(6, { ...(good[6] as LeafSent), text: leafOf(98) });
    const verdict = await verdictOn(changed);
    expect(verdict).toEqual({ kind: "wrong", what: "leaf changed", between: [6, 6] });
    expect(sayVerdict(verdict, "yours").text).toContain("The first bad index is 6.");
  });
});

describe("leaves", () => {
  test.each([
    { why: "cut short", leaves: good.slice(0, 7), at: 7, what: "leaf missing" },
    {
      why: "without a leaf in the middle",
      leaves: good.toSpliced(2, 1),
      at: 2,
      what: "leaf missing",
    },
    { why: "with nothing in it", leaves: [], at: 0, what: "leaf missing" },
    {
      why: "with another mark's leaf",
      leaves: sent(good.map(({ text }, at) => (at === 4 ? leafOf(4, { mark: "TS" }) : text))),
      at: 4,
      what: "leaf of another tree",
    },
    {
      why: "with another dossier's leaf",
      leaves: sent(
        good.map(({ text }, at) => (at === 9 ? leafOf(9, { dossier: "x" as never }) : text)),
      ),
      at: 9,
      what: "leaf of another tree",
    },
    {
      why: "with what is no leaf",
      leaves: sent(good.map(({ text }, at) => (at === 1 ? "[]" : text))),
      at: 1,
      what: "leaf of another tree",
    },
  ])("$why is found at $at", async ({ leaves, at, what }) => {
    expect(await verdictOn(leaves)).toEqual({ kind: "wrong", what, between: [at, at] });
  });

  test("beyond those that were signed change nothing", async () => {
    expect(await verdictOn([...good, ...sent([leafOf(11)])])).toMatchObject({
      kind: "holds",
      size,
    });
  });

  test.each([
    {
      why: "of another tree",
      note: noteAt(size, good, signer, `${log}/north/mark/C`),
      what: "other tree",
    },
    {
      why: "signed by a stranger",
      note: noteAt(size, good, generateKey(log)),
      what: "unknown key",
    },
    {
      why: "with a root that was not signed",
      note: noteAt(size).replace(/\n\d+\n/, "\n10\n"),
      what: "false signature",
    },
    { why: "that is none", note: "nothing\n", what: "no checkpoint" },
  ])("with a checkpoint $why is not as signed", async ({ note, what }) => {
    expect(await verdictOn(good, { note })).toMatchObject({ kind: "wrong", what });
  });
});

describe("held against a checkpoint kept elsewhere,", () => {
  test("a tree that grew from it holds, at every size", async () => {
    for (let at = 0; at <= size; at++) {
      const kept = pasted(noteAt(at).replaceAll("\n", "\r\n").trimEnd());
      expect(await verdictOn(good, { kept })).toMatchObject({ kind: "holds", kept: at });
    }
  });

  test("a tree that was cut back, and signed again, shows that its end is missing", async () => {
    const verdict = await verdictOn(good, { note: noteAt(5), kept: pasted(noteAt(9)) });
    expect(verdict).toMatchObject({ what: "end missing", between: [5, 5] });
    expect(sayVerdict(verdict, "yours").text).toContain(
      "of size 9, and this tree is signed up to 5",
    );
  });

  test("a tree that was made anew, and signed, shows that another history was signed", async () => {
    const others = replaced(2);
    const verdict = await verdictOn(others, {
      note: noteAt(size, others),
      kept: pasted(noteAt(4)),
    });
    expect(verdict).toMatchObject({ kind: "wrong", what: "other history", between: [0, 3] });
  });

  test("it says nothing where a stranger signed it, or it was changed", async () => {
    const kept = pasted(noteAt(4, good, generateKey(log)));
    expect(await verdictOn(good, { kept })).toMatchObject({ why: "unknown key" });
    const changed = pasted(noteAt(4).replace("\n4\n", "\n5\n"));
    expect(await verdictOn(good, { kept: changed })).toMatchObject({ why: "false signature" });
  });
});

test("a check that is stopped proves nothing, and says how far it came", async () => {
  const stop = new AbortController();
  const progress = (done: number) => {
    if (done >= 4) stop.abort();
  };
  const verdict = await verdictOn(good, { progress, signal: stop.signal });
  expect(verdict).toEqual({ kind: "stopped", at: 4, of: size } satisfies Verdict);
});

test("a check that waits for leaves that never come is stopped all the same", async () => {
  const stop = new AbortController();
  const source: Source = { ...sourceOf(good), leaves: () => new Promise(() => {}) };
  const waiting = verdictOn(good, { source, signal: stop.signal });
  setTimeout(() => stop.abort(), 20);
  expect(await waiting).toEqual({ kind: "stopped", at: 0, of: size } satisfies Verdict);
});

test("progress only grows, and ends at all of it", async () => {
  const seen: number[] = [];
  await verdictOn(good, { progress: (done) => seen.push(done) });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  // The leaves, and the nodes of the full subtrees above them.
  expect(seen.at(-1)).toBe(size + 5 + 2 + 1);
});
