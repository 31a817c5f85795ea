/**
 * What holds of every request and every answer: security headers, whose page asks, how large.
 */
import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { answerTo } from "./problem.ts";

/** One structured line; never what was asked or answered, which may be closely held. */
export type Log = (line: Readonly<Record<string, string | number>>) => void;

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

const largest = 2_000_000;
const changing = new Set(["POST", "PUT", "PATCH", "DELETE"]);

export function guard(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const begun = performance.now();
    const { method } = c.req;
    const refusal = refusalOf(method, c.req.raw.headers);
    if (refusal === undefined) await next();
    else c.res = answerTo(refusal);
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
    c.res.headers.set("x-request-id", randomUUID());
    log({
      event: "request",
      method,
      status: c.res.status,
      ms: Math.round(performance.now() - begun),
    });
  };
}

/** Changes are asked for by our own pages, which say so, or by programs, which send no origin. */
function refusalOf(method: string, given: Headers): Parameters<typeof answerTo>[0] | undefined {
  if (Number(given.get("content-length") ?? 0) > largest) {
    return { status: 413, kind: "too-large", title: "The request is larger than 2 MB" };
  }
  if (!changing.has(method)) return undefined;
  const site = given.get("sec-fetch-site");
  const origin = given.get("origin");
  const foreign =
    (site !== null && site !== "same-origin") ||
    (origin !== null && hostOf(origin) !== given.get("host"));
  return foreign
    ? { status: 403, kind: "foreign-page", title: "Another site's page may not ask for this" }
    : undefined;
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
