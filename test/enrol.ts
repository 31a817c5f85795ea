/**
 * People with a password and a second factor, made as an administrator and they themselves would.
 */
import { TOTP, URI } from "otpauth";
import { linkFor } from "../src/service/signing-in.ts";
import type { Database } from "../src/store/database.ts";
import { addAccount } from "../src/store/people.ts";
import { aBrowser, type Browser, type Served } from "./served.ts";

export type Enrolled = {
  readonly account: string;
  readonly password: string;
  /** The browser in which they enrolled, signed in. */
  readonly browser: Browser;
  /** A code so many steps of the clock from now. */
  readonly code: (steps?: number) => string;
};

export async function aLink(database: Database, account: string): Promise<string> {
  const link = await linkFor(database, account);
  if (link === undefined) throw new Error(`no link for ${account}`);
  return link;
}

export function newAccount(database: Database, account: string, administrator = false) {
  return addAccount(database, { account, name: account, administrator, demonstration: false });
}

export function authenticator(address: string): (steps?: number) => string {
  const totp = URI.parse(address);
  if (!(totp instanceof TOTP)) throw new Error("no second factor by the clock");
  return (steps = 0) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

/** Uses the code of the step before, so that those of now and after are left. */
export async function enrolled(
  served: Served,
  database: Database,
  account: string,
): Promise<Enrolled> {
  const browser = aBrowser(served);
  const link = await aLink(database, account);
  const opened = await browser.ask("POST", "/api/enrolment", { link });
  const { secondFactor } = (await opened.json()) as { secondFactor: { address: string } };
  const code = authenticator(secondFactor.address);
  const password = "blue lanterns over Tallinn 41";
  const chosen = { link, password, code: code(-1) };
  const answer = await browser.ask("POST", "/api/enrolment/password", chosen);
  if (!answer.ok) throw new Error(`${account} cannot enrol: ${await answer.text()}`);
  return { account, password, browser, code };
}
