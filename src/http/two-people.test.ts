import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endAll } from "../../test/folders.ts";
import { openHouse, type TestHouse } from "../../test/house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(endAll);

let count = 0;
const enter = (account: string, entries: unknown) => {
  count += 1;
  const headers = { "idempotency-key": `key-${count}`, "if-match": "*" };
  return house.post(account, "/entries", { body: { entries }, headers });
};

const move = "mov-1981-03-06-ussr-urals";
const finding = {
  kind: "determination",
  on: { kind: "concession", move, significance: "meaningful" },
  finding: "yes",
  by: { office: "us/secretary-of-state" },
  reason: "It is one.",
  mark: "S",
};
const assessed = {
  kind: "assessment",
  move: "the-move",
  assessor: { words: "the assessor" },
  significance: "meaningful",
  reason: "New words.",
  mark: "S",
};
const aMove = {
  id: "the-move",
  kind: "move",
  by: "ussr",
  issue: "poland",
  moveKind: "offer",
  summary: "An offer.",
  mark: "S",
};
const found = (of: string) => ({ ...finding, on: { ...finding.on, move: of } });

describe("no one opens a gate alone:", () => {
  test("a finding on what nobody assessed, or the finder alone did, is refused", async () => {
    const both = { ...house.visitors.get("recipient") };
    const id = (await enter("recipient", [aMove])).body.entries[0].id as string;
    expect((await enter("recipient", [found(id)])).body.errors[0].at).toBe("/entries/0/on");
    // One with both roles assesses it and would determine it.
    const dossier = [...(both.grants ?? [])][0];
    if (dossier === undefined) throw new Error("no grant");
    const [name, grant] = dossier;
    const grants = new Map([[name, { ...grant, roles: ["recipient", "assessor"] as const }]]);
    house.visitors.set("both", { account: "both", name: "Both", administrator: false, grants });
    const own = await enter("both", [{ ...assessed, move: id }]);
    expect(own.status).toBe(201);
    expect((await enter("both", [found(id)])).status).toBe(403);
    expect((await enter("recipient", [found(id)])).status).toBe(201);
  });

  test("a finding on the state of an issue rests on an assessment too", async () => {
    const on = { kind: "issue state", issue: "cyprus-none", state: "resolved" };
    const issue = { kind: "issue", issue: "cyprus-none", title: "An issue", basket: "regional" };
    expect((await enter("recipient", [issue])).status).toBe(201);
    expect((await enter("recipient", [{ ...finding, on }])).status).toBe(403);
  });

  test("an assessor may not determine, and a desk officer may not decide", async () => {
    expect((await enter("assessor", [finding])).status).toBe(403);
    const decision = {
      kind: "decision",
      by: { words: "me" },
      verdict: "approved",
      words: "yes",
      reason: "x",
    };
    expect((await enter("desk", [decision])).status).toBe(403);
  });
});
