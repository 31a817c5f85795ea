/**
 * Providers whose answers do not end, lead elsewhere or are none: nobody waits for them, and
 * nothing is asked but what was named.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  aBadProvider,
  type BadProvider,
  type Claims,
  signed,
  type Wrongs,
} from "../../test/bad-provider.ts";
import { knownAs } from "../../test/identity-provider.ts";
import { readVectors, withoutVectors } from "../../test/shared-vectors.ts";

const vega = "sub-of-vega";
const back = new URL("http://127.0.0.1:4310/api/providers/one/callback");

let one: BadProvider;
let two: BadProvider;

beforeAll(async () => {
  [one, two] = [await aBadProvider(), await aBadProvider()];
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
async function signingIn(wrongs: Wrongs, millis = 30_000): Promise<string> {
  const provider = knownAs("one", one, { millis });
  const begun = await provider.begin(back);
  if (!begun.ok) return begun.problem.kind;
  one.do(wrongs);
  const said = await provider.finish(one.sendsBack(begun.value.go, vega), begun.value.going);
  return said.ok ? said.value.subject : said.problem.kind;
}

test("a provider that answers as it must is believed", async () => {
  expect(await signingIn({})).toBe(vega);
});

describe("an answer that is too large, too slow or elsewhere is not waited for", () => {
  const answering = (path: string, answer: NonNullable<Wrongs["answer"]>): Wrongs => ({
    answer: (request, response) =>
      request.url?.startsWith(path) === true && answer(request, response),
  });

  test("an id_token of ten megabytes", async () => {
    const huge = {
      token: (header: Claims, claims: Claims) =>
        signed(header, { ...claims, x: "x".repeat(10_000_000) }, one.key()),
    };
    expect(await signingIn(huge)).toBe("untrusted");
  });

  test("an answer without end", async () => {
    const endless = answering("/token", (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const more = () => {
        while (!response.destroyed && response.write(" ".repeat(65_536)));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
      return true;
    });
    expect(await signingIn(endless)).toBe("untrusted");
  });

  test.each(["/token", "/jwks"])("nothing at %s", async (path) => {
    const begun = performance.now();
    expect(
      await signingIn(
        answering(path, () => true),
        300,
      ),
    ).toBe("unreachable");
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  test("one byte now and then", async () => {
    const dripping = answering("/token", (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const timer = setInterval(() => response.write(" "), 50);
      response.on("close", () => clearInterval(timer));
      return true;
    });
    expect(await signingIn(dripping, 300)).toBe("unreachable");
  });

  test.each(["/token", "/jwks"])("%s sends one elsewhere", async (path) => {
    const elsewhere = answering(path, (_, response) => {
      response.writeHead(307, { location: `${two.issuer}${path}` }).end();
      return true;
    });
    expect(await signingIn(elsewhere)).toBe("untrusted");
    expect(two.asked()).toEqual([]);
  });

  test.each([
    ["a page", "text/html", "<p>200</p>"],
    ["broken JSON", "application/json", "{"],
    ["a list", "application/json", "[]"],
    ["no token", "application/json", '{"access_token":"a","token_type":"Bearer"}'],
    ["an error", "application/json", '{"error":"invalid_grant\\n{\\"event\\":\\"signed in\\"}"}'],
  ])("%s in the place of a token", async (_, type, body) => {
    const wrong = answering("/token", (_request, response) => {
      response.writeHead(200, { "content-type": type }).end(body);
      return true;
    });
    expect(await signingIn(wrong)).toBe("untrusted");
  });
});

type Denied = {
  readonly urlCases: readonly { readonly url: string }[];
  readonly rejectSchemes: readonly string[];
};

const vectors = readVectors<Denied>("ssrf-deny.json");
const published = [
  ...(vectors.urlCases ?? []).map(({ url }) => url),
  ...(vectors.rejectSchemes ?? []).map((scheme) => `${scheme}//id.example/`),
];
const own = () => [
  "http://169.254.169.254/latest/meta-data/",
  "http://10.0.0.1/",
  "https://192.168.1.1/",
  "http://localhost:1/",
  "http://[::1]:1/",
  `${two.issuer}/jwks`,
  one.issuer.replace("127.0.0.1", "127.1"),
  one.issuer.replace("127.0.0.1", "localhost"),
  one.issuer.replace("//", "//user:word@"),
  one.issuer.replace("http:", "ftp:"),
  "",
  "jwks",
];

/** Whether anybody can go to a provider that has this endpoint. */
async function going(endpoint: string, address: unknown): Promise<number> {
  const liar = await aBadProvider();
  liar.do({ discovery: (right) => ({ ...right, [endpoint]: address }) });
  const provider = knownAs("liar", liar);
  const said = await provider.begin(back);
  const asked = liar.asked();
  await liar.close();
  expect(asked).toEqual(["/.well-known/openid-configuration"]);
  if (!said.ok) expect(said.problem.kind).toBe("untrusted");
  return said.ok ? 200 : 503;
}

describe("a discovery document leads nowhere", () => {
  test.each(["authorization_endpoint", "token_endpoint", "jwks_uri"])(
    "the %s is on a host that was named, or nobody goes there",
    async (endpoint) => {
      const wrong = own().filter((address) => !address.startsWith(`${one.issuer.slice(0, -1)}x`));
      for (const address of [...wrong, undefined, 7, null]) {
        expect(await going(endpoint, address), String(address)).toBe(503);
      }
      expect(two.asked()).toEqual([]);
    },
  );

  test.skipIf(withoutVectors)("nor to any address of the published list", async () => {
    expect(published.length).toBeGreaterThan(25);
    for (const address of published) {
      expect(await going("jwks_uri", address), address).toBe(503);
      expect(await going("token_endpoint", address), address).toBe(503);
    }
  });

  test("nor is it one of another issuer", async () => {
    for (const issuer of [two.issuer, `${one.issuer}/`, undefined, 7]) {
      expect(await going("issuer", issuer), String(issuer)).toBe(503);
    }
  });

  test("nor where it is itself sent elsewhere, or is too large", async () => {
    const answers: NonNullable<Wrongs["answer"]>[] = [
      (_, response) => {
        response
          .writeHead(302, { location: `${two.issuer}/.well-known/openid-configuration` })
          .end();
        return true;
      },
      (_, response) => {
        response
          .writeHead(200, { "content-type": "application/json" })
          .end(`"${"x".repeat(300_000)}"`);
        return true;
      },
    ];
    for (const answer of answers) {
      const liar = await aBadProvider();
      liar.do({ answer });
      const said = await knownAs("liar", liar).begin(back);
      expect(said).toMatchObject({ ok: false, problem: { kind: "untrusted" } });
      await liar.close();
    }
    expect(two.asked()).toEqual([]);
  });
});
