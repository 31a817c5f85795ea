import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endAll } from "../../test/folders.ts";
import { openHouse, type TestHouse } from "../../test/house.ts";

const policy = "binding-high";
const text = readFileSync("packs/clark-1983-per-issue.yaml", "utf8")
  .replace("id: clark-1983-per-issue\n", `id: ${policy}\nbinding-from: TS; Sensitive\n`)
  .replace(/^from: .*\n/m, "");

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
  await send("custodian", "/policies", { text });
}, 60_000);
afterAll(endAll);

let count = 0;
async function send(account: string, path: string, body: unknown): Promise<void> {
  count += 1;
  const headers = { "idempotency-key": `key-${count}`, "if-match": "*" };
  expect((await house.post(account, path, { body, headers })).status).toBe(201);
}

const asks = [
  { ours: ["us/secretary-of-state"], theirs: ["ussr/foreign-minister"], issues: ["afghanistan"] },
  { ours: ["working"], theirs: ["working"], issues: ["poland"] },
  { contact: "c-1983-02-15-reagan-dobrynin" },
];
const rule = (account: string, body: unknown) =>
  house.post(account, `/rulings?policy=${policy}`, { body });

test("below the mark from which a policy binds, every ruling refers to who receives by the channel", async () => {
  for (const ask of asks) {
    const [low, high] = [await rule("desk", ask), await rule("recipient", ask)];
    expect(high.body.advisory).toBeNull();
    expect(low.body.advisory.referTo).toBe("the Secretary of State");
    expect(low.body.advisory.text).toMatch(/is advice.*refer to the Secretary of State$/);
    expect(low.body.word).toBe(high.body.word);
  }
});

test("what is said hangs on the policy and the clearance, whatever lies above", async () => {
  const before = await Promise.all(asks.map((ask) => rule("desk", ask)));
  const move = {
    kind: "move",
    by: "ussr",
    issue: "poland",
    moveKind: "offer",
    summary: "An offer told to very few.",
    when: "1983-12-20",
    mark: "TS; Sensitive",
  };
  await send("recipient", "/entries", { entries: [move] });
  const after = await Promise.all(asks.map((ask) => rule("desk", ask)));
  expect(after.map((one) => one.text)).toEqual(before.map((one) => one.text));
  expect(after.map((one) => one.headers.get("etag"))).toEqual(
    before.map((one) => one.headers.get("etag")),
  );
});
