/**
 * SQL, patterns and shells in whatever comes from outside: sorts, filters, searches, ids, marks,
 * keys, names. Each is text and no more, and no answer tells of a database.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { aBrowser, type Browser } from "../served.ts";
import { attacked, chief, enterAs, ours, policy, said, told, visitAs } from "./attacked.ts";
import { addressOf, describedOperations } from "./described.ts";

const attempts = [
  "' or 1=1 --",
  "'; drop table chancery.entry; --",
  "1; select pg_sleep(5)",
  "' union select payload from chancery.entry --",
  "%",
  "_%",
  "\\",
  "$1",
  "$(reboot)`id`",
  "{{7*7}}",
  "'||(select current_user)||'",
  "E'\\x00'",
];

/** What a database or a program says of itself when it fails. */
const database =
  /syntax error at|relation "|column "|postgres|pg_\w|SQLSTATE|chancery\.entry|stack|at .*\.[jt]s:/i;

let low: Browser;
let size: number;

beforeAll(async () => {
  low = await visitAs("confidential");
  size = (await told(low.ask("GET", ours))).body.entries;
});

async function harmless(answering: Promise<Response>, attempt: string): Promise<void> {
  const begun = performance.now();
  const { status, text } = await told(answering);
  expect(status, text).not.toBe(500);
  expect(text.replaceAll(JSON.stringify(attempt).slice(1, -1), "")).not.toMatch(database);
  expect(performance.now() - begun).toBeLessThan(4000);
}

describe("in parameters and addresses of every operation:", () => {
  test.each(attempts)("%s", async (attempt) => {
    for (const one of await describedOperations()) {
      if (one.method !== "GET" || one.path === "/changes") continue;
      if (one.path.includes("{")) {
        await harmless(low.ask("GET", `${ours}${addressOf(one, attempt)}`), attempt);
      }
      const query = new URLSearchParams(one.query.map((name): [string, string] => [name, attempt]));
      const address = addressOf(one, attempt).split("?")[0];
      await harmless(low.ask("GET", `${ours}${address}?${query}`), attempt);
    }
    expect((await told(low.ask("GET", ours))).body.entries).toBe(size);
  });
});

describe("a filter and a search are looked for as they stand:", () => {
  test.each(attempts)("%s", async (attempt) => {
    for (const name of ["person", "office", "issue"]) {
      const address = `${ours}/contacts?${name}=${encodeURIComponent(attempt)}`;
      expect((await told(low.ask("GET", address))).body.total).toBe(0);
    }
    const about = `${ours}/entries?about=${encodeURIComponent(attempt)}`;
    expect((await told(low.ask("GET", about))).body.total).toBe(0);
  });

  test.each(["order", "limit", "kind", "mode", "purpose", "cursor", "as-of", "known-on"])(
    "the parameter %s takes nothing but its own values",
    async (name) => {
      const path = name === "kind" ? "/entries" : "/contacts";
      for (const attempt of attempts) {
        const address = `${ours}${path}?${name}=${encodeURIComponent(attempt)}`;
        const { status, body } = await told(low.ask("GET", address));
        expect([status, body.errors?.[0]?.at]).toEqual([400, `?${name}`]);
      }
    },
  );
});

describe("in what is sent:", () => {
  test.each(attempts)("%s", async (attempt) => {
    const desk = await visitAs("desk");
    const wish = { ours: [attempt], theirs: [attempt], issues: [attempt], level: attempt };
    await harmless(desk.ask("POST", `${ours}/rulings?${policy}`, wish), attempt);
    await harmless(desk.ask("POST", `${ours}/rulings?${policy}`, { contact: attempt }), attempt);
    await harmless(desk.ask("POST", `${ours}/intake`, { text: attempt }), attempt);
    await harmless(desk.ask("POST", `${ours}/policies/draft`, { text: attempt }), attempt);
    const { status } = await enterAs(desk, [
      { kind: "event", event: "note", text: attempt, mark: attempt },
    ]);
    expect(status).toBe(400);
    const signed = await told(
      aBrowser(attacked).ask("POST", "/api/demonstration", { account: attempt }),
    );
    expect(signed.status).toBe(404);
    await harmless(aBrowser(attacked).ask("POST", "/api/enrolment", { link: attempt }), attempt);
    await harmless(
      chief().ask("POST", `/api/accounts/${encodeURIComponent(attempt)}/disable`),
      attempt,
    );
  });

  test("a key with a quote in it is one key", async () => {
    const desk = await visitAs("desk");
    const key = { "idempotency-key": "'or'1'='1';--" };
    const entry = [{ kind: "event", event: "note", text: "once" }];
    const [once, again] = [await enterAs(desk, entry, key), await enterAs(desk, entry, key)];
    expect([once.status, again.text]).toEqual([201, once.text]);
  });

  test("text is kept letter for letter, whatever it looks like", async () => {
    const desk = await visitAs("desk");
    for (const attempt of attempts) {
      const entered = await enterAs(desk, [{ kind: "event", event: "note", text: attempt }]);
      const [{ id }] = entered.body.entries;
      const shown = await told(desk.ask("GET", `${ours}/entries/${id}`));
      expect(shown.body.entry.text).toBe(attempt);
    }
  });
});

test("no statement and no attempt stands in the log", () => {
  expect(said()).not.toMatch(/drop table|union select|pg_sleep|current_user/);
});
