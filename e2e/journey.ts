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

type Travel = (page: Page, visited: Visit, server: Server) => Promise<void>;

/** Opens both before the tests of a file; a journey ends by finding nothing that went wrong. */
export function journeys() {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  return async (account: string, travel: Travel, look?: Look): Promise<void> => {
    // A journey before this one may have ended while it was away.
    await server.back();
    const visited = await visit(browser, server.address, look);
    try {
      await signIn(visited.page, account);
      await travel(visited.page, visited, server);
      expect(visited.faults).toEqual([]);
    } finally {
      await visited.close();
    }
  };
}

export type Visits = {
  /** One visit to a reader and a width, kept for all the screens that are looked at so. */
  readonly visitAs: (account: string | undefined, look: Look) => Promise<Visit>;
  readonly close: () => Promise<void>;
};

/** Visits for a file that looks at many screens. */
export async function openVisits(): Promise<Visits> {
  const [server, browser] = await Promise.all([startServer(), openBrowser()]);
  const open = new Map<string, Promise<Visit>>();
  const begin = async (account: string | undefined, look: Look) => {
    const visited = await visit(browser, server.address, look);
    if (account !== undefined) await signIn(visited.page, account);
    return visited;
  };
  return {
    visitAs: (account, look) => {
      const key = `${account} ${JSON.stringify(look)}`;
      const visited = open.get(key) ?? begin(account, look);
      open.set(key, visited);
      return visited;
    },
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}
