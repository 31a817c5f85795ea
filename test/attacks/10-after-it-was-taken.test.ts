/**
 * Going on with what was taken: sessions, tokens and streams after a clearance was lowered, a grant
 * was taken, an account was disabled.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signingInAt, whoIsIn } from "../going-to-provider.ts";
import { aBrowser, type Browser } from "../served.ts";
import {
  type Attacked,
  aServerUnderAttack,
  done,
  type Entered,
  enrolledBy,
  linkFrom,
  password,
} from "./signing-in-server.ts";

const tender = "/api/dossiers/tender";
/** The entries that are open, and all of them. */
const [few, all] = [20, 24];

let attacked: Attacked;
let people = 0;

beforeAll(async () => {
  attacked = await aServerUnderAttack();
}, 120_000);
afterAll(() => attacked?.stop(), 60_000);

type Somebody = Entered & { readonly account: string };

/** Somebody who reads everything and may record, signed in. */
async function somebody(): Promise<Somebody> {
  people += 1;
  const account = `somebody-${people}`;
  const link = await linkFrom(attacked.chief, account);
  await give(account, "C");
  return { account, ...(await enrolledBy(attacked, link)) };
}

async function give(account: string, clearance: string, role = "desk officer"): Promise<void> {
  const path = `/api/accounts/${account}/dossiers/tender`;
  await done(attacked.chief.ask("PUT", path, { clearance, roles: [role] }));
}

const take = (account: string) =>
  done(attacked.chief.ask("DELETE", `/api/accounts/${account}/dossiers/tender`));
const disable = (account: string) =>
  done(attacked.chief.ask("POST", `/api/accounts/${account}/disable`));
const enable = (account: string) =>
  done(attacked.chief.ask("POST", `/api/accounts/${account}/enable`));

/** How many entries somebody reads, or the status of the answer. */
async function reads(browser: Browser, headers: Record<string, string> = {}): Promise<number> {
  const answer = await browser.ask("GET", tender, undefined, headers);
  return answer.ok ? ((await answer.json()) as { entries: number }).entries : answer.status;
}

async function tokenOf({ browser }: Somebody): Promise<Record<string, string>> {
  const wanted = { title: "for the test", days: 1, scope: "all", ceiling: "C" };
  const made = await browser.ask("POST", "/api/tokens", wanted);
  const { token } = (await made.json()) as { token: string };
  return { authorization: `Bearer ${token}` };
}

const nobody = () => aBrowser(attacked);

const changes: [string, (account: string) => Promise<void>, number][] = [
  ["the clearance is lowered", (account) => give(account, "U"), few],
  ["the grant is taken", take, 404],
  ["the account is disabled", disable, 401],
];

describe.each(changes)("after %s", (_, change, left) => {
  test("a session goes on with no more than is left", async () => {
    const { account, browser } = await somebody();
    expect(await reads(browser)).toBe(all);
    await change(account);
    expect(await reads(browser)).toBe(left);
  });

  test("and so does a second session, in another browser", async () => {
    const { account, code } = await somebody();
    const second = nobody();
    await done(second.ask("POST", "/api/session", { account, password, code: code() }));
    expect(await reads(second)).toBe(all);
    await change(account);
    expect(await reads(second)).toBe(left);
  });

  test("and a token that was made before", async () => {
    const one = await somebody();
    const token = await tokenOf(one);
    expect(await reads(nobody(), token)).toBe(all);
    await change(one.account);
    expect(await reads(nobody(), token)).toBe(left);
  });

  test("and a page of a list that was begun before", async () => {
    const { account, browser } = await somebody();
    const page = `${tender}/entries?limit=5`;
    const first = (await (await browser.ask("GET", page)).json()) as {
      next: string;
      total: number;
    };
    expect(first.total).toBe(all);
    await change(account);
    const next = await browser.ask("GET", `${page}&cursor=${encodeURIComponent(first.next)}`);
    if (left === few) expect(((await next.json()) as { total: number }).total).toBe(few);
    else expect(next.status).toBe(left);
  });

  test("and an answer that the browser kept is not good still", async () => {
    const { account, browser } = await somebody();
    const tag = (await browser.ask("GET", tender)).headers.get("etag") ?? '"none"';
    await change(account);
    const headers = { "if-none-match": tag };
    expect((await browser.ask("GET", tender, undefined, headers)).status).not.toBe(304);
  });

  test("and a stream of events ends within a second", async () => {
    const { account, browser } = await somebody();
    const stream = await browser.ask("GET", `${tender}/changes`);
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    const begun = performance.now();
    await change(account);
    let heard = "";
    for (;;) {
      const { done: over, value } = await reader.read();
      if (over) break;
      heard += Buffer.from(value).toString();
    }
    expect(heard).toContain("event: ended");
    // A second is what is promised; the rest is for a busy machine.
    expect(performance.now() - begun).toBeLessThan(4000);
  });
});

describe("what was entered by right is not entered again without", () => {
  const entry = {
    kind: "party",
    party: "rival",
    name: "Rival",
    partyKind: "counterpart",
    openness: "closed",
    mark: "U",
  };

  test.each<[string, (account: string) => Promise<void>, number]>([
    ["the roles are lowered to a reader's", (account) => give(account, "C", "reader"), 403],
    ["the grant is taken", take, 404],
    ["the account is disabled", disable, 401],
  ])(
    "after %s, by a session or a token, under a key that is known or a new one",
    async (_, change, status) => {
      const one = await somebody();
      const token = await tokenOf(one);
      const sent = { "idempotency-key": one.account, "if-match": "*" };
      const body = { entries: [{ ...entry, party: one.account }] };
      const first = await one.browser.ask("POST", `${tender}/entries`, body, sent);
      expect(first.status, await first.clone().text()).toBeLessThan(300);
      await change(one.account);
      for (const key of [one.account, `${one.account}-again`]) {
        const headers = { ...sent, "idempotency-key": key };
        expect((await one.browser.ask("POST", `${tender}/entries`, body, headers)).status).toBe(
          status,
        );
        const byToken = await nobody().ask("POST", `${tender}/entries`, body, {
          ...headers,
          ...token,
        });
        expect(byToken.status).toBe(status);
      }
    },
  );
});

describe("what was ended stays ended", () => {
  test("when the account is enabled again: session, token and link", async () => {
    const one = await somebody();
    const token = await tokenOf(one);
    const link = await linkFrom(attacked.chief, one.account);
    await disable(one.account);
    await enable(one.account);
    expect(await reads(one.browser)).toBe(401);
    expect(await reads(nobody(), token)).toBe(401);
    expect((await nobody().ask("POST", "/api/enrolment", { link })).status).toBe(404);
  });

  test("a session that was signed out, kept by somebody", async () => {
    const { browser } = await somebody();
    const kept = nobody();
    for (const [name, value] of browser.cookies) kept.cookies.set(name, value);
    await done(browser.ask("DELETE", "/api/session"));
    expect(await reads(kept)).toBe(401);
  });

  test("sessions that an administrator ended, and a token that its owner took back", async () => {
    const one = await somebody();
    const token = await tokenOf(one);
    const { tokens } = (await (await one.browser.ask("GET", "/api/tokens")).json()) as {
      tokens: readonly { readonly id: string }[];
    };
    await done(one.browser.ask("DELETE", `/api/tokens/${tokens[0]?.id}`));
    expect(await reads(nobody(), token)).toBe(401);
    await done(attacked.chief.ask("DELETE", `/api/accounts/${one.account}/sessions`));
    expect(await reads(one.browser)).toBe(401);
  });

  test("the password, and its sessions, once the account is tied to a provider", async () => {
    const { account, browser, code } = await somebody();
    const identity = { issuer: attacked.honest.issuer, subject: `sub-of-${account}` };
    await done(attacked.chief.ask("PUT", `/api/accounts/${account}/identity`, identity));
    expect(await whoIsIn(browser)).toBeUndefined();
    const body = { account, password, code: code() };
    expect((await nobody().ask("POST", "/api/session", body)).status).toBe(401);
    attacked.honest.be(identity.subject);
    const there = nobody();
    expect(await signingInAt(there, "honest")).toBe("in");
    await disable(account);
    expect(await whoIsIn(there)).toBeUndefined();
    expect(await signingInAt(nobody(), "honest")).toBe("no-account");
  });

  test("what somebody may read is not given back by themselves", async () => {
    const { account, browser } = await somebody();
    await give(account, "U");
    const left = await reads(browser);
    const grant = { clearance: "C", roles: ["desk officer"] };
    const path = `/api/accounts/${account}/dossiers/tender`;
    expect((await browser.ask("PUT", path, grant)).status).toBe(403);
    expect(
      (await attacked.chief.ask("PUT", "/api/accounts/chief/dossiers/tender", grant)).status,
    ).toBe(403);
    expect(await reads(browser)).toBe(left);
  });
});
