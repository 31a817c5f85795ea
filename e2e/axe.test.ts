/**
 * Every screen, wide and narrow, light and dark, before axe-core: WCAG 2.2 to level AA and what it
 * holds for good practice besides; and every picture with the table that says the same.
 *
 * The screens are opened once to a width; for the dark the page is only painted anew, so there
 * what depends on colour is looked at.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openVisits, type Visits } from "./journey.ts";
import { screens } from "./screens.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

let visits: Visits;
beforeAll(async () => {
  visits = await openVisits();
});
afterAll(() => visits?.close());

describe.each([1440, 390])("%i pixels wide", (width) => {
  test.each(screens)("nothing is found on $name, light or dark", async (screen) => {
    const { page, faults } = await visits.visitAs(screen.as, { width });
    const before = faults.length;
    await page.goto(screen.path);
    await screen.ready(page);
    await page.evaluate(axe);
    expect(await found(page, { type: "tag", values: tags })).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await found(page, { type: "rule", values: ["color-contrast"] })).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await picturesAlone(page)).toEqual([]);
    expect(faults.slice(before)).toEqual([]);
  });
});

type Found = { readonly id: string; readonly nodes: readonly string[] };

async function found(
  page: Page,
  runOnly: { readonly type: "tag" | "rule"; readonly values: readonly string[] },
): Promise<readonly Found[]> {
  return page.evaluate<Found[]>(
    `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ["violations"] })}).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 4).map((node) => node.html.slice(0, 160) + " " + (node.any[0]?.message ?? "")) })))`,
  );
}

/**
 * Pictures that nothing but sight can read: a drawing larger than a glyph must stand in a cell of a
 * table, and have a name there or words beside it, or in a figure that says which table does.
 */
async function picturesAlone(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll("main svg, main canvas, main img")]
    .filter((one) => one.getBoundingClientRect().width > 24)
    .filter((one) => {
      const cell = one.closest("td, th");
      if (cell !== null && (one.getAttribute("aria-label") || cell.innerText.trim())) return false;
      const table = document.getElementById(one.closest("figure")?.getAttribute("aria-details") ?? "");
      return table?.querySelector("td") == null;
    })
    .map((one) => one.outerHTML.slice(0, 160))`);
}
