/**
 * Requests to elsewhere: an address of this machine is put wherever the server takes text, and into
 * every header that names a place. Nothing here fetches what it is told to: a listener hears none.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aBrowser, type Browser } from "../served.ts";
import { attacked, chief, enterAs, newcomer, ours, policy, told, visitAs } from "./attacked.ts";
import { addressOf, describedOperations } from "./described.ts";

let listener: Server;
let place: string;
let heard = 0;
let desk: Browser;

beforeAll(async () => {
  listener = createServer((_, answer) => {
    heard += 1;
    answer.end("heard");
  });
  listener.on("connection", () => {
    heard += 1;
  });
  await new Promise<void>((ready) => listener.listen(0, "127.0.0.1", ready));
  place = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/x`;
  desk = await visitAs("desk");
});
afterAll(() => new Promise((closed) => listener.close(closed)));

/** Does it, and waits whether anything comes of it afterwards. */
async function unheard(act: () => Promise<unknown>): Promise<void> {
  await act();
  await pause(150);
  expect(heard).toBe(0);
}

const at = () => place;
const acts: readonly [string, () => Promise<unknown>][] = [
  [
    "the identity of an account",
    () =>
      chief().ask("POST", "/api/accounts", {
        account: "elsewhere",
        name: "x",
        identity: { issuer: at(), subject: "x" },
      }),
  ],
  [
    "a document's words and sources",
    () =>
      enterAs(desk, [
        {
          kind: "document",
          genre: "note",
          title: at(),
          paragraphs: [{ number: "1", text: at() }],
          sources: [{ work: at(), place: at() }],
        },
      ]),
  ],
  [
    "an event's text",
    () =>
      enterAs(desk, [
        { kind: "event", event: "note", text: `see ${at()} and <img src="${at()}">` },
      ]),
  ],
  [
    "an issue and its name",
    () =>
      enterAs(desk, [
        { kind: "person", person: "elsewhere", party: "ussr", name: at(), aliases: [at()] },
      ]),
  ],
  [
    "a pasted text",
    () => told(desk.ask("POST", `${ours}/intake`, { text: `On 1 May 1983 ${at()} met ${at()}` })),
  ],
  [
    "a draft of a policy",
    () =>
      told(
        desk.ask("POST", `${ours}/policies/draft`, {
          text: `include: ${at()}\nsources: [{ id: a, title: "${at()}", document: "${at()}" }]`,
        }),
      ),
  ],
  [
    "a draft to be tried",
    () => told(desk.ask("POST", `${ours}/policies/backtest`, { text: `$ref: ${at()}` })),
  ],
  [
    "a policy named so",
    () => told(desk.ask("POST", `${ours}/policies/backtest`, { policy: at(), against: at() })),
  ],
  [
    "a question about it",
    () => told(desk.ask("POST", `${ours}/rulings?${policy}`, { ours: [at()], theirs: [at()] })),
  ],
  [
    "a token's title",
    () =>
      told(desk.ask("POST", "/api/tokens", { title: at(), days: 1, scope: "read", ceiling: "C" })),
  ],
  ["a group", () => newcomer({ dossier: "us-soviet-1981-83", clearance: "U", roles: ["reader"] })],
  [
    "a sign-in",
    () => told(aBrowser(attacked).ask("POST", "/api/demonstration", { account: at() })),
  ],
  ["an enrolment", () => told(aBrowser(attacked).ask("POST", "/api/enrolment", { link: at() }))],
];

describe("nothing is asked elsewhere for the sake of", () => {
  test.each(acts)("%s", (_, act) => unheard(act));

  test("any parameter or part of an address", () =>
    unheard(async () => {
      for (const one of await describedOperations()) {
        if (one.method !== "GET" || one.path === "/changes") continue;
        const query = new URLSearchParams(one.query.map((name): [string, string] => [name, place]));
        const address = `${ours}${addressOf(one, place).split("?")[0]}?${query}`;
        expect((await told(desk.ask("GET", address))).status).toBeLessThan(500);
      }
    }));

  test.each([
    "referer",
    "x-forwarded-host",
    "x-forwarded-for",
    "forwarded",
    "x-original-url",
    "x-callback-url",
    "link",
    "destination",
    "if-match",
    "last-event-id",
  ])("the header %s", (name) =>
    unheard(async () => {
      await told(desk.ask("GET", ours, undefined, { [name]: place }));
    }),
  );
});

describe("no answer sends a browser elsewhere:", () => {
  test.each([
    "//example.invalid/",
    "/%2f%2fexample.invalid",
    "/\\example.invalid",
    "/?next=//example.invalid",
    "/api/session?return=https://example.invalid",
  ])("%s", async (path) => {
    const answer = await fetch(`${attacked.url}${path}`, { redirect: "manual" });
    expect(answer.status).toBeLessThan(500);
    expect([300, 301, 302, 303, 307, 308]).not.toContain(answer.status);
    expect(answer.headers.get("location")).toBeNull();
    expect(answer.headers.get("refresh")).toBeNull();
  });

  test("another name for this server is refused, so that none leads here by another's", async () => {
    const { request } = await import("node:http");
    const { port } = new URL(attacked.url);
    const status = await new Promise((resolve, reject) => {
      const headers = { host: "example.invalid" };
      const sent = request({ host: "127.0.0.1", port, path: "/api/session", headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on("error", reject);
      sent.end();
    });
    expect(status).toBe(403);
  });
});
