/**
 * What every journey begins with: the built program, a real Chromium, and one visit to a test.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { openBrowser } from "./browser.ts";
import { type Server, startServer } from "./server.ts";
import { type Look, signIn, type Visit, visit } from "./visit.ts";

export const dossier = "/d/us-soviet-1981-83";
export const january = "as-of=1983-01-31&known-on=1983-01-31&policy=clark-1983-per-issue";

/** Opens both before the tests of a file; a journey ends by finding nothing that went wrong. */
export function journeys() {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  return async (
    account: string,
    travel: (page: Page, visited: Visit) => Promise<void>,
    look?: Look,
  ): Promise<void> => {
    const visited = await visit(browser, server.address, look);
    try {
      await signIn(visited.page, account);
      await travel(visited.page, visited);
      expect(visited.faults).toEqual([]);
    } finally {
      await visited.close();
    }
  };
}
