/**
 * The program under attack: as it is built, over a store of its own, started once for all files.
 *
 * The demonstration's people are in it with the shipped dossier, and beside it a dossier of others
 * that none of them has anything in. What a test needs to know of it comes by `attacked.ts`.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import { withStore } from "../../src/compose.ts";
import { ok } from "../../src/core/result.ts";
import { importDossier } from "../../src/service/keep.ts";
import { addPerson } from "../../src/service/people.ts";
import { takeDossier } from "../../src/service/shelf.ts";
import { projectRoot } from "../command-line.ts";
import { authenticator } from "../enrol.ts";
import { makeFolder } from "../folders.ts";
import { aBrowser } from "../served.ts";

export type Built = {
  readonly url: string;
  /** The file into which goes all that the server writes, of either stream. */
  readonly log: string;
  readonly stop: () => Promise<void>;
};

export type Attacked = Omit<Built, "stop"> & {
  /** The cookie of an administrator's session, who reads nothing. */
  readonly chief: string;
};

declare module "vitest" {
  interface ProvidedContext {
    attacked: Attacked;
  }
}

const main = join(projectRoot, "dist/cli/main.js");

/** Serves a data folder until stopped; `words` follow `serve`. */
export async function startBuilt(
  folder: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Built> {
  const log = join(folder, "said.log");
  const said = openSync(log, "a");
  const child = spawn(
    process.execPath,
    [main, "serve", "--data", folder, "--port", "0", "--rate", "0", ...words],
    { cwd: projectRoot, env: { ...process.env, ...env }, stdio: ["ignore", said, said] },
  );
  const url = await addressIn(log, child);
  return {
    url,
    log,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGINT");
      await ended;
    },
  };
}

async function addressIn(log: string, child: ChildProcess): Promise<string> {
  for (;;) {
    const said = readFileSync(log, "utf8");
    const [address] = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(said) ?? [];
    if (address !== undefined) return address;
    if (child.exitCode !== null) throw new Error(`the server ended: ${said.slice(-2000)}`);
    await pause(25);
  }
}

let started: Built | undefined;
let folder: string | undefined;

/** For vitest, before all tests. */
export async function setup(project: TestProject): Promise<void> {
  folder = makeFolder();
  const link = await fill(folder);
  started = await startBuilt(folder, ["--demo"]);
  const chief = await enrol(started, link);
  project.provide("attacked", { url: started.url, log: started.log, chief });
}

/** For vitest, after all tests. */
export async function teardown(): Promise<void> {
  await started?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

/** Puts the dossier of others into a new store, and gives the one-time link of an administrator. */
async function fill(data: string): Promise<string> {
  const others = takeDossier("./test/dossiers/tender.jsonl", projectRoot);
  if (!others.ok) throw new Error("the dossier of others cannot be read");
  const filled = await withStore({ folder: data, env: {} }, async (store) => {
    const imported = await importDossier(others.value, store);
    if (!imported.ok) return imported;
    const chief = { account: "chief", name: "The chief", administrator: true };
    const added = await addPerson(store.database, chief);
    return added.ok ? ok(added.value.link ?? "") : added;
  });
  if (!filled.ok) throw new Error(filled.problem.lines.join("\n"));
  return filled.value;
}

export const password = "blue lanterns over Tallinn 41";

/** Chooses a password and a second factor by a one-time link; gives the cookie of the session. */
export async function enrol(served: Pick<Built, "url">, link: string): Promise<string> {
  const browser = aBrowser(served);
  const opened = await browser.ask("POST", "/api/enrolment", { link });
  const { secondFactor } = (await opened.json()) as { secondFactor: { address: string } };
  const code = authenticator(secondFactor.address)(-1);
  const chosen = await browser.ask("POST", "/api/enrolment/password", { link, password, code });
  if (!chosen.ok) throw new Error(`nobody enrols by that link: ${await chosen.text()}`);
  return browser.cookies.get("chancery") ?? "";
}
