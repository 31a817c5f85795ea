import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endAll } from "../../test/folders.ts";
import { openHouse, shipped, type TestHouse } from "../../test/house.ts";
import { knownKeyOf, verified } from "../../test/receipts.ts";
import { leafHash, rootOf } from "../store/tree.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(endAll);

let count = 0;
const enter = (account: string, mark: string) => {
  count += 1;
  const body = { entries: [{ kind: "event", event: "note", text: "It happened.", mark }] };
  const headers = { "idempotency-key": `key-${count}`, "if-match": "*" };
  return house.post(account, "/entries", { body, headers });
};

test("the trees of one's own marks are given, and no others", async () => {
  const marks = async (account: string) =>
    (await house.get(account, "/journal")).body.marks.map(({ mark }: { mark: string }) => mark);
  expect(await marks("confidential")).toEqual(["C", "U"]);
  expect(await marks("recipient")).toEqual(["C", "S", "S; Sensitive", "U"]);
});

test("a leaf hashes to what it is said to", async () => {
  const { leaves } = (await house.get("confidential", "/journal/leaves?mark=C&limit=9")).body;
  expect(leaves).toHaveLength(9);
  for (const { text, hash } of leaves) {
    expect(createHash("sha256").update(`\0${text}`).digest("base64")).toBe(hash);
  }
});

test("the leaves of a mark above one's own are not there", async () => {
  const [hidden, never] = [
    await house.get("confidential", "/journal/leaves?mark=S"),
    await house.get("confidential", "/journal/leaves?mark=X"),
  ];
  expect([hidden.status, hidden.text]).toEqual([404, never.text]);
});

test("a receipt proves an entry under a checkpoint, and is given to its readers alone", async () => {
  const { vkeys, marks } = (await house.get("recipient", "/journal")).body;
  const id = "doc-1983-01-clark-memorandum";
  const receipt = (await house.get("recipient", `/entries/${id}/receipt`)).text;
  const origins = marks.map(({ origin }: { origin: string }) => origin);
  expect(verified(receipt, origins, [knownKeyOf(vkeys[0])])).toBe(true);
  expect((await house.get("confidential", `/entries/${id}/receipt`)).status).toBe(404);
});

test("the checkpoints of a tree are given by size, up to the last, to the readers of its mark", async () => {
  const last = (await house.get("confidential", "/journal")).body.marks[0].checkpoint;
  const of = (from: number) =>
    house.get("confidential", `/journal/checkpoints?mark=C&from=${from}`);
  const { checkpoints } = (await of(0)).body;
  expect(checkpoints.at(-1)).toBe(last);
  const size = Number(last.split("\n")[1]);
  expect((await of(size)).body.checkpoints).toEqual([last]);
  expect((await of(size + 1)).body.checkpoints).toEqual([]);
  const hidden = await house.get("confidential", "/journal/checkpoints?mark=S");
  const never = await house.get("confidential", "/journal/checkpoints?mark=X");
  expect([hidden.status, hidden.text]).toEqual([404, never.text]);
});

describe("the master tree", () => {
  const paths = ["/journal/master", "/journal/master/leaves", "/journal/master/checkpoints"];

  test("hashes to what was signed, each leaf of whatever mark at its index", async () => {
    const { size, origin, checkpoint } = (await house.get("auditor", "/journal/master")).body;
    const notes = (await house.get("auditor", "/journal/master/checkpoints")).body.checkpoints;
    expect(notes.at(-1)).toBe(checkpoint);
    const leaves: { position: number; text: string }[] = [];
    while (leaves.length < size) {
      const part = `/journal/master/leaves?from=${leaves.length}&limit=700`;
      leaves.push(...(await house.get("auditor", part)).body.leaves);
    }
    expect(leaves.map(({ position }) => position)).toEqual(leaves.map((_, at) => at));
    const root = rootOf(leaves.map(({ text }) => leafHash(text)));
    expect(checkpoint.split("\n").slice(0, 3)).toEqual([origin, String(size), root]);
    const marks = new Set(leaves.map(({ text }) => JSON.parse(text).mark));
    expect([...marks].sort()).toEqual(["C", "S", "S; Sensitive", "U"]);
  });

  test.each(paths)("GET %s is the auditor's", async (path) => {
    for (const account of ["recipient", "custodian", "confidential"]) {
      expect((await house.get(account, path)).status).toBe(403);
    }
  });

  test.each([
    { why: "a lower level", level: "S", captions: ["Sensitive"] },
    { why: "no captions", level: "TS", captions: [] },
    { why: "a level that nobody knows", level: "TOP", captions: ["Sensitive"] },
  ])("is not there for an auditor with $why, whatever there is", async ({ level, captions }) => {
    const visitor = house.visitors.get("auditor");
    if (visitor === undefined) throw new Error("no auditor");
    const clearance = { level, captions, groups: [] };
    const grants = new Map([[shipped, { roles: ["auditor"] as const, clearance }]]);
    house.visitors.set("low auditor", { ...visitor, account: "low auditor", grants });
    for (const path of paths) expect((await house.get("low auditor", path)).status).toBe(404);
  });
});

test("who reads the dossier is for the auditor to know", async () => {
  expect((await house.get("auditor", "/readers")).body.people).toHaveLength(6);
  expect((await house.get("recipient", "/readers")).status).toBe(403);
});

async function listen(account: string) {
  const gone = new AbortController();
  const response = await house.app.request(`/api/dossiers/${shipped}/changes`, {
    headers: { "x-test-account": account },
    signal: gone.signal,
  });
  let heard = "";
  const done = (async () => {
    for await (const part of response.body ?? []) heard += Buffer.from(part).toString();
  })().catch(() => undefined);
  return { gone, done, heard: () => heard };
}

test("what comes in is told to those who may read it, within a second", async () => {
  const [high, low] = [await listen("recipient"), await listen("confidential")];
  const secret = (await enter("recipient", "S")).body.entries[0].id;
  await pause(1200);
  expect(high.heard()).toContain(secret);
  expect(low.heard().match(/^event: .*$/gm)).toEqual(["event: ready"]);
  const plain = (await enter("recipient", "C")).body.entries[0].id;
  await pause(1200);
  expect(low.heard()).toContain(plain);
  expect(low.heard()).not.toContain("S; Sensitive");
  high.gone.abort();
  low.gone.abort();
});

test("a stream ends within a second of its reader being shut out", async () => {
  const stream = await listen("desk");
  const desk = house.visitors.get("desk");
  house.visitors.delete("desk");
  await Promise.race([stream.done, pause(1500)]);
  if (desk !== undefined) house.visitors.set("desk", desk);
  expect(stream.heard()).toContain("event: ended");
});
