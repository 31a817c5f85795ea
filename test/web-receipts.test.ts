/**
 * Receipts and hand-overs as the browser checks them (src/web/journal).
 */
import { describe, expect, test } from "vitest";
import { formatVerifierKey, generateKey } from "../src/store/key.ts";
import { openKeys } from "../src/store/key-file.ts";
import type { Leaf } from "../src/store/leaf.ts";
import { formatReceipt } from "../src/store/receipt.ts";
import { handOversIn, rotateKey } from "../src/store/rotation.ts";
import { growTree, leafHash as storedHash } from "../src/store/tree.ts";
import { base64Of, utf8 } from "../src/web/journal/bytes.ts";
import { readHandOver } from "../src/web/journal/hand-over.ts";
import { checkReceipt, readReceipt } from "../src/web/journal/receipt.ts";
import { makeFolder } from "./folders.ts";
import { good, keyOf, leafOf, log, noteAt, signer, size } from "./web-tree.ts";

describe("a hand-over", () => {
  const folder = makeFolder();
  const first = openKeys(folder);
  if (!first.ok) throw new Error(first.problem);
  const { keys } = rotateKey(first.value);
  const [note = ""] = handOversIn(keys);

  test("as the rotation leaves it is signed by both keys, and by no others", async () => {
    const [from, to] = keys.known.map(({ id }) => id);
    expect(handOversIn(keys)).toHaveLength(1);
    expect(await readHandOver(note, true)).toEqual({ note, from, to, holds: "yes" });
    const [before = "", after = ""] = keys.known.map(formatVerifierKey);
    const stranger = formatVerifierKey(generateKey(log).verifier);
    for (const changed of [
      note.replace(after, stranger),
      note.replace(before, stranger),
      note.replace(before, after),
      note.replace("hand-over/1", "hand-over/2"),
      note.replace(/— .*\n$/, ""),
      "nothing",
    ]) {
      expect((await readHandOver(changed, true)).holds, changed).toBe("no");
    }
  });

  test("is left untried where the browser cannot check", async () => {
    expect((await readHandOver(note, false)).holds).toBe("untried");
  });
});

describe("a receipt", () => {
  const tree = growTree(good.map(({ text }) => storedHash(text)));
  const receiptOf = (at: number, count = size, note = noteAt(count)) =>
    formatReceipt({
      leaf: JSON.parse(leafOf(at)) as Leaf,
      index: at,
      proof: tree.proveInclusion(at, count),
      checkpoint: note,
    });
  const check = async (text: string, key = signer) => {
    const read = readReceipt(text);
    return read.ok ? checkReceipt(read.value, [await keyOf(key)]) : { kind: read.problem };
  };

  test("holds for each leaf of a tree of each size", async () => {
    for (let count = 1; count <= size; count++) {
      for (let at = 0; at < count; at++) {
        expect(await check(receiptOf(at, count))).toMatchObject({ kind: "holds" });
      }
    }
  });

  test.each([
    {
      why: "of another leaf",
      text: receiptOf(3).replace(/^extra .*$/m, `extra ${base64Of(utf8(leafOf(4)))}`),
      kind: "not included",
    },
    {
      why: "at another index",
      text: receiptOf(3).replace("index 3", "index 4"),
      kind: "not included",
    },
    {
      why: "beyond the tree",
      text: receiptOf(3).replace("index 3", "index 30"),
      kind: "not included",
    },
    {
      why: "of another tree",
      text: receiptOf(3, size, noteAt(size, good, signer, `${log}/north/mark/C`)),
      kind: "other tree",
    },
    {
      why: "of another dossier",
      text: receiptOf(3, size, noteAt(size, good, signer, `${log}/south/mark/S`)),
      kind: "other tree",
    },
    {
      why: "signed for another size",
      text: receiptOf(3).replace("\n11\n", "\n10\n"),
      kind: "false signature",
    },
  ])("$why does not hold", async ({ text, kind }) => {
    expect(await check(text)).toMatchObject({ kind });
  });

  test("signed by a stranger proves nothing", async () => {
    expect(await check(receiptOf(3), generateKey(log))).toMatchObject({ kind: "unknown key" });
  });

  test.each(["", "x", receiptOf(1).slice(4), receiptOf(1).replace("index 1", "index 01")])(
    "is not `%s`",
    (text) => expect(readReceipt(text).ok).toBe(false),
  );
});
