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
  /** Puts the database's clock there, for work in that dossier: microseconds since 1970. */
  readonly setClock: (dossier: string, micros: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Roles look for the clock in a schema of the test's first; see `append.ts` for who asks it. */
const clock = `
  create schema fixed;
  create table fixed.instant (dossier text primary key, at timestamptz not null);
  create function fixed.clock_timestamp() returns timestamptz language sql volatile
    as $$ select at from fixed.instant where dossier = current_setting('chancery.dossier', true) $$;
  grant usage on schema fixed to public;
  grant select on fixed.instant to public;
`;

export async function openFixed(server: TestServer, name: string): Promise<FixedStore> {
  const root = new pg.Client(server.as("root"));
  await root.connect();
  await root.query(`create database ${name} owner chancery_owner`);
  await root.end();
  const within = new pg.Pool({ ...server.as("root"), database: name, max: 2 });
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
    setClock: async (dossier, micros) => {
      await within.query(
        `insert into fixed.instant values ($1, to_timestamp($2::numeric / 1000000))
        on conflict (dossier) do update set at = excluded.at`,
        [dossier, micros],
      );
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
