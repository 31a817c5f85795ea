import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  aBrowser,
  anInstallation,
  aVisit,
  type Installation,
  letPeopleIn,
  type Served,
  tenderId,
} from "../../test/served.ts";
import { giveGrant, setDisabled, takeGrant } from "../store/people.ts";
import { closeSessions } from "../store/sessions.ts";

let installation: Installation;
let one: Served;
let two: Served;
const dossier = `/api/dossiers/${tenderId}`;

beforeAll(async () => {
  installation = await anInstallation();
  await letPeopleIn(installation.store.database, { low: "U", high: "C", gone: "C" });
  one = await installation.serve();
  two = await installation.serve();
}, 120_000);
afterAll(() => installation.close(), 60_000);

async function entriesFor(browser: { ask: ReturnType<typeof aBrowser>["ask"] }): Promise<unknown> {
  const answer = await browser.ask("GET", dossier);
  const body: unknown = await answer.json();
  return answer.status === 200 ? (body as { entries: number }).entries : answer.status;
}

describe("a session", () => {
  test("says who somebody is, and reads what they are cleared for", async () => {
    const low = await aVisit(one, "low");
    const session = await low.ask("GET", "/api/session");
    expect(await session.json()).toMatchObject({ account: "low", administrator: false });
    expect(await entriesFor(low)).toBe(20);
    expect(await entriesFor(await aVisit(one, "high"))).toBe(24);
    expect(await entriesFor(aBrowser(one))).toBe(401);
  });

  test("is good at every server, and ended at one is ended at all", async () => {
    const visit = await aVisit(one, "low");
    const elsewhere = aBrowser(two);
    for (const [name, value] of visit.cookies) elsewhere.cookies.set(name, value);
    expect(await entriesFor(elsewhere)).toBe(20);
    const out = await visit.ask("DELETE", "/api/session");
    expect(out.status).toBe(204);
    expect(out.headers.get("clear-site-data")).toBe('"cache", "cookies", "storage"');
    expect(await entriesFor(elsewhere)).toBe(401);
  });

  test("is another after each sign-in, and the one before is ended", async () => {
    const visit = await aVisit(one, "low");
    const before = new Map(visit.cookies);
    await visit.ask("POST", "/api/demonstration", { account: "high" });
    expect([...visit.cookies.values()]).not.toEqual([...before.values()]);
    const old = aBrowser(one);
    for (const [name, value] of before) old.cookies.set(name, value);
    expect(await entriesFor(old)).toBe(401);
  });

  test("lies in the store as a hash alone", async () => {
    const visit = await aVisit(one, "low");
    const [secret = ""] = visit.cookies.values();
    expect(secret).toMatch(/^[\w-]{43}$/);
    const rows = await asPeople(
      "select row_to_json(s)::text as text from chancery.account_session s",
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ text }) => text.includes(secret))).toBe(false);
  });

  test.each([
    ["an hour of rest", "touched = touched - 3601000000"],
    ["a day, however busy", "ends = ends - 86400000000"],
  ])("is over after %s", async (_, change) => {
    const visit = await aVisit(one, "low");
    expect(await entriesFor(visit)).toBe(20);
    await asPeople(`update chancery.account_session set ${change} returning 1`);
    expect(await entriesFor(visit)).toBe(401);
  });

  test("of the demonstration is worth nothing where there is none", async () => {
    const strict = await installation.serve({ demonstration: false });
    const visit = await aVisit(one, "low");
    const there = aBrowser(strict);
    for (const [name, value] of visit.cookies) there.cookies.set(name, value);
    expect(await entriesFor(there)).toBe(401);
    const click = await there.ask("POST", "/api/demonstration", { account: "low" });
    expect(click.status).toBe(404);
    expect(await (await there.ask("GET", "/api/demonstration")).json()).toEqual({ people: [] });
  });
});

test("a session tells a key to seal drafts with: the same while it lasts, another in the next", async () => {
  const visit = await aVisit(one, "low");
  const [secret = ""] = visit.cookies.values();
  const keyFor = async () =>
    ((await (await visit.ask("GET", "/api/session")).json()) as { draftKey: string }).draftKey;
  const key = await keyFor();
  expect(Buffer.from(key, "base64url")).toHaveLength(32);
  expect(await keyFor()).toBe(key);
  expect(key).not.toContain(secret);
  await visit.ask("POST", "/api/demonstration", { account: "low" });
  expect(await keyFor()).not.toBe(key);
});

describe("what is taken from somebody is gone at their next request, on another server too", () => {
  test("a clearance that is lowered, and a grant that is taken", async () => {
    const visit = await aVisit(two, "high");
    expect(await entriesFor(visit)).toBe(24);
    const lower = { dossier: tenderId, clearance: "U", groups: [], roles: ["reader"] };
    await giveGrant(installation.store.database, "high", lower);
    expect(await entriesFor(visit)).toBe(20);
    await takeGrant(installation.store.database, "high", tenderId);
    expect(await entriesFor(visit)).toBe(404);
    await giveGrant(installation.store.database, "high", { ...lower, clearance: "C" });
    expect(await entriesFor(visit)).toBe(24);
  });

  test("sessions that are ended, and an account that is disabled: enabled again, none comes back", async () => {
    const visits = [await aVisit(one, "gone"), await aVisit(two, "gone")];
    await closeSessions(installation.store.database, "gone");
    for (const visit of visits) expect(await entriesFor(visit)).toBe(401);
    const again = [await aVisit(one, "gone"), await aVisit(two, "gone")];
    await setDisabled(installation.store.database, "gone", true);
    for (const visit of again) expect(await entriesFor(visit)).toBe(401);
    await expect(aVisit(one, "gone")).rejects.toThrow(/404/);
    await setDisabled(installation.store.database, "gone", false);
    for (const visit of again) expect(await entriesFor(visit)).toBe(401);
  });
});

function asPeople(text: string): Promise<readonly { readonly text: string }[]> {
  return installation.store.database.transact({ dossier: "", marks: [], act: "people" }, (sql) =>
    sql(text),
  );
}
