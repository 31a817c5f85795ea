import pg from "pg";
import { expect } from "vitest";
import { aDossier, aDraft, anAppend } from "../../test/build-journal.ts";
import { onEachDoor, triedAs } from "../../test/each-door.ts";
import type { TestServer } from "../../test/servers.ts";
import type { DossierId } from "../core/id.ts";

type Tried = {
  readonly app: pg.Client;
  readonly server: TestServer;
  readonly ours: DossierId;
  readonly theirs: DossierId;
};
type Cannot = (claim: string, body: (tried: Tried) => Promise<unknown>) => void;

/** What the application's own login can do to the database, whatever it sends. */
onEachDoor("the application's role", (holds) => {
  const cannot: Cannot = (claim, body) =>
    holds(claim, async ({ journal, server }) => {
      const [ours, theirs] = [aDossier(), aDossier()];
      for (const dossier of [ours, theirs]) {
        const drafts = ["U", "S", "TS"].map((mark) => aDraft({ mark }));
        await journal.append(anAppend(dossier, ...drafts));
      }
      const app = new pg.Client(server.as("app"));
      await app.connect();
      try {
        await body({ app, server, ours, theirs });
      } finally {
        await app.end();
      }
    });
  reading(cannot);
  writing(cannot);
  escaping(cannot);
});

function reading(cannot: Cannot): void {
  cannot("reads only rows of the marks it set, in the dossier it set", async ({ app, ours }) => {
    expect(await marksIn(app, { dossier: ours, marks: "U\nS" })).toEqual([
      { dossier: ours, mark: "S" },
      { dossier: ours, mark: "U" },
    ]);
    expect(await marksIn(app, { dossier: ours, marks: "U" }, "where mark = 'TS'")).toEqual([]);
  });

  cannot("reads nothing where a setting is missing, empty or left over", async ({ app, ours }) => {
    const dossier = ours;
    for (const settings of [
      {},
      { dossier },
      { dossier, marks: "" },
      { marks: "U\nS\nTS" },
      { dossier: "", marks: "U" },
      { dossier: "%", marks: "%" },
    ]) {
      expect(await marksIn(app, settings), JSON.stringify(settings)).toEqual([]);
    }
  });

  cannot("sees no head, key or size that its marks do not give", async ({ app, ours }) => {
    const settings = { dossier: ours, marks: "U", act: "read" };
    expect((await triedAs(app, settings, "select mark from chancery.mark_head")).rows).toEqual([
      { mark: "U" },
    ]);
    for (const table of ["journal_head", "append_key"]) {
      expect((await triedAs(app, settings, `select from chancery.${table}`)).rowCount, table).toBe(
        0,
      );
    }
    for (const table of ["master", "master_checkpoint"]) {
      await expect(triedAs(app, settings, `select from chancery.${table}`)).rejects.toThrow(
        /denied/,
      );
    }
  });

  cannot(
    "leaves settings behind for the next user of its connection",
    async ({ app, server, ours }) => {
      const one = server.database;
      const marks = "select current_setting('chancery.marks', true) as marks";
      const work = Array.from({ length: 60 }, async (_, each) => {
        const mark = each % 2 === 0 ? "U" : "S";
        const session = { dossier: ours, marks: [mark], act: "read" } as const;
        if (each % 5 === 0) {
          const failing = one.transact(session, (sql) => sql("select 1 / 0"));
          await expect(failing).rejects.toThrow(/division by zero/);
        }
        const rows = await one.transact(session, async (sql) => {
          void sql(marks);
          return sql("select distinct mark from chancery.entry");
        });
        expect(rows).toEqual([{ mark }]);
      });
      await Promise.all(work);
      expect((await app.query(marks)).rows[0]?.marks ?? "").toBe("");
    },
  );
}

function writing(cannot: Cannot): void {
  cannot(
    "writes a mark that it did not set for writing, or into another dossier",
    async ({ app, ours, theirs }) => {
      const row = (dossier: unknown, mark: string) =>
        triedAs(
          app,
          { dossier: ours, marks: "U\nS\nTS", write: "S", act: "append" },
          `insert into chancery.entry (dossier, mark, position, id, recorded, entered, commitment,
          leaf, salt, payload) values ($1, $2, 99, 'x', '', 0, '', '', '', '')`,
          [dossier, mark],
        );
      await expect(row(ours, "U")).rejects.toThrow(/row-level security/);
      await expect(row(theirs, "S")).rejects.toThrow(/row-level security/);
      expect((await row(ours, "S")).rowCount).toBe(1);
    },
  );

  cannot("changes or deletes what was entered", async ({ app, ours }) => {
    const settings = { dossier: ours, marks: "U\nS", write: "U\nS", act: "excise" };
    for (const text of [
      "update chancery.entry set payload = 'other', salt = 'other'",
      "update chancery.entry set payload = null, salt = 'kept'",
      "update chancery.entry set leaf = 'other'",
      "update chancery.entry set mark = 'U'",
      "delete from chancery.entry",
      "delete from chancery.append_key",
      "update chancery.append_key set receipt = ''",
      "truncate chancery.entry",
    ]) {
      await expect(triedAs(app, settings, text), text).rejects.toThrow(/denied|row-level security/);
    }
    const reading = { ...settings, act: "append" };
    const cut = "update chancery.entry set payload = null, salt = null, excised_by = 0";
    expect((await triedAs(app, reading, cut)).rowCount).toBe(0);
  });
}

function escaping(cannot: Cannot): void {
  cannot("switches row-level security off, or gets around it", async ({ app, ours }) => {
    const settings = { dossier: ours, marks: "U" };
    for (const text of [
      "alter table chancery.entry disable row level security",
      "alter table chancery.entry no force row level security",
      "drop policy entry_read on chancery.entry",
      "create policy mine on chancery.entry using (true)",
      "create table chancery.mine (dossier text)",
      "create table mine (dossier text)",
      "create view mine as select * from chancery.entry",
      "alter role chancery_app bypassrls",
      "alter role chancery_app superuser",
      "copy chancery.entry to program 'cat'",
      "insert into chancery.migration values (99, '', '')",
    ]) {
      await expect(triedAs(app, settings, text), text).rejects.toThrow(/denied|must be|permission/);
    }
    await triedAs(app, settings, "set local row_security = off").catch(() => undefined);
    await app.query("begin");
    await app.query("set local row_security = off");
    await expect(app.query("select from chancery.entry")).rejects.toThrow(/row-level security/);
    await app.query("rollback");
  });

  cannot("becomes the owner, the auditor or anyone else", async ({ app }) => {
    for (const role of [
      "chancery_owner",
      "chancery_auditor",
      "chancery_root",
      "pg_read_all_data",
    ]) {
      await expect(triedAs(app, {}, `set role ${role}`), role).rejects.toThrow(/permission denied/);
      await expect(triedAs(app, {}, `set session authorization ${role}`), role).rejects.toThrow(
        /denied/,
      );
      await expect(triedAs(app, {}, `grant ${role} to chancery_app`), role).rejects.toThrow(
        /denied|must have|must be|permission/,
      );
    }
    const { rows } = await app.query(
      `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as mighty
      from pg_roles where rolname = current_user`,
    );
    expect(rows).toEqual([{ mighty: false }]);
  });
}

async function marksIn(app: pg.Client, settings: Readonly<Record<string, string>>, where = "") {
  const text = `select dossier, mark from chancery.entry ${where}`;
  return (await triedAs(app, settings, text)).rows;
}

onEachDoor("the auditor's role", (holds) => {
  holds("reads every mark of a dossier and changes none of it", async ({ server, journal }) => {
    const dossier = aDossier();
    await journal.append(anAppend(dossier, aDraft(), aDraft({ mark: "TS" })));
    const rows = await server.database.audit(dossier, (sql) =>
      sql("select mark from chancery.entry order by mark"),
    );
    expect(rows).toEqual([{ mark: "TS" }, { mark: "U" }]);
    for (const text of [
      "update chancery.entry set payload = null, salt = null, excised_by = 0",
      "delete from chancery.master",
      "insert into chancery.journal_head values ('x', 0, '')",
    ]) {
      const tried = server.database.audit(dossier, (sql) => sql(text));
      await expect(tried, text).rejects.toThrow(/permission denied/);
    }
  });
});
