/**
 * A contract: the same claims, tried on each door to a database that this machine has.
 */
import type pg from "pg";
import { afterAll, beforeAll, describe, test } from "vitest";
import { type Journal, openJournal } from "../src/store/journal.ts";
import { dominates } from "./build-journal.ts";
import { doors, type TestServer } from "./servers.ts";

export type Tried = { readonly server: TestServer; readonly journal: Journal };
export type Holds = (claim: string, body: (tried: Tried) => Promise<unknown>) => void;

/** One server to a door for all claims; a door that is absent is skipped, and said so. */
export function onEachDoor(title: string, claims: (holds: Holds) => void): void {
  describe.each(doors)(`${title} on $name`, ({ name, absent, open }) => {
    let tried: Tried | undefined;

    beforeAll(async () => {
      if (absent !== undefined) return;
      const server = await open();
      tried = { server, journal: openJournal(server.database, dominates) };
    }, 120_000);

    afterAll(async () => {
      await tried?.server.close();
    }, 60_000);

    claims((claim, body) => {
      test(claim, async ({ skip }) => {
        skip(absent !== undefined, `${absent}, so ${name} is not tried`);
        if (tried !== undefined) await body(tried);
      }, 60_000);
    });
  });
}

/** Runs one statement in a transaction with those settings of Chancery's, and undoes it. */
export async function triedAs(
  client: pg.Client,
  settings: Readonly<Record<string, string>>,
  text: string,
  values: readonly unknown[] = [],
): Promise<pg.QueryResult> {
  await client.query("begin");
  try {
    for (const [setting, value] of Object.entries(settings)) {
      await client.query("select set_config($1, $2, true)", [`chancery.${setting}`, value]);
    }
    return await client.query(text, [...values]);
  } finally {
    await client.query("rollback");
  }
}
