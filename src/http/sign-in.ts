/**
 * Signing in and out, and who somebody is who did.
 *
 * A session is a row of the store and a secret in a cookie. It is opened afresh at every sign-in,
 * and the one that the request came with is ended, so that nobody goes on in a session that
 * somebody else began. A program asks with a token instead, which makes no session.
 */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { listDemonstration } from "../service/demonstration.ts";
import { draftKeyOf } from "../service/secrets.ts";
import {
  beginSession,
  endSession,
  type Person,
  personByToken,
  personInSession,
  type Standing,
} from "../service/standing.ts";
import { readJson } from "./body.ts";
import { giveCookie, secretIn, sessionCookie, takeCookie } from "./cookie.ts";
import type { Log } from "./log.ts";
import { answerTo, nothingThere, notSignedIn } from "./problem.ts";

export type SignIn = Standing & {
  /** Whether the app is reached by https, so that cookies are for it alone. */
  readonly secure: boolean;
  /** Whether a proxy of ours stands before the app and says who asks. */
  readonly behindProxy: boolean;
  readonly log: Log;
};

type How = "password" | "identity provider" | "demonstration";

/** Who asks, by the token or else the session in the request. */
export async function visitorOf(signIn: SignIn, request: Request): Promise<Person | undefined> {
  const authorization = request.headers.get("authorization");
  if (authorization === null) return inSession(signIn, request);
  const [, token = ""] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
  return personByToken(signIn, token);
}

/** Who asks, if in a session: what concerns an account itself is not for tokens. */
export async function inSession(signIn: SignIn, request: Request): Promise<Person | undefined> {
  if (request.headers.has("authorization")) return undefined;
  const secret = secretIn(sessionCookie(signIn.secure), request.headers);
  return secret === undefined ? undefined : personInSession(signIn, secret);
}

/** Opens a session for whoever asks, and ends the one that they came with. */
export async function letIn(
  c: Context,
  signIn: SignIn,
  { account, how }: { readonly account: string; readonly how: How },
): Promise<boolean> {
  const cookie = sessionCookie(signIn.secure);
  const before = secretIn(cookie, c.req.raw.headers);
  if (before !== undefined) await endSession(signIn, before);
  const secret = await beginSession(signIn, account, how);
  if (secret === undefined) return false;
  giveCookie(c, cookie, secret);
  signIn.log({ event: "signed in", account, how });
  return true;
}

export function sessionRoutes(signIn: SignIn): Hono {
  const app = new Hono();
  app.get("/session", async (c) => {
    const visitor = await visitorOf(signIn, c.req.raw);
    if (visitor === undefined) return answerTo(notSignedIn);
    const { account, name, administrator, grants } = visitor;
    const dossiers = [...grants].map(([dossier, { roles, clearance }]) => ({
      dossier,
      roles,
      clearance,
    }));
    const secret = secretIn(sessionCookie(signIn.secure), c.req.raw.headers);
    const draftKey = secret === undefined ? null : draftKeyOf(secret);
    return c.json({ account, name, administrator, dossiers, draftKey });
  });
  app.delete("/session", async (c) => {
    const cookie = sessionCookie(signIn.secure);
    const secret = secretIn(cookie, c.req.raw.headers);
    if (secret !== undefined) await endSession(signIn, secret);
    takeCookie(c, cookie);
    c.header("clear-site-data", '"cache", "cookies", "storage"');
    return c.body(null, 204);
  });
  return app;
}

export function demonstrationRoutes(signIn: SignIn): Hono {
  const app = new Hono();
  const people = async () => (signIn.demonstration ? listDemonstration(signIn.database) : []);
  app.get("/demonstration", async (c) => c.json({ people: await people() }));
  app.post("/demonstration", async (c) => {
    const read = await readJson(c, z.strictObject({ account: z.string() }));
    if (!read.ok) return answerTo(read.problem);
    const person = (await people()).find(({ account }) => account === read.value.account);
    const entered =
      person !== undefined &&
      (await letIn(c, signIn, { account: person.account, how: "demonstration" }));
    return entered ? c.json(person) : answerTo(nothingThere);
  });
  return app;
}
