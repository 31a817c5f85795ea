/**
 * The whole API over a store, asked without a port; who asks is named in a header.
 */
import { parseInstant } from "../../src/core/day.ts";
import { makeApp } from "../../src/http/app.ts";
import type { Visitor } from "../../src/http/operation.ts";
import { openSignIn } from "../../src/http/sign-in.ts";
import { openReadingRoom } from "../../src/service/reading-room.ts";
import type { Store } from "../../src/service/store.ts";

export type House = {
  readonly ask: (path: string, init: RequestInit) => Promise<Response>;
  /** All that was logged. */
  readonly logged: readonly string[];
};

export function openHouse(store: Store, people: readonly Visitor[]): House {
  const now = parseInstant("1992-01-01T00:00:00Z");
  if (!now.ok) throw new Error(now.problem);
  const logged: string[] = [];
  const app = makeApp({
    house: {
      store,
      room: openReadingRoom(store.database),
      visitorOf: async (request) => {
        const account = request.headers.get("x-account");
        return people.find((one) => one.account === account);
      },
      now: () => now.value,
      cwd: "/nowhere",
    },
    signIn: openSignIn([]),
    log: (line) => void logged.push(JSON.stringify(line)),
    version: "0.0.0",
  });
  return {
    ask: async (path, init) => app.request(`http://localhost${path}`, init),
    logged,
  };
}
