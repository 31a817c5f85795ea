/**
 * An identity provider on loopback that does what it is told, right or wrong: what no library would
 * let a provider do is done here by hand.
 */
import { createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Claims = Readonly<Record<string, unknown>>;
export type Key = {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
};

/** What it does wrong; nothing, where it is empty. */
export type Wrongs = {
  readonly discovery?: (right: Claims) => unknown;
  readonly claims?: (right: Claims) => Claims;
  readonly header?: (right: Claims) => Claims;
  /** Makes the whole token of its two parts, instead of signing them. */
  readonly token?: (header: Claims, claims: Claims) => string;
  /** Answers a request instead of it; false where it leaves it. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => boolean;
};

export type BadProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  /** What it does wrong from here on. */
  readonly do: (wrongs: Wrongs) => void;
  readonly key: () => Key;
  /** Signs with a new key from here on, and publishes no other. */
  readonly rotate: () => void;
  /** What a browser is sent back with after signing in as somebody. */
  readonly sendsBack: (go: URL, sub: string) => URL;
  /** The addresses that it was asked at, since it was last looked at. */
  readonly asked: () => readonly string[];
  readonly close: () => Promise<void>;
};

export function aKey(): Key {
  return { kid: randomUUID(), ...generateKeyPairSync("rsa", { modulusLength: 2048 }) };
}

export async function aBadProvider(): Promise<BadProvider> {
  const [clientId, secret] = [`chancery-${randomUUID()}`, randomUUID()];
  const nonces = new Map<string, { readonly nonce: string | null; readonly sub: string }>();
  let wrongs: Wrongs = {};
  const keys: Key[] = [];
  // A key takes long to make, and many a provider needs none.
  const key = () => {
    if (keys.length === 0) keys.push(aKey());
    return keys.at(-1) as Key;
  };
  let asked: string[] = [];
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const right = (code: string): Claims => {
    const now = Math.floor(Date.now() / 1000);
    const { nonce, sub } = nonces.get(code) ?? { nonce: null, sub: "" };
    return { iss: issuer, aud: clientId, sub, nonce, iat: now, exp: now + 300 };
  };
  server.on("request", async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", issuer);
    asked.push(pathname);
    if (wrongs.answer?.(request, response) === true) return;
    const answer = (body: unknown) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    if (pathname === "/.well-known/openid-configuration") {
      const document = discoveryOf(issuer);
      return answer(wrongs.discovery?.(document) ?? document);
    }
    if (pathname === "/jwks") return answer({ keys: [publicOf(key())] });
    let body = "";
    for await (const part of request) body += String(part);
    const claims = right(new URLSearchParams(body).get("code") ?? "");
    answer({
      access_token: "none",
      token_type: "Bearer",
      id_token: tokenOf(wrongs, key(), claims),
    });
  });
  return {
    issuer,
    clientId,
    secret,
    do: (next) => {
      wrongs = next;
    },
    key,
    rotate: () => {
      keys.push(aKey());
    },
    sendsBack: (go, sub) => {
      const code = randomUUID();
      nonces.set(code, { nonce: go.searchParams.get("nonce"), sub });
      const back = new URL(go.searchParams.get("redirect_uri") ?? "");
      const state = go.searchParams.get("state") ?? "";
      back.search = new URLSearchParams({ code, state, iss: issuer }).toString();
      return back;
    },
    asked: () => {
      const all = asked;
      asked = [];
      return all;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function discoveryOf(issuer: string): Claims {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
    authorization_response_iss_parameter_supported: true,
  };
}

export function publicOf({ kid, publicKey }: Key): Claims {
  return { ...publicKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" };
}

function tokenOf(wrongs: Wrongs, key: Key, right: Claims): string {
  const plain = { alg: "RS256", kid: key.kid, typ: "JWT" };
  const header = wrongs.header?.(plain) ?? plain;
  const claims = wrongs.claims?.(right) ?? right;
  return wrongs.token?.(header, claims) ?? signed(header, claims, key);
}

/** As RS256 signs (RFC 7518, section 3.3), whatever the header says. */
export function signed(header: Claims, claims: Claims, { privateKey }: Key): string {
  const text = `${partOf(header)}.${partOf(claims)}`;
  return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
}

/** As HS256 signs, with the text of a public key for its secret. */
export function signedByPublicKey(header: Claims, claims: Claims, { publicKey }: Key): string {
  const text = `${partOf({ ...header, alg: "HS256" })}.${partOf(claims)}`;
  const secret = publicKey.export({ type: "spki", format: "pem" });
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

export function partOf(part: Claims): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
