/**
 * At the form: what the tests of writing begin with, and what a writer does there.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { openBrowser } from "./browser.ts";
import { dossier } from "./journey.ts";
import { type Server, startServer } from "./server.ts";
import { signIn, visit } from "./visit.ts";

let running: Server;
let browser: Browser;
beforeAll(async () => {
  running = await startServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

/** The one that serves the tests of this file. */
export const server = () => running;

export const desk = "Desk officer";
export const recipient = "Recipient of the channel";
export const view = "as-of=1983-12-31&policy=clark-1983-per-issue";
const api = "/api/dossiers/us-soviet-1981-83";

/** The page of somebody at the form; what somebody does ends with nothing gone wrong. */
export async function at(
  account: string,
  travel: (page: Page) => Promise<void>,
  path = `${dossier}/log?${view}`,
): Promise<void> {
  const visited = await visit(browser, running.address);
  visited.page.on("dialog", (dialog) => void dialog.accept());
  try {
    await signIn(visited.page, account);
    await visited.page.goto(path);
    await travel(visited.page);
    expect(visited.faults).toEqual([]);
  } finally {
    await visited.close();
  }
}

type Meeting = {
  readonly ours: string;
  readonly theirs: string;
  readonly when: string;
  readonly summary: string;
  readonly account?: string;
};

export async function fill(
  page: Page,
  { ours, theirs, when, summary, account }: Meeting,
): Promise<void> {
  await seat(page, "Who, of ours", ours);
  await seat(page, "With whom, of theirs", theirs);
  await page.getByRole("textbox", { name: "When", exact: true }).fill(when);
  await page.getByLabel("In a sentence").fill(summary);
  if (account !== undefined) await page.getByLabel("Your account of it").fill(account);
}

/** What a field offers; the choices of a list are options too. */
export const offers = (page: Page) => page.locator(".offers:visible [role=option]");

export async function seat(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole("combobox", { name: label });
  await field.fill(name);
  await offers(page).first().waitFor();
  await field.press("Enter");
}

export const record = (page: Page) =>
  page.getByRole("button", { name: "Record", exact: true }).click();
export const recordNow = (page: Page) => page.getByRole("button", { name: "Record now" }).click();
export const recorded = (page: Page) =>
  page.getByText("Recorded.", { exact: true }).first().waitFor();
export const open = (page: Page) => page.getByRole("link", { name: "Open it" }).first().click();

/** How many contacts of that summary hold, as the server answers whoever is signed in. */
export async function countOf(page: Page, summary: string): Promise<number> {
  const answer = await page.request.get(`${api}/entries?kind=contact&limit=1000`);
  const { items } = (await answer.json()) as { items: { title: string; holds: boolean }[] };
  return items.filter(({ title, holds }) => title === summary && holds).length;
}

/** Enters one straight by the API, as whoever is signed in; its id. */
export async function enter(page: Page, entry: object): Promise<string> {
  const entered = await page.request.post(`${api}/entries`, {
    data: { entries: [entry] },
    headers: {
      "idempotency-key": crypto.randomUUID(),
      "if-match": "*",
      origin: running.address,
    },
  });
  expect(entered.status()).toBe(201);
  const { entries } = (await entered.json()) as { entries: readonly { id: string }[] };
  return entries[0]?.id ?? "";
}
