/**
 * Scripts in what is stored: names, titles, summaries, ids and addresses, as they go out to
 * programs and as a real Chromium shows them.
 */
import type { Browser as Chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../e2e/browser.ts";
import { signIn, type Visit, visit } from "../../e2e/visit.ts";
import { aBrowser, type Browser } from "../served.ts";
import { attacked, chief, enterAs, ours, policy, told, visitAs } from "./attacked.ts";

const january = "as-of=1983-01-31&known-on=1983-01-31";

const scripts = [
  "<script>window.attacked=1</script>",
  "<img src=x onerror=window.attacked=1>",
  "<svg/onload=window.attacked=1>",
  '<a href="javascript:window.attacked=1">x</a>',
  '"><img src=x onerror=window.attacked=1>',
  "'-(window.attacked=1)-'",
  '<iframe srcdoc="<script>parent.attacked=1</script>"></iframe>',
  "<form id=x tabindex=1 autofocus onfocus=window.attacked=1>",
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.attacked=1&gt;">',
  '<style>@import "http://example.invalid/x.css"</style>',
  '<base href="http://example.invalid/">',
  '<meta http-equiv=refresh content="0;url=http://example.invalid/">',
  "[x](javascript:window.attacked=1)",
  "</title></script><script>window.attacked=1</script>",
  "\u202ereversed\u202c",
];

let desk: Browser;
const contacts: string[] = [];
const documents: string[] = [];

beforeAll(async () => {
  desk = await visitAs("desk");
  const entries = scripts.flatMap((text, nth) => hostile(text, nth));
  const { status, body, text } = await enterAs(desk, entries);
  expect(status, text).toBe(201);
  for (const { id, kind } of body.entries) {
    if (kind === "contact") contacts.push(id);
    if (kind === "document") documents.push(id);
  }
});

function hostile(text: string, nth: number): readonly object[] {
  const person = `hostile-${nth}`;
  const seat = (one: string, side: string) => ({ person: one, side, role: "principal" });
  return [
    { kind: "person", person, party: "ussr", name: text, aliases: [text] },
    {
      kind: "contact",
      when: "1983-12-06",
      mode: "meeting",
      place: text,
      segments: [{ title: text, participants: [seat("shultz", "ours"), seat(person, "theirs")] }],
      initiator: "ours",
      purpose: "exchange",
      issues: [],
      summary: text,
      outcome: text,
      note: text,
      accounts: [{ of: "ours", text }],
    },
    {
      kind: "document",
      genre: "note",
      title: text,
      paragraphs: [{ number: text, text }],
    },
  ].map((entry) => ({ ...entry, mark: "C" }));
}

describe("to programs it goes out as data of a type that no browser runs:", () => {
  test.each([
    ["", "application/json"],
    ["/contacts?from=1983-12-06", "application/json"],
    ["/people?q=hostile", "application/json"],
    ["/search?q=attacked", "application/json"],
    ["/entries?q=attacked", "application/json"],
    ["/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "application/json"],
    ["/contacts/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "application/problem+json"],
    ["/contacts?cursor=%3Cscript%3E", "application/problem+json"],
    ["/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "application/problem+json"],
    [
      `/proposals/p-1983-01-19-shultz-dialogue/answer.md?${policy}&${january}`,
      "text/markdown; charset=utf-8",
    ],
    ["/changes", "text/event-stream"],
  ])("%s", async (path, type) => {
    const gone = new AbortController();
    const cookie = `chancery=${desk.cookies.get("chancery")}`;
    const answer = await fetch(`${attacked.url}${ours}${path}`, {
      headers: { cookie, accept: "text/html" },
      signal: gone.signal,
    });
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toMatch(
      /default-src 'none'; script-src 'self';/,
    );
    if (type.startsWith("text/markdown")) {
      expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
    }
    gone.abort();
  });

  test.each([
    "/d/us-soviet-1981-83/%3Cscript%3E",
    "/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "/?x=%3Cscript%3E",
  ])("the page at %s is the app's own, and holds nothing of its address", async (path) => {
    const page = await told(aBrowser(attacked).ask("GET", path));
    const plain = await told(aBrowser(attacked).ask("GET", "/"));
    expect([page.status, page.text]).toEqual([200, plain.text]);
  });

  test("an account's name cannot be made of it, and no page of people shows any", async () => {
    for (const account of scripts) {
      const { status } = await told(chief().ask("POST", "/api/accounts", { account, name: "x" }));
      expect(status).toBe(422);
    }
  });
});

describe("a real browser shows it as text:", () => {
  let chromium: Chromium;
  let visited: Visit;
  beforeAll(async () => {
    chromium = await openBrowser();
    visited = await visit(chromium, attacked.url);
    visited.page.on("dialog", () => expect.unreachable("a dialog opened"));
    await signIn(visited.page, "Desk officer");
  });
  afterAll(() => chromium?.close());

  const dossier = "/d/us-soviet-1981-83";
  const pages: readonly (readonly [string, () => string, string])[] = [
    ["the record", () => `${dossier}/record?from=1983-12-06&to=1983-12-06`, "attacked"],
    ["the desk", () => `${dossier}/desk`, ""],
    ["the proposals", () => `${dossier}/proposals`, ""],
    ...scripts
      .slice(0, 6)
      .map(
        (text, nth) =>
          [`the contact of ${text}`, () => `${dossier}/contacts/${contacts[nth]}`, text] as const,
      ),
    ["a document", () => `${dossier}/entries/${documents[1]}`, scripts[1] ?? ""],
  ];
  test.each(pages)("%s", async (_, address, words) => {
    const { page, faults } = visited;
    await page.goto(address());
    await page.locator("main").waitFor();
    await page.waitForLoadState("networkidle");
    if (words !== "") await page.getByText(words).first().waitFor({ state: "attached" });
    expect(await page.evaluate("window.attacked")).toBeUndefined();
    expect(await page.locator("main iframe, main base, main style, main meta").count()).toBe(0);
    const running = "main [onerror], main [onload], main [onfocus], main [href^=javascript]";
    expect(await page.locator(running).count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
