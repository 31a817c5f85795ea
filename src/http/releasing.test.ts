import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endAll } from "../../test/folders.ts";
import { openHouse, shipped, type TestHouse } from "../../test/house.ts";
import type { Role } from "../access/reader.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
  person("high", "TS", ["recipient"]);
  person("second", "TS", ["custodian"]);
  person("desk high", "TS", ["desk officer"]);
  person("low", "S", ["desk officer"]);
  person("also low", "S", ["recipient"]);
}, 60_000);
afterAll(endAll);

function person(account: string, level: string, roles: readonly Role[]): void {
  const grant = { clearance: { level, captions: ["Sensitive"], groups: [] }, roles };
  const grants = new Map([[shipped, grant]]);
  house.visitors.set(account, { account, name: account, administrator: false, grants });
}

let count = 0;
const send = (account: string, path: string, body: unknown) => {
  count += 1;
  const headers = { "idempotency-key": `key-${count}`, "if-match": "*" };
  return house.post(account, path, { body, headers });
};

const policy = "policy=clark-1983-per-issue";
const ask = { ours: ["working"], theirs: ["working"], issues: ["poland"] };
const rule = async (account: string, about: object = ask, query = policy) =>
  (await house.post(account, `/rulings?${query}`, { body: about })).body;
const telling = {
  ask,
  under: "S; Sensitive",
  word: "in order",
  text: "Desk talks on Poland may go ahead.",
  reason: "The desk has to know, and not from whom we know.",
};
const propose = (account: string, changes: object = {}) =>
  send(account, `/releases?${policy}`, { ...telling, ...changes });
const confirm = (account: string, id: string) =>
  send(account, `/releases/${encodeURIComponent(id)}/confirmation`, {});
const listed = async (account: string, kind: string) =>
  (await house.get(account, `/entries?kind=${encodeURIComponent(kind)}`)).body.items;

/** Something above the low readers that bears on gate 1, so that rulings on Poland rest on it. */
async function aMoveAbove(): Promise<void> {
  const move = {
    kind: "move",
    by: "ussr",
    issue: "poland",
    moveKind: "offer",
    summary: "An offer told to very few.",
    when: "1983-12-20",
    mark: "TS; Sensitive",
  };
  expect((await send("high", "/entries", { entries: [move] })).status).toBe(201);
}

let release: string;
let told: string;

describe("a ruling to be told under a lower mark", () => {
  test("is proposed by one, and nothing of it is seen below", async () => {
    await aMoveAbove();
    const before = await house.get("low", "/entries?limit=1000");
    const tag = (await house.get("low", "")).headers.get("etag");
    expect((await rule("high")).mark).toBe("TS; Sensitive");
    const proposed = await propose("high");
    expect(proposed.status).toBe(201);
    expect(proposed.body.entries).toMatchObject([{ kind: "release", mark: "TS; Sensitive" }]);
    release = proposed.body.entries[0].id;
    expect((await house.get("low", "/entries?limit=1000")).text).toBe(before.text);
    expect((await house.get("low", "")).headers.get("etag")).toBe(tag);
    expect((await house.get("low", `/entries/${release}`)).status).toBe(404);
    expect((await rule("low")).word).toBe("premature");
  });

  test("is confirmed by nobody who proposed it, may not release, or may not read it", async () => {
    const alone = await confirm("high", release);
    expect([alone.status, alone.body.title]).toEqual([
      403,
      "Who proposes a release does not confirm it: somebody else has to",
    ]);
    expect((await confirm("desk high", release)).status).toBe(403);
    const hidden = await confirm("also low", release);
    const absent = await confirm("also low", "e-nothing");
    expect([hidden.status, hidden.text]).toEqual([404, absent.text]);
    expect(await listed("high", "released ruling")).toEqual([]);
  });

  test("is confirmed by another, once, however many try at once", async () => {
    person("third", "TS", ["principal"]);
    const both = await Promise.all([confirm("second", release), confirm("third", release)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    const done = both.find(({ status }) => status === 201);
    expect(done?.body.entries).toMatchObject([
      { kind: "released ruling", mark: "S; Sensitive" },
      { kind: "confirmation", mark: "TS; Sensitive" },
    ]);
    told = done?.body.entries[0].id;
    expect((await listed("high", "released ruling")).length).toBe(1);
    expect((await confirm("second", release)).body.title).toMatch(/is confirmed by/);
  });
});

describe("a ruling told under a lower mark", () => {
  test("is a record like others to those below, and names nothing above them", async () => {
    const entry = await house.get("low", `/entries/${told}`);
    expect(entry.status).toBe(200);
    expect(entry.body.kind).toBe("released ruling");
    expect(entry.text).toContain(telling.text);
    for (const above of [release, "told to very few", telling.reason]) {
      expect(entry.text).not.toContain(above);
    }
    expect(await listed("low", "release")).toEqual([]);
    expect(await listed("low", "confirmation")).toEqual([]);
    expect((await house.get("low", `/entries/${told}/receipt`)).status).toBe(200);
  });

  test("stands in the place of what the lower record comes to, and of nobody's above", async () => {
    const low = await rule("low");
    expect(low).toMatchObject({ word: "in order", released: told, missing: [], road: [] });
    expect(low.ground).toContain("a released ruling says so");
    expect(low.records).toContain(told);
    expect(low.mark).toBe("S; Sensitive");
    expect(await rule("high")).toMatchObject({ word: "premature", released: null });
  });

  test("says nothing of another request, another policy, or an earlier day", async () => {
    const others = [
      { ...ask, issues: ["afghanistan"] },
      { ...ask, issues: [] },
      { ...ask, purpose: "negotiate" },
      { ...ask, theirs: ["ussr/foreign-minister"] },
      { ...ask, mode: "letter" },
    ];
    for (const other of others) expect((await rule("low", other)).released).toBeNull();
    expect((await rule("low", ask, "policy=clark-1983-relationship")).released).toBeNull();
    expect((await rule("low", ask, `${policy}&as-of=1984-01-01`)).released).toBeNull();
    const then = `${policy}&known-on=1984-01-01`;
    expect((await rule("low", ask, then)).released).toBeNull();
  });

  test("gives way to a later one, and once both are taken back each rules alone", async () => {
    const next = await propose("second", { word: "not in order", text: "Not after all." });
    const later = (await confirm("high", next.body.entries[0].id)).body.entries[0].id;
    expect(await rule("low")).toMatchObject({ word: "not in order", released: later });
    for (const of of [later, told]) {
      const entry = { kind: "withdrawal", of, reason: "It no longer holds.", mark: "S; Sensitive" };
      expect((await send("low", "/entries", { entries: [entry] })).status).toBe(403);
      expect((await send("also low", "/entries", { entries: [entry] })).status).toBe(201);
    }
    expect(await rule("low")).toMatchObject({ word: "premature", released: null });
  });
});

describe("there is no other way down:", () => {
  test("none of the three kinds is entered outright, nor corrected", async () => {
    const [release] = await listed("high", "release");
    const [confirmed] = await listed("high", "confirmation");
    const whole = await house.get("high", `/entries/${release.id}`);
    const { id: _, recorded: __, ...body } = whole.body.entry;
    const told = {
      kind: "released ruling",
      plan: body.plan,
      word: "in order",
      text: "x",
      mark: "C",
    };
    const entries = [
      body,
      told,
      { kind: "confirmation", of: release.id, gave: release.id },
      { ...body, supersedes: { entry: release.id, reason: "x" } },
      { kind: "withdrawal", of: confirmed.id, reason: "x", mark: "TS; Sensitive" },
    ];
    for (const entry of entries) {
      const refused = await send("high", "/entries", { entries: [entry] });
      expect(refused.status, JSON.stringify(entry)).toBeGreaterThanOrEqual(400);
    }
  });

  test("a release goes below the ruling's mark and names nothing above where it goes", async () => {
    const same = await propose("high", { under: "TS; Sensitive" });
    expect(same.body.errors).toMatchObject([{ at: "/under" }]);
    const strange = await propose("high", { under: "Cosmic" });
    expect(strange.status).toBe(400);
    const above = { kind: "issue", issue: "very-closely-held", title: "X", basket: "regional" };
    await send("high", "/entries", { entries: [{ ...above, mark: "TS; Sensitive" }] });
    const named = await propose("high", {
      ask: { ...ask, issues: ["very-closely-held"] },
      under: "S",
    });
    expect(named.status).toBe(422);
    expect(named.body.title).toContain("cannot be released");
  });

  test("one who may not release proposes none, and a wrong body says where", async () => {
    expect((await propose("desk high")).status).toBe(403);
    const bad = await propose("high", { word: "maybe" });
    expect([bad.status, bad.body.errors[0].at]).toEqual([400, "/word"]);
  });

  test("asked again with its key, the same is told and nothing is entered", async () => {
    const headers = { "idempotency-key": "again", "if-match": "*" };
    const ask = () => house.post("high", `/releases?${policy}`, { body: telling, headers });
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    const other = { ...telling, text: "Other." };
    const reused = await house.post("high", `/releases?${policy}`, { body: other, headers });
    expect(reused.body.type).toContain("idempotency-key-reused");
  });
});
