import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aLink, authenticator, enrolled, newAccount } from "../../test/enrol.ts";
import { aBrowser, anInstallation, type Installation, type Served } from "../../test/served.ts";
import { hashOf } from "../service/secrets.ts";
import { giveGrant, setDisabled } from "../store/people.ts";

let installation: Installation;
let served: Served;
let other: Served;

beforeAll(async () => {
  installation = await anInstallation();
  served = await installation.serve({ demonstration: false });
  other = await installation.serve({ demonstration: false });
}, 120_000);
afterAll(() => installation.close(), 60_000);
beforeEach(() => asPeople("delete from chancery.account_attempt"));

const database = () => installation.store.database;

function asPeople(text: string): Promise<readonly Record<string, unknown>[]> {
  return database().transact({ dossier: "", marks: [], act: "people" }, (sql) => sql(text));
}

describe("a one-time link", () => {
  test("gives a password and a second factor, and a session; it is good once", async () => {
    await newAccount(database(), "vega");
    const { browser } = await enrolled(served, database(), "vega");
    const session = await browser.ask("GET", "/api/session");
    expect(await session.json()).toEqual({
      account: "vega",
      name: "vega",
      administrator: false,
      dossiers: [],
      draftKey: expect.any(String),
    });
  });

  test("is good once, though many use it together", async () => {
    await newAccount(database(), "okoro");
    const link = await aLink(database(), "okoro");
    const opened = await aBrowser(served).ask("POST", "/api/enrolment", { link });
    const { secondFactor } = (await opened.json()) as { secondFactor: { address: string } };
    const code = authenticator(secondFactor.address)();
    const body = { link, password: "seven grey herons at noon", code };
    const answers = await Promise.all(
      [served, other, served, other, served, other].map((at) =>
        aBrowser(at).ask("POST", "/api/enrolment/password", body),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 404, 404, 404, 404, 404]);
    expect((await aBrowser(served).ask("POST", "/api/enrolment", { link })).status).toBe(404);
  });

  test("is over after a day, by a newer one, and when its account is disabled", async () => {
    await newAccount(database(), "late");
    const status = async (link: string) =>
      (await aBrowser(served).ask("POST", "/api/enrolment", { link })).status;
    const first = await aLink(database(), "late");
    expect(await status(first)).toBe(200);
    const second = await aLink(database(), "late");
    expect(await status(first)).toBe(404);
    await asPeople("update chancery.account_link set ends = ends - 86400000000");
    expect(await status(second)).toBe(404);
    const third = await aLink(database(), "late");
    await setDisabled(database(), "late", true);
    expect(await status(third)).toBe(404);
    expect(await status("")).toBe(404);
  });

  test.each([
    { password: "short", at: "/password" },
    { password: "password2024", at: "/password" },
    { password: "1q2w3e4r5t6y", at: "/password" },
    { password: "aaaaaaaaaaaaaaaa", at: "/password" },
    { password: "the chancery of doors", at: "/password" },
    { password: "picky is my name", at: "/password" },
    { password: "x".repeat(300), at: "/password" },
    { password: "blue lanterns over Tallinn", code: "000000", at: "/code" },
    { password: "blue lanterns over Tallinn", code: "no code", at: "/code" },
  ])("refuses to set $password with $code", async ({ password, code, at }) => {
    await newAccount(database(), "picky");
    const link = await aLink(database(), "picky");
    const opened = await aBrowser(served).ask("POST", "/api/enrolment", { link });
    const { secondFactor } = (await opened.json()) as { secondFactor: { address: string } };
    const body = { link, password, code: code ?? authenticator(secondFactor.address)() };
    const answer = await aBrowser(served).ask("POST", "/api/enrolment/password", body);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ at }] });
    const [row] = await asPeople(
      "select password is null as none from chancery.account where account = 'picky'",
    );
    expect(row).toEqual({ none: true });
  });
});

describe("a password", () => {
  test("with its code lets somebody in; a code is good once, on every server", async () => {
    await newAccount(database(), "lind");
    const { password, code } = await enrolled(served, database(), "lind");
    const body = { account: "lind", password, code: code() };
    expect((await aBrowser(served).ask("POST", "/api/session", body)).status).toBe(200);
    expect((await aBrowser(served).ask("POST", "/api/session", body)).status).toBe(401);
    expect((await aBrowser(other).ask("POST", "/api/session", body)).status).toBe(401);
    const next = { ...body, code: code(1) };
    expect((await aBrowser(other).ask("POST", "/api/session", next)).status).toBe(200);
  });

  test("lies in the store as Argon2id of 64 MiB and three passes", async () => {
    await newAccount(database(), "keeper");
    await enrolled(served, database(), "keeper");
    const [row] = await asPeople("select password from chancery.account where account = 'keeper'");
    expect(row?.password).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[\w+/]+\$[\w+/]+$/);
  });

  test("whatever is wrong, the answer is the same to the byte", async () => {
    await newAccount(database(), "right");
    const { password, code } = await enrolled(served, database(), "right");
    await newAccount(database(), "off");
    const off = await enrolled(served, database(), "off");
    await setDisabled(database(), "off", true);
    await newAccount(database(), "unset");
    const bodies = [
      { account: "right", password: "wrong", code: code() },
      { account: "right", password, code: "000000" },
      { account: "right", password, code: "" },
      { account: "right", password: "", code: code() },
      { account: "nobody", password, code: code() },
      { account: "unset", password, code: code() },
      { account: "off", password: off.password, code: off.code() },
      { account: "RIGHT", password, code: code() },
      { account: "right' or '1'='1", password, code: code() },
    ];
    const answers = await Promise.all(
      bodies.map(async (body) => {
        const answer = await aBrowser(served).ask("POST", "/api/session", body);
        const kept = [...answer.headers].filter(
          ([name]) => !["date", "x-request-id"].includes(name),
        );
        return JSON.stringify([answer.status, kept, await answer.text()]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("401");
    expect(answers[0]).not.toContain("set-cookie");
  });

  test("who there is cannot be told by time: nobody's costs what somebody's does", async () => {
    await newAccount(database(), "timed");
    await enrolled(served, database(), "timed");
    const times = { timed: [] as number[], nobody: [] as number[] };
    for (let round = 0; round < 8; round += 1) {
      for (const account of ["timed", "nobody"] as const) {
        await asPeople("delete from chancery.account_attempt");
        const begun = performance.now();
        await aBrowser(served).ask("POST", "/api/session", { account, password: "x", code: "1" });
        times[account].push(performance.now() - begun);
      }
    }
    // The least of several is what the work itself costs, whatever else the machine does.
    const [one, none] = [Math.min(...times.timed), Math.min(...times.nobody)];
    // Argon2 takes some 100 ms here; a shortcut for nobody would take a tenth of that.
    expect(Math.abs(one - none) / one).toBeLessThan(0.5);
  }, 60_000);
});

describe("after five failures an account waits", () => {
  test("on every server, whether it exists or not, with a time to come again", async () => {
    await newAccount(database(), "tried");
    const { password, code } = await enrolled(served, database(), "tried");
    for (const account of ["tried", "not-there"]) {
      const wrong = { account, password: "wrong", code: "123456" };
      for (let failure = 0; failure < 5; failure += 1) {
        expect((await aBrowser(served).ask("POST", "/api/session", wrong)).status).toBe(401);
      }
      const held = await aBrowser(other).ask("POST", "/api/session", wrong);
      expect(held.status).toBe(429);
      expect(Number(held.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    const right = { account: "tried", password, code: code() };
    expect((await aBrowser(other).ask("POST", "/api/session", right)).status).toBe(429);
    await asPeople("update chancery.account_attempt set last = last - 20000000");
    expect((await aBrowser(other).ask("POST", "/api/session", right)).status).toBe(200);
  });

  test("many attempts at once count as many", async () => {
    await newAccount(database(), "rushed");
    await enrolled(served, database(), "rushed");
    const wrong = { account: "rushed", password: "wrong", code: "123456" };
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, each) =>
        aBrowser(each % 2 === 0 ? served : other).ask("POST", "/api/session", wrong),
      ),
    );
    const tried = answers.filter(({ status }) => status === 401);
    expect(tried.length).toBeLessThanOrEqual(6);
    expect(answers.filter(({ status }) => status === 429).length).toBe(12 - tried.length);
  });

  test("and an address after thirty, whatever accounts it tries", async () => {
    const guess = async (account: string) =>
      (await aBrowser(served).ask("POST", "/api/session", { account, password: "x", code: "1" }))
        .status;
    expect(await guess("guess-1")).toBe(401);
    const who = hashOf("address 127.0.0.1");
    const failed = (times: number) =>
      asPeople(`update chancery.account_attempt set failures = ${times} where who = '${who}'`);
    await failed(29);
    expect(await guess("guess-30")).toBe(401);
    expect(await guess("guess-31")).toBe(429);
  });
});

test("no secret is in the log, and nothing typed ends a line of it", async () => {
  await newAccount(database(), "logged");
  const { password, code, browser } = await enrolled(served, database(), "logged");
  await giveGrant(database(), "logged", {
    dossier: "tender",
    clearance: "U",
    groups: [],
    roles: ["reader"],
  });
  await browser.ask("GET", "/api/dossiers/tender?policy=%0a%7b%22forged%22");
  const forged = 'x\n{"event":"signed in","account":"administrator"}\r\n\u2028';
  await aBrowser(served).ask("POST", "/api/session", { account: forged, password, code: code() });
  await aBrowser(served).ask("POST", "/api/session", { account: "logged", password, code: code() });
  const link = await aLink(database(), "logged");
  await aBrowser(served).ask("POST", "/api/enrolment", { link });
  const secrets = [
    password,
    code(),
    code(-1),
    link,
    ...browser.cookies.values(),
    "forged",
    "administrator",
  ];
  for (const line of served.lines) {
    expect(line.indexOf("\n")).toBe(line.length - 1);
    expect(Object.keys(JSON.parse(line))).toContain("event");
    for (const secret of secrets) expect(line.includes(secret), line).toBe(false);
  }
  expect(served.lines.filter((line) => line.includes('"sign-in refused"')).length).toBeGreaterThan(
    5,
  );
});
