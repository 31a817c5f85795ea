/**
 * Appending: what is asked is looked through, the lock on the dossier's head is taken, and
 * entries, heads and keys are written together. Several appends that wait are one transaction.
 */

import { createHash, randomUUID } from "node:crypto";
import { canonicalJson } from "../codec/canonical.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { disagreement } from "./agreement.ts";
import { isInstant } from "./clock.ts";
import type { Database, Sql } from "./database.ts";
import type { Append, AppendProblem, Draft, Receipt } from "./journal-types.ts";
import {
  idAt,
  type Ledger,
  type MarkHead,
  type Opening,
  openLedger,
  type Prepared,
} from "./ledger.ts";
import { codeOf } from "./problem.ts";
import type { Frontier, Hash } from "./tree.ts";

export type Dominates = Opening["dominates"];

/** The database's clock, in microseconds. */
const clock = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";

/** Looks an append through: all that can be said of it without the record. */
export function prepare(
  append: Append,
  excises?: readonly number[],
): Result<Prepared, AppendProblem> {
  const fault = faultIn(append);
  if (fault !== undefined) return fail({ kind: "not-an-entry", detail: fault });
  const closed = append.entries.find(({ mark }) => !append.write.includes(mark));
  if (closed !== undefined) return fail({ kind: "may-not-write", mark: closed.mark });
  try {
    const text = canonicalJson(append.entries.map((entry) => ({ ...entry })));
    const body = createHash("sha256")
      .update(append.asked ?? text)
      .digest("base64");
    const key = append.key ?? `once:${randomUUID()}`;
    const prepared = { append, key, body, characters: text.length };
    return ok(excises === undefined ? prepared : { ...prepared, excises });
  } catch (error) {
    return fail({ kind: "not-an-entry", detail: error instanceof Error ? error.message : "no" });
  }
}

/** Enters the appends, all of one dossier, in one transaction; each has its own answer. */
export async function enterGroup(
  database: Database,
  dominates: Dominates,
  group: readonly Prepared[],
): Promise<readonly Result<Receipt, AppendProblem>[]> {
  const [first] = group;
  if (first === undefined) return [];
  const { dossier } = first.append;
  const write = [...new Set(group.flatMap(({ append }) => append.write))];
  const session = { dossier, marks: write, write, act: "append" } as const;
  const enter = () =>
    database.transact(session, async (sql) => {
      const ledger = openLedger({ dossier, dominates, ...(await readHeads(sql, group)) });
      const answers = group.map((prepared) => ledger.enter(prepared));
      writeLedger(sql, dossier, ledger);
      return answers;
    });
  if (group.length > 1) return enter();
  return [await sayingTaken(database, first.append, async () => (await enter())[0] as Answer)];
}

type Answer = Result<Receipt, AppendProblem>;

/**
 * Ids are not looked up before each append; the table's own key refuses one that is taken, and
 * only then is it looked for, to be named.
 */
export async function sayingTaken(
  database: Database,
  { dossier, entries }: Append,
  enter: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await enter();
  } catch (error) {
    if (codeOf(error) !== "23505") throw error;
    const marks = [...new Set(entries.map(({ mark }) => mark))];
    const rows = await database.transact({ dossier, marks, act: "read" }, (sql) =>
      sql<{ mark: string; id: string }>(
        "select mark, id from chancery.entry where dossier = $1 and id = any($2)",
        [dossier, entries.map(({ id }) => id)],
      ),
    );
    const there = new Set(rows.map(({ mark, id }) => idAt(mark, id)));
    const taken = entries.find(({ mark, id }) => there.has(idAt(mark, id)));
    if (taken === undefined) throw error;
    return fail({ kind: "id-taken", id: taken.id });
  }
}

export type Heads = Omit<Opening, "dossier" | "dominates">;

/** Takes the dossier's lock and reads what the decision rests on, in one flight. */
export async function readHeads(sql: Sql, group: readonly Prepared[]): Promise<Heads> {
  const dossier = group[0]?.append.dossier;
  const keys = group.map(({ key }) => key);
  const ask = () =>
    Promise.all([
      sql(
        `select size, peaks from chancery.journal_head
        where dossier = $1 for update`,
        [dossier],
      ),
      sql(`select ${clock} as now`), // once the lock is held
      sql("select mark, size, peaks, entered from chancery.mark_head where dossier = $1", [
        dossier,
      ]),
      sql(
        `select key, body, receipt from chancery.append_key
        where dossier = $1 and key = any($2)`,
        [dossier, keys],
      ),
    ]);
  let [head, [time], markHeads, used] = await ask();
  if (head.length === 0) {
    await found(sql, dossier);
    [head, [time], markHeads, used] = await ask();
  }
  const [master] = head;
  if (master === undefined) throw new Error(`the journal of \`${dossier}\` has no head`);
  return {
    master: frontierOf(master.size, master.peaks),
    now: Number(time?.now),
    marks: new Map(
      markHeads.map((row): [string, MarkHead] => [
        row.mark,
        { frontier: frontierOf(row.size, row.peaks), entered: Number(row.entered) },
      ]),
    ),
    keys: new Map(used.map((row) => [row.key, { body: row.body, receipt: row.receipt }])),
  };
}

/** Founds the dossier's journal; of two that do so at once, one waits for the other. */
async function found(sql: Sql, dossier: string | undefined): Promise<void> {
  await Promise.all([
    sql(
      `insert into chancery.dossier (dossier, founded) values ($1, ${clock})
      on conflict do nothing`,
      [dossier],
    ),
    sql(
      `insert into chancery.journal_head (dossier, size, peaks) values ($1, 0, '')
      on conflict do nothing`,
      [dossier],
    ),
  ]);
}

/** Sends what the ledger holds; the transaction waits for it before it commits. */
export function writeLedger(sql: Sql, dossier: string, ledger: Ledger): void {
  const rows = ledger.rows();
  if (rows.length === 0) return;
  void sql(
    `insert into chancery.entry
      (dossier, mark, position, id, recorded, entered, commitment, leaf, salt, payload, excises)
    select $1, mark, position, id, recorded, entered, commitment, leaf, salt, payload,
      string_to_array(excises, ',')::bigint[]
    from unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::text[],
      $8::text[], $9::text[], $10::text[], $11::text[])
      as new (mark, position, id, recorded, entered, commitment, leaf, salt, payload, excises)`,
    [
      dossier,
      rows.map((row) => row.leaf.mark),
      rows.map((row) => row.position),
      rows.map((row) => row.leaf.id),
      rows.map((row) => row.leaf.recorded),
      rows.map((row) => row.entered),
      rows.map((row) => row.leaf.commitment),
      rows.map((row) => row.hash),
      rows.map((row) => row.salt),
      rows.map((row) => row.payload),
      rows.map((row) => row.leaf.excises?.join(",") ?? null),
    ],
  );
  void sql(
    `insert into chancery.master (dossier, index, mark, position, leaf)
    select $1, * from unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[])`,
    [
      dossier,
      rows.map((row) => row.index),
      rows.map((row) => row.leaf.mark),
      rows.map((row) => row.position),
      rows.map((row) => row.hash),
    ],
  );
  writeHeads(sql, dossier, ledger);
}

function writeHeads(sql: Sql, dossier: string, ledger: Ledger): void {
  const master = ledger.master();
  void sql("update chancery.journal_head set size = $2, peaks = $3 where dossier = $1", [
    dossier,
    master.size,
    peaksOf(master),
  ]);
  const moved = [...ledger.moved()];
  void sql(
    `insert into chancery.mark_head as head (dossier, mark, size, peaks, entered)
    select $1, * from unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[])
    on conflict (dossier, mark)
    do update set size = excluded.size, peaks = excluded.peaks, entered = excluded.entered`,
    [
      dossier,
      moved.map(([mark]) => mark),
      moved.map(([, { frontier }]) => frontier.size),
      moved.map(([, { frontier }]) => peaksOf(frontier)),
      moved.map(([, { entered }]) => entered),
    ],
  );
  const keys = ledger.keyRows();
  void sql(
    `insert into chancery.append_key (dossier, key, body, receipt, entered)
    select $1, key, body, receipt, $5
    from unnest($2::text[], $3::text[], $4::text[]) as new (key, body, receipt)`,
    [
      dossier,
      keys.map(({ key }) => key),
      keys.map(({ body }) => body),
      keys.map(({ receipt }) => receipt),
      ledger.rows().at(-1)?.entered,
    ],
  );
}

export function frontierOf(size: string | number, peaks: string): Frontier {
  return { size: Number(size), hashes: peaks === "" ? [] : (peaks.split("\n") as Hash[]) };
}

function peaksOf({ hashes }: Frontier): string {
  return hashes.join("\n");
}

const controls = /\p{Cc}/u;

function faultIn({ entries, write, dossier, key, asked }: Append): string | undefined {
  // Nothing to enter, and what was asked: that asks what was said under the key.
  if (entries.length === 0 && asked === undefined) return "there is nothing to enter";
  if (key === "" || (key !== undefined && controls.test(key))) return "the key is not plain text";
  for (const name of [dossier, ...write]) {
    if (name === "" || controls.test(name)) return `\`${name}\` cannot name a dossier or a mark`;
  }
  return entries.map(faultInDraft).find((fault) => fault !== undefined);
}

function faultInDraft({ id, kind, mark, by, recorded, payload }: Draft): string | undefined {
  for (const text of [id, kind, mark, by]) {
    if (text === "" || controls.test(text) || !text.isWellFormed()) {
      return `entry \`${id}\` needs an id, a kind, a mark and an author in plain text`;
    }
  }
  if (recorded !== undefined && !isInstant(recorded)) {
    return `entry \`${id}\` was recorded at \`${recorded}\`; write an instant such as 1983-01-19T09:30:00.000Z`;
  }
  const other = disagreement({ id, kind, mark, recorded }, payload);
  if (other === undefined) return undefined;
  return `entry \`${id}\` says in its text another \`${other}\` than it is entered under; make them one`;
}
