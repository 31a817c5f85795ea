import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enrolled, newAccount } from "../../test/enrol.ts";
import {
  aBrowser,
  anInstallation,
  aVisit,
  type Browser,
  type Installation,
  letPeopleIn,
  type Served,
  tenderId,
} from "../../test/served.ts";
import { giveGrant, setDisabled } from "../store/people.ts";

let installation: Installation;
let one: Served;
let two: Served;
let chief: Browser;
const dossier = `/api/dossiers/${tenderId}`;

beforeAll(async () => {
  installation = await anInstallation();
  one = await installation.serve();
  two = await installation.serve();
  const { database } = installation.store;
  await letPeopleIn(database, { low: "U", high: "C", owner: "C" });
  await newAccount(database, "chief", true);
  chief = (await enrolled(one, database, "chief")).browser;
}, 120_000);
afterAll(() => installation.close(), 60_000);

async function entriesFor(browser: Browser): Promise<unknown> {
  const answer = await browser.ask("GET", dossier);
  const body: unknown = await answer.json();
  return answer.status === 200 ? (body as { entries: number }).entries : answer.status;
}

async function aToken(owner: Browser, more: object = {}): Promise<Browser & { id: string }> {
  const wanted = { title: "a test", days: 1, scope: "all", ceiling: "C", ...more };
  const made = await owner.ask("POST", "/api/tokens", wanted);
  expect(made.status).toBe(201);
  const { token, id } = (await made.json()) as { token: string; id: string };
  return { ...bearing(token, two), id };
}

function bearing(token: string, at: Served): Browser {
  const browser = aBrowser(at);
  const authorization = `Bearer ${token}`;
  return {
    cookies: browser.cookies,
    ask: (method, path, body, headers) =>
      browser.ask(method, path, body, { ...headers, authorization }),
  };
}

describe("a token", () => {
  test.each([
    { clearance: "C", ceiling: "C", entries: 24 },
    { clearance: "C", ceiling: "U", entries: 20 },
    { clearance: "U", ceiling: "C", entries: 20 },
    { clearance: "C", ceiling: "unheard of", entries: 0 },
  ])(
    "of one cleared to $clearance under the ceiling $ceiling reads $entries entries",
    async ({ clearance, ceiling, entries }) => {
      await granted("owner", clearance);
      const token = await aToken(await aVisit(one, "owner"), { ceiling });
      expect(await entriesFor(token)).toBe(entries);
    },
  );

  test("follows its owner's clearance, and ends with the owner", async () => {
    await granted("owner", "C");
    const token = await aToken(await aVisit(one, "owner"));
    expect(await entriesFor(token)).toBe(24);
    await granted("owner", "U");
    expect(await entriesFor(token)).toBe(20);
    await setDisabled(installation.store.database, "owner", true);
    expect(await entriesFor(token)).toBe(401);
    await setDisabled(installation.store.database, "owner", false);
    expect(await entriesFor(token)).toBe(401);
  });

  test("that is taken back, is over, or is for another dossier, reads nothing", async () => {
    await granted("owner", "C");
    const owner = await aVisit(one, "owner");
    const taken = await aToken(owner);
    expect((await owner.ask("DELETE", `/api/tokens/${taken.id}`)).status).toBe(204);
    expect(await entriesFor(taken)).toBe(401);
    expect(await entriesFor(await aToken(owner, { dossier: "another" }))).toBe(404);
    const over = await aToken(owner);
    await asPeople("update chancery.account_token set ends = ends - 90::bigint * 86400000000");
    expect(await entriesFor(over)).toBe(401);
  });
});

describe("a token, or what is given for one,", () => {
  test("is no session: it makes no tokens, administers nobody, and no cookie helps a bad one", async () => {
    const database = installation.store.database;
    await giveGrant(database, "chief", {
      dossier: tenderId,
      clearance: "U",
      groups: [],
      roles: ["reader"],
    });
    const token = await aToken(chief);
    expect(await entriesFor(token)).toBe(20);
    const session = await token.ask("GET", "/api/session");
    expect(await session.json()).toMatchObject({ account: "chief", administrator: false });
    expect((await token.ask("GET", "/api/accounts")).status).toBe(401);
    expect((await token.ask("POST", "/api/tokens", {})).status).toBe(401);
    const visit = await aVisit(one, "low");
    const bad = await visit.ask("GET", dossier, undefined, { authorization: "Bearer chy_no" });
    expect(bad.status).toBe(401);
  });

  test.each([
    "",
    "Basic bG93Og==",
    "Bearer ",
    "Bearer chy_",
    "Bearer a b",
    `Bearer chy_${"0".repeat(49)}`,
  ])("is not forged by `%s`", async (authorization) => {
    const answer = await aBrowser(one).ask("GET", dossier, undefined, { authorization });
    expect(answer.status).toBe(401);
  });

  test.each([
    { days: 91 },
    { days: 0 },
    { scope: "everything" },
    { ceiling: ";" },
    { owner: "high" },
  ])("is not made with %j", async (more) => {
    const owner = await aVisit(one, "low");
    const wanted = { title: "t", days: 1, scope: "all", ceiling: "C", ...more };
    const answer = await owner.ask("POST", "/api/tokens", wanted);
    expect([400, 422]).toContain(answer.status);
    expect(await (await owner.ask("GET", "/api/tokens")).json()).toEqual({ tokens: [] });
  });

  test("that only reads has no other duty of its owner's", async () => {
    const { database } = installation.store;
    await giveGrant(database, "owner", {
      dossier: tenderId,
      clearance: "C",
      groups: [],
      roles: ["auditor"],
    });
    const token = await aToken(await aVisit(one, "owner"), { scope: "read" });
    const answer = await token.ask("GET", dossier);
    expect(await answer.json()).toMatchObject({ reader: { may: ["read", "ask"] } });
  });
});

describe("people and access", () => {
  test("are for administrators, who give to others and never to themselves", async () => {
    const giving = { clearance: "U", roles: ["reader"] };
    const low = await aVisit(one, "low");
    for (const [method, path, body] of [
      ["GET", "", undefined],
      ["POST", "", { account: "x", name: "x" }],
      ["POST", "/high/link", undefined],
      ["POST", "/high/disable", undefined],
      ["DELETE", "/high/sessions", undefined],
      ["PUT", `/low/dossiers/${tenderId}`, giving],
      ["DELETE", `/high/dossiers/${tenderId}`, undefined],
    ] as const) {
      expect((await low.ask(method, `/api/accounts${path}`, body)).status).toBe(403);
      expect((await aBrowser(one).ask(method, `/api/accounts${path}`, body)).status).toBe(401);
    }
    const own = await chief.ask("PUT", `/api/accounts/chief/dossiers/${tenderId}`, giving);
    expect(own.status).toBe(403);
  });

  test("an administrator adds, gives, disables and enables", async () => {
    const added = await chief.ask("POST", "/api/accounts", { account: "new", name: "New" });
    expect(added.status).toBe(200);
    expect(await added.json()).toEqual({
      account: "new",
      link: expect.stringMatching(/^[\w-]{43}$/),
    });
    const path = `/api/accounts/new/dossiers/${tenderId}`;
    const give = async (body: object) => (await chief.ask("PUT", path, body)).status;
    expect(await give({ clearance: "C", roles: ["reader"] })).toBe(204);
    expect(await give({ clearance: "TOP", roles: ["reader"] })).toBe(422);
    expect(await give({ clearance: "C", roles: ["owner"] })).toBe(400);
    expect(await give({ clearance: "C", roles: ["reader"], administrator: true })).toBe(400);
    expect((await chief.ask("POST", "/api/accounts/new/disable")).status).toBe(204);
    const listed = await (await chief.ask("GET", "/api/accounts")).json();
    expect(listed).toMatchObject({
      accounts: expect.arrayContaining([
        expect.objectContaining({ account: "new", disabled: true, password: false }),
      ]),
    });
    expect(JSON.stringify(listed)).not.toContain("argon2");
    // What can be given, and where; nothing of what stands in a dossier, its title included.
    const given = { dossier: tenderId, levels: expect.anything(), captions: expect.anything() };
    expect((listed as { dossiers: unknown }).dossiers).toEqual([given]);
    expect((await chief.ask("POST", "/api/accounts/new/link")).status).toBe(422);
    expect((await chief.ask("POST", "/api/accounts/new/enable")).status).toBe(204);
    expect((await chief.ask("POST", "/api/accounts/new/link")).status).toBe(200);
    expect((await chief.ask("POST", "/api/accounts/nobody/disable")).status).toBe(422);
  });
});

describe("one's own sessions", () => {
  type Listed = { id: string; how: string; own: boolean; opened: string; ends: string };
  const listOf = async (browser: Browser) =>
    ((await (await browser.ask("GET", "/api/sessions")).json()) as { sessions: Listed[] }).sessions;
  const isIn = async (browser: Browser) =>
    (await browser.ask("GET", "/api/session")).status === 200;

  test("are listed, the one that asks named, and hold no secret", async () => {
    const [here, there] = [await aVisit(one, "high"), await aVisit(two, "high")];
    const listed = await listOf(here);
    expect(listed).toHaveLength(2);
    expect(listed.filter(({ own }) => own)).toHaveLength(1);
    expect((await listOf(there)).find(({ own }) => own)?.id).not.toBe(
      listed.find(({ own }) => own)?.id,
    );
    expect(listed.every(({ how }) => how === "demonstration")).toBe(true);
    expect(listed.every(({ opened, ends }) => opened < ends)).toBe(true);
    for (const browser of [here, there]) {
      const [secret = ""] = browser.cookies.values();
      expect(JSON.stringify(listed)).not.toContain(secret);
    }
    await here.ask("DELETE", "/api/sessions");
  });

  test("are ended one by one, or all but the one that asks, on every server at once", async () => {
    const here = await aVisit(one, "high");
    const [second, third] = [await aVisit(two, "high"), await aVisit(two, "high")];
    const other = (await listOf(second)).find(({ own }) => own)?.id;
    expect((await here.ask("DELETE", `/api/sessions/${other}`)).status).toBe(204);
    expect([await isIn(here), await isIn(second), await isIn(third)]).toEqual([true, false, true]);
    expect((await here.ask("DELETE", "/api/sessions")).status).toBe(204);
    expect([await isIn(here), await isIn(third)]).toEqual([true, false]);
    expect(await listOf(here)).toHaveLength(1);
  });

  test("are nobody else's to see or to end, and no token's", async () => {
    const [high, low] = [await aVisit(one, "high"), await aVisit(one, "low")];
    const [own] = await listOf(high);
    const foreign = await low.ask("DELETE", `/api/sessions/${own?.id}`);
    const absent = await low.ask("DELETE", "/api/sessions/absent");
    expect([foreign.status, await foreign.text()]).toEqual([404, await absent.text()]);
    expect(await isIn(high)).toBe(true);
    await granted("high", "C");
    const token = await aToken(high);
    for (const [method, path] of [
      ["GET", "/api/sessions"],
      ["DELETE", "/api/sessions"],
      ["DELETE", `/api/sessions/${own?.id}`],
    ] as const) {
      expect((await token.ask(method, path)).status).toBe(401);
      expect((await aBrowser(one).ask(method, path)).status).toBe(401);
    }
    expect(await isIn(high)).toBe(true);
  });
});

async function granted(account: string, clearance: string): Promise<void> {
  const grant = { dossier: tenderId, clearance, groups: [], roles: ["reader"] };
  await giveGrant(installation.store.database, account, grant);
}

function asPeople(text: string): Promise<unknown> {
  return installation.store.database.transact({ dossier: "", marks: [], act: "people" }, (sql) =>
    sql(text),
  );
}
