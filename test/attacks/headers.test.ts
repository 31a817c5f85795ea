/**
 * Security headers on every answer, whatever was asked: each operation, problems, pages, files,
 * the description of the API, streams, and what nobody has asked for before.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { projectRoot } from "../command-line.ts";
import { aBrowser, type Browser } from "../served.ts";
import { attacked, ours, policy, visitAs } from "./attacked.ts";
import { addressOf, describedOperations } from "./described.ts";

let desk: Browser;
beforeAll(async () => {
  desk = await visitAs("desk");
});

/** What is not as it must be; empty where all is. */
function lacking({ headers }: Response): readonly string[] {
  const wanted: Readonly<Record<string, RegExp>> = {
    "content-security-policy":
      /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'$/,
    "cross-origin-opener-policy": /^same-origin$/,
    "cross-origin-resource-policy": /^same-origin$/,
    "permissions-policy": /^camera=\(\), geolocation=\(\), microphone=\(\)$/,
    "referrer-policy": /^no-referrer$/,
    "strict-transport-security": /^max-age=31536000; includeSubDomains$/,
    "x-content-type-options": /^nosniff$/,
    "x-frame-options": /^DENY$/,
    "cache-control": /^(?:no-store|public, max-age=31536000, immutable)$/,
    "x-request-id": /^[0-9a-f-]{36}$/,
  };
  const wrong = Object.entries(wanted).filter(
    ([name, form]) => !form.test(headers.get(name) ?? ""),
  );
  const telling = ["server", "x-powered-by", "via", "access-control-allow-origin"];
  return [...wrong.map(([name]) => name), ...telling.filter((name) => headers.has(name))];
}

test("each operation, answered and refused, to somebody and to nobody", async () => {
  for (const one of await describedOperations()) {
    const address = `${ours}${addressOf(one, "afghanistan")}`;
    const body = one.takesBody ? {} : undefined;
    for (const browser of [desk, aBrowser(attacked)]) {
      const answer = await browser.ask(one.method, address, body);
      expect(lacking(answer), `${one.method} ${one.path}`).toEqual([]);
      await answer.body?.cancel();
    }
  }
});

test("each operation that has an answer under a policy", async () => {
  for (const path of ["/desk", "/gates", "/posture", "/finding", "/contacts", "/issues"]) {
    const answer = await desk.ask("GET", `${ours}${path}?${policy}`);
    expect([answer.status, ...lacking(answer)]).toEqual([200]);
  }
});

test("every file of the app, and its pages", async () => {
  const folder = join(projectRoot, "dist", "web");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const names = files.filter((one) => one.isFile());
  expect(names.length).toBeGreaterThan(2);
  const addresses = names.map((one) => join(one.parentPath, one.name).slice(folder.length));
  for (const address of [...addresses, "/", "/d/x/desk", "/no/such/page", "/assets/none.js"]) {
    expect(lacking(await aBrowser(attacked).ask("GET", address)), address).toEqual([]);
  }
});

test.each([
  ["GET", "/api/health"],
  ["GET", "/api/ready"],
  ["GET", "/api/openapi.json"],
  ["GET", "/api/docs"],
  ["GET", "/api/docs.css"],
  ["GET", "/api/tour"],
  ["GET", "/api/session"],
  ["DELETE", "/api/session"],
  ["POST", "/api/session"],
  ["GET", "/api/demonstration"],
  ["POST", "/api/demonstration"],
  ["POST", "/api/enrolment"],
  ["POST", "/api/enrolment/password"],
  ["GET", "/api/accounts"],
  ["POST", "/api/accounts"],
  ["GET", "/api/tokens"],
  ["POST", "/api/tokens"],
  ["DELETE", "/api/tokens/none"],
  ["GET", "/api/none"],
  ["PATCH", "/api/session"],
  ["OPTIONS", "/api/session"],
  ["HEAD", "/"],
  ["PUT", "/"],
  ["GET", "/api/%"],
  ["GET", "/%c0%af"],
  ["GET", "/api/dossiers/us-soviet-1981-83/changes"],
] as const)("%s %s", async (method, path) => {
  const answer = await aBrowser(attacked).ask(method, path);
  expect(lacking(answer)).toEqual([]);
  expect(answer.status).not.toBe(500);
});

test("a stream of events", async () => {
  const gone = new AbortController();
  const headers = { cookie: `chancery=${desk.cookies.get("chancery")}` };
  const address = `${attacked.url}${ours}/changes`;
  const answer = await fetch(address, { headers, signal: gone.signal });
  expect([answer.status, ...lacking(answer)]).toEqual([200]);
  gone.abort();
});

test.each([
  ["another site's page", { origin: "https://example.invalid" }],
  ["a page that the browser calls another's", { "sec-fetch-site": "cross-site" }],
  ["a page of a neighbour", { "sec-fetch-site": "same-site" }],
  ["a body too large", { "content-length": "9000000" }],
])("a refusal of %s", async (_, headers) => {
  const body = "content-length" in headers ? { x: "x".repeat(9_000_000) } : {};
  const sent = "content-length" in headers ? {} : headers;
  const answer = await desk.ask("POST", `${ours}/entries`, body, sent);
  expect([403, 413]).toContain(answer.status);
  expect(lacking(answer)).toEqual([]);
});
