import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dossier, january, journeys } from "./journey.ts";

const journey = journeys();
const proposal = `${dossier}/proposals/p-1983-01-19-shultz-dialogue`;

test("a custodian reads the two premature rulings, opens three records, prints the answer and takes it as Markdown", () =>
  journey("Custodian of the policy", async (page) => {
    await page.goto(`${proposal}?${january}`);
    const asks = page.locator(".asks");
    await asks.getByText("Premature").first().waitFor();
    expect(await asks.getByText("Premature", { exact: true }).count()).toBe(2);

    await asks.getByRole("link", { name: /More intense dialogues/ }).click();
    await page.getByRole("heading", { name: "Premature" }).waitFor();
    const records = page.locator("details.record:visible > summary");
    await records.nth(2).waitFor();
    for (const at of [2, 1, 0]) await records.nth(at).click();
    await expect
      .poll(() => page.locator("details.record > .entry code").count())
      .toBeGreaterThan(2);

    await page.goto(`${proposal}?draft=1&${january}`);
    await page.locator(".record time, .paper time, .paper").first().waitFor();
    await page
      .getByRole("button", { name: /Markdown/ })
      .first()
      .waitFor();
    const downloads = page.waitForEvent("download");
    await page
      .getByRole("button", { name: /Export|Take|Save|Download/ })
      .first()
      .click();
    const path = await (await downloads).path();
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(/SECRET; SENSITIVE/);
    expect(text).toContain("premature");

    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".paper").first().isVisible()).toBe(true);
    expect(await page.getByRole("navigation", { name: "Main" }).isVisible()).toBe(false);
  }));

test("a reader cleared to Confidential is told of no such proposal, and of nothing left out", () =>
  journey("Reader cleared to Confidential", async (page) => {
    await page.goto(`${proposal}?${january}`);
    await page.getByRole("alert").waitFor();
    await page.goto(`${dossier}/record?as-of=1983-01-31&known-on=1983-01-31`);
    await page.getByRole("table", { name: "Contacts" }).waitFor();
    const text = await page.locator("body").innerText();
    expect(text).not.toMatch(/\b(hidden|withheld|redacted|SECRET)\b/);
    expect(text).toContain("A fuller record may exist");
  }));
