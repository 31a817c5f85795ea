import type { Route } from "playwright-core";
import { expect, test } from "vitest";
import {
  at,
  countOf,
  desk,
  enter,
  fill,
  offers,
  open,
  recipient,
  record,
  recorded,
  recordNow,
  seat,
  server,
  view,
} from "./at-the-form.ts";
import { dossier } from "./journey.ts";

test("from a pasted text: each field stands in its words, is confirmed, and is recorded", () =>
  at(desk, async (page) => {
    const text =
      "On 3 December 1983 Shultz talked with Dobrynin at the Department. They discussed Afghanistan.\n\nDobrynin asked for nothing.";
    await page.getByLabel("Text to find the fields in").fill(text);
    await page.getByRole("button", { name: "Find the fields" }).click();
    const found = page.locator(".found-text .found");
    await found.nth(4).waitFor();
    expect(await found.first().innerText()).toContain("3 December 1983");
    await page.getByText("Understood as 3 December 1983").waitFor();
    await record(page);
    await page.getByRole("heading", { name: /things to look at/ }).waitFor();
    await page.getByRole("button", { name: "That is right: When" }).click();
    await page.getByRole("button", { name: /are right/ }).click();
    await page.getByText("All is confirmed.").waitFor();
    await record(page);
    await recordNow(page);
    await recorded(page);
    await open(page);
    await page.getByRole("heading", { name: "Who was there" }).waitFor();
    expect(await page.locator(".said-list").first().innerText()).toContain("asked for nothing");
    expect(await page.locator(".contact-facts").innerText()).toContain("Afghanistan");
  }));

test("outside policy: it is recorded at once, and the panel's questions are answered by whose duty it is", async () => {
  const summary = "McFarlane sounded out Dobrynin at a dinner.";
  await at(desk, async (page) => {
    await fill(page, { ours: "McFarlane", theirs: "Dobrynin", when: "5 December", summary });
    await page.getByText("Understood as 5 December 1983").waitFor();
    await record(page);
    await recordNow(page);
    await page.getByText("nothing was refused").waitFor();
    await page.getByText("Those who decide in this dossier can enter it").waitFor();
    await page.getByRole("button", { name: "Enter the report" }).click();
    await page.getByLabel("What was reported").fill("The Secretary was told the same evening.");
    await record(page);
    await recordNow(page);
    await page.getByText("Recorded.", { exact: true }).nth(1).waitFor();
    await page.goto(`${dossier}/desk?${view}`);
    await page.getByRole("heading", { name: "Departures" }).waitFor();
    expect(await page.locator("main").innerText()).toContain(summary);
  });
  await at(
    recipient,
    async (page) => {
      await page.getByRole("link", { name: summary }).first().click();
      expect(await page.getByRole("button", { name: "Enter the report" }).count()).toBe(0);
      await page.getByRole("button", { name: "Enter the waiver" }).click();
      await page.getByLabel("Why", { exact: true }).fill("The Secretary had asked for it.");
      await page.getByRole("textbox", { name: "When", exact: true }).fill("6 December");
      await record(page);
      await recordNow(page);
      await page.getByText("Waived by").waitFor();
    },
    `${dossier}/desk?${view}`,
  );
});

test("by the keyboard alone", () =>
  at(
    desk,
    async (page) => {
      const summary = "Hartman met Korniyenko in Moscow.";
      await page.getByRole("heading", { name: /hold|explore|proceed/i, level: 1 }).waitFor();
      await page.keyboard.press("c");
      await page.getByRole("heading", { name: "Record a contact" }).waitFor();
      const isAt = (label: string) =>
        page.evaluate<boolean>(
          `document.activeElement?.closest(".field")?.textContent?.includes("${label}") === true`,
        );
      const tabTo = async (label: string) => {
        for (let tries = 0; tries < 40 && !(await isAt(label)); tries++) {
          await page.keyboard.press("Tab");
        }
        expect(await isAt(label), label).toBe(true);
      };
      await tabTo("Who, of ours");
      await page.keyboard.type("Hartman");
      await offers(page).first().waitFor();
      await page.keyboard.press("Enter");
      await tabTo("With whom, of theirs");
      await page.keyboard.type("Korniyenko");
      await offers(page).first().waitFor();
      await page.keyboard.press("Enter");
      await tabTo("When");
      await page.keyboard.type("about 7 December 1983");
      await tabTo("In a sentence");
      await page.keyboard.type(summary);
      await page.keyboard.press("Control+Enter");
      await page.getByRole("button", { name: "Undo" }).waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await recorded(page);
      expect(await countOf(page, summary)).toBe(1);
    },
    `${dossier}/desk?${view}`,
  ));

test("undone in time it never was, and the form is as it was written", () =>
  at(desk, async (page) => {
    const summary = "A word with Sokolov that nobody wanted recorded.";
    await fill(page, { ours: "Shultz", theirs: "Sokolov", when: "8 December 1983", summary });
    await record(page);
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await page.getByLabel("In a sentence").inputValue()).toBe(summary);
    expect(await countOf(page, summary)).toBe(0);
    await page.reload();
    await page.getByLabel("In a sentence").waitFor();
    expect(await page.getByLabel("In a sentence").inputValue(), "a reload keeps it").toBe(summary);
    const stored = await page.evaluate<string>(
      "JSON.stringify([{ ...sessionStorage }, { ...localStorage }])",
    );
    expect(stored).not.toContain("Sokolov");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: desk, exact: true }).waitFor();
    await page.getByRole("button", { name: desk, exact: true }).click();
    await page.getByRole("navigation", { name: "Where you are" }).waitFor();
    await page.goto(`${dossier}/log?${view}`);
    expect(await page.getByLabel("In a sentence").inputValue(), "signing out does not").toBe("");
  }));

test("corrected, and taken back: what was recorded stays readable", () =>
  at(desk, async (page) => {
    const [wrong, right] = ["Shultz met Sokolov on grain.", "Shultz met Sokolov on emigration."];
    await fill(page, {
      ours: "Shultz",
      theirs: "Sokolov",
      when: "9 December 1983",
      summary: wrong,
    });
    await record(page);
    await recordNow(page);
    await recorded(page);
    await open(page);
    await page.getByRole("heading", { name: wrong }).waitFor();
    await page.getByRole("link", { name: "Correct", exact: true }).click();
    await page.getByRole("heading", { name: "Correct a contact" }).waitFor();
    await page.getByLabel("In a sentence").fill(right);
    await page.getByLabel("Why it is corrected").fill("the wrong subject");
    await page.getByRole("button", { name: "Record the correction" }).click();
    await recordNow(page);
    await recorded(page);
    await open(page);
    await page.getByRole("heading", { name: right }).waitFor();
    await page.getByRole("link", { name: wrong }).first().click();
    await page.getByText("No longer holds").waitFor();
    expect(await page.getByRole("button", { name: "Take back" }).count()).toBe(0);
    await page.getByRole("link", { name: right }).first().click();
    await page.getByRole("button", { name: "Take back" }).click();
    await page.getByLabel("Why", { exact: true }).fill("It was another day.");
    await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
    await recordNow(page);
    await page.locator("main").getByText("Taken back:").waitFor();
    expect(await countOf(page, right)).toBe(0);
  }));

test("two officers record one meeting: two accounts of one contact, seen by a third as they come", async () => {
  const meeting = { ours: "Shultz", theirs: "Dobrynin", when: "12 December 1983" };
  const [first, second] = ["He spoke of expert talks.", "He said that this was incorrect."];
  const summary = "Shultz and Dobrynin on Afghanistan.";
  await at(
    "Auditor",
    async (onlooker) => {
      await onlooker.getByRole("table", { name: "Contacts" }).waitFor();
      await at(desk, async (page) => {
        await fill(page, { ...meeting, summary, account: first });
        await record(page);
        await recordNow(page);
        await recorded(page);
      });
      await onlooker.getByRole("link", { name: summary }).waitFor();
      await at(recipient, async (page) => {
        await fill(page, { ...meeting, summary: "Dobrynin called.", account: second });
        await record(page);
        await page.getByRole("heading", { name: /on record already/ }).waitFor();
        await page.getByRole("button", { name: "Add my account to it" }).click();
        await recordNow(page);
        await recorded(page);
        expect(await countOf(page, summary)).toBe(1);
        expect(await countOf(page, "Dobrynin called.")).toBe(0);
      });
      await onlooker.getByRole("link", { name: summary }).click();
      const accounts = onlooker.getByRole("region", { name: "Accounts" });
      await accounts.getByText(second).waitFor();
      expect(await accounts.innerText()).toContain(first);
    },
    `${dossier}/record?${view}`,
  );
});

test(
  "the server goes away during a save and comes back: nothing is lost, and nothing is doubled",
  () =>
    at(desk, async (page) => {
      const summary = "Burt met Sokolov while the line was down.";
      await fill(page, { ours: "Burt", theirs: "Sokolov", when: "14 December 1983", summary });
      await record(page);
      await page.getByRole("button", { name: "Record now" }).waitFor();
      // The answer of the first sending is lost on its way back.
      const lose = async (route: Route) => {
        await route.fetch();
        await server().away();
        await route.abort("connectionfailed");
      };
      await page.route(/\/entries\?/, lose, { times: 1 });
      await recordNow(page);
      await page.getByText("No answer from the server yet").waitFor();
      await page.getByText("The server cannot be reached.").waitFor();
      await server().back();
      await recorded(page);
      expect(await countOf(page, summary)).toBe(1);
    }),
  120_000,
);

test("the form offers nothing above its writer: no name, no mark, no gap", async () => {
  const name = "Gennadi Verhohlen";
  await at(recipient, async (page) => {
    const person = { kind: "person", person: "verhohlen", party: "ussr", name, mark: "TS" };
    await enter(page, person);
    await page.reload();
    await seat(page, "With whom, of theirs", name);
    expect(await page.locator(".seated").innerText()).toContain(name);
  });
  await at("Assessor", async (page) => {
    const field = page.getByRole("combobox", { name: "With whom, of theirs" });
    await field.fill("Dobry");
    await offers(page).first().waitFor();
    await field.fill("Verhohlen");
    expect(await offers(page).count()).toBe(0);
    const marks = await page.getByLabel("Mark", { exact: true }).locator("option").allInnerTexts();
    expect(marks).toEqual(["As what it names asks", "Unclassified", "Confidential", "Secret"]);
    await page.getByLabel("Mark", { exact: true }).selectOption("Secret");
    expect(await page.getByRole("checkbox", { name: "Sensitive" }).count()).toBe(0);
    await field.fill("");
    const summary = "Recorded under an address that names a policy above its writer.";
    await fill(page, { ours: "Shultz", theirs: "Dobrynin", when: "16 December 1983", summary });
    await record(page);
    await recordNow(page);
    await recorded(page);
  });
  await at("Reader cleared to Confidential", async (page) => {
    await page.getByText("Recording is not among your duties").waitFor();
    expect(await page.getByRole("link", { name: /Record a contact/ }).count()).toBe(0);
    expect(await page.locator("main").getByRole("combobox").count()).toBe(0);
  });
});

test("what is wrong is said at its field and at the head, and a determination alone is refused in words", async () => {
  await at(desk, async (page) => {
    await record(page);
    const summary = page.getByRole("alert");
    await summary.getByRole("link", { name: /Say in a sentence/ }).click();
    const field = page.getByLabel("In a sentence");
    expect(await page.evaluate("document.activeElement?.id")).toBe(await field.getAttribute("id"));
    expect(await field.getAttribute("aria-invalid")).toBe("true");
  });
  await at(
    recipient,
    async (page) => {
      const hint = { kind: "move", by: "ussr", issue: "grain", moveKind: "signal", summary: "Hm." };
      const move = await enter(page, hint);
      await page.goto(`${dossier}/write/determination?move=${move}&${view}`);
      await page.getByRole("combobox", { name: "By whose authority" }).fill("Secretary of State");
      await offers(page).first().waitFor();
      await page.getByRole("combobox", { name: "By whose authority" }).press("Enter");
      await page.getByLabel("Why", { exact: true }).fill("It is one.");
      await record(page);
      await page
        .getByText(/no one opens a gate alone/)
        .first()
        .waitFor();
    },
    `${dossier}/write/determination?${view}`,
  );
});
