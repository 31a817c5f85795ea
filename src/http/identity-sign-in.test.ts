import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aLink, enrolled, newAccount } from "../../test/enrol.ts";
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
import { aBrowser, anInstallation, type Installation, type Served } from "../../test/served.ts";
import { tieIdentity } from "../store/identities.ts";
import { setDisabled } from "../store/people.ts";

let installation: Installation;
let ministry: IdentityProvider;
let served: Served;
let other: Served;
const redirects: string[] = [];

beforeAll(async () => {
  installation = await anInstallation();
  ministry = await anIdentityProvider(redirects);
  const parts = () => ({ demonstration: false, providers: [knownAs("ministry", ministry)] });
  served = await installation.serve(parts());
  other = await installation.serve(parts());
  redirects.push(`${served.url}/api/providers/ministry/callback`);
  redirects.push(`${other.url}/api/providers/ministry/callback`);
  ministry.rotate(); // it has now read where it sends people back to
  await newAccount(database(), "vega");
  await tieIdentity(database(), "vega", { issuer: ministry.issuer, subject: "sub-of-vega" });
}, 120_000);
afterAll(async () => {
  await ministry?.close();
  await installation?.close();
}, 60_000);
beforeEach(() => ministry.be("sub-of-vega"));

const database = () => installation.store.database;

function asPeople(text: string): Promise<readonly Record<string, unknown>[]> {
  return database().transact({ dossier: "", marks: [], act: "people" }, (sql) => sql(text));
}

describe("signing in at a provider", () => {
  test("lets in whoever an identity is tied to, in a session of their own", async () => {
    const browser = aBrowser(served);
    expect(await signingInAt(browser, "ministry")).toBe("in");
    expect(await whoIsIn(browser)).toBe("vega");
    expect([...browser.cookies.keys()]).toEqual(["chancery"]);
    const [row] = await asPeople("select how from chancery.account_session order by opened desc");
    expect(row).toEqual({ how: "identity provider" });
  });

  test("is offered by name, and by nothing else of the provider", async () => {
    const answer = await aBrowser(served).ask("GET", "/api/providers");
    expect(await answer.json()).toEqual({ providers: [{ id: "ministry", name: "The ministry" }] });
    expect((await aBrowser(served).ask("POST", "/api/providers/no/sign-in", {})).status).toBe(404);
    expect((await aBrowser(served).ask("GET", "/api/providers/no/callback")).status).toBe(404);
  });

  test("asks with PKCE S256, a state, a nonce, openid alone, and the address to come back to", async () => {
    const [one, two] = [
      await goingTo(aBrowser(served), "ministry"),
      await goingTo(aBrowser(served), "ministry"),
    ];
    expect(Object.fromEntries(one.searchParams)).toMatchObject({
      client_id: ministry.clientId,
      response_type: "code",
      scope: "openid",
      code_challenge_method: "S256",
      redirect_uri: `${served.url}/api/providers/ministry/callback`,
    });
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(one.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one.searchParams.get(name)).not.toBe(two.searchParams.get(name));
    }
  });

  test("may begin at one server and end at another", async () => {
    const browser = aBrowser(served);
    const back = await throughProvider(await goingTo(browser, "ministry"));
    // A proxy before both would have one address; the provider compares the one it was given.
    const elsewhere = aBrowser(other);
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    const answer = await elsewhere.ask("GET", `${back.pathname}${back.search}`, undefined, {
      host: new URL(served.url).host,
    });
    expect(answer.status).toBe(303);
  });

  test("begins a new session, and ends the one that the browser was in", async () => {
    const browser = aBrowser(served);
    await signingInAt(browser, "ministry");
    const before = aBrowser(served);
    before.cookies.set("chancery", browser.cookies.get("chancery") ?? "");
    await signingInAt(browser, "ministry");
    expect(await whoIsIn(browser)).toBe("vega");
    expect(await whoIsIn(before)).toBeUndefined();
  });
});

describe("a sign-in under way", () => {
  test("over https, keeps what ties it to the browser in a cookie of this host alone", async () => {
    const providers = [knownAs("ministry", ministry)];
    const address = new URL("https://chancery.example");
    const safe = await installation.serve({ secure: true, address, providers });
    const answer = await aBrowser(safe).ask("POST", "/api/providers/ministry/sign-in", {});
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-chancery-going=[\w-]{43}; /);
    for (const word of ["Max-Age=600", "Path=/", "HttpOnly", "Secure", "SameSite=Lax"]) {
      expect(cookie).toContain(word);
    }
    expect(cookie).not.toContain("Domain");
    const { go } = (await answer.json()) as { go: string };
    expect(new URL(go).searchParams.get("redirect_uri")).toBe(
      "https://chancery.example/api/providers/ministry/callback",
    );
  });

  test("ends with a word where the provider lets nobody in, and that word is ours", async () => {
    ministry.be(undefined);
    const browser = aBrowser(served);
    const back = await throughProvider(await goingTo(browser, "ministry"));
    expect(back.searchParams.get("error")).toBe("access_denied");
    expect(await comingBack(browser, back)).toBe("refused");
    expect(await whoIsIn(browser)).toBeUndefined();
  });

  test("is answered with 503 while the provider is away, and goes on when it is back", async () => {
    const away = await anIdentityProvider([]);
    await away.close();
    const alone = await installation.serve({ providers: [knownAs("away", away)] });
    const answer = await aBrowser(alone).ask("POST", "/api/providers/away/sign-in", {});
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain(away.issuer);
    const last = alone.lines.find((line) => line.includes("provider not usable"));
    expect(last).toContain('"reason":"unreachable"');
    const again = await anIdentityProvider([], Number(new URL(away.issuer).port));
    expect((await aBrowser(alone).ask("POST", "/api/providers/away/sign-in", {})).status).toBe(200);
    await again.close();
  });
});

describe("an identity that is nobody's", () => {
  test("lets nobody in and makes no account, and the log says whom to tie", async () => {
    ministry.be("sub-unheard-of");
    const before = await asPeople("select count(*) as all from chancery.account");
    const browser = aBrowser(served);
    expect(await signingInAt(browser, "ministry")).toBe("no-account");
    expect(await whoIsIn(browser)).toBeUndefined();
    expect(await asPeople("select count(*) as all from chancery.account")).toEqual(before);
    const last = served.lines.findLast((line) => line.includes("sign-in refused"));
    expect(last).toContain('"subject":"sub-unheard-of"');
  });

  test("is not told from one whose account is disabled", async () => {
    await newAccount(database(), "off");
    await tieIdentity(database(), "off", { issuer: ministry.issuer, subject: "sub-of-off" });
    ministry.be("sub-of-off");
    const browser = aBrowser(served);
    expect(await signingInAt(browser, "ministry")).toBe("in");
    await setDisabled(database(), "off", true);
    expect(await whoIsIn(browser)).toBeUndefined();
    expect(await signingInAt(browser, "ministry")).toBe("no-account");
  });
});

describe("a one-time link", () => {
  test("ties its account to the identity that comes back, once", async () => {
    await newAccount(database(), "lind");
    const link = await aLink(database(), "lind");
    ministry.be("sub-of-lind");
    const browser = aBrowser(served);
    expect(await signingInAt(browser, "ministry", { link })).toBe("in");
    expect(await whoIsIn(browser)).toBe("lind");
    ministry.be("sub-of-mallory");
    const again = aBrowser(served);
    const answer = await again.ask("POST", "/api/providers/ministry/sign-in", { link });
    expect(answer.status).toBe(404);
    expect((await again.ask("POST", "/api/enrolment", { link })).status).toBe(404);
    ministry.be("sub-of-lind");
    expect(await signingInAt(aBrowser(served), "ministry")).toBe("in");
  });

  test("that was used meanwhile ties nothing, whatever is under way with it", async () => {
    await newAccount(database(), "okoro");
    const link = await aLink(database(), "okoro");
    const [first, second] = [aBrowser(served), aBrowser(other)];
    ministry.be("sub-of-okoro");
    const back = await throughProvider(await goingTo(first, "ministry", { link }));
    ministry.be("sub-of-mallory");
    const late = await throughProvider(await goingTo(second, "ministry", { link }));
    expect(await comingBack(first, back)).toBe("in");
    expect(await comingBack(second, late)).toBe("link-spent");
    expect(await whoIsIn(second)).toBeUndefined();
  });

  test("ties no identity that another account has, and stays good for the right one", async () => {
    await newAccount(database(), "second");
    const link = await aLink(database(), "second");
    ministry.be("sub-of-vega");
    expect(await signingInAt(aBrowser(served), "ministry", { link })).toBe("taken");
    ministry.be("sub-of-second");
    const browser = aBrowser(served);
    expect(await signingInAt(browser, "ministry", { link })).toBe("in");
    expect(await whoIsIn(browser)).toBe("second");
  });

  test("ties one identity to one account, though two are tied at the same moment", async () => {
    const backs = [];
    ministry.be("sub-of-twins");
    for (const account of ["twin-1", "twin-2"]) {
      await newAccount(database(), account);
      const browser = aBrowser(served);
      const link = await aLink(database(), account);
      const back = await throughProvider(await goingTo(browser, "ministry", { link }));
      backs.push({ browser, back });
    }
    const said = await Promise.all(backs.map(({ browser, back }) => comingBack(browser, back)));
    expect(said.sort()).toEqual(["in", "taken"]);
  });

  test("puts one way in the place of the other: no password is left that nobody thinks of", async () => {
    await newAccount(database(), "moved");
    const { account, password, code, browser } = await enrolled(served, database(), "moved");
    ministry.be("sub-of-moved");
    const link = await aLink(database(), account);
    expect(await signingInAt(aBrowser(served), "ministry", { link })).toBe("in");
    expect(await whoIsIn(browser)).toBeUndefined();
    const body = { account, password, code: code() };
    expect((await aBrowser(served).ask("POST", "/api/session", body)).status).toBe(401);
    await enrolled(served, database(), "moved");
    expect(await signingInAt(aBrowser(served), "ministry")).toBe("no-account");
  });
});

test("no secret of a sign-in is in the log, nor what a provider writes", async () => {
  const browser = aBrowser(served);
  const go = await goingTo(browser, "ministry");
  const going = browser.cookies.get("chancery-going") ?? "none";
  const back = await throughProvider(go);
  await comingBack(browser, back);
  ministry.be(undefined);
  const refused = aBrowser(served);
  await comingBack(refused, await throughProvider(await goingTo(refused, "ministry")));
  const secrets = [
    going,
    ministry.secret,
    back.searchParams.get("code") ?? "none",
    ...["state", "nonce", "code_challenge"].map((name) => go.searchParams.get(name) ?? "none"),
    browser.cookies.get("chancery") ?? "none",
    "turned back",
  ];
  for (const line of served.lines) {
    for (const secret of secrets) expect(line.includes(secret), line).toBe(false);
  }
});

test("what is kept of a sign-in under way says nothing that would let anybody finish it", async () => {
  const browser = aBrowser(served);
  const go = await goingTo(browser, "ministry");
  const rows = await asPeople(
    "select row_to_json(p)::text as text from chancery.account_pending p",
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { text } of rows) {
    expect(text).not.toContain(go.searchParams.get("state"));
    expect(text).not.toContain(browser.cookies.get("chancery-going"));
  }
});
