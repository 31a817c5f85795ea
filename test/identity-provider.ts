/**
 * A real identity provider on loopback (oidc-provider), at which whoever it is told to be signs in
 * without being asked.
 */
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import type { ProviderSettings } from "../src/codec/providers.ts";
import { type Provider as Chancerys, openProvider } from "../src/http/provider.ts";

export type IdentityProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  /** Who signs in from here on; nobody, where it is undefined: they turn back. */
  readonly be: (who: string | undefined) => void;
  /** Signs with a new key from here on, and publishes no other. */
  readonly rotate: () => void;
  readonly close: () => Promise<void>;
};

/** `redirects`: where it sends people back to. */
export async function anIdentityProvider(
  redirects: readonly string[],
  port = 0,
): Promise<IdentityProvider> {
  let who: string | undefined = "sub-of-nobody";
  const clientId = `chancery-${randomUUID()}`;
  const secret = randomUUID();
  const server = createServer();
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const kept = new Map<string, Kept>();
  const make = () => makeProvider(issuer, { clientId, secret, redirects, kept, who: () => who });
  let answer = make();
  server.on("request", (request, response) => answer(request, response));
  return {
    issuer,
    clientId,
    secret,
    be: (next) => {
      who = next;
    },
    rotate: () => {
      answer = make();
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

type Made = Pick<IdentityProvider, "clientId" | "secret"> & {
  readonly redirects: readonly string[];
  readonly kept: Map<string, Kept>;
  readonly who: () => string | undefined;
};

function makeProvider(issuer: string, { clientId, secret, redirects, kept, who }: Made) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = randomUUID();
  const key = { ...privateKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        redirect_uris: redirects,
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    jwks: { keys: [key] },
    adapter: (model: string) => adapterOn(kept, model),
    cookies: { keys: [secret] },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 60,
      IdToken: 60,
      Interaction: 60,
      Session: 60,
    },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, email: "vega@example.org", email_verified: true }),
    }),
    loadExistingGrant: async (context: { oidc: { session: { accountId: string } } }) => {
      const grant = new provider.Grant({ accountId: context.oidc.session.accountId, clientId });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  return (...[request, response]: Parameters<typeof callback>) => {
    if (!request.url?.startsWith("/interaction/")) return callback(request, response);
    const accountId = who();
    const result =
      accountId === undefined
        ? { error: "access_denied", error_description: "turned back <script>" }
        : { login: { accountId } };
    void provider.interactionFinished(request, response, result);
  };
}

type Kept = { consumed?: number; readonly uid?: string; readonly grantId?: string };

/** What it keeps outlives a change of its key. */
function adapterOn(kept: Map<string, Kept>, model: string) {
  const of = (id: string) => `${model} ${id}`;
  const [found, none] = [async (id: string) => kept.get(of(id)), async () => undefined];
  return {
    upsert: async (id: string, payload: Kept) => void kept.set(of(id), payload),
    find: found,
    findByUid: async (uid: string) => [...kept.values()].find((one) => one.uid === uid),
    findByUserCode: none,
    destroy: async (id: string) => void kept.delete(of(id)),
    consume: async (id: string) => {
      const one = kept.get(of(id));
      if (one !== undefined) one.consumed = Math.floor(Date.now() / 1000);
    },
    revokeByGrantId: async (grantId: string) => {
      for (const [key, one] of kept) if (one.grantId === grantId) kept.delete(key);
    },
  };
}

/** The provider as an installation is told of it. */
export function knownAs(
  id: string,
  { issuer, clientId, secret }: Pick<IdentityProvider, "issuer" | "clientId" | "secret">,
  more: Partial<ProviderSettings> & { readonly millis?: number } = {},
): Chancerys {
  // A busy machine is no attack: those who try a slow provider say how slow.
  const { millis = 30_000, ...others } = more;
  const settings: ProviderSettings = {
    id,
    name: `The ${id}`,
    issuer,
    clientId,
    secret: { kind: "environment", name: "" },
    hosts: [],
    privateNetwork: false,
    acr: [],
    ...others,
  };
  return openProvider({ settings, secret, millis });
}
