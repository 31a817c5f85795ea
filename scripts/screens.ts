/**
 * Pictures of every page, wide and narrow, light and dark, into `docs/screens`.
 *
 *     npm run screens                  all of them
 *     npm run screens -- desk ask      those pages alone
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "../e2e/browser.ts";
import { screens } from "../e2e/screens.ts";
import { startServer } from "../e2e/server.ts";
import { signIn, visit } from "../e2e/visit.ts";

const folder = join(import.meta.dirname, "..", "docs", "screens");
const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await openBrowser();
try {
  for (const width of [1440, 390]) {
    for (const scheme of ["light", "dark"] as const) {
      const { page, close } = await visit(browser, server.address, { width, scheme });
      for (const { name, path, ready, as } of screens) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        if (as === undefined) await page.goto(path);
        else {
          await page.context().clearCookies();
          await signIn(page, as);
          await page.goto(path);
        }
        await ready(page);
        await page.evaluate("document.fonts.ready");
        const file = join(folder, `${name}-${width}-${scheme}.png`);
        await page.screenshot({ path: file });
        process.stdout.write(`${file}\n`);
      }
      await close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
