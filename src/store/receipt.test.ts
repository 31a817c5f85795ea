import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { aJournal, diceOf, firstKey, keptOf, log } from "../../test/journal.ts";
import { masterOrigin } from "./checkpoint.ts";
import { generateKey, parseVerifierKey } from "./key.ts";
import { hashOfLeaf } from "./leaf.ts";
import { formatReceipt, parseReceipt, type Receipt, verifyReceipt } from "./receipt.ts";
import { growTree } from "./tree.ts";

const journal = aJournal(diceOf(1), { entries: 23, group: 23 });
const tree = growTree(journal.rows.map(({ leaf }) => hashOfLeaf(leaf)));
const origin = masterOrigin(log, journal.dossier);
const keys = [{ key: firstKey.verifier }];
const [checkpoint = ""] = keptOf(journal, "full");

function receiptOf(index: number): Receipt {
  const { leaf } = journal.rows[index] ?? {};
  if (leaf === undefined) throw new Error("no such row");
  return { leaf, index, proof: tree.proveInclusion(index, 23), checkpoint };
}

test("a receipt shows offline that its entry is in the journal", () => {
  for (let index = 0; index < 23; index++) {
    const parsed = parseReceipt(formatReceipt(receiptOf(index)));
    expect(parsed).toEqual({ ok: true, value: receiptOf(index) });
    expect(verifyReceipt(receiptOf(index), { origin, keys })).toMatchObject({
      ok: true,
      value: { origin, size: 23 },
    });
  }
});

test("a receipt shows nothing for another entry, place, tree or key", () => {
  const good = receiptOf(5);
  const others: Receipt[] = [
    { ...good, leaf: receiptOf(6).leaf },
    { ...good, leaf: { ...good.leaf, mark: "U2" } },
    { ...good, index: 6 },
    { ...good, proof: good.proof.slice(1) },
    { ...good, proof: receiptOf(4).proof },
  ];
  for (const receipt of others) {
    expect(verifyReceipt(receipt, { origin, keys })).toMatchObject({
      ok: false,
      problem: { kind: "not-included" },
    });
  }
  expect(verifyReceipt(good, { origin: `${origin}/2`, keys })).toMatchObject({
    problem: { kind: "other-origin" },
  });
  const stranger = [{ key: generateKey(log).verifier }];
  expect(verifyReceipt(good, { origin, keys: stranger })).toMatchObject({
    problem: { kind: "unknown-keys" },
  });
  const changed = { ...good, checkpoint: checkpoint.replace("\n23\n", "\n24\n") };
  expect(verifyReceipt(changed, { origin, keys })).toMatchObject({
    problem: { kind: "bad-signature" },
  });
});

test("the receipt of our vectors, put together without this code, is read, written and verified", () => {
  const text = readFileSync("test/vectors/journal.tlog-proof", "utf8");
  const parsed = parseReceipt(text);
  const key = parseVerifierKey(readFileSync("test/vectors/journal.vkey", "utf8").trimEnd());
  if (!parsed.ok || !key.ok) throw new Error("the vectors are not read");
  expect(formatReceipt(parsed.value)).toBe(text);
  const evidence = { origin: masterOrigin(log, "north"), keys: [{ key: key.value }] };
  expect(verifyReceipt(parsed.value, evidence).ok).toBe(true);
});

const text = formatReceipt(receiptOf(2));

test.each([
  { what: "another version", text: text.replace("@v1", "@v2") },
  { what: "no leaf", text: text.replace(/extra .*\n/, "") },
  { what: "a leaf that is none", text: text.replace(/extra .*\n/, "extra e30=\n") },
  { what: "an index with a zero before it", text: text.replace("index 2", "index 02") },
  { what: "no index", text: text.replace("index 2\n", "") },
  { what: "a hash too short", text: text.replace("index 2\n", "index 2\nAAAA\n") },
  {
    what: "more hashes than a proof has",
    text: text.replace("index 2\n", `index 2\n${`${"A".repeat(43)}=\n`.repeat(64)}`),
  },
  { what: "no checkpoint", text: text.slice(0, text.indexOf("\n\n") + 2) },
  { what: "no blank line", text: text.replace("\n\n", "\n") },
])("is no receipt: $what", ({ text: broken }) => {
  expect(parseReceipt(broken).ok).toBe(false);
});
