/**
 * Sign-ins that are not what they seem, against the whole app: each case does one thing wrong in a
 * sign-in that is right in everything else, and nobody is let in. What a provider says wrongly is
 * in provider.test.ts.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  aBadProvider,
  type BadProvider,
  type Claims,
  type Wrongs,
} from "../../test/bad-provider.ts";
import { newAccount } from "../../test/enrol.ts";
import {
  comingBack,
  goingTo,
  signingInAt,
  throughProvider,
  whoIsIn,
} from "../../test/going-to-provider.ts";
import {
  anIdentityProvider,
  type IdentityProvider,
  knownAs,
} from "../../test/identity-provider.ts";
import {
  aBrowser,
  anInstallation,
  type Browser,
  type Installation,
  type Served,
} from "../../test/served.ts";
import { tieIdentity } from "../store/identities.ts";

const vega = "sub-of-vega";
const redirects: string[] = [];

let installation: Installation;
let served: Served;
let one: BadProvider;
let two: BadProvider;
let real: IdentityProvider;

beforeAll(async () => {
  installation = await anInstallation();
  [one, two] = [await aBadProvider(), await aBadProvider()];
  real = await anIdentityProvider(redirects);
  served = await installation.serve({
    demonstration: false,
    providers: [knownAs("one", one), knownAs("two", two), knownAs("real", real)],
  });
  redirects.push(`${served.url}/api/providers/real/callback`);
  real.rotate(); // it has now read where it sends people back to
  const { database } = installation.store;
  await newAccount(database, "vega");
  await tieIdentity(database, "vega", { issuer: one.issuer, subject: vega });
  await newAccount(database, "lind");
  await tieIdentity(database, "lind", { issuer: real.issuer, subject: "sub-of-lind" });
}, 120_000);
afterAll(async () => {
  await Promise.all([one?.close(), two?.close(), real?.close()]);
  await installation?.close();
}, 60_000);
beforeEach(() => {
  for (const each of [one, two]) {
    each.do({});
    each.asked();
  }
  real.be("sub-of-lind");
});

/** Signs in as vega at a provider that does this wrong: what the app says. */
async function signingIn(wrongs: Wrongs, browser = aBrowser(served)): Promise<string> {
  one.do(wrongs);
  const said = await comingBack(browser, one.sendsBack(await goingTo(browser, "one"), vega));
  if (said !== "in") expect(await whoIsIn(browser)).toBeUndefined();
  return said;
}

const claiming = (claims: Claims): Wrongs => ({ claims: (right) => ({ ...right, ...claims }) });

test("a provider that does nothing wrong lets vega in", async () => {
  const browser = aBrowser(served);
  expect(await signingIn({}, browser)).toBe("in");
  expect(await whoIsIn(browser)).toBe("vega");
  expect(one.asked()).toContain("/jwks");
});

describe("an identity is an issuer and a subject, and nothing else", () => {
  test("an e-mail address is not taken for one", async () => {
    const { database } = installation.store;
    await newAccount(database, "vega@example.org");
    const mallory = { sub: "sub-of-mallory", email: "vega@example.org", email_verified: true };
    expect(await signingIn(claiming(mallory))).toBe("no-account");
    const names = { preferred_username: "vega", name: "vega", upn: "vega", oid: vega };
    expect(await signingIn(claiming({ ...mallory, ...names }))).toBe("no-account");
    expect(await signingIn(claiming({ sub: "vega@example.org" }))).toBe("no-account");
    expect(await signingIn(claiming({ sub: "vega" }))).toBe("no-account");
  });

  test("a subject is one letter for letter", async () => {
    expect(await signingIn(claiming({ sub: vega.toUpperCase() }))).toBe("no-account");
    expect(await signingIn(claiming({ sub: `${vega} ` }))).toBe("no-account");
    expect(await signingIn(claiming({ sub: `${vega}' or '1'='1` }))).toBe("no-account");
  });

  test("a subject that another issuer uses again is somebody else", async () => {
    const browser = aBrowser(served);
    const go = await goingTo(browser, "two");
    expect(await comingBack(browser, two.sendsBack(go, vega))).toBe("no-account");
  });
});

describe("two providers are not mixed up", () => {
  test("an answer of one at the address of the other", async () => {
    const browser = aBrowser(served);
    const back = one.sendsBack(await goingTo(browser, "one"), vega);
    back.pathname = "/api/providers/two/callback";
    expect(await comingBack(browser, back)).toBe("elsewhere");
    expect(two.asked()).not.toContain("/token");
  });

  test("an answer that says it is another's, or does not say whose it is", async () => {
    for (const iss of [two.issuer, `${one.issuer}/`, undefined]) {
      const browser = aBrowser(served);
      const back = one.sendsBack(await goingTo(browser, "one"), vega);
      if (iss === undefined) back.searchParams.delete("iss");
      else back.searchParams.set("iss", iss);
      expect(await comingBack(browser, back)).toBe("untrusted");
    }
    expect(one.asked()).not.toContain("/token");
  });

  test("a code of one is not shown to the other", async () => {
    const browser = aBrowser(served);
    const honest = one.sendsBack(await goingTo(browser, "one"), vega);
    const mixed = two.sendsBack(await goingTo(browser, "two"), vega);
    mixed.searchParams.set("code", honest.searchParams.get("code") ?? "");
    mixed.searchParams.set("iss", one.issuer);
    expect(await comingBack(browser, mixed)).toBe("untrusted");
    expect(two.asked()).not.toContain("/token");
  });
});

describe("a sign-in belongs to the browser that began it, and is good once", () => {
  const backOf = async (browser: Browser) => throughProvider(await goingTo(browser, "real"));

  test("what another browser began is refused (login CSRF)", async () => {
    const [attacker, victim] = [aBrowser(served), aBrowser(served)];
    const back = await backOf(attacker);
    expect(await comingBack(victim, back)).toBe("elsewhere");
    await goingTo(victim, "real");
    expect(await comingBack(victim, back)).toBe("elsewhere");
    expect(await whoIsIn(victim)).toBeUndefined();
    expect(await comingBack(attacker, back)).toBe("in");
  });

  test("a code from another session, under one's own state, is refused", async () => {
    const [attacker, victim] = [aBrowser(served), aBrowser(served)];
    const stolen = await backOf(victim);
    real.be("sub-of-mallory");
    const own = await backOf(attacker);
    own.searchParams.set("code", stolen.searchParams.get("code") ?? "");
    expect(await comingBack(attacker, own)).toBe("untrusted");
    expect(await whoIsIn(attacker)).toBeUndefined();
  });

  test("a reused code is refused: with its state, and under another", async () => {
    const browser = aBrowser(served);
    const back = await backOf(browser);
    const code = back.searchParams.get("code") ?? "";
    const going = browser.cookies.get("chancery-going") ?? "";
    expect(await comingBack(browser, back)).toBe("in");
    browser.cookies.clear();
    browser.cookies.set("chancery-going", going);
    expect(await comingBack(browser, back)).toBe("elsewhere");
    const again = aBrowser(served);
    const next = await backOf(again);
    next.searchParams.set("code", code);
    expect(await comingBack(again, next)).toBe("untrusted");
  });
});

describe("a sign-in under way", () => {
  test("lets one in, though its answer is sent twenty times at once", async () => {
    const browser = aBrowser(served);
    const back = one.sendsBack(await goingTo(browser, "one"), vega);
    const said = await Promise.all(
      Array.from({ length: 20 }, () => {
        const same = aBrowser(served);
        same.cookies.set("chancery-going", browser.cookies.get("chancery-going") ?? "");
        return comingBack(same, back);
      }),
    );
    expect(said.filter((each) => each === "in")).toHaveLength(1);
    expect(one.asked().filter((each) => each === "/token")).toHaveLength(1);
  });

  test.each<[string, (query: URLSearchParams) => void]>([
    ["no state", (query) => query.delete("state")],
    ["another state", (query) => query.set("state", "A".repeat(43))],
    ["two states", (query) => query.append("state", "A".repeat(43))],
  ])("lets nobody in with %s", async (_, change) => {
    const browser = aBrowser(served);
    const back = one.sendsBack(await goingTo(browser, "one"), vega);
    change(back.searchParams);
    expect(await comingBack(browser, back)).toBe("elsewhere");
    expect(one.asked()).not.toContain("/token");
  });

  test("is over after ten minutes", async () => {
    const browser = aBrowser(served);
    const back = one.sendsBack(await goingTo(browser, "one"), vega);
    await installation.store.database.transact({ dossier: "", marks: [], act: "people" }, (sql) =>
      sql("update chancery.account_pending set ends = ends - 600000000"),
    );
    expect(await comingBack(browser, back)).toBe("elsewhere");
  });

  test("is not begun by another site's page", async () => {
    for (const headers of [
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
    ]) {
      const answer = await aBrowser(served).ask("POST", "/api/providers/one/sign-in", {}, headers);
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect((await aBrowser(served).ask("GET", "/api/providers/one/sign-in")).status).toBe(404);
  });
});

test("a key that changes while somebody is under way keeps nobody out", async () => {
  const browser = aBrowser(served);
  const back = await throughProvider(await goingTo(browser, "real"));
  real.rotate();
  expect(await comingBack(browser, back)).toBe("in");
  expect(await signingInAt(aBrowser(served), "real")).toBe("in");
});
