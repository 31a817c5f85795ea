import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dossier, january, journeys } from "./journey.ts";

const journey = journeys();
const custodian = "Custodian of the policy";
const june = "as-of=1983-06-30&known-on=1983-06-30&policy=clark-1983-per-issue";
const december = "as-of=1983-12-31&known-on=1983-12-31";

test("the list of issues is filtered, sorted, taken as CSV, and opens one", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/issues?${january}`);
    const table = page.getByRole("table", { name: "Issues" });
    await table.waitFor();
    expect(await table.locator("tbody tr").count()).toBe(27);
    const names = () => table.locator("tbody th a").allTextContents();
    await page.getByRole("button", { name: "Issue", exact: true }).click();
    await expect.poll(async () => (await names())[0]).toMatch(/^A meeting/);
    await page.getByRole("button", { name: "Issue", exact: true }).click();
    await expect.poll(async () => (await names()).at(-1)).toMatch(/^A meeting/);
    expect(page.url()).toContain("sort-issues=-issue");

    await page.getByRole("combobox", { name: "State" }).selectOption("in talks");
    const inTalks = await table.locator("tbody tr").count();
    expect(inTalks).toBeLessThan(27);
    const downloads = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    const lines = readFileSync(await (await downloads).path(), "utf8")
      .trim()
      .split("\r\n");
    expect(lines).toHaveLength(inTalks + 1);

    await page.getByLabel("Words").fill("unheard-of-word");
    await page.getByRole("button", { name: "Show all issues" }).click();
    await table.getByRole("link", { name: "Soviet forces in Afghanistan" }).click();
    await page.getByRole("heading", { name: "Soviet forces in Afghanistan", level: 1 }).waitFor();
  }));

test("an issue tells where both sides stand, what moved and who judged it, and the gate", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/issues/grain?${june}`);
    await page.getByRole("heading", { name: "Where both sides stand" }).waitFor();
    const moves = page.locator(".moves > .move");
    expect(await moves.count()).toBe(3);
    expect(await moves.first().innerText()).toMatch(/Assessed meaningful[\s\S]*Found a concession/);
    expect(await page.locator(".gate-group").first().innerText()).toMatch(/Gate 1[\s\S]*Open/);

    // The picture says what the tables say: a mark to each dated position and each dated move.
    const positions = page.getByRole("table", { name: "Positions" }).locator("tbody tr");
    const marks = page.getByRole("listbox").getByRole("option");
    expect(await marks.count()).toBe((await positions.count()) + (await moves.count()));
    const said = (await marks.evaluateAll((all) =>
      all.map((one) => one.getAttribute("aria-label")),
    )) as string[];
    expect(said.filter((text) => text.includes("found a concession"))).toHaveLength(3);

    await positions.first().getByRole("link").first().click();
    await page.locator(".entry code").waitFor();
  }));

test("a position on the scale stands in the lane of its option", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/issues/poland?${january}`);
    const mark = page.getByRole("option", { name: /Poland cannot be a subject/ });
    await mark.waitFor({ state: "attached" });
    const box = await mark.locator(".pt").boundingBox();
    const lane = await page
      .locator(".positions .lanes li")
      .filter({ hasText: "their end" })
      .boundingBox();
    if (box === null || lane === null) throw new Error("nothing is drawn");
    expect(box.y).toBeGreaterThan(lane.y);
    expect(box.y).toBeLessThan(lane.y + lane.height);
  }));

test("by the keyboard alone one opens an issue and the record of a mark", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/desk?${june}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    const link = page.getByRole("link", { name: /^Grain embargo/ });
    await link.focus();
    await page.keyboard.press("Enter");
    const chart = page.getByRole("listbox");
    await chart.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await page.locator(".picked summary", { hasText: "1981" }).waitFor();
    await page.keyboard.press("End");
    await page.locator(".picked summary", { hasText: "Moscow accepts negotiation" }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".entry code", { hasText: "m-1983-05-grain" }).waitFor();
  }));

test("a reader cleared to Confidential finds the moves without a judgment, and no gap", () =>
  journey("Reader cleared to Confidential", async (page) => {
    await page.goto(`${dossier}/issues/dissidents?${december}`);
    await page.getByRole("heading", { name: "Moves, and what was made of them" }).waitFor();
    const text = await page.locator("body").innerText();
    expect(text).toContain("Nobody has assessed it on this record.");
    expect(text).not.toMatch(/\((S|TS)\b|\b(hidden|withheld|redacted|SECRET)\b|disowned/i);
    expect(await page.getByRole("table", { name: "Positions" }).innerText()).not.toContain("Ours");
    await page.goto(`${dossier}/issues/no-such-issue?${december}`);
    await page.getByRole("alert").waitFor();
  }));
