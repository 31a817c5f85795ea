/**
 * Pictures of every page, wide and narrow, light and dark, into `docs/screens`.
 *
 *     npm run screens                  all of them
 *     npm run screens -- desk ask      those pages alone
 *
 * Each page is opened once to a width and painted in both schemes. Of a long page the first two
 * screens are shown.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "../e2e/browser.ts";
import { screens } from "../e2e/screens.ts";
import { startServer } from "../e2e/server.ts";
import { signIn, type Visit, visit } from "../e2e/visit.ts";
import { smallPng } from "./small-png.ts";

const folder = join(import.meta.dirname, "..", "docs", "screens");
const wanted = process.argv.slice(2);
const chosen = screens.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const unknown = wanted.filter((name) => screens.every((screen) => screen.name !== name));
if (unknown.length > 0) {
  const known = screens.map(({ name }) => name).join(", ");
  process.stderr.write(`no page is called ${unknown.join(", ")}; there are: ${known}\n`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const [server, browser] = await Promise.all([startServer(), openBrowser()]);
const failed: string[] = [];
try {
  for (const width of [1440, 390]) {
    const visits = new Map<string, Visit>();
    for (const screen of chosen) {
      const who = screen.as ?? "nobody";
      const visited = visits.get(who) ?? (await visit(browser, server.address, { width }));
      if (!visits.has(who) && screen.as !== undefined) await signIn(visited.page, screen.as);
      visits.set(who, visited);
      // One page that is not there in time does not keep the others from being drawn.
      await draw(visited, screen, width).catch((error: unknown) => {
        failed.push(`${screen.name} ${width}: ${String(error).split("\n")[0]}`);
      });
    }
    for (const { close } of visits.values()) await close();
  }
} finally {
  await browser.close();
  await server.stop();
}
if (wanted.length === 0) removeOthers();
for (const line of failed) process.stderr.write(`${line}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function draw(
  { page }: Visit,
  { name, path, ready }: (typeof screens)[number],
  width: number,
): Promise<void> {
  await page.goto(path);
  await ready(page);
  await page.evaluate("document.fonts.ready");
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const tall = Number(await page.evaluate("document.documentElement.scrollHeight"));
    const most = width < 760 ? 1688 : 1500;
    const height = Math.min(tall, most);
    // What is held to the foot of the window is drawn at the foot of the picture.
    await page.setViewportSize({ width, height });
    const png = await page.screenshot();
    const file = `${name}-${width}-${scheme}.png`;
    writeFileSync(join(folder, file), smallPng(png));
    process.stdout.write(`docs/screens/${file}\n`);
  }
  await page.setViewportSize({ width, height: width < 760 ? 844 : 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

/** Pictures of pages that there are no more. */
function removeOthers(): void {
  const names = new Set(screens.map(({ name }) => name));
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".png"))) {
    if (!names.has(file.replace(/-\d+-(light|dark)\.png$/, ""))) rmSync(join(folder, file));
  }
}
