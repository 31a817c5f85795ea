import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dossier, january, journeys } from "./journey.ts";

const journey = journeys();
const custodian = "Custodian of the policy";

test("the ledger is filtered, turned round, taken as CSV, and opens one contact", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/record?${january}`);
    const ledger = page.getByRole("table", { name: "Contacts" });
    await ledger.waitFor();
    const all = await ledger.getByRole("row").count();
    const dates = () => ledger.locator("tbody time").allTextContents();
    const newest = (await dates())[0];
    await page.getByRole("button", { name: "newest first" }).click();
    await page.getByRole("button", { name: "oldest first" }).waitFor();
    await expect.poll(async () => (await dates()).at(-1)).toBe(newest);

    await page.getByLabel("Issue").selectOption({ label: "Soviet forces in Afghanistan" });
    await expect.poll(() => ledger.getByRole("row").count()).toBeLessThan(all);
    expect(page.url()).toContain("issue=");
    const shown = (await ledger.getByRole("row").count()) - 1;

    const downloads = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    const lines = readFileSync(await (await downloads).path(), "utf8")
      .trim()
      .split("\r\n");
    expect(lines.length).toBeGreaterThanOrEqual(shown + 1);

    await ledger.getByRole("link").first().click();
    await page.getByRole("heading", { name: "Who was there" }).waitFor();
    expect(page.url()).toContain("/contacts/");
    await page.goBack();
    await ledger.waitFor();
    expect(page.url()).toContain("issue=");
  }));

test("the timeline says what the ledger says, and is looked at closer", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/record?${january}`);
    const rows = page.getByRole("table", { name: "Contacts" }).locator("tbody tr");
    await rows.first().waitFor();
    const lanes = page.locator(".timeline .lanes > ul > li");
    const counts = async () => {
      const levels = await rows.locator("td:nth-child(2)").allTextContents();
      return levels
        .map((text) => text.toLowerCase())
        .flatMap(lanesOf)
        .sort();
    };
    const drawn = async () => {
      const texts = await lanes.allInnerTexts();
      return texts
        .flatMap((text) => {
          const [name = "", count = ""] = text.toLowerCase().split("\n");
          return Array.from({ length: Number.parseInt(count, 10) }, () => name);
        })
        .sort();
    };
    expect(await drawn()).toEqual(await counts());
    const all = await rows.count();
    await page.getByRole("button", { name: "Closer" }).click();
    await expect.poll(() => rows.count()).toBeLessThan(all);
    expect(await drawn()).toEqual(await counts());
    await page.getByRole("button", { name: "All", exact: true }).click();
    await expect.poll(() => rows.count()).toBe(all);
  }));

/** The lanes of a level as the ledger has it: one, two, or the one for what is not settled. */
function lanesOf(level: string): readonly string[] {
  const sides = level.split(" with ");
  const named = sides.map((side) =>
    / or |none|off the ladder/.test(side) ? "level not settled" : side,
  );
  return [...new Set(named)];
}

test("a mark of the timeline says what it stands for and opens it; Ctrl and the wheel look closer", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/record?${january}`);
    const field = page.locator(".timeline .field");
    await field.waitFor();
    const paths = await page.locator(".timeline .pt:not(.many)").evaluateAll(
      // The first place of each path, in pixels of the field.
      (all) =>
        all.map(
          (one) =>
            one
              .getAttribute("d")
              ?.match(/^M([\d.]+) ([\d.]+)/)
              ?.slice(1) ?? [],
        ),
    );
    const [x = 0, y = 0] = (paths.find((place) => place.length === 2) ?? []).map(Number);
    await field.hover({ position: { x, y } });
    const said = await page.locator(".timeline .over p").innerText();
    expect(said).toMatch(/^.*19\d\d: .+ with .+\./);
    await field.hover({ position: { x, y } });
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -300);
    await page.keyboard.up("Control");
    await expect.poll(() => page.url()).toContain("from=");
    await page.getByRole("button", { name: "All", exact: true }).click();
    await expect.poll(() => page.url()).not.toContain("from=");
    await field.click({ position: { x, y } });
    await page.getByRole("heading", { name: "Who was there" }).waitFor();
  }));

test("a filter that nothing fits says so, and is taken back with one press", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/record?q=unheard-of-word&${january}`);
    await page.getByText("No contact on this record fits.").waitFor();
    await page.getByRole("button", { name: "Show all contacts" }).click();
    await page.getByRole("table", { name: "Contacts" }).waitFor();
  }));

test("by the keyboard alone one goes to the record and opens a contact", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/desk?${january}`);
    await page.getByRole("heading", { name: "Hold" }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("r");
    await page.getByRole("table", { name: "Contacts" }).waitFor();
    const link = page.getByRole("table", { name: "Contacts" }).getByRole("link").first();
    await link.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Who was there" }).waitFor();
  }));

test("the time machine: at the end of June 1983 gate 1 stands open on grain", () =>
  journey(custodian, async (page) => {
    const june = "as-of=1983-06-30&known-on=1983-06-30&policy=clark-1983-per-issue";
    await page.goto(`${dossier}/desk?${june}`);
    const grain = page.getByRole("row", { name: /^Grain/i });
    await grain.first().waitFor();
    expect(await grain.first().innerText()).toMatch(/Open/);
    await page.goto(`${dossier}/desk?${january}`);
    await page.getByRole("heading", { name: "Hold" }).waitFor();
    await page.getByRole("button", { name: /more issues/ }).click();
    expect(await grain.first().innerText()).not.toMatch(/Open/);
  }));
