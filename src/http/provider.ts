/**
 * An identity provider: where it sends people to sign in, and whom it says that they are.
 *
 * The authorization code flow of OpenID Connect Core 1.0 with PKCE (RFC 7636), state, nonce and
 * the issuer in the answer (RFC 9207); openid-client does the work. What a newcomer would get
 * wrong: the signature of an ID token is checked although it came straight from the provider, and
 * the keys are asked for at every sign-in, so that one that was withdrawn is good no longer and a
 * new one is good at once. Of all that a token says, only issuer and subject are used.
 */
import * as client from "openid-client";
import type { Identity, ProviderSettings } from "../codec/providers.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { isLoopback } from "./network-address.ts";
import { askOutside, mayAsk, type Outbound, OutboundTrouble } from "./outbound.ts";

export type ProviderParts = {
  readonly settings: ProviderSettings;
  /** What this installation shows the provider. */
  readonly secret: string;
  /** How long one request to the provider may take. */
  readonly millis?: number | undefined;
};

/** What is kept of a sign-in between its two halves. */
export type Going = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
};

export type ProviderProblem = {
  /** `refused` by the provider; `unreachable`; or `untrusted`: what it said does not hold. */
  readonly kind: "refused" | "unreachable" | "untrusted";
  /** For the log: the words of the library or of this file, and nothing that anybody sent. */
  readonly reason: string;
};

export type Provider = {
  readonly id: string;
  readonly name: string;
  /** Whether what it says of itself can be had and used. */
  readonly ready: () => Promise<Result<undefined, ProviderProblem>>;
  /** Where to send somebody, and what to keep until they come back to `redirect`. */
  readonly begin: (
    redirect: URL,
  ) => Promise<Result<{ readonly go: URL; readonly going: Going }, ProviderProblem>>;
  /** Whom the provider sent back: `returned` is `redirect` with what the provider put behind it. */
  readonly finish: (returned: URL, going: Going) => Promise<Result<Identity, ProviderProblem>>;
};

/** Signatures with a public key. What a secret or nothing signs (HS256, none) proves nothing here. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];
const usualAlgorithm = "RS256";

/** What a provider says of itself is asked for again after ten minutes. */
const metadataMillis = 600_000;
/** Clocks may differ by so much. */
const toleranceSeconds = 30;
/** A token is made when somebody comes back, and comes back with them. */
const oldestSeconds = 600;

export function openProvider(parts: ProviderParts): Provider {
  const { id, name } = parts.settings;
  const outbound = outboundOf(parts);
  const metadata = keeping(() => discover(parts, outbound));
  return {
    id,
    name,
    ready: () =>
      noting(async () => {
        await metadata();
        return undefined;
      }),
    begin: (redirect) =>
      noting(async () => {
        const config = configure(parts, outbound, await metadata());
        const going = {
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
        };
        const { acr } = parts.settings;
        const go = client.buildAuthorizationUrl(config, {
          redirect_uri: redirect.href,
          scope: "openid",
          state: going.state,
          nonce: going.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(going.verifier),
          code_challenge_method: "S256",
          ...(acr.length === 0 ? {} : { acr_values: acr.join(" ") }),
        });
        return { go, going };
      }),
    finish: (returned, going) =>
      noting(async () => {
        const config = configure(parts, outbound, await metadata());
        const tokens = await client.authorizationCodeGrant(config, returned, {
          expectedState: going.state,
          expectedNonce: going.nonce,
          pkceCodeVerifier: going.verifier,
          idTokenExpected: true,
        });
        return identityIn(tokens.claims(), parts.settings);
      }),
  };
}

function outboundOf({ settings, millis }: ProviderParts): Outbound {
  const url = new URL(settings.issuer);
  // Of https too: a provider on this machine is for trying things out, and stays on this machine.
  const here = isLoopback(url);
  const reach = here ? "loopback" : settings.privateNetwork ? "private" : "public";
  return { reach, hosts: [url.host, ...settings.hosts], millis };
}

async function discover(
  { settings }: ProviderParts,
  outbound: Outbound,
): Promise<client.ServerMetadata> {
  const config = await client.discovery(
    new URL(settings.issuer),
    settings.clientId,
    undefined,
    client.None(),
    { [client.customFetch]: askingOf(outbound), execute: plainly(settings) },
  );
  const { supportsPKCE: _helper, ...metadata } = config.serverMetadata();
  // The library lets some services answer for an issuer that is not quite the one asked for.
  if (metadata.issuer !== settings.issuer) throw new Distrust("issuer of the discovery document");
  for (const endpoint of ["authorization_endpoint", "token_endpoint", "jwks_uri"] as const) {
    const address = metadata[endpoint];
    const allowed = URL.canParse(address ?? "") && mayAsk(outbound, new URL(address ?? ""));
    if (!allowed) throw new Distrust(`${endpoint} is not on a host that was named`);
  }
  const { id_token_signing_alg_values_supported: offered = [usualAlgorithm] } = metadata;
  return {
    ...metadata,
    id_token_signing_alg_values_supported: offered.filter((one) => algorithms.includes(one)),
  };
}

/** A configuration of its own for each sign-in: it comes without any key from the one before. */
function configure(
  { settings, secret }: ProviderParts,
  outbound: Outbound,
  metadata: client.ServerMetadata,
): client.Configuration {
  const methods = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const shown = methods.includes("client_secret_basic")
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret);
  const tolerance = { [client.clockTolerance]: toleranceSeconds };
  const config = new client.Configuration(metadata, settings.clientId, tolerance, shown);
  config[client.customFetch] = askingOf(outbound);
  client.enableNonRepudiationChecks(config);
  for (const extension of plainly(settings)) extension(config);
  return config;
}

/** Plain http where the issuer itself is of it, which is on this machine alone (codec/providers.ts). */
function plainly({ issuer }: ProviderSettings) {
  return new URL(issuer).protocol === "http:" ? [client.allowInsecureRequests] : [];
}

function askingOf(outbound: Outbound): client.CustomFetch {
  return (address, { method, headers, body }) =>
    askOutside(outbound, address, { method, headers, body });
}

/** What the library leaves to its caller. */
function identityIn(claims: client.IDToken | undefined, settings: ProviderSettings): Identity {
  if (claims === undefined) throw new Distrust("no ID token");
  const { iss, sub, aud, iat, acr, azp } = claims;
  const now = Date.now() / 1000;
  if (iss !== settings.issuer) throw new Distrust("iss");
  // Core, section 3.1.3.7: a token that is for others too is for nobody we trust.
  if ([aud].flat().join("\n") !== settings.clientId) throw new Distrust("aud");
  if (azp !== undefined && azp !== settings.clientId) throw new Distrust("azp");
  if (iat > now + toleranceSeconds) throw new Distrust("iat, which is in the future");
  if (iat < now - oldestSeconds) throw new Distrust("iat, which is long past");
  if (!/^[\x20-\x7e]{1,255}$/.test(sub)) throw new Distrust("sub");
  if (settings.acr.length > 0 && !(typeof acr === "string" && settings.acr.includes(acr))) {
    throw new Distrust("acr");
  }
  return { issuer: iss, subject: sub };
}

/** A thing that was said and does not hold. */
class Distrust extends Error {}

/** What the work gives, or why it gave nothing. */
async function noting<Value>(work: () => Promise<Value>): Promise<Result<Value, ProviderProblem>> {
  try {
    return ok(await work());
  } catch (error) {
    return fail(problemOf(error));
  }
}

function problemOf(error: unknown): ProviderProblem {
  const outbound = causesOf(error).find((one) => one instanceof OutboundTrouble);
  if (outbound !== undefined) {
    const { reason } = outbound;
    const away = reason === "unreachable" || reason === "too slow";
    return { kind: away ? "unreachable" : "untrusted", reason };
  }
  if (error instanceof Distrust) return { kind: "untrusted", reason: error.message };
  if (error instanceof client.AuthorizationResponseError) {
    return { kind: "refused", reason: knownError(error.error) };
  }
  if (error instanceof client.ResponseBodyError) {
    return { kind: "untrusted", reason: `token endpoint: ${knownError(error.error)}` };
  }
  if (error instanceof client.ClientError) {
    const claim = claimIn(error);
    const code = error.code ?? "no code";
    return { kind: "untrusted", reason: claim === undefined ? code : `${code}: ${claim}` };
  }
  if (error instanceof TypeError) return { kind: "untrusted", reason: "not as it must be" };
  throw error;
}

/** RFC 6749, sections 4.1.2.1 and 5.2, and Core, section 3.1.2.6; what else a provider writes stays out of the log. */
function knownError(error: string): string {
  return /^[a-z_]{1,40}$/.test(error) ? error : "an error";
}

/** Which claim of a token the library objects to. */
function claimIn(error: Error): string | undefined {
  for (const cause of causesOf(error)) {
    if (typeof cause !== "object" || cause === null || !("claim" in cause)) continue;
    if (typeof cause.claim === "string") return cause.claim;
  }
  return undefined;
}

function causesOf(error: unknown): readonly unknown[] {
  const causes: unknown[] = [];
  let one = error;
  while (one !== undefined && causes.length < 10) {
    causes.push(one);
    one = typeof one === "object" && one !== null && "cause" in one ? one.cause : undefined;
  }
  return causes;
}

/** Asks once for all who want to know at the same time, and keeps the answer for a while. */
function keeping<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let kept: { readonly answer: Promise<Value>; readonly at: number } | undefined;
  return () => {
    const now = performance.now();
    if (kept !== undefined && now - kept.at < metadataMillis) return kept.answer;
    const answer = ask();
    const asked = { answer, at: now };
    kept = asked;
    answer.catch(() => {
      if (kept === asked) kept = undefined;
    });
    return answer;
  };
}
