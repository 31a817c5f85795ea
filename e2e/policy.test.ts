import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { dossier, january, journeys } from "./journey.ts";

// A check and a back-test take their seconds, and more on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const journey = journeys();
const custodian = "Custodian of the policy";
const reader = "Reader cleared to Confidential";
const id = "clark-1983-per-issue";
const shipped = readFileSync(`packs/${id}.yaml`, "utf8");

/** Six more gates, each opened by a finding of its own: more states than a check looks at. */
const withManyStates = shipped.replace(
  "\nwaivers:",
  `${[1, 2, 3, 4, 5, 6]
    .map(
      (nth) =>
        `  - { id: extra-${nth}, title: extra, scope: issue, cite: ¶3, opens: { determination: { name: f-${nth}, by: [secretary] } } }\n`,
    )
    .join("")}\nwaivers:`,
);

async function openDraft(page: Page, show = "changes"): Promise<void> {
  await page.goto(`${dossier}/policy/draft?show=${show}&${january}`);
  await page.locator(".cm-content").waitFor();
}

/** As a file is opened, which takes the place of the text. */
async function take(page: Page, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  const file = { name: "draft.yaml", mimeType: "text/yaml", buffer };
  await page.locator("input[type=file]").setInputFiles(file);
}

test("a gate is dropped from a rule, and the rulings that change show beside it", () =>
  journey(custodian, async (page) => {
    await openDraft(page);
    await page.getByText(`Nothing differs from ${id}`).waitFor();
    await take(page, shipped.replace("    gate: gate-1\n", "    permit: true\n"));
    const changed = page.getByRole("table").filter({ hasText: "Under the draft" });
    const afghanistan = changed.getByRole("row", { name: /Early expert talks on Afghanistan/ });
    await afghanistan.waitFor();
    expect(await afghanistan.innerText()).toMatch(/Premature\s+(Under the draft\s+)?In order/);
    await page.getByText("Was in order only while gate-1 is open, now in order").waitFor();
    await page
      .getByText("The rules on either side")
      .or(page.getByText("An example, and"))
      .first()
      .click();
    await page.getByText("Before by working-talks; now by working-talks").first().waitFor();

    await changed.getByRole("link", { name: /head of the Soviet desk/ }).click();
    await page.getByRole("heading", { name: "Who was there" }).waitFor();
    await page.goBack();
    // What was written is still there, though the page was left.
    await afghanistan.waitFor();
    await page.getByRole("button", { name: "Start again" }).click();
    await page.getByText(`Nothing differs from ${id}`).waitFor();
  }));

test("a gate's other scope changes no request, and is told as a gate that opens otherwise", () =>
  journey(custodian, async (page) => {
    await openDraft(page);
    await take(page, shipped.replace("    scope: issue\n", "    scope: basket\n"));
    await page.getByRole("heading", { name: "Gates" }).waitFor();
    await page.getByText(/through the channel, per basket: opens when/).waitFor();
  }));

test("a slip is told by its line, which is a press away, and words are offered", () =>
  journey(custodian, async (page) => {
    await openDraft(page);
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("strength: gui");
    const offer = page.getByRole("option", { name: /guidance/ });
    await offer.waitFor();
    await page.keyboard.press("Enter");
    const line = shipped.split("\n").length;
    const slips = page.getByRole("list", { name: "Slips, by line" });
    await slips.getByText(/unique/).waitFor();
    expect(await slips.innerText()).toContain(`Line ${line}`);
    await page.locator(".cm-lint-marker-error").first().waitFor({ state: "attached" });
    await page.keyboard.press("Control+Home");
    await slips.getByRole("button").first().click();
    await expect
      .poll(() => page.locator(".cm-lineNumbers .cm-activeLineGutter").innerText())
      .toContain(String(line));
  }));

test("a check shows how far it is, can be stopped, and tells P3 as a story with names", () =>
  journey(custodian, async (page) => {
    await openDraft(page, "check");
    await take(page, withManyStates);
    await page.getByRole("button", { name: "Check the draft" }).click();
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("Stopped. Nothing was changed.").waitFor();
    await page.getByRole("button", { name: "Start again" }).click();

    await page.getByRole("button", { name: "Check the draft again" }).click();
    // It goes on while another page is looked at.
    await page.getByRole("link", { name: "Back to the policy" }).click();
    await page.getByRole("heading", { name: "Rules" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "Claims" }).waitFor();
    await page.getByText("Within these bounds:").waitFor();
    const story = page.locator("details.story").filter({ hasText: "P3 fails: the story" });
    expect(await story.innerText()).toMatch(
      /Monday 31 January 1983\s.*Ambassador.*Secretary of Defense/s,
    );
    const first = page.locator(".claims > li").first();
    expect(await first.innerText()).toMatch(/^P1[\s\S]*Holds/);
    const downloads = page.waitForEvent("download");
    await page.getByRole("button", { name: "Take as Markdown" }).click();
    const markdown = readFileSync(await (await downloads).path(), "utf8");
    expect(markdown).toContain("### P3: ");
    expect(markdown).toContain("1. 1983-01-31: ");
  }));

test("the past: 15 February 1983, the working-level rounds, what came next, and a rival beside", () =>
  journey(custodian, async (page) => {
    const december = `as-of=1983-12-31&known-on=1983-12-31&policy=${id}`;
    await page.goto(`${dossier}/policy/draft?show=past&${december}`);
    await page.getByRole("combobox", { name: /^Beside/ }).selectOption("clark-1983-relationship");
    await page.getByRole("button", { name: "Try it on the past" }).click();
    await page.getByRole("button", { name: /^Departure/ }).click();
    const past = page.locator(".past > li");
    const dinner = past.filter({ hasText: "15 February 1983" }).first();
    expect(await dinner.innerText()).toMatch(/Not in order|Premature/);
    await dinner.getByText(/What the record shows next/).click();
    await dinner.getByText("the first on record").first().waitFor();

    await page.getByRole("button", { name: /^Would not have been in order/ }).click();
    const rounds = past.filter({ hasText: /Afghanistan|Namibia/ });
    expect(await rounds.count()).toBeGreaterThanOrEqual(2);
    expect(await rounds.first().innerText()).toMatch(/198[12]/);
    await page.getByRole("heading", { name: "Beside clark-1983-relationship" }).waitFor();

    const downloads = page.waitForEvent("download");
    await page.getByRole("button", { name: "export CSV" }).click();
    const lines = readFileSync(await (await downloads).path(), "utf8").split("\r\n");
    expect(lines[0]).toContain("Under clark-1983-relationship");
    expect(lines.length).toBeGreaterThan(50);
    await rounds.first().getByRole("link").first().click();
    await page.getByRole("heading", { name: "Who was there" }).waitFor();
  }));

test("a custodian registers a version, and it rules; it ends the one whose place it takes", () =>
  journey(custodian, async (page) => {
    await openDraft(page, "register");
    const own = shipped
      .replace(`id: ${id}\n`, `id: clark-1983-second\nsupersedes: ${id}\n`)
      .replace("from: 1983-01-28/1983-02-02", 'from: "1983-03-01"');
    await take(
      page,
      shipped.replace(`id: ${id}\n`, "id: clark-1983-second\nsupersedes: never-was\n"),
    );
    await page.getByText(/never-was, which is not registered/).waitFor();
    expect(
      await page.getByRole("button", { name: "Register clark-1983-second" }).isDisabled(),
    ).toBe(true);
    await take(page, own);
    await page.getByLabel(`Give ${id} its end, 28 February 1983`).waitFor();
    await page.getByLabel(/^Why/).fill("The directive of that day");
    await page.getByRole("button", { name: "Register clark-1983-second" }).click();
    await page.getByText("clark-1983-second is registered").waitFor();
    const line = page.locator(".versions > li").filter({ hasText: "clark-1983-second, version" });
    expect(await line.innerText()).toContain("not yet in force");
    await page.getByRole("link", { name: "its own entry" }).click();
    await page.getByText("The directive of that day").waitFor();
    await page.goto(`${dossier}/policy?as-of=1983-03-15&policy=clark-1983-second`);
    await page.getByText(/In force on this day/).waitFor();
    await page.getByText(`What it changed from ${id}`).click();
    await page.getByText("No request is answered otherwise.").waitFor();
  }));

test("a desk officer tries a draft and cannot register it; a reader below sees no policy", async () => {
  await journey("Desk officer", async (page) => {
    await openDraft(page, "register");
    await page.getByText(/not among yours here/).waitFor();
    expect(await page.getByRole("button", { name: /^Register/ }).count()).toBe(0);
    const refused = await page.evaluate(async () => {
      const answer = await fetch("/api/dossiers/us-soviet-1981-83/policies", {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": "x", "if-match": "*" },
        body: JSON.stringify({ text: "id: x" }),
      });
      return answer.status;
    });
    expect(refused).toBe(403);
  });
  await journey(reader, async (page) => {
    await page.goto(`${dossier}/policy/draft?as-of=1983-01-31`);
    await page.getByText(/no policy to begin from/i).waitFor();
  });
});

test("by the keyboard alone: into the text, out of it, to the check", () =>
  journey(custodian, async (page) => {
    await openDraft(page);
    const content = page.locator(".cm-content");
    await content.focus();
    await page.keyboard.press("Control+Home");
    // Single keys of the app are letters here.
    await page.keyboard.type("# going along\n");
    expect(await content.innerText()).toContain("# going along");
    await page.keyboard.press("Tab");
    await expect
      .poll(() => page.evaluate("document.activeElement?.className"))
      .not.toBe("code-editor");
    const tabTo = async (text: string) => {
      for (let tabs = 0; tabs < 40; tabs++) {
        if ((await page.evaluate("document.activeElement?.textContent")) === text) return;
        await page.keyboard.press("Tab");
      }
      throw new Error(`the keyboard does not come to: ${text}`);
    };
    await tabTo("Check");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Check the draft" }).waitFor();
    await tabTo("Check the draft");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Claims" }).waitFor();
  }));
