/**
 * One's own sessions: listed, and ended one by one or all but this. Only in a session.
 */
import { type Context, Hono } from "hono";
import { type Asker, endOtherSessions, endOwnSession, sessionsOf } from "../service/sessions.ts";
import { secretIn, sessionCookie } from "./cookie.ts";
import { answerTo, nothingThere, notSignedIn } from "./problem.ts";
import { inSession, type SignIn } from "./sign-in.ts";

export function ownSessionRoutes(signIn: SignIn): Hono {
  const app = new Hono();
  const { database, log } = signIn;
  app.get("/sessions", async (c) => {
    const asker = await askerOf(c, signIn);
    if (asker === undefined) return answerTo(notSignedIn);
    return c.json({ sessions: await sessionsOf(database, asker) });
  });
  app.delete("/sessions", async (c) => {
    const asker = await askerOf(c, signIn);
    if (asker === undefined) return answerTo(notSignedIn);
    await endOtherSessions(database, asker);
    log({ event: "sessions ended", account: asker.account });
    return c.body(null, 204);
  });
  app.delete("/sessions/:id", async (c) => {
    const asker = await askerOf(c, signIn);
    if (asker === undefined) return answerTo(notSignedIn);
    const ended = await endOwnSession(database, asker, c.req.param("id"));
    if (ended) log({ event: "session ended", account: asker.account });
    return ended ? c.body(null, 204) : answerTo(nothingThere);
  });
  return app;
}

async function askerOf(c: Context, signIn: SignIn): Promise<Asker | undefined> {
  const person = await inSession(signIn, c.req.raw);
  const secret = secretIn(sessionCookie(signIn.secure), c.req.raw.headers);
  return person && secret ? { account: person.account, secret } : undefined;
}
