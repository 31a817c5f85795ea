/**
 * Receipts and hand-overs as the browser checks them (src/web/journal).
 */
import { describe, expect, test } from "vitest";
import { generateKey } from "../src/store/key.ts";
import type { Leaf } from "../src/store/leaf.ts";
import { addSignature, formatNote, parseNote, signNote } from "../src/store/note.ts";
import { formatReceipt } from "../src/store/receipt.ts";
import { growTree, leafHash as storedHash } from "../src/store/tree.ts";
import { base64Of, utf8 } from "../src/web/journal/bytes.ts";
import { openNote, readNote } from "../src/web/journal/note.ts";
import { checkReceipt, readReceipt } from "../src/web/journal/receipt.ts";
import { good, keyOf, leafOf, log, noteAt, signer, size } from "./web-tree.ts";

test("a key that was handed over opens a note that both signed", async () => {
  const next = generateKey(log);
  const parsed = parseNote(signNote("one\n\ntwo\n", [signer]));
  if (!parsed.ok) throw new Error("no note");
  const note = readNote(formatNote(addSignature(parsed.value, next)));
  if (!note.ok) throw new Error(note.problem);
  const opened = await openNote(note.value, [await keyOf(), await keyOf(next)]);
  expect(opened.kind === "signed" && opened.by).toHaveLength(2);
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
