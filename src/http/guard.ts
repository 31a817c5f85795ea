/**
 * What holds of every request and every answer: security headers, at which name it was asked,
 * whose page asks, how much and how large.
 */
import { randomUUID } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { limitBody } from "./body-limit.ts";
import { addressOf } from "./client.ts";
import type { Log } from "./log.ts";
import { answerTo, type Problem, tooLarge } from "./problem.ts";
import type { RateLimit } from "./rate-limit.ts";

export type GuardParts = {
  readonly log: Log;
  /** Where people reach the app; undefined where on this machine alone. */
  readonly address?: URL | undefined;
  readonly rate?: RateLimit | undefined;
  /** Who asked, where that was found out. */
  readonly accountOf: (request: Request) => string | undefined;
};

const headers: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

const changing = new Set(["POST", "PUT", "PATCH", "DELETE"]);
/** Asked by machines, at whatever name and however often. */
const probes = new Set(["/api/health", "/api/ready"]);

export function guard(parts: GuardParts): MiddlewareHandler {
  return async (c, next) => {
    const begun = performance.now();
    const refusal = probes.has(c.req.path) ? undefined : refusalOf(c, parts);
    const body = limitBody(c);
    if (refusal !== undefined) c.res = answerTo(refusal);
    else if (!body.isTooLarge()) await next();
    if (body.isTooLarge()) c.res = answerTo(tooLarge);
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
    const id = randomUUID();
    c.res.headers.set("x-request-id", id);
    const account = parts.accountOf(c.req.raw);
    parts.log({
      event: "request",
      id,
      method: c.req.method,
      route: routeOf(c),
      status: c.res.status,
      ms: Math.round(performance.now() - begun),
      ...(account === undefined ? {} : { account }),
    });
  };
}

/** The address as it is written in the code: what stands in it may be closely held. */
function routeOf(c: Context): string {
  const paths = matchedRoutes(c).map(({ path }) => path);
  return paths.findLast((path) => !path.endsWith("*")) ?? "none";
}

/** Changes are asked for by our own pages, which say so, or by programs, which send no origin. */
function refusalOf(c: Context, { address, rate }: GuardParts): Problem | undefined {
  const given = c.req.raw.headers;
  const wait = rate?.take(addressOf(c, address?.protocol === "https:"), Date.now()) ?? 0;
  if (wait > 0) {
    const title = "Too many requests; wait before the next";
    return { status: 429, kind: "too-often", title, retryAfter: wait };
  }
  const host = given.get("host");
  if (host !== null && !isOurs(host, address)) {
    const title = "The app is not reached under this name";
    return { status: 403, kind: "foreign-host", title };
  }
  if (!changing.has(c.req.method)) return undefined;
  const site = given.get("sec-fetch-site");
  const origin = given.get("origin");
  const foreign =
    (site !== null && site !== "same-origin") ||
    (origin !== null && !isSameOrigin(origin, host, address));
  return foreign
    ? { status: 403, kind: "foreign-page", title: "Another site's page may not ask for this" }
    : undefined;
}

/** A name that leads here against our will, as by DNS rebinding, is not ours. */
function isOurs(host: string, address: URL | undefined): boolean {
  const name = urlOf(`http://${host}`)?.hostname;
  if (name === "localhost" || name === "127.0.0.1" || name === "[::1]") return true;
  return address !== undefined && host.toLowerCase() === address.host;
}

function isSameOrigin(origin: string, host: string | null, address: URL | undefined): boolean {
  if (address !== undefined && origin === address.origin) return true;
  const url = urlOf(origin);
  return url !== undefined && url.host === host && address?.protocol !== "https:";
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
