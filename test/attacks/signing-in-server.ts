/**
 * The program as it is built, with two identity providers that it trusts: one that is right, and
 * one that does whatever it is told. Over a store of its own, with an administrator and the people
 * of the tender.
 */
import { spawn } from "node:child_process";
import { openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { aBadProvider, type BadProvider } from "../bad-provider.ts";
import { projectRoot } from "../command-line.ts";
import { authenticator } from "../enrol.ts";
import { anIdentityProvider, type IdentityProvider } from "../identity-provider.ts";
import { aBrowser, type Browser } from "../served.ts";
import { setUpStore } from "../set-up-store.ts";

export type Attacked = {
  readonly url: string;
  /** Signed in, and reads nothing. */
  readonly chief: Browser;
  readonly honest: IdentityProvider;
  readonly crooked: BadProvider;
  /** All that the server has written so far. */
  readonly said: () => string;
  readonly stop: () => Promise<void>;
};

export async function aServerUnderAttack(): Promise<Attacked> {
  const { folder, links } = await setUpStore({
    dossier: "./test/dossiers/tender.jsonl",
    people: { chief: undefined },
  });
  const redirects: string[] = [];
  const [honest, crooked] = [await anIdentityProvider(redirects), await aBadProvider()];
  const file = join(folder, "oidc.json");
  const providers = Object.entries({ honest, crooked }).map(
    ([id, { issuer, clientId, secret }]) => {
      writeFileSync(join(folder, `${id}.secret`), secret, { mode: 0o600 });
      return { id, name: id, issuer, "client-id": clientId, "client-secret-file": `${id}.secret` };
    },
  );
  writeFileSync(file, JSON.stringify({ providers }));
  const { url, said, stop } = await startBuilt(folder, ["--oidc", file]);
  redirects.push(`${url}/api/providers/honest/callback`);
  honest.rotate(); // it has now read where it sends people back to
  const { browser: chief } = await enrolledBy({ url }, links.get("chief") ?? "");
  return {
    url,
    chief,
    honest,
    crooked,
    said,
    stop: async () => {
      await stop();
      await Promise.all([honest.close(), crooked.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startBuilt(folder: string, words: readonly string[]) {
  const main = join(projectRoot, "dist/cli/main.js");
  const log = join(folder, "said.log");
  const written = openSync(log, "a");
  const child = spawn(
    process.execPath,
    [main, "serve", "--data", folder, "--port", "0", "--rate", "0", ...words],
    { cwd: projectRoot, stdio: ["ignore", written, written] },
  );
  const said = () => readFileSync(log, "utf8");
  let url: string | undefined;
  while (url === undefined) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${said().slice(-2000)}`);
    await pause(25);
    [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said()) ?? [];
  }
  const stop = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    await ended;
  };
  return { url, said, stop };
}

export const password = "blue lanterns over Tallinn 41";

export type Entered = {
  readonly browser: Browser;
  /** A code so many steps of the clock from now; that of the step before is used. */
  readonly code: (steps?: number) => string;
};

/** Somebody who has chosen a password and a second factor by a one-time link. */
export async function enrolledBy(at: { readonly url: string }, link: string): Promise<Entered> {
  const browser = aBrowser(at);
  const opened = await browser.ask("POST", "/api/enrolment", { link });
  if (!opened.ok) throw new Error(`the link is not good: ${opened.status}`);
  const { secondFactor } = (await opened.json()) as { secondFactor: { address: string } };
  const code = authenticator(secondFactor.address);
  const chosen = { link, password, code: code(-1) };
  const answer = await browser.ask("POST", "/api/enrolment/password", chosen);
  if (!answer.ok) throw new Error(`nobody enrols by that link: ${await answer.text()}`);
  return { browser, code };
}

/** A one-time link that the administrator gives a new account, or one that is there. */
export async function linkFrom(chief: Browser, account: string): Promise<string> {
  const added = await chief.ask("POST", "/api/accounts", { account, name: account });
  const answer = added.ok ? added : await chief.ask("POST", `/api/accounts/${account}/link`);
  if (!answer.ok) throw new Error(`no link for ${account}: ${await answer.text()}`);
  return ((await answer.json()) as { readonly link: string }).link;
}

/** Has the administrator do something that must be done. */
export async function done(answering: Promise<Response>): Promise<void> {
  const answer = await answering;
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}
