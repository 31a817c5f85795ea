import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endAll } from "../../test/folders.ts";
import { openHouse, type TestHouse } from "../../test/house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(endAll);

const id = "clark-1983-per-issue";
const shipped = readFileSync(`packs/${id}.yaml`, "utf8");

/** The shipped policy under another id, with other fields of its own. */
function versionOf(name: string, fields: Readonly<Record<string, string>> = {}): string {
  const own = shipped.replace(`id: ${id}\n`, `id: ${name}\n`).replace(/^from: .*\n/m, "");
  const lines = Object.entries(fields).map(([field, value]) => `${field}: ${value}\n`);
  return own.replace(`id: ${name}\n`, `id: ${name}\n${lines.join("")}`);
}

let keys = 0;
const register = (account: string, body: unknown) =>
  house.post(account, "/policies", {
    body,
    headers: { "idempotency-key": `k${keys++}`, "if-match": "*" },
  });

test("a custodian registers a draft, and every page rules by it at once", async () => {
  const text = versionOf("draft-one");
  const { status, body } = await register("custodian", { text, why: "to try it" });
  expect(status).toBe(201);
  const { body: all } = await house.get("custodian", "/policies");
  expect(all.items).toContainEqual(
    expect.objectContaining({ id: "draft-one", standing: "draft", entry: body.entries[0].id }),
  );
  expect((await house.get("custodian", "/policies/draft-one")).body.text).toBe(text);
  const asked = "/desk?policy=draft-one&as-of=1983-01-31&known-on=1983-01-31";
  expect((await house.get("custodian", asked)).status).toBe(200);
  const { body: entry } = await house.get("custodian", `/entries/${body.entries[0].id}`);
  expect(entry).toMatchObject({ kind: "policy", mark: expect.stringMatching(/^S/) });
  expect(entry.entry).toMatchObject({ note: "to try it", recorded: { by: "custodian" } });
});

test("the same key registers once, and another's duty is refused before anything is read", async () => {
  const sent = {
    body: { text: versionOf("draft-two") },
    headers: { "idempotency-key": "same", "if-match": "*" },
  };
  const [first, second] = [
    await house.post("custodian", "/policies", sent),
    await house.post("custodian", "/policies", sent),
  ];
  expect([first.status, second.text]).toEqual([201, first.text]);
  for (const account of ["desk", "confidential"]) {
    const refused = await register(account, { text: versionOf("draft-three") });
    expect([account, refused.status]).toEqual([account, 403]);
  }
  const raw = { kind: "policy", policy: "x", version: "1", title: "x", text: "x" };
  const entered = await house.post("desk", "/entries", {
    body: { entries: [raw] },
    headers: { "idempotency-key": "raw", "if-match": "*" },
  });
  expect(entered.status).toBe(400);
});

test.each([
  { what: "a slip", text: versionOf("w1", { supersede: "x" }), says: "supersede" },
  {
    what: "a version in the place of none",
    text: versionOf("w2", { supersedes: "never-was", from: '"1984-01-01"' }),
    says: "not registered",
  },
  {
    what: "a version in the place of itself",
    text: versionOf("w3", { supersedes: "w3", from: '"1984-01-01"' }),
    says: "this policy itself",
  },
  {
    what: "a version in the place of one without an end",
    text: versionOf("w4", { supersedes: id, from: '"1984-01-01"' }),
    says: "has no end",
  },
  {
    what: "another text for a version that has begun",
    text: shipped.replace('version: "1"', 'version: "2"'),
    at: "id: ",
    says: "an id of its own",
  },
  {
    what: "a mark of another regime",
    text: versionOf("w5").replace(/^mark: .*$/m, "mark: Geheim"),
    at: "mark: ",
    says: "no mark of this dossier",
  },
])(
  "$what is refused with its line, and nothing is entered",
  async ({ text, at = "supersede", says }) => {
    const line = text.split("\n").findIndex((one) => one.startsWith(at)) + 1;
    const before = (await house.get("custodian", "")).body.tag;
    const { status, body } = await register("custodian", { text });
    expect(status).toBe(400);
    expect(body.errors).toContainEqual({
      at: "/text",
      detail: expect.stringMatching(new RegExp(`^line ${line}, .*${says}`)),
    });
    expect((await house.get("custodian", "")).body.tag).toBe(before);
  },
);

test("two in force on one day, each by an instrument, are refused; versions in a circle too", async () => {
  const instrument = (name: string, more: Readonly<Record<string, string>>) =>
    versionOf(name, { from: '"1985-01-01"', ...more }).replace(
      /^authority:\n/m,
      'authority:\n  instrument: "Directive 1"\n',
    );
  expect((await register("custodian", { text: instrument("by-one", {}) })).status).toBe(201);
  const rival = await register("custodian", { text: instrument("by-two", {}) });
  expect(rival.status).toBe(400);
  expect(rival.body.errors[0].detail).toContain("both in force on 1985-01-01");

  const one = versionOf("round-one", { from: '"1990-01-01"' });
  expect((await register("custodian", { text: one })).status).toBe(201);
  const two = versionOf("round-two", { from: '"1991-01-01"', supersedes: "round-one" });
  const done = await register("custodian", { text: two, "end-older": true });
  expect([done.status, done.body.entries?.length]).toEqual([201, 2]);
});

test("registering can end the version it takes the place of, and that alone changes it", async () => {
  const text = versionOf("after", { supersedes: id, from: '"1983-03-01"' });
  const draft = await house.post("custodian", "/policies/draft", { body: { text, against: id } });
  expect(draft.body.registering).toEqual({
    problems: [],
    corrects: null,
    ends: { policy: id, to: "1983-02-28" },
  });
  const { status } = await register("custodian", { text, "end-older": true });
  expect(status).toBe(201);
  const { body } = await house.get("custodian", "/policies?as-of=1983-03-15");
  const row = (name: string) => body.items.find((one: { id: string }) => one.id === name);
  expect(row(id)).toMatchObject({ standing: "ended", to: "1983-02-28", supersededBy: "after" });
  expect(row("after")).toMatchObject({ standing: "in force by claim", supersedes: id });
  expect(body.problems).toEqual([]);
  const older = await house.get("custodian", `/policies/${id}`);
  expect(older.body.text.replace('to: "1983-02-28"\n', "")).toBe(shipped);
  const { body: difference } = await house.get(
    "custodian",
    `/policies/after/difference?against=${id}`,
  );
  expect(difference.differing).toBe(0);
}, 90_000);

test("a draft is worked on under its own id, with a reason; what was said stays readable", async () => {
  const again = versionOf("draft-one").replace(/^title: .*$/m, "title: Another title");
  const without = await register("custodian", { text: again });
  expect(without.body.errors[0].detail).toContain("say why");
  const { status, body } = await register("custodian", { text: again, why: "a better title" });
  expect(status).toBe(201);
  expect((await house.get("custodian", "/policies/draft-one")).body.policy.title).toBe(
    "Another title",
  );
  const { body: entry } = await house.get("custodian", `/entries/${body.entries[0].id}`);
  const first = entry.supersedes.id;
  expect((await house.get("custodian", `/entries/${first}`)).body.supersededBy).not.toBeNull();
});

test("a registered version above one's clearance is nowhere, and one that names what is higher is refused", async () => {
  const { body } = await house.get("confidential", "/policies");
  expect(body).toMatchObject({ items: [], problems: [] });
  const low = versionOf("low").replace(/^mark: .*$/m, "mark: U");
  const refused = await register("custodian", { text: low });
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0].detail).toMatch(/^line \d+, column \d+: `U` is below/);
});
