/**
 * A ledger of more rows than are ever drawn at once: by keyboard, for readers of the screen, on paper.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { longRecord, makeLongRecord } from "../test/long-record.ts";
import { openBrowser } from "./browser.ts";
import { type Server, startServer } from "./server.ts";
import { signIn, type Visit, visit } from "./visit.ts";

const contacts = 900;
const place = `/d/${longRecord}/record?as-of=1983-12-31&known-on=1983-12-31&policy=clark-1983-per-issue`;

let folder: string;
let server: Server;
let browser: Browser;
let visited: Visit;
let page: Page;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "chancery-e2e-"));
  await makeLongRecord(folder, contacts);
  [server, browser] = await Promise.all([startServer({ folder }), openBrowser()]);
  visited = await visit(browser, server.address);
  page = visited.page;
  await signIn(page, "Custodian of the policy");
  await page.goto(place);
  await page.getByText(`${contacts} contacts`, { exact: true }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const drawn = () => page.locator(".ledger tr[aria-rowindex]");

test("all rows are counted, few are drawn, and each drawn one says its place in the whole", async () => {
  const ledger = page.getByRole("table", { name: "Contacts" });
  expect(await ledger.getAttribute("aria-rowcount")).toBe(`${contacts + 1}`);
  expect(await drawn().count()).toBeLessThan(200);
  await page.keyboard.press("End");
  await expect
    .poll(() => drawn().last().getAttribute("aria-rowindex"), { timeout: 20_000 })
    .toBe(`${contacts + 1}`);
  await expect.poll(() => drawn().last().isVisible()).toBe(true);
  expect(await drawn().count()).toBeLessThan(200);
  const places = await drawn().evaluateAll((rows) => rows.map((row) => row.ariaRowIndex));
  expect(new Set(places).size).toBe(places.length);
  await page.keyboard.press("Home");
});

test("by Tab one comes from each row to the next, however far, and nothing is skipped", async () => {
  await page.evaluate("scrollTo(0, 0)");
  await expect
    .poll(() => drawn().nth(1).getAttribute("aria-rowindex"), { timeout: 20_000 })
    .toBe("2");
  await drawn().nth(1).getByRole("link").focus();
  const places: number[] = [];
  for (let step = 0; step < 120; step++) {
    places.push(
      Number(await page.evaluate('document.activeElement.closest("tr")?.ariaRowIndex ?? 0')),
    );
    await page.keyboard.press("Tab");
  }
  expect(places).toEqual(Array.from({ length: 120 }, (_, at) => at + 2));
});

test("the row with the focus stays while others are looked at", async () => {
  await page.evaluate("scrollTo(0, 0)");
  const link = drawn().nth(4).getByRole("link");
  await link.focus();
  await page.mouse.move(800, 600);
  await page.mouse.wheel(0, 12_000);
  await expect.poll(() => page.evaluate("scrollY > 9000")).toBe(true);
  await page.waitForTimeout(300);
  expect(await page.evaluate('document.activeElement.closest("tr")?.ariaRowIndex')).toBe("5");
});

test("on paper every row stands", async () => {
  await page.emulateMedia({ media: "print" });
  await expect.poll(() => drawn().count()).toBe(contacts + 1);
  await page.emulateMedia({ media: null });
  await expect.poll(() => drawn().count()).toBeLessThan(200);
  expect(visited.faults).toEqual([]);
});
