/**
 * Two databases of one server, whose clocks stand where they are put: what is done alike in both
 * leaves the same bytes in both.
 */
import pg from "pg";
import type { Store } from "../../src/service/store.ts";
import { openKeys } from "../../src/store/key-file.ts";
import { openUrl } from "../../src/store/url.ts";
import { makeFolder } from "../folders.ts";
import { type TestServer, urlOf } from "../servers.ts";

export type FixedStore = Store & {
  /** Puts the database's clock there: microseconds since 1970. */
  readonly setClock: (micros: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Roles look for the clock in a schema of the test's first; see `append.ts` for who asks it. */
const clock = `
  create schema fixed;
  create table fixed.instant (at timestamptz not null);
  insert into fixed.instant values (now());
  create function fixed.clock_timestamp() returns timestamptz language sql volatile
    as 'select at from fixed.instant';
  grant usage on schema fixed to public;
  grant select on fixed.instant to public;
`;

export async function openFixed(server: TestServer, name: string): Promise<FixedStore> {
  const root = new pg.Client(server.as("root"));
  await root.connect();
  await root.query(`create database ${name} owner chancery_owner`);
  await root.end();
  const within = new pg.Client({ ...server.as("root"), database: name });
  await within.connect();
  await within.query(clock);
  for (const role of ["chancery_app", "chancery_auditor"]) {
    await within.query(
      `alter role ${role} in database ${name} set search_path = fixed, pg_catalog`,
    );
  }
  const address = (role: "app" | "owner" | "auditor") =>
    urlOf({ ...server.as(role), database: name });
  const opened = await openUrl({
    app: address("app"),
    owner: address("owner"),
    auditor: address("auditor"),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const database = opened.value;
  const keys = sharedKeys();
  return {
    database,
    keys,
    setClock: async (micros) => {
      await within.query("update fixed.instant set at = to_timestamp($1::numeric / 1000000)", [
        micros,
      ]);
    },
    close: async () => {
      await database.close();
      await within.end();
    },
  };
}

let made: Store["keys"] | undefined;

/** The same keys for all stores of this process, so that they sign alike. */
function sharedKeys(): Store["keys"] {
  if (made !== undefined) return made;
  const keys = openKeys(makeFolder());
  if (!keys.ok) throw new Error(keys.problem);
  made = keys.value;
  return made;
}
