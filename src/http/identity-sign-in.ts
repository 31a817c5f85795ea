/**
 * Signing in at an identity provider: going there, and coming back.
 *
 * One goes by a request of our own page, which sets a cookie in that browser, and comes back at an
 * address of that provider's own; without the cookie, the state that went along and the same
 * provider nobody is let in, so nobody is signed in as somebody else by a link (RFC 9700, sections
 * 4.4 and 4.7). Whoever comes back meets a page and not a program: what went wrong is said there,
 * by one of a few words in its address.
 */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { accountFor, comeBack, goingSeconds, isGood, leave } from "../service/identity.ts";
import { endSession } from "../service/standing.ts";
import { readJson } from "./body.ts";
import { giveCookie, goingCookie, secretIn, sessionCookie, takeCookie } from "./cookie.ts";
import { answerTo, nothingThere, type Problem } from "./problem.ts";
import type { Provider, ProviderProblem } from "./provider.ts";
import { letIn, type SignIn } from "./sign-in.ts";

export type IdentityParts = {
  readonly signIn: SignIn;
  readonly providers: readonly Provider[];
  /** Where people reach the app; undefined where on this machine alone. */
  readonly address: URL | undefined;
};

/** Why nobody was let in, as the page is told (web/pages/sign-in.tsx). */
type Refusal = "elsewhere" | ProviderProblem["kind"] | "no-account" | "link-spent" | "taken";

const goForm = z.strictObject({ link: z.string().max(1000).optional() });

const spent: Problem = {
  status: 404,
  kind: "link-spent",
  title: "This link is not good, or no longer",
};

export function identityRoutes(parts: IdentityParts): Hono {
  const { providers } = parts;
  const app = new Hono();
  const asked = (c: Context) => providers.find(({ id }) => id === c.req.param("provider"));
  app.get("/providers", (c) =>
    c.json({ providers: providers.map(({ id, name }) => ({ id, name })) }),
  );
  app.post("/providers/:provider/sign-in", async (c) => {
    const provider = asked(c);
    if (provider === undefined) return answerTo(nothingThere);
    const read = await readJson(c, goForm);
    return read.ok ? go(c, parts, { provider, ...read.value }) : answerTo(read.problem);
  });
  app.get("/providers/:provider/callback", async (c) => {
    const provider = asked(c);
    return provider === undefined ? answerTo(nothingThere) : finish(c, parts, provider);
  });
  return app;
}

async function go(
  c: Context,
  parts: IdentityParts,
  { provider, link }: { readonly provider: Provider; readonly link?: string | undefined },
): Promise<Response> {
  const { database, secure, log } = parts.signIn;
  const back = addressBack(c, parts, provider);
  if (back === undefined) return answerTo(nothingThere);
  if (link !== undefined && !(await isGood(database, link))) return answerTo(spent);
  const begun = await provider.begin(back);
  if (!begun.ok) {
    log({ event: "provider not usable", provider: provider.id, reason: begun.problem.reason });
    return answerTo(notUsable(provider));
  }
  const { state, nonce, verifier } = begun.value.going;
  const leaving = { provider: provider.id, state, nonce, verifier, link };
  giveCookie(c, goingCookie(secure, goingSeconds), await leave(database, leaving));
  // A session's cookie does not come along from the provider's site, so it could not end there.
  const cookie = sessionCookie(secure);
  const before = secretIn(cookie, c.req.raw.headers);
  if (before !== undefined) {
    await endSession(parts.signIn, before);
    takeCookie(c, cookie);
  }
  return c.json({ go: begun.value.go.href });
}

async function finish(c: Context, parts: IdentityParts, provider: Provider): Promise<Response> {
  const { signIn } = parts;
  const { database, log, secure } = signIn;
  const refuse = (refusal: Refusal, reason: string, more: Record<string, string> = {}) => {
    log({ event: "sign-in refused", provider: provider.id, reason, ...more });
    const query = new URLSearchParams({ refused: refusal, provider: provider.id });
    return c.redirect(`/?${query}`, 303);
  };
  const back = addressBack(c, parts, provider);
  const cookie = goingCookie(secure, goingSeconds);
  const browser = secretIn(cookie, c.req.raw.headers);
  const [state, ...others] = new URL(c.req.url).searchParams.getAll("state");
  if (back === undefined || browser === undefined || state === undefined || others.length > 0) {
    return refuse("elsewhere", "not begun in this browser");
  }
  const pending = await comeBack(database, { state, browser });
  if (pending?.provider !== provider.id) return refuse("elsewhere", "not begun in this browser");
  takeCookie(c, cookie);
  back.search = new URL(c.req.url).search;
  const identity = await provider.finish(back, { state, ...pending });
  if (!identity.ok) return refuse(identity.problem.kind, identity.problem.reason);
  const found = await accountFor(database, identity.value, pending);
  if (!found.ok) {
    const { subject } = identity.value;
    return refuse(refusals[found.problem], found.problem, { subject });
  }
  const account = found.value;
  const entered = await letIn(c, signIn, { account, how: "identity provider" });
  return entered ? c.redirect("/", 303) : refuse("no-account", "disabled", { account });
}

const refusals = {
  "no account": "no-account",
  "link spent": "link-spent",
  "identity taken": "taken",
} as const;

/**
 * Where a provider sends people back to: one address for each, so that what one of them sends is
 * never taken for another's. On this machine alone it is under the name that the browser asked
 * (guard.ts has found it to be this machine's), since the cookie is of that name too.
 */
function addressBack(c: Context, { address }: IdentityParts, { id }: Provider): URL | undefined {
  const host = c.req.header("host");
  const origin = address?.origin ?? (host === undefined ? undefined : `http://${host}`);
  return origin === undefined ? undefined : new URL(`/api/providers/${id}/callback`, origin);
}

function notUsable({ name }: Provider): Problem {
  return {
    status: 503,
    kind: "provider-not-usable",
    title: `${name} cannot be asked now`,
    detail: "try again in a minute; the log of the server says why",
    retryAfter: 60,
  };
}
