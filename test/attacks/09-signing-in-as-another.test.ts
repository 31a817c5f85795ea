/**
 * Being signed in as another: by a page of another site, by mixing up two providers, by an e-mail
 * address.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  comingBack,
  goingTo,
  signingInAt,
  throughProvider,
  whoIsIn,
} from "../going-to-provider.ts";
import { aBrowser, type Browser } from "../served.ts";
import {
  type Attacked,
  aServerUnderAttack,
  done,
  type Entered,
  enrolledBy,
  linkFrom,
  password,
} from "./signing-in-server.ts";

let attacked: Attacked;
let lind: Entered;
const anew = () => aBrowser(attacked);

beforeAll(async () => {
  attacked = await aServerUnderAttack();
  const { chief, honest } = attacked;
  lind = await enrolledBy(attacked, await linkFrom(chief, "lind"));
  const identity = { issuer: honest.issuer, subject: "sub-of-vega" };
  await done(chief.ask("POST", "/api/accounts", { account: "vega", name: "Ana Vega", identity }));
}, 120_000);
afterAll(() => attacked?.stop(), 60_000);
beforeEach(() => {
  attacked.honest.be("sub-of-vega");
  attacked.crooked.do({});
  attacked.crooked.asked();
});

const backAs = async (browser: Browser, sub: string) => {
  attacked.honest.be(sub);
  return throughProvider(await goingTo(browser, "honest"));
};

test("whoever is who they say gets in, or no attack here would show anything", async () => {
  const browser = anew();
  expect(await signingInAt(browser, "honest")).toBe("in");
  expect(await whoIsIn(browser)).toBe("vega");
  expect(await whoIsIn(lind.browser)).toBe("lind");
});

describe("login CSRF", () => {
  test("the attacker's way back, opened by the victim", async () => {
    const victim = anew();
    expect(await comingBack(victim, await backAs(anew(), "sub-of-vega"))).toBe("elsewhere");
    expect(await whoIsIn(victim)).toBeUndefined();
  });

  test("the same, while the victim is on their own way", async () => {
    const [victim, attacker] = [anew(), anew()];
    await goingTo(victim, "honest");
    const back = await backAs(attacker, "sub-of-vega");
    expect(await comingBack(victim, back)).toBe("elsewhere");
    const mixed = new URL(back);
    mixed.searchParams.set(
      "state",
      (await goingTo(victim, "honest")).searchParams.get("state") ?? "",
    );
    expect(await comingBack(victim, mixed)).toBe("untrusted");
    expect(await whoIsIn(victim)).toBeUndefined();
  });

  test.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:1" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("a form on another page: %j", async (headers: Record<string, string>) => {
    const body = { account: "lind", password, code: lind.code() };
    const link = await linkFrom(attacked.chief, "csrf");
    const asks: [string, string, unknown][] = [
      ["POST", "/api/session", body],
      ["POST", "/api/providers/honest/sign-in", {}],
      ["POST", "/api/enrolment", { link }],
      ["DELETE", "/api/session", undefined],
    ];
    for (const [method, path, sent] of asks) {
      const answer = await lind.browser.ask(method, path, sent, headers);
      expect(answer.status, path).toBe(403);
      expect(answer.headers.getSetCookie(), path).toEqual([]);
    }
    expect(await whoIsIn(lind.browser)).toBe("lind");
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])(
    "a body that a form can send: %j",
    async (type) => {
      const body = { account: "lind", password, code: lind.code() };
      const headers = { "content-type": type };
      const answer = await anew().ask("POST", "/api/session", body, headers);
      expect(answer.status).toBe(415);
      expect(answer.headers.getSetCookie()).toEqual([]);
    },
  );

  test("signing in or out by an address alone", async () => {
    for (const path of ["/api/session?account=lind", "/api/providers/honest/sign-in"]) {
      const answer = await anew().ask("GET", path);
      expect([401, 404]).toContain(answer.status);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  test("a session that somebody else chose is not gone on with", async () => {
    const [attacker, victim] = [anew(), anew()];
    await signingInAt(attacker, "honest");
    const planted = attacker.cookies.get("chancery") ?? "";
    victim.cookies.set("chancery", planted);
    expect(await signingInAt(victim, "honest")).toBe("in");
    expect(victim.cookies.get("chancery")).not.toBe(planted);
    expect(await whoIsIn(attacker)).toBeUndefined();
  });
});

describe("two providers mixed up", () => {
  test("what one answered, at the address of the other", async () => {
    for (const [from, to] of [
      ["honest", "crooked"],
      ["crooked", "honest"],
    ]) {
      const browser = anew();
      const go = await goingTo(browser, from ?? "");
      const { crooked } = attacked;
      const back =
        from === "honest" ? await throughProvider(go) : crooked.sendsBack(go, "sub-of-vega");
      back.pathname = `/api/providers/${to}/callback`;
      expect(await comingBack(browser, back)).toBe("elsewhere");
      expect(await whoIsIn(browser)).toBeUndefined();
    }
  });

  test("a code of the honest one never reaches the crooked one", async () => {
    const browser = anew();
    const code = (await backAs(anew(), "sub-of-vega")).searchParams.get("code") ?? "";
    for (const iss of [attacked.honest.issuer, undefined]) {
      const back = attacked.crooked.sendsBack(await goingTo(browser, "crooked"), "x");
      back.searchParams.set("code", code);
      if (iss === undefined) back.searchParams.delete("iss");
      else back.searchParams.set("iss", iss);
      expect(await comingBack(browser, back)).toBe("untrusted");
    }
    expect(attacked.crooked.asked()).not.toContain("/token");
  });

  test("the crooked one says it is the honest one", async () => {
    const { crooked, honest } = attacked;
    crooked.do({ claims: (right) => ({ ...right, iss: honest.issuer }) });
    const browser = anew();
    const back = crooked.sendsBack(await goingTo(browser, "crooked"), "sub-of-vega");
    expect(await comingBack(browser, back)).toBe("untrusted");
  });

  test("the crooked one has a subject of the same name", async () => {
    const browser = anew();
    const back = attacked.crooked.sendsBack(await goingTo(browser, "crooked"), "sub-of-vega");
    expect(await comingBack(browser, back)).toBe("no-account");
  });
});

describe("an account by what is not an identity", () => {
  test.each([
    { sub: "x", email: "vega@example.org", email_verified: true },
    { sub: "vega@example.org", email: "vega@example.org", email_verified: true },
    { sub: "vega", preferred_username: "vega" },
    { sub: "lind", name: "lind" },
    { sub: "chief", groups: ["administrators"], roles: ["administrator"] },
    { sub: "SUB-OF-VEGA" },
  ])("%j", async (claims) => {
    const { crooked } = attacked;
    crooked.do({ claims: (right) => ({ ...right, ...claims }) });
    const browser = anew();
    const back = crooked.sendsBack(await goingTo(browser, "crooked"), "x");
    expect(await comingBack(browser, back)).toBe("no-account");
    expect(await whoIsIn(browser)).toBeUndefined();
  });

  test("an identity is not tied to whoever happens to be signed in", async () => {
    const { browser } = await enrolledBy(attacked, await linkFrom(attacked.chief, "happens"));
    attacked.honest.be("sub-of-mallory");
    expect(await signingInAt(browser, "honest")).toBe("no-account");
    expect(await signingInAt(anew(), "honest")).toBe("no-account");
  });

  test("nobody but an administrator ties one, and not by a token", async () => {
    const identity = { issuer: attacked.crooked.issuer, subject: "sub-of-mallory" };
    const path = "/api/accounts/vega/identity";
    expect((await anew().ask("PUT", path, identity)).status).toBe(401);
    const { browser } = lind;
    expect((await browser.ask("PUT", path, identity)).status).toBe(403);
    expect((await browser.ask("PUT", "/api/accounts/lind/identity", identity)).status).toBe(403);
    const account = { account: "own", name: "own", identity, administrator: true };
    expect((await browser.ask("POST", "/api/accounts", account)).status).toBe(403);
    const made = await attacked.chief.ask("POST", "/api/tokens", {
      title: "for the test",
      days: 1,
      scope: "all",
      ceiling: "C",
    });
    const { token } = (await made.json()) as { token: string };
    const authorization = `Bearer ${token}`;
    expect((await anew().ask("PUT", path, identity, { authorization })).status).toBe(401);
  });
});

test("of all this the log holds no secret, and says who was refused", () => {
  const said = attacked.said();
  expect(said).toContain('"event":"sign-in refused","provider":"crooked"');
  for (const secret of [password, attacked.honest.secret, attacked.crooked.secret, "chy_"]) {
    expect(said).not.toContain(secret);
  }
});
