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
const text = readFileSync(`packs/${id}.yaml`, "utf8");

test("a draft that cannot be read is told its problems, line by line", async () => {
  const draft = text.replace("our-office: [president", "our-offce: [president");
  const { status, body } = await house.post("custodian", "/policies/draft", {
    body: { text: draft },
  });
  expect(status).toBe(200);
  const line = text.split("\n").findIndex((one) => one.includes("our-office: [president")) + 1;
  expect(body.problems[0]).toMatchObject({ line, message: expect.stringContaining("our-office") });
});

test("a draft is told what it says, how it differs, and what on record it rules otherwise", async () => {
  const draft = text.replace("    gate: gate-1\n", "    permit: true\n");
  const path = "/policies/draft?as-of=1983-12-31&known-on=1983-12-31";
  const { body } = await house.post("custodian", path, { body: { text: draft, against: id } });
  expect(body.sentences.length).toBeGreaterThan(5);
  expect(body.differences.differing).toBeGreaterThan(0);
  expect(body.changed).toContainEqual(
    expect.objectContaining({ kind: "contact", before: "premature", after: "in order" }),
  );
});

test("a check tells how far it is, and then what it found", async () => {
  const { headers, text: events } = await house.post("custodian", "/policies/check", {
    body: { policy: id },
  });
  expect(headers.get("content-type")).toBe("text/event-stream");
  const kinds = [...events.matchAll(/^event: (.*)$/gm)].map(([, kind]) => kind);
  expect(kinds.length).toBeGreaterThan(2);
  expect(kinds.slice(0, -1).every((kind) => kind === "progress")).toBe(true);
  expect(kinds.at(-1)).toBe("result");
  expect(events).toContain('"policy":"clark-1983-per-issue"');
});

test("a back-test rules the contacts of what its reader may read", async () => {
  const { status, body } = await house.post("custodian", "/policies/backtest", {
    body: { policy: id, against: "clark-1983-relationship" },
  });
  expect(status).toBe(200);
  expect(body.contacts.length).toBeGreaterThan(50);
});

test("a policy above one's clearance is none, whatever is asked of it", async () => {
  expect((await house.get("confidential", "/policies")).body.items).toEqual([]);
  const [hidden, never] = [
    await house.get("confidential", `/policies/${id}`),
    await house.get("confidential", "/policies/never"),
  ];
  expect([hidden.status, hidden.text]).toEqual([404, never.text]);
  const asked = await house.post("confidential", "/policies/backtest", { body: { policy: id } });
  const absent = await house.post("confidential", "/policies/backtest", {
    body: { policy: "none" },
  });
  expect(asked.text.replace(id, "none")).toBe(absent.text);
});
