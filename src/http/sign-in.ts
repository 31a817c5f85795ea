/**
 * Signing in: who somebody is, and the session that says so from then on.
 */
import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import { readBy } from "../codec/explain.ts";
import type { Visitor } from "./operation.ts";
import { answerTo, badFields, nothingThere, notSignedIn } from "./problem.ts";

export type SignIn = {
  /** People of a demonstration, who sign in with one click; on loopback alone. */
  readonly demonstration: readonly Visitor[];
  readonly open: (account: string) => string;
  readonly close: (session: string) => void;
  readonly visitorOf: (request: Request) => Promise<Visitor | undefined>;
};

const cookie = "chancery";

export function openSignIn(demonstration: readonly Visitor[]): SignIn {
  const sessions = new Map<string, string>();
  return {
    demonstration,
    open: (account) => {
      const session = randomBytes(32).toString("base64url");
      sessions.set(session, account);
      return session;
    },
    close: (session) => {
      sessions.delete(session);
    },
    visitorOf: async (request) => {
      const given = /(?:^|;\s*)chancery=([\w-]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
      const account = given === undefined ? undefined : sessions.get(given);
      return demonstration.find((one) => one.account === account);
    },
  };
}

export function signInRoutes(signIn: SignIn): Hono {
  const app = new Hono();
  app.get("/session", async (c) => {
    const visitor = await signIn.visitorOf(c.req.raw);
    if (visitor === undefined) return answerTo(notSignedIn);
    const { account, name, administrator, grants } = visitor;
    const dossiers = [...grants].map(([dossier, { roles, clearance }]) => ({
      dossier,
      roles,
      clearance,
    }));
    return c.json({ account, name, administrator, dossiers });
  });
  app.get("/demonstration", (c) =>
    c.json({ people: signIn.demonstration.map(({ account, name }) => ({ account, name })) }),
  );
  app.post("/demonstration", async (c) => {
    const read = readBy(
      z.strictObject({ account: z.string() }),
      await c.req.json().catch(() => undefined),
    );
    if (!read.ok) return answerTo(badFields(read.problem));
    const person = signIn.demonstration.find(({ account }) => account === read.value.account);
    if (person === undefined) return answerTo(nothingThere);
    setCookie(c, cookie, signIn.open(person.account), {
      httpOnly: true,
      sameSite: "Strict",
      path: "/",
    });
    return c.json({ account: person.account, name: person.name });
  });
  app.delete("/session", (c) => {
    signIn.close(getCookie(c, cookie) ?? "");
    deleteCookie(c, cookie, { path: "/" });
    return c.body(null, 204);
  });
  return app;
}
