/**
 * From the first start on: an administrator who began by the printed link keeps the people of the
 * installation from the browser, and reads no dossier by it.
 */
import { URI } from "otpauth";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { startFresh } from "./server.ts";
import { visit } from "./visit.ts";

let server: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
beforeAll(async () => {
  server = await startFresh();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Chooses a password and a second factor by a one-time link, as its page does, in this browser. */
async function enrol(page: Page, link: string): Promise<void> {
  const opened = await page.request.post("/api/enrolment", { data: { link } });
  const { secondFactor } = (await opened.json()) as { secondFactor: { address: string } };
  const code = URI.parse(secondFactor.address).generate();
  const data = { link, password: "blue lanterns over Tallinn 41", code };
  expect((await page.request.post("/api/enrolment/password", { data })).status()).toBe(200);
  await page.goto("/");
}

const isSignedIn = async (page: Page) => (await page.request.get("/api/session")).ok();

test("the administrator begins by the link, adds somebody, gives and takes, shuts out and lets in", async () => {
  const chief = await visit(browser, server.address);
  const { page } = chief;
  await enrol(page, server.link);
  await page.getByText("You administer this installation, and read no dossier in it.").waitFor();
  await page.getByText("Add somebody").click();
  await page.getByLabel("Account, in small letters").fill("vega");
  await page.getByLabel("Name", { exact: true }).fill("Ana Vega");
  await page.getByRole("button", { name: "Add them" }).click();
  const link = await page.locator(".told code").innerText();
  expect(link).toContain(`${server.address}/enrol#`);

  await page.getByRole("button", { name: "Change Ana Vega" }).click();
  await page.getByLabel("Reads to: level").selectOption("Confidential");
  await page.getByLabel("Desk officer").check();
  await page.getByRole("button", { name: "Give it" }).click();
  await page.getByText("us-soviet-1981-83: reads to C; desk officer, reader").waitFor();

  const vega = await visit(browser, server.address);
  await enrol(vega.page, link.split("#")[1] ?? "");
  await vega.page.getByRole("navigation", { name: "Where you are" }).waitFor();
  await vega.page.goto("/d/us-soviet-1981-83/access");
  await vega.page.getByText("You read what is marked Unclassified or Confidential.").waitFor();

  await page.getByRole("button", { name: "Take away all of us-soviet-1981-83" }).click();
  await page.getByText("Nothing is left to them in us-soviet-1981-83.").waitFor();
  await vega.page.goto("/");
  await vega.page.getByText("No dossier is open to you yet").waitFor();

  await page.getByRole("button", { name: "Disable" }).click();
  await page.getByText("Shut out: sessions, tokens and links are gone.").waitFor();
  expect(await isSignedIn(vega.page)).toBe(false);
  await page.getByRole("button", { name: "Enable" }).click();
  await page.getByText("They may sign in again.").waitFor();
  await page.getByRole("button", { name: "New one-time link" }).click();
  await page.getByText("One-time link for Ana Vega.").waitFor();

  // Nobody gives to themselves what they may read.
  await page.getByRole("button", { name: "Change Administrator" }).click();
  await page.getByText("Another administrator gives you what you may read.").waitFor();
  expect(await page.getByRole("button", { name: /^Give/ }).count()).toBe(0);
  expect([...chief.faults, ...vega.faults]).toEqual([]);
  await vega.close();
  await chief.close();
});
