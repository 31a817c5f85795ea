/**
 * The whole API over a store, asked without a port; who asks is named in a header.
 */
import { type Instant, parseInstant } from "../../src/core/day.ts";
import { makeApp } from "../../src/http/app.ts";
import type { Log } from "../../src/http/log.ts";
import type { Visitor } from "../../src/http/operation.ts";
import { openReadingRoom } from "../../src/service/reading-room.ts";
import type { Store } from "../../src/service/store.ts";

export type PlainHouse = {
  readonly ask: (account: string, path: string, init?: RequestInit) => Promise<Response>;
  /** All that was logged. */
  readonly logged: readonly string[];
};

export function openPlainHouse(store: Store, people: readonly Visitor[]): PlainHouse {
  const now = parseInstant("1992-01-01T00:00:00.000Z");
  if (!now.ok) throw new Error(now.problem);
  const logged: string[] = [];
  const room = openReadingRoom(store.database);
  const log: Log = (line) => void logged.push(JSON.stringify(line));
  const app = makeApp({
    house: {
      store,
      room,
      visitorOf: async (request) => {
        const account = request.headers.get("x-test-account");
        return people.find((one) => one.account === account);
      },
      now: (): Instant => now.value,
      cwd: "/nowhere",
    },
    signIn: {
      database: store.database,
      room,
      demonstration: false,
      secure: false,
      behindProxy: false,
      log,
    },
    log,
    version: "0.0.0",
  });
  return {
    ask: async (account, path, init = {}) => {
      const headers = { ...init.headers, "x-test-account": account };
      return app.request(`http://localhost${path}`, { ...init, headers });
    },
    logged,
  };
}
