/**
 * A stored journal in the hands of the database's owner, who may do anything with the rows: taken
 * out into the form of the tests' journals, and put back as it is then, whatever was done to it.
 */
import type pg from "pg";
import { parseCheckpoint } from "../../src/store/checkpoint.ts";
import type { Database } from "../../src/store/database.ts";
import { fullExport } from "../../src/store/export-rows.ts";
import { hashOfLeaf } from "../../src/store/leaf.ts";
import { emptyFrontier, extend } from "../../src/store/tree.ts";
import { type Journal, log, type Row } from "../../test/journal.ts";

const tables = ["entry", "master", "journal_head", "mark_head", "checkpoint", "master_checkpoint"];

/** The owner's first step: row-level security does not hold who owns the tables. */
export async function takePower(owner: pg.Client): Promise<void> {
  for (const table of tables) {
    await owner.query(`alter table chancery.${table} no force row level security`);
  }
}

export async function takeOut(database: Database, dossier: Journal["dossier"]): Promise<Journal> {
  const journal: Journal = { log, dossier, rows: [], notes: new Map() };
  for await (const line of fullExport(database, { dossier, log })) {
    if (line.kind === "checkpoint") {
      const { note } = line;
      const checkpoint = parseCheckpoint(note);
      if (!checkpoint.ok) throw new Error("the store gave a checkpoint that cannot be read");
      const { origin, size } = checkpoint.value;
      const known = journal.notes.get(origin) ?? new Map<number, string>();
      journal.notes.set(origin, known.set(size, note));
    } else if (line.kind === "leaf") {
      const { leaf, index = 0, position, content } = line;
      journal.rows.push(
        content.kind === "held"
          ? { leaf, index, position, payload: content.payload, salt: content.salt }
          : { leaf, index, position, by: content.by },
      );
    }
  }
  return journal;
}

/**
 * Puts the journal in the place of what is there, with hashes and heads that fit its rows. Throws
 * where the table's keys refuse it, and then leaves all as it was.
 */
export async function putBack(
  owner: pg.Client,
  { dossier, rows, notes }: Journal,
  replaced: string = dossier,
): Promise<void> {
  await owner.query("begin");
  try {
    for (const table of tables) {
      await owner.query(`delete from chancery.${table} where dossier = $1`, [replaced]);
    }
    for (const row of rows) await putRow(owner, dossier, row);
    await putHeads(owner, dossier, rows);
    for (const [origin, sizes] of notes) {
      for (const [size, note] of sizes) await putNote(owner, dossier, { origin, size, note });
    }
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback");
    throw error;
  }
}

async function putRow(owner: pg.Client, dossier: string, row: Row): Promise<void> {
  const { leaf, index, position, payload, salt, by } = row;
  const { id, mark, recorded, commitment, excises } = leaf;
  const hash = hashOfLeaf(leaf);
  await owner.query({
    name: "entry",
    text: `insert into chancery.entry (dossier, mark, position, id, recorded, entered, commitment, leaf,
      salt, payload, excises, excised_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      ...[dossier, mark, position, id, recorded, index, commitment, hash],
      ...[salt, payload, excises, payload === undefined ? (by ?? 0) : undefined],
    ],
  });
  await owner.query({
    name: "master",
    text: `insert into chancery.master (dossier, index, mark, position, leaf)
      values ($1, $2, $3, $4, $5)`,
    values: [dossier, index, mark, position, hash],
  });
}

async function putHeads(owner: pg.Client, dossier: string, rows: readonly Row[]): Promise<void> {
  const headOf = (of: readonly Row[]) => {
    const { size, hashes } = extend(
      emptyFrontier,
      of.map(({ leaf }) => hashOfLeaf(leaf)),
    );
    return [size, hashes.join("\n")] as const;
  };
  await owner.query("insert into chancery.journal_head values ($1, $2, $3)", [
    dossier,
    ...headOf(rows),
  ]);
  for (const mark of new Set(rows.map(({ leaf }) => leaf.mark))) {
    const own = rows.filter(({ leaf }) => leaf.mark === mark);
    await owner.query("insert into chancery.mark_head values ($1, $2, $3, $4, $5)", [
      ...[dossier, mark],
      ...headOf(own),
      own.at(-1)?.index,
    ]);
  }
}

type Note = { readonly origin: string; readonly size: number; readonly note: string };

async function putNote(owner: pg.Client, dossier: string, { origin, size, note }: Note) {
  const [, mark] = /\/mark\/([^/]*)$/.exec(origin) ?? [];
  await (mark === undefined
    ? owner.query("insert into chancery.master_checkpoint values ($1, $2, $3)", [
        dossier,
        size,
        note,
      ])
    : owner.query("insert into chancery.checkpoint values ($1, $2, $3, $4)", [
        ...[dossier, decodeURIComponent(mark)],
        ...[size, note],
      ]));
}
