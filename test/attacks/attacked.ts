/**
 * What the files of attacks share: the server that `server.ts` started, and browsers of people in it.
 */
import { readFileSync } from "node:fs";
import { inject } from "vitest";
import { aBrowser, aVisit, type Browser } from "../served.ts";
import { enrol } from "./server.ts";

export const attacked = inject("attacked");

/** The dossier that the demonstration's people read, each to their clearance. */
export const ours = "/api/dossiers/us-soviet-1981-83";
/** A dossier that none of them has anything in. */
export const foreign = "/api/dossiers/tender";
export const policy = "policy=clark-1983-per-issue";

/** A browser in which one of the demonstration is signed in, such as `confidential`. */
export function visitAs(account: string): Promise<Browser> {
  return aVisit(attacked, account);
}

/** The administrator's, who reads nothing. */
export function chief(): Browser {
  return inSession(attacked.chief);
}

export function inSession(secret: string): Browser {
  const browser = aBrowser(attacked);
  browser.cookies.set("chancery", secret);
  return browser;
}

let people = 0;

/** Somebody new, given something in a dossier by the administrator, and signed in. */
export async function newcomer(giving: {
  readonly dossier: string;
  readonly clearance: string;
  readonly roles: readonly string[];
}): Promise<{ readonly account: string; readonly browser: Browser }> {
  people += 1;
  const account = `newcomer-${process.pid}-${people}`;
  const added = await chief().ask("POST", "/api/accounts", { account, name: account });
  const { link } = (await added.json()) as { link: string };
  const { dossier, ...grant } = giving;
  const given = await chief().ask("PUT", `/api/accounts/${account}/dossiers/${dossier}`, grant);
  if (given.status !== 204) throw new Error(`nothing is given: ${await given.text()}`);
  return { account, browser: inSession(await enrol(attacked, link)) };
}

export type Told = {
  readonly status: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: attacks look into answers of many forms
  readonly body: any;
  readonly headers: Headers;
};

export async function told(answering: Promise<Response>): Promise<Told> {
  const answer = await answering;
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  const body: unknown = isJson ? JSON.parse(text) : undefined;
  return { status: answer.status, text, body, headers: answer.headers };
}

let keys = 0;

/** Enters into our dossier, whatever came in meanwhile. */
export async function enterAs(
  browser: Browser,
  entries: readonly unknown[],
  headers: Record<string, string> = {},
): Promise<Told> {
  keys += 1;
  const sent = { "idempotency-key": `attack-${process.pid}-${keys}`, "if-match": "*", ...headers };
  return told(browser.ask("POST", `${ours}/entries`, { entries }, sent));
}

/** All that the server has written so far. */
export function said(): string {
  return readFileSync(attacked.log, "utf8");
}
