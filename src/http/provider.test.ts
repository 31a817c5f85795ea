/**
 * Providers that do wrong: each case does one thing wrong in a sign-in that is right in everything
 * else, and nobody is believed. The first case does nothing wrong, and is.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  aBadProvider,
  aKey,
  type BadProvider,
  type Claims,
  partOf,
  publicOf,
  signed,
  signedByPublicKey,
  type Wrongs,
} from "../../test/bad-provider.ts";
import { knownAs } from "../../test/identity-provider.ts";
import type { Provider } from "./provider.ts";

const vega = "sub-of-vega";
const back = new URL("http://127.0.0.1:4310/api/providers/one/callback");
const now = () => Math.floor(Date.now() / 1000);

let one: BadProvider;
let two: BadProvider;
let provider: Provider;

beforeAll(async () => {
  [one, two] = [await aBadProvider(), await aBadProvider()];
  provider = knownAs("one", one);
});
afterAll(async () => {
  await Promise.all([one?.close(), two?.close()]);
});
beforeEach(() => {
  for (const each of [one, two]) {
    each.do({});
    each.asked();
  }
});

/** Signs in as vega at the provider that does this wrong: who they are, or why they are nobody. */
async function signingIn(
  wrongs: Wrongs,
  change: (query: URLSearchParams) => void = () => undefined,
): Promise<string> {
  one.do(wrongs);
  const begun = await provider.begin(back);
  if (!begun.ok) return begun.problem.kind;
  const returned = one.sendsBack(begun.value.go, vega);
  change(returned.searchParams);
  const said = await provider.finish(returned, begun.value.going);
  return said.ok ? said.value.subject : said.problem.kind;
}

const claiming = (claims: Claims): Wrongs => ({ claims: (right) => ({ ...right, ...claims }) });

test("a provider that does nothing wrong is believed", async () => {
  expect(await signingIn({})).toBe(vega);
  expect(one.asked()).toEqual(["/.well-known/openid-configuration", "/token", "/jwks"]);
});

describe("a token that is not signed by the provider is refused", () => {
  test.each<[string, Wrongs]>([
    [
      "alg none",
      { token: (header, claims) => `${partOf({ ...header, alg: "none" })}.${partOf(claims)}.` },
    ],
    [
      "alg None",
      { token: (header, claims) => `${partOf({ ...header, alg: "None" })}.${partOf(claims)}.` },
    ],
    ["alg none with a signature", { header: (right) => ({ ...right, alg: "none" }) }],
    ["no alg", { header: ({ kid }) => ({ kid }) }],
    [
      "HS256 with the public key for a secret",
      { token: (header, claims) => signedByPublicKey(header, claims, one.key()) },
    ],
    [
      "RS256 without a signature",
      { token: (header, claims) => `${partOf(header)}.${partOf(claims)}.` },
    ],
    ["a key of nobody's", { token: (header, claims) => signed(header, claims, aKey()) }],
    [
      "a key that it brings along",
      {
        token: (header, claims) => {
          const key = aKey();
          return signed({ ...header, kid: key.kid, jwk: publicOf(key) }, claims, key);
        },
      },
    ],
    [
      "a key at an address that it names",
      {
        token: (header, claims) => {
          const key = aKey();
          return signed({ ...header, kid: key.kid, jku: `${two.issuer}/jwks` }, claims, key);
        },
      },
    ],
    [
      "the key of another provider",
      { token: (header, claims) => signed(header, claims, two.key()) },
    ],
    [
      "other claims under the signature",
      {
        token: (header, claims) => {
          const [, , signature] = signed(header, claims, one.key()).split(".");
          return `${partOf(header)}.${partOf({ ...claims, sub: vega, admin: true })}.${signature}`;
        },
      },
    ],
    [
      "a part that nobody understands and all must",
      { header: (right) => ({ ...right, crit: ["exp"] }) },
    ],
    ["five parts", { token: (header, claims) => `${signed(header, claims, one.key())}.a.b` }],
    ["no token", { token: () => "" }],
    ["no claims", { token: (header) => signed(header, [] as unknown as Claims, one.key()) }],
  ])("%s", async (_, wrongs) => {
    expect(await signingIn(wrongs)).toBe("untrusted");
  });
});

describe("a token that says something else is refused", () => {
  test.each<[string, () => Claims]>([
    ["wrong audience", () => ({ aud: "another-client" })],
    ["an audience that only begins like ours", () => ({ aud: `${one.clientId}x` })],
    [
      "ours and another audience",
      () => ({ aud: [one.clientId, "another-client"], azp: one.clientId }),
    ],
    ["no audience", () => ({ aud: undefined })],
    ["an empty audience", () => ({ aud: [] })],
    ["a party that it was made for, which is another", () => ({ azp: "another-client" })],
    ["wrong issuer", () => ({ iss: "https://id.example" })],
    ["the issuer with a slash", () => ({ iss: `${one.issuer}/` })],
    ["another provider's issuer", () => ({ iss: two.issuer })],
    ["no issuer", () => ({ iss: undefined })],
    ["no nonce", () => ({ nonce: undefined })],
    ["another nonce", () => ({ nonce: "a-nonce-of-nobody" })],
    ["expired", () => ({ iat: now() - 400, exp: now() - 100 })],
    ["no end", () => ({ exp: undefined })],
    ["an end that is no number", () => ({ exp: "2100-01-01" })],
    ["good only from a time in the future", () => ({ nbf: now() + 300 })],
    ["made in the future", () => ({ iat: now() + 300, exp: now() + 600 })],
    ["made long ago, and good for ever", () => ({ iat: now() - 86_400, exp: now() + 10_000_000 })],
    ["made at no time", () => ({ iat: undefined })],
    ["no subject", () => ({ sub: undefined })],
    ["an empty subject", () => ({ sub: "" })],
    ["a subject that is no text", () => ({ sub: [vega] })],
    ["a subject with more behind it", () => ({ sub: `${vega}\u0000` })],
    ["a subject of a thousand letters", () => ({ sub: vega.repeat(100) })],
  ])("%s", async (_, claims) => {
    expect(await signingIn(claiming(claims()))).toBe("untrusted");
  });

  test("a replayed nonce: a token of another sign-in, as it was", async () => {
    let kept = "";
    const keeping: Wrongs = {
      token: (header, claims) => {
        kept = signed(header, claims, one.key());
        return kept;
      },
    };
    expect(await signingIn(keeping)).toBe(vega);
    expect(await signingIn({ token: () => kept })).toBe("untrusted");
  });

  test("a way of showing who one is that is not enough here", async () => {
    provider = knownAs("one", one, { acr: ["two-factors"] });
    const begun = await provider.begin(back);
    expect(begun.ok && begun.value.go.searchParams.get("acr_values")).toBe("two-factors");
    expect(await signingIn({})).toBe("untrusted");
    expect(await signingIn(claiming({ acr: "a-password" }))).toBe("untrusted");
    expect(await signingIn(claiming({ acr: ["two-factors"] }))).toBe("untrusted");
    expect(await signingIn(claiming({ acr: "two-factors" }))).toBe(vega);
    provider = knownAs("one", one);
  });
});

describe("an answer of another provider is refused", () => {
  test.each<[string, (query: URLSearchParams) => void]>([
    ["by its word", (query) => query.set("iss", two.issuer)],
    ["by one letter", (query) => query.set("iss", `${one.issuer}/`)],
    ["for want of a word", (query) => query.delete("iss")],
    ["for two words", (query) => query.append("iss", two.issuer)],
  ])("%s (RFC 9207), before its code is shown to anybody", async (_, change) => {
    expect(await signingIn({}, change)).toBe("untrusted");
    expect([...one.asked(), ...two.asked()]).not.toContain("/token");
  });

  test.each<[string, (query: URLSearchParams) => void]>([
    ["no code", (query) => query.delete("code")],
    ["two codes", (query) => query.append("code", "another")],
    ["another state", (query) => query.set("state", "A".repeat(43))],
    ["a token at the front door", (query) => query.set("id_token", "a.b.c")],
    ["an answer in a wrapping", (query) => query.set("response", "a.b.c")],
  ])("and so is one with %s", async (_, change) => {
    expect(await signingIn({}, change)).toBe("untrusted");
    expect(one.asked()).not.toContain("/token");
  });
});
describe("keys change", () => {
  test("while somebody is under way: the new key is good at once", async () => {
    const begun = await provider.begin(back);
    if (!begun.ok) throw new Error(begun.problem.reason);
    one.rotate();
    const said = await provider.finish(one.sendsBack(begun.value.go, vega), begun.value.going);
    expect(said).toEqual({ ok: true, value: { issuer: one.issuer, subject: vega } });
  });

  test("and the old one is good no longer, though it was a moment ago", async () => {
    const old = one.key();
    expect(await signingIn({})).toBe(vega);
    one.rotate();
    expect(await signingIn({})).toBe(vega);
    const asItWas = { token: (header: Claims, claims: Claims) => signed(header, claims, old) };
    expect(await signingIn(asItWas)).toBe("untrusted");
    expect(
      await signingIn({
        token: (header, claims) => signed({ ...header, kid: old.kid }, claims, old),
      }),
    ).toBe("untrusted");
  });
});
