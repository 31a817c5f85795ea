/**
 * Tokens of one's own: made, listed, taken back. Only in a session: a token makes no tokens.
 */
import { Hono } from "hono";
import { z } from "zod";
import { makeToken, mostDays, revokeToken, tokensOf } from "../service/tokens.ts";
import { ofKeep } from "./accounts.ts";
import { readJson } from "./body.ts";
import { answerTo, nothingThere, notSignedIn } from "./problem.ts";
import { inSession, type SignIn } from "./sign-in.ts";

const text = z.string().max(1000);
const tokenForm = z.strictObject({
  title: text,
  days: z.int().min(1).max(mostDays),
  scope: z.enum(["read", "all"]),
  ceiling: text,
  groups: z.array(text).max(100).default([]),
  dossier: text.optional(),
});

export function tokenRoutes(signIn: SignIn): Hono {
  const app = new Hono();
  const { database, log } = signIn;
  app.get("/tokens", async (c) => {
    const person = await inSession(signIn, c.req.raw);
    if (person === undefined) return answerTo(notSignedIn);
    return c.json({ tokens: await tokensOf(database, person.account) });
  });
  app.post("/tokens", async (c) => {
    const person = await inSession(signIn, c.req.raw);
    if (person === undefined) return answerTo(notSignedIn);
    const read = await readJson(c, tokenForm);
    if (!read.ok) return answerTo(read.problem);
    const wanted = { dossier: undefined, ...read.value };
    const made = await makeToken(database, person.account, wanted);
    if (!made.ok) return answerTo(ofKeep(made.problem));
    log({ event: "token made", account: person.account, token: made.value.id });
    return c.json(made.value, 201);
  });
  app.delete("/tokens/:id", async (c) => {
    const person = await inSession(signIn, c.req.raw);
    if (person === undefined) return answerTo(notSignedIn);
    const taken = await revokeToken(database, person.account, c.req.param("id"));
    return taken ? c.body(null, 204) : answerTo(nothingThere);
  });
  return app;
}
