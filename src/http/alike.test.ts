import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endAll } from "../../test/folders.ts";
import { openHouse, type TestHouse } from "../../test/house.ts";
import { actToEnter, mayDo } from "../access/duty.ts";
import { type Role, roles } from "../access/reader.ts";
import type { AnyOperation } from "./operation.ts";
import { operations } from "./operations.ts";

/**
 * Every operation, for every role, with what is hidden, what is in a foreign dossier, and what
 * never was: generated from the list of operations, so that a new one is held to it as well.
 */
let house: TestHouse;
const absent = `e-${"0".repeat(32)}`;
/** By kind, what only the recipient may read. */
const hidden: Record<string, string> = { people: "hidden-one", offices: "ussr/hidden-office" };

/** An account of that role alone, cleared for little. */
const asA = (role: string) => `as ${role}`;

beforeAll(async () => {
  house = await openHouse();
  for (const role of roles) {
    const clearance = { level: "C", captions: [], groups: [] };
    const grants = new Map([["us-soviet-1981-83", { clearance, roles: [role] }]]);
    house.visitors.set(asA(role), { account: asA(role), name: role, administrator: false, grants });
  }
  const administrator = { account: "chief", name: "chief", administrator: true, grants: new Map() };
  house.visitors.set(asA("administrator"), administrator);
  const above = { mark: "TS; Sensitive" };
  const seat = (person: string, side: string) => ({ person, side, role: "principal" });
  const entries = [
    { kind: "person", person: "hidden-one", party: "ussr", name: "Hidden One", ...above },
    { kind: "office", office: "ussr/hidden-office", party: "ussr", name: "Hidden", ...above },
    {
      kind: "contact",
      when: "1983-12-05",
      mode: "meeting",
      segments: [{ participants: [seat("shultz", "ours"), seat("dobrynin", "theirs")] }],
      initiator: "ours",
      purpose: "exchange",
      summary: "Hidden.",
      ...above,
    },
  ];
  const headers = { "idempotency-key": "hidden", "if-match": "*" };
  const { status, body, text } = await house.post("recipient", "/entries", {
    body: { entries },
    headers,
  });
  expect(status, text).toBe(201);
  hidden.contacts = body.entries[2].id;
  hidden.entries = body.entries[2].id;
}, 60_000);
afterAll(endAll);

/** The address of an operation under a dossier, with an id wherever one goes. */
function addressOf({ path, query }: AnyOperation, id: string): string {
  const filled = path.replace(/\{\w+\}/g, encodeURIComponent(id));
  const needed = query?.safeParse({}).error?.issues ?? [];
  const given = needed.map(({ path: [name] }) => `${String(name)}=${encodeURIComponent(id)}`);
  return given.length === 0 ? filled : `${filled}?${given.join("&")}`;
}

let keys = 0;

async function ask(account: string, one: AnyOperation, root: string, id: string) {
  const method = one.method.toUpperCase();
  const body = method === "GET" || method === "DELETE" ? {} : { body: "{}" };
  const response = await house.app.request(`/api/dossiers/${root}${addressOf(one, id)}`, {
    method,
    headers: {
      "x-test-account": asA(account),
      "content-type": "application/json",
      "idempotency-key": `alike-${++keys}`,
      "if-match": "*",
    },
    ...body,
  });
  const { status, headers } = response;
  const kept = [...headers].filter(([name]) => name !== "x-request-id" && name !== "etag");
  return { status, text: await response.text(), headers: JSON.stringify(kept) };
}

const named = (one: AnyOperation) => `${one.method} ${one.path}`;
const everyone: readonly (Role | "administrator")[] = [...roles, "administrator"];

describe.each(everyone)("for the role of %s", (role) => {
  test("no operation of a foreign dossier is there, as none of one that never was", async () => {
    const never = await ask(role, operations[0] as AnyOperation, "never-was", absent); // there is one
    expect(never.status).toBe(404);
    house.visitors.set(asA("founder"), {
      account: "founder",
      name: "founder",
      administrator: false,
      grants: new Map(),
    });
    for (const one of operations) {
      const foreign = await ask(
        role === "administrator" ? role : "founder",
        one,
        "us-soviet-1981-83",
        absent,
      );
      expect(foreign, named(one)).toEqual(never);
      expect(await ask(role, one, "never-was", absent), named(one)).toEqual(never);
    }
  });

  test("what is hidden is answered by every operation as what never was", async () => {
    if (role === "administrator") return expect(operations.length).toBeGreaterThan(0);
    for (const one of operations.filter(({ path }) => path.includes("{"))) {
      const id = hidden[one.path.split("/")[1] ?? ""] ?? hidden.entries ?? "";
      const closed = await ask(role, one, "us-soviet-1981-83", id);
      const never = await ask(role, one, "us-soviet-1981-83", absent);
      expect({ ...closed, text: closed.text.replaceAll(id, absent) }, named(one)).toEqual(never);
      const wanted = mayDo([role], one.act) ? 404 : 403;
      expect([named(one), never.status === 422 ? 404 : never.status]).toEqual([named(one), wanted]);
    }
  });
});

test("a role that lacks the duty is told so before anything is looked for", async () => {
  for (const one of operations) {
    for (const role of roles.filter((role) => !mayDo([role], one.act))) {
      const { status } = await ask(role, one, "us-soviet-1981-83", absent);
      expect([named(one), role, status]).toEqual([named(one), role, 403]);
    }
  }
});

test("every kind of entry is entered by some role, and none by all", () => {
  for (const act of new Set(Object.values(actToEnter))) {
    const able = roles.filter((role) => mayDo([role], act));
    expect(able.length).toBeGreaterThan(0);
    expect(able.length).toBeLessThan(roles.length);
  }
});
