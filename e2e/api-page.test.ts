import { expect, test } from "vitest";
import { journeys } from "./journey.ts";

const journey = journeys();

test("a recipient tries a ruling from the page of the API, by the keyboard", () =>
  journey("Recipient of the channel", async (page) => {
    await page.goto("/api/docs");
    await expect.poll(() => page.getByLabel("Dossier").inputValue()).toBe("us-soviet-1981-83");
    const summary = page.locator("summary").filter({ hasText: "/rulings" }).first();
    await summary.focus();
    await page.keyboard.press("Enter");
    const operation = page.locator("details[open]").first();
    await operation.getByLabel("policy").fill("clark-1983-per-issue");
    const ask = { ours: ["working"], theirs: ["working"], issues: ["poland"] };
    await operation.getByLabel("Body").fill(JSON.stringify(ask));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const answer = operation.getByRole("status");
    await expect.poll(() => answer.textContent()).toContain('"word": "premature"');
    expect(await answer.textContent()).toContain("200 OK");

    await operation.getByLabel("policy").fill("no-such-policy");
    await page.keyboard.press("Enter");
    await expect.poll(() => answer.textContent()).toContain("application/problem+json");
  }));

test("a stream is shown as it comes, and stopped", () =>
  journey(
    "Desk officer",
    async (page) => {
      await page.goto("/api/docs");
      await expect.poll(() => page.getByLabel("Dossier").inputValue()).not.toBe("");
      await page.locator("summary").filter({ hasText: "/changes" }).first().click();
      const operation = page.locator("details[open]").first();
      await operation.getByRole("button", { name: "Send" }).click();
      const answer = operation.getByRole("status");
      await expect.poll(() => answer.textContent()).toContain("event: ready");
      await operation.getByRole("button", { name: "Stop" }).click();
      await expect.poll(() => answer.textContent()).toContain("Stopped.");
      const wide = "document.documentElement.scrollWidth > innerWidth";
      expect(await page.evaluate(wide)).toBe(false);
    },
    { width: 390, scheme: "dark" },
  ));
