import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dossier, january, journeys } from "./journey.ts";

const journey = journeys();
const custodian = "Custodian of the policy";

test("from the list of people to a person, to the office, to who held it before", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/people?${january}`);
    await page.getByLabel("Words").fill("shultz");
    const people = page.getByRole("table", { name: "People" });
    await expect.poll(() => people.locator("tbody tr").count()).toBe(1);
    await people.getByRole("link", { name: "George P. Shultz" }).click();
    await page.getByRole("heading", { name: "George P. Shultz" }).waitFor();
    await page.locator(".ph").getByRole("link", { name: "Secretary of State" }).click();
    await page.getByRole("heading", { name: "Secretary of State", level: 1 }).waitFor();
    expect(page.url()).toContain("/offices/us/secretary-of-state");
    const holders = page.getByRole("table", { name: "Holders" }).locator("tbody tr");
    const texts = await holders.allInnerTexts();
    expect(texts.map((text) => text.split(/\s/)[0])).toEqual(["Alexander", "Walter", "George"]);
    expect(texts[1]).toContain("Acting");
    expect(await page.locator(".tenure .sure").count()).toBe(3);
    // Contacts go with whoever held the office that day, and are not those of one person.
    const met = await page.getByRole("table", { name: "Contacts" }).innerText();
    expect(met).toMatch(/Haig[\s\S]*Gromyko/);
    expect(met).toMatch(/Shultz[\s\S]*Dobrynin/);

    const downloads = page.waitForEvent("download");
    await page.getByRole("button", { name: /Export CSV/ }).click();
    const lines = readFileSync(await (await downloads).path(), "utf8")
      .trim()
      .split("\r\n");
    expect(lines).toHaveLength(4);
  }));

test("what is known of their side says that it is known from outside, and where from", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/people/gromyko?${january}`);
    await page.getByText("Known from outside.").waitFor();
    const posts = page.getByRole("table", { name: "Posts held" });
    expect(await posts.innerText()).toContain("Not on record");
    expect(await posts.innerText()).toContain("persons list");
    await page.goto(`${dossier}/people/haig?${january}`);
    await page.getByRole("table", { name: "Posts held" }).waitFor();
    expect(await page.getByText("Known from outside.").count()).toBe(0);
    expect(await page.locator(".said-list").first().innerText()).toContain("press conference");
  }));

test("a belief stands apart from posts, with its confidence and its source", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/people/sitnikov?${january}`);
    const belief = page.getByRole("region", { name: "Believed affiliation" });
    await belief.waitFor();
    expect(await belief.innerText()).toMatch(/KGB[\s\S]*moderate confidence[\s\S]*document 51/);
  }));

test("a reader cleared to Confidential sees the person and no belief, nor a place for one", () =>
  journey("Reader cleared to Confidential", async (page) => {
    await page.goto(`${dossier}/people/sitnikov?as-of=1983-01-31&known-on=1983-01-31`);
    await page.getByRole("heading", { name: "Posts" }).waitFor();
    const text = await page.locator("body").innerText();
    expect(text).not.toMatch(/Believed|moderate|\bconfidence\b|\b(hidden|withheld|SECRET)\b/);
  }));

test("by the keyboard alone one goes to people, turns to offices and opens one", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/desk?${january}`);
    await page.getByRole("heading", { name: "Hold" }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("e");
    await page.getByRole("table", { name: "People" }).waitFor();
    await page.getByRole("link", { name: "Offices", exact: true }).focus();
    await page.keyboard.press("Enter");
    const offices = page.getByRole("table", { name: "Offices" });
    await offices.getByRole("link", { name: "Minister of Foreign Affairs", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Minister of Foreign Affairs", level: 1 }).waitFor();
  }));
