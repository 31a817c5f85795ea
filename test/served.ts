/**
 * The built API on loopback, over a PostgreSQL of its own, and browsers to ask it with.
 */
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { parseInstant } from "../src/core/day.ts";
import { type AppParts, makeApp } from "../src/http/app.ts";
import { lineOf } from "../src/http/log.ts";
import { type SignIn, visitorOf } from "../src/http/sign-in.ts";
import { demonstrate } from "../src/service/demonstration.ts";
import { importDossier } from "../src/service/keep.ts";
import { openReadingRoom } from "../src/service/reading-room.ts";
import { takeDossier } from "../src/service/shelf.ts";
import type { Store } from "../src/service/store.ts";
import type { Database } from "../src/store/database.ts";
import { openKeys } from "../src/store/key-file.ts";
import { makeFolder } from "./folders.ts";
import { doors, type TestServer } from "./servers.ts";

export type Served = {
  readonly url: string;
  readonly port: number;
  /** Every line of the log so far, as it would be written. */
  readonly lines: readonly string[];
  readonly close: () => Promise<void>;
};

export type Installation = {
  readonly server: TestServer;
  readonly store: Store;
  /** Serves the app; a second time it is another Chancery on the same PostgreSQL. */
  readonly serve: (parts?: Partial<SignIn & AppParts>) => Promise<Served>;
  readonly close: () => Promise<void>;
};

export const tenderId = "tender";

/** A PostgreSQL that holds the made-up tender, whose entries are open or in confidence. */
export async function anInstallation(): Promise<Installation> {
  const [door] = doors;
  if (door === undefined) throw new Error("there is no door to a database");
  const server = await door.open();
  const keys = openKeys(join(makeFolder(), "keys"));
  const dossier = takeDossier("./test/dossiers/tender.jsonl", process.cwd());
  if (!keys.ok || !dossier.ok) throw new Error("the installation cannot be made");
  const store = { database: server.database, keys: keys.value };
  const imported = await importDossier(dossier.value, store);
  if (!imported.ok) throw new Error(imported.problem.lines.join("\n"));
  const opened: (() => Promise<void>)[] = [];
  return {
    server,
    store,
    serve: async (parts = {}) => {
      const database = opened.length === 0 ? server.database : await server.another();
      const served = await serveOn({ ...store, database }, parts);
      opened.push(async () => {
        await served.close();
        if (database !== server.database) await database.close();
      });
      return served;
    },
    close: async () => {
      for (const end of opened) await end();
      await server.close();
    },
  };
}

/** Lets people of a demonstration in: cleared by the text of a mark, as readers. */
export async function letPeopleIn(
  database: Database,
  people: Readonly<Record<string, string>>,
): Promise<void> {
  const listed = Object.entries(people).map(([account, level]) => ({
    account,
    name: account,
    grant: { clearance: { level, captions: [], groups: [] }, roles: ["reader"] as const },
  }));
  const done = await demonstrate({ dossier: tenderId, people: listed }, database);
  if (!done.ok) throw new Error(done.problem.lines.join("\n"));
}

async function serveOn(store: Store, parts: Partial<SignIn & AppParts>): Promise<Served> {
  const lines: string[] = [];
  const log: AppParts["log"] = (line) => lines.push(lineOf(new Date(), line));
  const room = openReadingRoom(store.database);
  const signIn: SignIn = {
    database: store.database,
    room,
    demonstration: true,
    secure: false,
    behindProxy: false,
    log,
    ...parts,
  };
  const closing = new AbortController();
  const house = {
    store,
    room,
    visitorOf: (request: Request) => visitorOf(signIn, request),
    now: () => {
      const now = parseInstant(new Date().toISOString());
      if (!now.ok) throw new Error(now.problem);
      return now.value;
    },
    cwd: process.cwd(),
    closing: closing.signal,
  };
  const app = makeApp({ house, signIn, log, version: "test", ...parts });
  return new Promise((resolve) => {
    const http = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, (at: AddressInfo) => {
      const close = () =>
        new Promise<void>((done) => {
          closing.abort();
          http.close(() => done());
          if ("closeAllConnections" in http) http.closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${at.port}`, port: at.port, lines, close });
    });
  });
}

/** Asks a server as one browser does, which keeps its cookies. */
export type Browser = {
  readonly cookies: Map<string, string>;
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
};

export function aBrowser({ url }: Pick<Served, "url">): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    ask: async (method, path, body, headers = {}) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await fetch(new URL(path, url), {
        method,
        redirect: "manual",
        headers: {
          ...(cookie === "" ? {} : { cookie }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/max-age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    },
  };
}

/** A browser in which one of the demonstration's people is signed in. */
export async function aVisit(served: Pick<Served, "url">, account: string): Promise<Browser> {
  const browser = aBrowser(served);
  const answer = await browser.ask("POST", "/api/demonstration", { account });
  if (!answer.ok) throw new Error(`${account} is not let in: ${answer.status}`);
  return browser;
}
