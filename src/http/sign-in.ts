/**
 * Signing in and out, and who somebody is who did.
 *
 * A session is a row of the store and a secret in a cookie. It is opened afresh at every sign-in,
 * and the one that the request came with is ended, so that nobody goes on in a session that
 * somebody else began.
 */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { listDemonstration } from "../service/demonstration.ts";
import { beginSession, endSession, personInSession, type Standing } from "../service/standing.ts";
import { readJson } from "./body.ts";
import { giveCookie, secretIn, sessionCookie, takeCookie } from "./cookie.ts";
import type { Visitor } from "./operation.ts";
import { answerTo, nothingThere, notSignedIn } from "./problem.ts";

export type SignIn = Standing & {
  /** Whether the app is reached by https, so that cookies are for it alone. */
  readonly secure: boolean;
};

/** Who asks, by the session or the token in the request. */
export async function visitorOf(
  signIn: SignIn,
  { headers }: Request,
): Promise<Visitor | undefined> {
  const secret = secretIn(sessionCookie(signIn.secure), headers);
  return secret === undefined ? undefined : personInSession(signIn, secret);
}

/** Opens a session for whoever asks, and ends the one that they came with. */
export async function letIn(
  c: Context,
  signIn: SignIn,
  {
    account,
    how,
  }: { readonly account: string; readonly how: "password" | "identity provider" | "demonstration" },
): Promise<boolean> {
  const cookie = sessionCookie(signIn.secure);
  const before = secretIn(cookie, c.req.raw.headers);
  if (before !== undefined) await endSession(signIn, before);
  const secret = await beginSession(signIn, account, how);
  if (secret === undefined) return false;
  giveCookie(c, cookie, secret);
  return true;
}

export function signInRoutes(signIn: SignIn): Hono {
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
    return c.json({ account, name, administrator, dossiers });
  });
  app.delete("/session", async (c) => {
    const cookie = sessionCookie(signIn.secure);
    const secret = secretIn(cookie, c.req.raw.headers);
    if (secret !== undefined) await endSession(signIn, secret);
    takeCookie(c, cookie);
    c.header("clear-site-data", '"cache", "cookies", "storage"');
    return c.body(null, 204);
  });
  demonstrationRoutes(app, signIn);
  return app;
}

function demonstrationRoutes(app: Hono, signIn: SignIn): void {
  const people = async () => (signIn.demonstration ? listDemonstration(signIn.database) : []);
  app.get("/demonstration", async (c) => c.json({ people: await people() }));
  app.post("/demonstration", async (c) => {
    const read = await readJson(c, z.strictObject({ account: z.string() }));
    if (!read.ok) return answerTo(read.problem);
    const person = (await people()).find(({ account }) => account === read.value.account);
    if (person === undefined) return answerTo(nothingThere);
    if (!(await letIn(c, signIn, { account: person.account, how: "demonstration" })))
      return answerTo(nothingThere);
    return c.json(person);
  });
}
