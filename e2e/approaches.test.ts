import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dossier, january, journeys } from "./journey.ts";

const journey = journeys();
const custodian = "Custodian of the policy";
const december = "as-of=1983-12-31&known-on=1983-12-31";
const underPolicy = `${december}&policy=clark-1983-per-issue`;

test("the channel says who conveys to whom, and what was declared, on the day", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/approaches?${january}`);
    const channel = page.getByRole("region", { name: "The channel" });
    await channel.waitFor();
    expect(await channel.innerText()).toMatch(/Gromyko[\s\S]*Dobrynin[\s\S]*Shultz/);
    await page.getByText("No channel has been declared to the other side").waitFor();

    await page.goto(`${dossier}/approaches?${underPolicy}`);
    const declared = page.getByRole("region", { name: "Declared across the table" });
    await declared.getByText("declared by us alone").waitFor();
    expect(await declared.innerText()).toMatch(/15 February 1983[\s\S]*acknowledged/);
  }));

test("the log is filtered by direction, taken as CSV, and opens an approach that was disowned", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/approaches?${underPolicy}`);
    const log = page.getByRole("table", { name: "Approaches" });
    await log.waitFor();
    expect(await log.locator("tbody tr").count()).toBe(19);
    await page.getByRole("combobox", { name: "Direction" }).selectOption({ label: "To them" });
    await expect.poll(() => log.locator("tbody tr").count()).toBe(2);
    const downloads = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV of Approaches" }).click();
    const text = readFileSync(await (await downloads).path(), "utf8");
    expect(text.trim().split("\r\n")).toHaveLength(3);
    expect(text).toContain("Innocent explanations");

    await page.getByRole("combobox", { name: "Direction" }).selectOption({ label: "All" });
    await log.getByRole("link", { name: /Assurances on Shcharanskiy/ }).click();
    const later = page.getByRole("region", { name: "What was said of it later" });
    await later.waitFor();
    expect(await later.innerText()).toMatch(/Gromyko[\s\S]*Disowned[\s\S]*Dobrynin[\s\S]*Disowned/);
    await page.getByRole("heading", { name: "What it carried" }).waitFor();
    await later.getByRole("link", { name: "Disowned" }).first().click();
    await page.locator(".entry code", { hasText: "std-1983-09-08" }).waitFor();
  }));

test("each number of who asked for contact is the length of a list that opens", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/approaches?${underPolicy}&months=36`);
    const count = page.getByRole("button", { name: /^Heads of state, They sought us: / });
    await count.waitFor();
    const many = Number((await count.getAttribute("aria-label"))?.split(": ")[1]);
    await count.click();
    const list = page.getByRole("region", { name: /^Heads of state: They sought us/ });
    await expect.poll(() => list.locator("details.record").count()).toBe(many);
    // Their Ambassador was received by our minister far oftener than ours by theirs.
    const row = page.getByRole("row", { name: /^Ambassadors .*, by ministers/ });
    const [theirs = 0, ours = 0] = (await row.locator(".count span").allTextContents()).map(Number);
    expect(theirs).toBeGreaterThan(5 * ours);
  }));

test("on a day before any, no approach on record is no proof of none", () =>
  journey(custodian, async (page) => {
    const day = "as-of=1981-01-20&known-on=1981-01-20&policy=clark-1983-per-issue";
    await page.goto(`${dossier}/approaches?${day}`);
    await page
      .getByText("No approach outside the channel is on record. That is not proof of none.")
      .waitFor();
  }));

test("a reader cleared to Confidential sees what was tried, and no word said of it above", () =>
  journey("Reader cleared to Confidential", async (page) => {
    await page.goto(`${dossier}/approaches?${december}`);
    await page.getByRole("table", { name: "Approaches" }).waitFor();
    const text = await page.locator("body").innerText();
    expect(text).toContain("Without a policy nothing says who conveys to whom");
    expect(text).toContain("declared by us alone");
    expect(text).not.toMatch(/Disowned|\((S|TS)\b|\b(hidden|redacted|SECRET)\b/);
    await page.goto(`${dossier}/approaches/a-1983-kampelman-kondrashev?${december}`);
    await page.getByRole("heading", { name: /Assurances/, level: 1 }).waitFor();
    expect(await page.locator("main").innerText()).not.toMatch(/Disowned|std-1983/);
  }));

test("by the keyboard alone one goes to the log, sorts it and opens an approach", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/desk?${january}`);
    await page.getByRole("heading", { name: "Hold" }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("h");
    const log = page.getByRole("table", { name: "Approaches" });
    await log.waitFor();
    await page.getByRole("button", { name: "Date", exact: true }).focus();
    await page.keyboard.press("Enter");
    await log.locator("tbody tr").first().getByText("22 January 1981").waitFor();
    await log.getByRole("link", { name: /Dobrynin asked to hand a message/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /Dobrynin asked to hand a message/ }).waitFor();
  }));
