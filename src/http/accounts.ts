/**
 * People and access, for administrators: accounts, what they are given, links, sessions.
 *
 * Only in a session, never by a token; and what somebody may read is given by another than
 * themselves, so that an administrator does not come to read by administering alone.
 */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { roles } from "../access/reader.ts";
import type { Result } from "../core/result.ts";
import {
  addPerson,
  disablePerson,
  givePerson,
  linkPerson,
  listGivable,
  listPeople,
  signOutPerson,
  takeFromPerson,
  tiePerson,
} from "../service/people.ts";
import type { Person } from "../service/standing.ts";
import type { KeepProblem } from "../service/store.ts";
import { readJson } from "./body.ts";
import { answerTo, notSignedIn, type Problem } from "./problem.ts";
import { inSession, type SignIn } from "./sign-in.ts";

const text = z.string().max(1000);
const identityForm = z.strictObject({ issuer: text, subject: text });
const accountForm = z.strictObject({
  account: text,
  name: text,
  administrator: z.boolean().optional(),
  identity: identityForm.optional(),
});
const grantForm = z.strictObject({
  clearance: text,
  groups: z.array(text).max(100).default([]),
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
});

const notAdministrator: Problem = {
  status: 403,
  kind: "not-an-administrator",
  title: "This is for administrators",
};
const notToYourself: Problem = {
  status: 403,
  kind: "not-to-yourself",
  title: "Another administrator gives you what you may read",
};

type Act = (c: Context, administrator: Person) => Promise<Response>;

export function accountRoutes(signIn: SignIn): Hono {
  const app = new Hono();
  const { database, log } = signIn;
  const on = (method: string, path: string, act: Act) =>
    app.on(method, `/accounts${path}`, async (c) => {
      const person = await inSession(signIn, c.req.raw);
      if (person === undefined) return answerTo(notSignedIn);
      if (!person.administrator) return answerTo(notAdministrator);
      const done = await act(c, person);
      if (method !== "GET") {
        const of = { account: person.account, status: done.status };
        log({ event: "access changed", method, route: `/api/accounts${path}`, ...of });
      }
      return done;
    });
  const one = (c: Context) => c.req.param("account") ?? "";
  on("GET", "", async (c) => {
    const [accounts, dossiers] = [await listPeople(database), await listGivable(signIn)];
    return c.json({ accounts, dossiers });
  });
  on("POST", "", async (c) => {
    const read = await readJson(c, accountForm);
    if (!read.ok) return answerTo(read.problem);
    const { administrator = false } = read.value;
    const added = await addPerson(database, { ...read.value, administrator });
    return replied(c, added, (value) => ({ account: read.value.account, ...value }));
  });
  on("POST", "/:account/link", async (c) =>
    replied(c, await linkPerson(database, one(c)), (link) => ({ link })),
  );
  on("PUT", "/:account/identity", async (c) => {
    const read = await readJson(c, identityForm);
    if (!read.ok) return answerTo(read.problem);
    return replied(c, await tiePerson(database, one(c), read.value));
  });
  on("POST", "/:account/disable", async (c) =>
    replied(c, await disablePerson(database, one(c), true)),
  );
  on("POST", "/:account/enable", async (c) =>
    replied(c, await disablePerson(database, one(c), false)),
  );
  on("DELETE", "/:account/sessions", async (c) =>
    replied(c, await signOutPerson(database, one(c))),
  );
  on("PUT", "/:account/dossiers/:dossier", async (c, { account }) => {
    if (account === one(c)) return answerTo(notToYourself);
    const read = await readJson(c, grantForm);
    if (!read.ok) return answerTo(read.problem);
    const giving = { ...read.value, dossier: c.req.param("dossier") ?? "" };
    return replied(c, await givePerson(database, one(c), giving));
  });
  on("DELETE", "/:account/dossiers/:dossier", async (c) =>
    replied(c, await takeFromPerson(database, one(c), c.req.param("dossier") ?? "")),
  );
  return app;
}

function replied<Value>(
  c: Context,
  done: Result<Value, KeepProblem>,
  shown?: (value: Value) => Readonly<Record<string, unknown>>,
): Response {
  if (!done.ok) return answerTo(ofKeep(done.problem));
  return shown === undefined ? c.body(null, 204) : c.json(shown(done.value));
}

export function ofKeep({ lines }: KeepProblem): Problem {
  const title = "This cannot be done";
  return { status: 422, kind: "refused", title, detail: lines.join("; ") };
}
