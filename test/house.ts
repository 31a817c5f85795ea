/**
 * The API over a store with the shipped dossier, asked as one of the demonstration people.
 *
 * Each answer that is fine is read by the form that its operation promises.
 */
import { join } from "node:path";
import type { Hono } from "hono";
import { expect } from "vitest";
import { parseInstant } from "../src/core/day.ts";
import { makeApp } from "../src/http/app.ts";
import type { House, Visitor } from "../src/http/operation.ts";
import { operations } from "../src/http/operations.ts";
import { demonstrate, demonstrationPeople } from "../src/service/demonstration.ts";
import { importDossier } from "../src/service/keep.ts";
import { openReadingRoom } from "../src/service/reading-room.ts";
import { takeDossier } from "../src/service/shelf.ts";
import type { Store } from "../src/service/store.ts";
import { openKeys } from "../src/store/key-file.ts";
import { undescribed } from "./described-answers.ts";
import { aFolder, open } from "./folders.ts";

export const shipped = "us-soviet-1981-83";
const root = `/api/dossiers/${shipped}`;

export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many forms
  readonly body: any;
};

export type Sent = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type TestHouse = {
  readonly app: Hono;
  readonly store: Store;
  /** Asks as an account: `get("desk", "/contacts?limit=2")`. */
  readonly get: (account: string, path: string, sent?: Sent) => Promise<Answered>;
  readonly post: (account: string, path: string, sent: Sent) => Promise<Answered>;
  readonly visitors: Map<string, Visitor>;
  /** Moves the clock of the house; it stands still otherwise. */
  readonly setNow: (instant: string) => void;
};

export async function openHouse(): Promise<TestHouse> {
  const folder = aFolder();
  const store = { database: await open(folder), keys: keysIn(folder) };
  const dossier = takeDossier(undefined, ".");
  if (!dossier.ok) throw new Error("no shipped dossier");
  const imported = await importDossier(dossier.value, store);
  if (!imported.ok) throw new Error(imported.problem.lines.join());
  const people = demonstrationPeople();
  if (people !== undefined) await demonstrate(people, store.database);
  return houseOver(store);
}

/** An app over a store that is open already. */
export function houseOver(store: Store): TestHouse {
  const listed = demonstrationPeople();
  const visitors = new Map(
    (listed?.people ?? []).map(({ account, name, grant }): [string, Visitor] => [
      account,
      { account, name, administrator: false, grants: new Map([[listed?.dossier ?? "", grant]]) },
    ]),
  );
  let now = "1984-01-02T12:00:00.000Z";
  const room = openReadingRoom(store.database);
  const log = () => undefined;
  const house: House = {
    store,
    room,
    visitorOf: async (request) => visitors.get(request.headers.get("x-test-account") ?? ""),
    now: () => {
      const instant = parseInstant(now);
      if (!instant.ok) throw new Error(instant.problem);
      return instant.value;
    },
    cwd: ".",
  };
  const signIn = {
    database: store.database,
    room,
    demonstration: false,
    secure: false,
    behindProxy: false,
    log,
  };
  const app = makeApp({ house, signIn, log, version: "test" });
  const ask = async (account: string, path: string, init: RequestInit) => {
    const headers = { "x-test-account": account, ...init.headers };
    const response = await app.request(`${root}${path}`, { ...init, headers });
    return answered(response, init.method ?? "GET", path);
  };
  return {
    app,
    store,
    visitors,
    setNow: (instant) => {
      now = instant;
    },
    get: (account, path, { headers = {} } = {}) => ask(account, path, { headers: { ...headers } }),
    post: (account, path, { body, headers = {} }) =>
      ask(account, path, {
        method: "POST",
        body: typeof body === "string" ? body : JSON.stringify(body),
        headers: { "content-type": "application/json", ...headers },
      }),
  };
}

async function answered(response: Response, method: string, path: string): Promise<Answered> {
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  const body = type.includes("json") ? (JSON.parse(text) as unknown) : text;
  if (response.ok && response.status !== 304) checkForm(method, path, { type, body });
  return { status: response.status, headers: response.headers, text, body };
}

/** What is answered is of the form that the description of the API promises. */
function checkForm(method: string, path: string, { type, body }: { type: string; body: unknown }) {
  const one = operationAt(method, path);
  if (one === undefined) throw new Error(`no operation answers ${method} ${path}`);
  if (typeof one.answer === "string") {
    expect(type).toContain(one.answer.split(";")[0]);
    return;
  }
  // Nothing but what JSON holds goes out, so the form is held against the wire.
  const read = one.answer.safeParse(body);
  expect(read.error?.issues ?? [], `${method} ${path}`).toEqual([]);
  expect(undescribed(one, body), `${method} ${path}`).toEqual([]);
}

export function operationAt(method: string, path: string) {
  const address = path.split("?")[0] ?? "";
  const fitting = operations.filter((one) => {
    const pattern = one.path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+");
    return one.method === method.toLowerCase() && new RegExp(`^${pattern}$`).test(address);
  });
  return fitting.sort((a, b) => a.path.split("{").length - b.path.split("{").length)[0];
}

function keysIn(folder: string): Store["keys"] {
  const keys = openKeys(join(folder, "keys"));
  if (!keys.ok) throw new Error(keys.problem);
  return keys.value;
}
