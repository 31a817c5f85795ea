/**
 * The server goes away and comes back: the reader is told, goes on writing, and loses nothing.
 */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { dossier, january, journeys } from "./journey.ts";

const journey = journeys();
const custodian = "Custodian of the policy";
const notice = "The server cannot be reached.";
/** The server is stopped and started within a test, on a machine that may be busy. */
const long = 180_000;
const proposal = `${dossier}/proposals/p-1983-01-19-shultz-dialogue`;

test("the author's words, put in and half written, outlive the server", { timeout: long }, () =>
  journey(custodian, async (page, _visited, server) => {
    await page.goto(`${proposal}?draft=1&${january}`);
    const add = page.getByRole("button", { name: "Add a sentence of your own" });
    await add.nth(1).click();
    const field = page.getByRole("textbox", { name: "A sentence of your own" });
    await field.fill("The first half was written with the server there");
    await server.away();
    await page.getByText(notice).waitFor();
    await field.press("End");
    await field.pressSequentially(", the second without it.");
    await page.getByRole("button", { name: "Put it in" }).click();
    await page.getByText("1 of your own").waitFor();
    await add.nth(2).click();
    await field.fill("Half a sentence");
    await goTo(page, "Record");
    await goBack(page);
    expect(await field.inputValue()).toBe("Half a sentence");
    await server.back();
    await page.getByText(notice).waitFor({ state: "hidden", timeout: 60_000 });
    expect(await field.inputValue()).toBe("Half a sentence");
    await page.getByText("the server there, the second without it.").waitFor();
    const downloads = page.waitForEvent("download");
    await page.getByRole("button", { name: "Take as Markdown" }).click();
    const text = readFileSync(await (await downloads).path(), "utf8");
    expect(text).toContain("the server there, the second without it. *(author’s own)*");
  }),
);

test("a question put while nobody is there is kept and then answered", { timeout: long }, () =>
  journey(custodian, async (page, _visited, server) => {
    await page.goto(`${dossier}/ask?ours=us%2Fsecretary-of-state&issue=afghanistan&${january}`);
    const theirs = page.getByRole("combobox", { name: "With whom, on theirs" });
    await theirs.click();
    await page.getByRole("option").first().waitFor();
    await server.away();
    await page.getByText(notice).waitFor();
    await theirs.fill("gromyko");
    await theirs.press("Enter");
    await page.getByRole("combobox", { name: "To what purpose" }).selectOption("probe");
    await page.getByRole("alert").getByText("The server cannot be reached").waitFor();
    expect(page.url()).toContain("purpose=probe");
    await server.back();
    await page.getByRole("heading", { name: "In order", exact: true }).waitFor({ timeout: 60_000 });
    await page.getByText(notice).waitFor({ state: "hidden" });
    expect(page.url()).toContain("issue=afghanistan");
  }),
);

/** By the menu, without a load of the page. */
async function goTo(page: Page, title: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "Main", exact: true })
    .getByRole("link", { name: title })
    .click();
}

async function goBack(page: Page): Promise<void> {
  await page.evaluate("history.back()");
  await page.getByRole("heading", { name: "Draft answer", exact: true }).waitFor();
}
