import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
import { signOutPerson, takeFromPerson } from "../service/people.ts";
import { giveGrant, setDisabled } from "../store/people.ts";

/** What was opened when somebody might read more, on two servers over one PostgreSQL. */
let installation: Installation;
let servers: readonly Served[];
const dossier = `/api/dossiers/${tenderId}`;

beforeAll(async () => {
  installation = await anInstallation();
  servers = [await installation.serve(), await installation.serve()];
  await letPeopleIn(installation.store.database, { officer: "C" });
}, 120_000);
afterAll(() => installation.close(), 60_000);

const cleared = (clearance: string, roles: readonly string[] = ["reader"]) =>
  giveGrant(installation.store.database, "officer", {
    dossier: tenderId,
    clearance,
    groups: [],
    roles,
  });
const disabled = (is: boolean) => setDisabled(installation.store.database, "officer", is);

type Open = {
  readonly name: string;
  readonly sees: () => Promise<number>;
  readonly ended: () => Promise<string>;
};

/** A session and a token on each server, each with a stream of events. */
async function everythingOpen(): Promise<readonly Open[]> {
  await disabled(false);
  await cleared("C", ["auditor"]);
  const [first] = servers;
  const session = await aVisit(first as Served, "officer");
  const wanted = { title: "t", days: 1, scope: "all", ceiling: "C" };
  const made = await session.ask("POST", "/api/tokens", wanted);
  const { token } = (await made.json()) as { token: string };
  return Promise.all(
    servers.flatMap((served, nth) =>
      [session, undefined].map(async (by): Promise<Open> => {
        const headers: Record<string, string> =
          by === undefined
            ? { authorization: `Bearer ${token}` }
            : { cookie: `chancery=${by.cookies.get("chancery")}` };
        const browser: Browser = aBrowser(served);
        const sees = async () => {
          const answer = await browser.ask("GET", dossier, undefined, headers);
          const body = (await answer.json()) as { entries?: number };
          return body.entries ?? answer.status;
        };
        const stream = await browser.ask("GET", `${dossier}/changes`, undefined, headers);
        const ended = stream.text().catch((error: unknown) => String(error));
        const name = `${by === undefined ? "a token" : "a session"} on server ${nth + 1}`;
        return { name, sees, ended: () => Promise.race([ended, late()]) };
      }),
    ),
  );
}

async function late(): Promise<string> {
  await pause(1500, undefined, { ref: false });
  return "open still";
}

describe("every session, token and stream that is open, on either server, follows at once", () => {
  test.each<[string, () => Promise<unknown>, number]>([
    ["a lowered clearance", () => cleared("U", ["auditor"]), 20],
    ["another role", () => cleared("C"), 24],
    [
      "a grant taken away",
      () => takeFromPerson(installation.store.database, "officer", tenderId),
      404,
    ],
    ["an account disabled", () => disabled(true), 401],
  ])("%s", async (_, change, seen) => {
    const open = await everythingOpen();
    for (const { name, sees } of open) expect([name, await sees()]).toEqual([name, 24]);
    await change();
    for (const { name, sees } of open) expect([name, await sees()]).toEqual([name, seen]);
    for (const { name, ended } of open) {
      expect(await ended(), name).toMatch(/event: ended\ndata: [^\n]*\n\n$/);
    }
  });

  test("being signed out ends the sessions, and leaves the tokens", async () => {
    const open = await everythingOpen();
    await signOutPerson(installation.store.database, "officer");
    for (const { name, sees, ended } of open) {
      const isToken = name.startsWith("a token");
      expect([name, await sees()]).toEqual([name, isToken ? 24 : 401]);
      if (!isToken) expect(await ended(), name).toMatch(/event: ended\n/);
    }
  });

  test("nothing that came in after it is told of", async () => {
    const open = await everythingOpen();
    await cleared("U", ["auditor"]);
    for (const { ended } of open) expect(await ended()).not.toContain("event: growth");
  });
});
