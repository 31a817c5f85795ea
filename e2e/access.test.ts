import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { dossier, january, journeys } from "./journey.ts";
import { signIn } from "./visit.ts";

const custodian = "Custodian of the policy";
const access = `${dossier}/access?${january}`;
const journey = journeys();

async function open(page: Page): Promise<void> {
  await page.goto(access);
  await page.getByRole("heading", { name: "What you may read" }).waitFor();
  await page.getByRole("table", { name: "Your sessions" }).waitFor();
}

test.each([
  {
    who: "Reader cleared to Confidential",
    reads: "You read what is marked Unclassified or Confidential.",
    captions: "You hold no caption",
    may: "You may ask for rulings, answers and drafts.",
    mayNot: "You may record",
  },
  {
    who: "Desk officer",
    reads: "You read what is marked Unclassified, Confidential or Secret.",
    captions: "You hold the caption Sensitive",
    may: "You may record contacts",
    mayNot: "You may decide",
  },
])("the $who is told in words what they may read and do", ({ who, reads, captions, may, mayNot }) =>
  journey(who, async (page) => {
    await open(page);
    const text = await page.locator("main").innerText();
    for (const words of [reads, captions, may, "A fuller record may exist"]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain(mayNot);
    // Who reads the dossier is the auditor's to know, and who there is an administrator's.
    expect(text).not.toMatch(/Who reads this dossier|People of this installation/);
  }),
);

test("an auditor sees who reads the dossier, to which level and in which role", () =>
  journey("Auditor", async (page) => {
    await open(page);
    const readers = page.getByRole("table", { name: "Who reads this dossier" });
    const row = readers.getByRole("row", { name: /^Reader cleared to Confidential/ });
    expect(await row.getByRole("cell").allInnerTexts()).toEqual(["C", "Reader"]);
  }));

test("one sees where one is signed in, and ends another session at once", () =>
  journey("Assessor", async (page) => {
    const other = await page
      .context()
      .browser()
      ?.newContext({ baseURL: new URL(page.url()).origin });
    const elsewhere = await other?.newPage();
    if (elsewhere === undefined) throw new Error("no other browser");
    await signIn(elsewhere, "Assessor");
    await open(page);
    const rows = page.getByRole("table", { name: "Your sessions" }).locator("tbody tr");
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByRole("button", { name: /^End the session begun/ }).click();
    await expect.poll(() => rows.count()).toBe(1);
    expect(await rows.innerText()).toContain("Now: it is this one");
    await elsewhere.reload();
    await elsewhere.getByRole("button", { name: "Assessor", exact: true }).waitFor();
    await other?.close();
  }));

test("a token is told once, reads to its ceiling and no further, and is taken back", () =>
  journey(custodian, async (page) => {
    await open(page);
    await page.getByText("Make a token").click();
    await page.getByLabel("What it is for").fill("nightly export");
    await page.getByLabel("Reads to, at most: level").selectOption("Confidential");
    await page.getByLabel("Good for, in days").fill("7");
    await page.getByRole("button", { name: "Make the token" }).click();
    const token = await page.locator(".told code").innerText();
    expect(token).toMatch(/^chy_[0-9A-Za-z]{49}$/);
    const asking = async () => {
      const origin = new URL(page.url()).origin;
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${origin}/api/dossiers/us-soviet-1981-83/journal`, { headers });
      const body = (await answer.json()) as { marks?: { mark: string }[] };
      return answer.ok ? body.marks?.map(({ mark }) => mark) : answer.status;
    };
    expect(await asking()).toEqual(["C", "U"]);
    await page.reload();
    const row = page.getByRole("row", { name: /^nightly export/ });
    await row.waitFor();
    expect(await page.locator("body").innerText()).not.toContain(token);
    await row.getByRole("button", { name: /^Take back/ }).click();
    await page.getByText("You have no token.").waitFor();
    expect(await asking()).toBe(401);
  }));
