/**
 * Signing in with a password and a code, and choosing both by a one-time link.
 *
 * Whatever is wrong (the account, the password, the code), the answer is the same and has cost
 * the same: the password is compared with somebody's or with nobody's, and the code too.
 */
import { type Context, Hono } from "hono";
import { z } from "zod";
import {
  attempt,
  choosePassword,
  keepBetter,
  lookAtLink,
  passwordOf,
  succeeded,
  usedCode,
} from "../service/signing-in.ts";
import { readJson } from "./body.ts";
import { addressOf } from "./client.ts";
import { hashPassword, isPassword, isStale, objectionTo } from "./password.ts";
import { answerTo, type Problem } from "./problem.ts";
import { addressOfFactor, newSecondFactor, stepOf } from "./second-factor.ts";
import { letIn, type SignIn } from "./sign-in.ts";

const text = z.string().max(1000);
const signInForm = z.strictObject({ account: text, password: text, code: text });
const linkForm = z.strictObject({ link: text });
const choiceForm = z.strictObject({ link: text, password: text, code: text });

const wrong: Problem = {
  status: 401,
  kind: "not-you",
  title: "The account, the password or the code is wrong",
  detail: "a code is good once; if you have just used it, wait for the next",
};
const spent: Problem = {
  status: 404,
  kind: "link-spent",
  title: "This link is not good, or no longer",
  detail: "it is good once and for a day; ask an administrator for another",
};
const busy: Problem = {
  status: 503,
  kind: "busy",
  title: "Too many are signing in at this moment",
  retryAfter: 5,
};

export function passwordRoutes(signIn: SignIn): Hono {
  const app = new Hono();
  app.post("/session", async (c) => {
    const read = await readJson(c, signInForm);
    return read.ok ? enter(c, signIn, read.value) : answerTo(read.problem);
  });
  app.post("/enrolment", async (c) => {
    const read = await readJson(c, linkForm);
    if (!read.ok) return answerTo(read.problem);
    const opened = await lookAtLink(signIn.database, read.value.link, newSecondFactor());
    if (opened === undefined) return answerTo(spent);
    const { account, name, secondFactor } = opened;
    return c.json({
      account,
      name,
      secondFactor: { secret: secondFactor, address: addressOfFactor(secondFactor, account) },
    });
  });
  app.post("/enrolment/password", async (c) => {
    const read = await readJson(c, choiceForm);
    return read.ok ? choose(c, signIn, read.value) : answerTo(read.problem);
  });
  return app;
}

async function enter(
  c: Context,
  signIn: SignIn,
  { account, password, code }: z.infer<typeof signInForm>,
): Promise<Response> {
  const { database, log } = signIn;
  const trying = { account, address: addressOf(c, signIn.behindProxy) };
  const wait = await attempt(database, trying);
  if (wait > 0) {
    log({ event: "sign-in held back", address: trying.address, seconds: wait });
    return answerTo(tooOften(wait));
  }
  const kept = await passwordOf(database, account);
  const is = await isPassword(kept?.password, password);
  if (is === undefined) return answerTo(busy);
  const step = stepOf(kept?.secondFactor ?? nobodysFactor, code, Date.now());
  const right = kept !== undefined && is && step !== undefined && !kept.disabled;
  if (!right || !(await usedCode(database, account, step))) {
    // What was typed as an account may be a password: it is logged where there is such an account.
    const who = kept === undefined ? {} : { account };
    log({ event: "sign-in refused", address: trying.address, ...who });
    return answerTo(wrong);
  }
  await succeeded(database, trying);
  if (isStale(kept.password)) {
    const better = await hashPassword(password);
    if (better !== undefined) await keepBetter(database, kept, better);
  }
  if (!(await letIn(c, signIn, { account, how: "password" }))) return answerTo(wrong);
  return c.json({ account });
}

const nobodysFactor = newSecondFactor();

async function choose(
  c: Context,
  signIn: SignIn,
  { link, password, code }: z.infer<typeof choiceForm>,
): Promise<Response> {
  const { database } = signIn;
  const opened = await lookAtLink(database, link, newSecondFactor());
  if (opened === undefined) return answerTo(spent);
  const objection = objectionTo(password, [opened.account, opened.name]);
  if (objection !== undefined) return answerTo(badChoice("/password", objection));
  const step = stepOf(opened.secondFactor, code, Date.now());
  if (step === undefined) {
    return answerTo(badChoice("/code", "is not what the authenticator shows now"));
  }
  const hashed = await hashPassword(password);
  if (hashed === undefined) return answerTo(busy);
  const account = await choosePassword(database, link, { password: hashed, step });
  const entered = account !== undefined && (await letIn(c, signIn, { account, how: "password" }));
  return entered ? c.json({ account }) : answerTo(spent);
}

function badChoice(at: string, detail: string): Problem {
  return {
    status: 422,
    kind: "bad-choice",
    title: "This cannot be chosen",
    errors: [{ at, detail }],
  };
}

function tooOften(wait: number): Problem {
  return {
    status: 429,
    kind: "too-often",
    title: "Too many attempts; wait before the next",
    retryAfter: wait,
  };
}
