/**
 * Rotating the signing key by a command, and what its heirs and its old receipts prove.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseVerifierKey } from "../src/store/key.ts";
import { openNote, parseNote } from "../src/store/note.ts";
import { aFolder, aReadyFolder, endAll } from "./folders.ts";
import { chancery, node, note } from "./store-command.ts";

const slow = 120_000;
let data = "";
let files = "";
let [oldKey, newKey, oldSecret] = ["", "", ""];
const at = (name: string) => join(files, name);
const here = () => ["--dossier", "tender", "--data", data];
const secretFile = () => join(data, "keys", "signing.key");

async function append(id: string): Promise<void> {
  writeFileSync(at(id), `${JSON.stringify(note(id, { mark: "U" }))}\n`);
  const answer = await chancery("journal", "append", at(id), ...here(), "--by", "clerk");
  expect(answer).toMatchObject({ code: 0, err: "" });
  await chancery("journal", "prove", id, ...here(), "-o", at(`${id}.tlog-proof`));
}

beforeAll(async () => {
  [data, files] = [await aReadyFolder(), aFolder()];
  await chancery("import", "test/dossiers/tender.jsonl", "--data", data);
  await append("before");
  await chancery("journal", "checkpoint", ...here(), "-o", at("old.checkpoint"));
  const { out } = await chancery("journal", "checkpoint", "--verification-key", ...here());
  [oldKey, oldSecret] = [out.trim(), readFileSync(secretFile(), "utf8")];
  const rotated = await chancery("journal", "rotate-key", "--data", data, "-o", at("hand-over"));
  expect(rotated).toMatchObject({ code: 0, err: "" });
  newKey = rotated.out.trim();
  await append("after");
}, slow);
afterAll(endAll, slow);

test("a rotation makes another key of the same name and keeps no secret of the old one", () => {
  expect(newKey).not.toBe(oldKey);
  expect(newKey.split("+")[0]).toBe(oldKey.split("+")[0]);
  const kept = readdirSync(join(data, "keys")).sort();
  expect(kept).toEqual([`hand-over-${newKey.split("+")[1]}`, "signing.key", "verify.keys"]);
  for (const name of kept) {
    expect(readFileSync(join(data, "keys", name), "utf8")).not.toContain(oldSecret.trim());
  }
  expect(statSync(secretFile()).mode & 0o777).toBe(0o600);
});

test("the hand-over names both keys and is signed by both", () => {
  const text = readFileSync(at("hand-over"), "utf8");
  expect(text.startsWith(`chancery-hand-over/1\n${oldKey}\n${newKey}\n\n`)).toBe(true);
  const handOver = parseNote(text);
  for (const one of [oldKey, newKey]) {
    const key = parseVerifierKey(one);
    expect(handOver.ok && key.ok && openNote(handOver.value, [key.value])).toMatchObject({
      ok: true,
    });
  }
});

test(
  "old receipts verify with the old key, and new ones with the new key alone",
  async () => {
    const proves = async (id: string, key: string) =>
      (await node("tools/verify/proof.mjs", at(`${id}.tlog-proof`), "--key", key)).code;
    expect([await proves("before", oldKey), await proves("before", newKey)]).toEqual([0, 1]);
    expect([await proves("after", oldKey), await proves("after", newKey)]).toEqual([1, 0]);
  },
  slow,
);

test(
  "the journal verifies with both keys, from an old checkpoint on, and not with the old one alone",
  async () => {
    const kept = ["--checkpoint", at("old.checkpoint")];
    const both = await chancery("journal", "verify", ...here(), ...kept);
    expect(both).toMatchObject({ code: 0, err: "" });
    expect((await chancery("journal", "verify", ...here(), "--key", oldKey)).code).toBe(4);
    await chancery("journal", "read", "--proofs", ...here(), "-o", at("journal.jsonl"));
    const alone = ["tools/verify/verify.mjs", at("journal.jsonl"), ...kept, "--key", oldKey];
    expect((await node(...alone, "--key", newKey)).code).toBe(0);
    expect((await node(...alone)).code).toBe(1);
  },
  slow,
);
