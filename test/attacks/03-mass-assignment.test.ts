/**
 * Mass assignment: fields, parameters and headers that would say what only the server says: who
 * asks, cleared for what, in which role, when and under which mark.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { aBrowser, type Browser } from "../served.ts";
import { attacked, chief, enterAs, newcomer, ours, told, visitAs } from "./attacked.ts";

let desk: Browser;
let low: Browser;
const event = { kind: "event", event: "note", text: "Plain." };

beforeAll(async () => {
  [desk, low] = await Promise.all([visitAs("desk"), visitAs("confidential")]);
});

async function sizeFor(browser: Browser): Promise<number> {
  return (await told(browser.ask("GET", ours))).body.entries;
}

describe("an entry is refused whole with", () => {
  test.each([
    ["recorded", { recorded: { at: "1983-01-01T00:00:00.000Z", by: "recipient" } }],
    ["recordedAt", { recordedAt: "1983-01-01T00:00:00.000Z" }],
    ["by", { by: "recipient" }],
    ["label", { label: "U" }],
    ["clearance", { clearance: "TS" }],
    ["status", { status: "final" }],
    ["position", { position: 0 }],
    ["entered", { entered: 0 }],
    ["holds", { holds: true }],
    ["dossier", { dossier: "tender" }],
    ["account", { account: "recipient" }],
    ["a mark above one's own", { mark: "TS; Sensitive" }],
    ["a mark of lists", { mark: ["U"] }],
    ["a mark of no scheme", { mark: "U; Unheard of" }],
    ["an id that is no name", { id: { $ne: 1 } }],
  ])("%s", async (_, more) => {
    const before = await sizeFor(desk);
    const { status, body } = await enterAs(desk, [{ ...event, ...more }]);
    expect([status, body.type]).toEqual([400, "/api/problems/bad-fields"]);
    expect(body.errors[0].at).toMatch(/^\/entries\/0\//);
    expect(await sizeFor(desk)).toBe(before);
  });
});

describe("a prototype is not reached by", () => {
  test.each([
    `{"entries":[{"kind":"event","event":"note","text":"x","__proto__":{"mark":"TS"}}]}`,
    `{"entries":[{"kind":"event","event":"note","text":"x","constructor":{"prototype":{"mark":"TS"}}}]}`,
    `{"__proto__":{"administrator":true},"entries":[{"kind":"event","event":"note","text":"x"}]}`,
    `{"constructor":{"prototype":{"administrator":true}},"entries":[]}`,
  ])("%s", async (body) => {
    const headers = { "content-type": "application/json", "idempotency-key": "p", "if-match": "*" };
    const cookie = `chancery=${desk.cookies.get("chancery")}`;
    const sent = fetch(`${attacked.url}${ours}/entries`, {
      method: "POST",
      body,
      headers: { ...headers, cookie },
    });
    expect((await told(sent)).status).toBe(400);
    const session = await told(aBrowser(attacked).ask("GET", "/api/session"));
    expect(session.status).toBe(401);
    expect((await told(desk.ask("GET", "/api/session"))).body.administrator).toBe(false);
  });
});

describe("nobody reads more by", () => {
  test.each([
    "?clearance=TS",
    "?reader=recipient",
    "?account=recipient",
    "?mark=TS",
    "?roles=principal",
    "?as-of=1983-01-01&as-of=2000-01-01",
    "?__proto__=1",
    "?constructor=1",
  ])("the parameters %s", async (query) => {
    const { status, body } = await told(low.ask("GET", `${ours}${query}`));
    expect([status, body.type]).toEqual([400, "/api/problems/bad-parameter"]);
  });

  test.each([
    "x-test-account",
    "x-account",
    "x-user",
    "x-forwarded-user",
    "x-remote-user",
    "remote-user",
    "x-clearance",
    "x-original-url",
    "x-rewrite-url",
    "x-http-method-override",
  ])("the header %s", async (name) => {
    const value = name.includes("url")
      ? `${ours}/readers`
      : name.includes("method")
        ? "POST"
        : "recipient";
    const { text } = await told(low.ask("GET", ours, undefined, { [name]: value }));
    expect(text).toBe((await told(low.ask("GET", ours))).text);
    const nobody = await told(aBrowser(attacked).ask("GET", ours, undefined, { [name]: value }));
    expect(nobody.status).toBe(401);
  });
});

describe("access is given by administrators alone, and not with", () => {
  test.each([
    ["an administrator beside a grant", { clearance: "C", roles: ["reader"], administrator: true }],
    ["another account", { clearance: "C", roles: ["reader"], account: "recipient" }],
    ["a role of no list", { clearance: "C", roles: ["administrator"] }],
    ["no role", { clearance: "C", roles: [] }],
    ["a clearance of no scheme", { clearance: "COSMIC", roles: ["reader"] }],
    ["a clearance that is no text", { clearance: { level: "TS" }, roles: ["reader"] }],
  ])("%s", async (_, giving) => {
    const { account, browser } = await newcomer({
      dossier: "us-soviet-1981-83",
      clearance: "U",
      roles: ["reader"],
    });
    const path = `/api/accounts/${account}/dossiers/us-soviet-1981-83`;
    const before = (await told(browser.ask("GET", "/api/session"))).text;
    expect([400, 422]).toContain((await told(chief().ask("PUT", path, giving))).status);
    const plain = { clearance: "TS", roles: ["principal"] };
    expect((await told(browser.ask("PUT", path, plain))).status).toBe(403);
    expect((await told(browser.ask("GET", "/api/session"))).text).toBe(before);
  });

  test("a token that says whose it is, or that it administers", async () => {
    const wanted = { title: "t", days: 1, scope: "all", ceiling: "C" };
    for (const more of [
      { account: "chief" },
      { administrator: true },
      { owner: "x" },
      { roles: ["principal"] },
    ]) {
      const { status } = await told(desk.ask("POST", "/api/tokens", { ...wanted, ...more }));
      expect(status).toBe(400);
    }
  });

  test("a sign-in that says more than who", async () => {
    for (const more of [{ administrator: true }, { clearance: "TS" }, { roles: ["principal"] }]) {
      const browser = aBrowser(attacked);
      const body = { account: "confidential", ...more };
      expect((await told(browser.ask("POST", "/api/demonstration", body))).status).toBe(400);
      expect(browser.cookies.size).toBe(0);
    }
  });
});
