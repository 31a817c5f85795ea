/**
 * Writing a verified journal into a store that has none of its dossier: entries, trees, heads and
 * keys in one transaction, so that all of it is there or nothing; then its checkpoints.
 *
 * Nothing here is verified: whoever calls has done so (verify.ts).
 */
import { fail, ok, type Result } from "../core/result.ts";
import type { KeyUsed } from "./backup-lines.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import type { Database, Sql } from "./database.ts";
import type { ExportLine, LeafLine } from "./export-line.ts";
import { hashOfLeaf } from "./leaf.ts";
import { isSame, readHeads } from "./leaves.ts";
import { emptyFrontier, extend, type Frontier, type Hash } from "./tree.ts";

export type Restoring = {
  readonly dossier: string;
  readonly marks: readonly string[];
  /** The lines of its export; each call begins at the first. */
  readonly lines: () => Iterable<ExportLine>;
  readonly keys: () => Iterable<KeyUsed>;
  /** The master tree as it was verified. */
  readonly tree: Frontier;
};

const batch = 1000;

/** Writes it, or finds it there already; fails where the store has another journal of that dossier. */
export async function writeJournal(
  database: Database,
  restoring: Restoring,
): Promise<Result<"written" | "there", { readonly size: number }>> {
  const { dossier, marks, tree } = restoring;
  const { master } = await readHeads(database, dossier);
  const isThere = master !== undefined && isSame(master, tree);
  if (master !== undefined && master.size > 0 && !isThere) return fail({ size: master.size });
  if (!isThere) {
    const session = { dossier, marks, write: marks, act: "append" } as const;
    await database.transact(session, (sql) => writeRows(sql, restoring));
  }
  await keepCheckpoints(database, restoring);
  return ok(isThere ? "there" : "written");
}

type Head = { frontier: Frontier; entered: number };

async function writeRows(sql: Sql, { dossier, lines, keys }: Restoring): Promise<void> {
  await sql(
    `insert into chancery.dossier (dossier, founded)
    values ($1, (extract(epoch from clock_timestamp()) * 1000000)::bigint) on conflict do nothing`,
    [dossier],
  );
  // Who founds the head holds the dossier until the end; a second restore fails on it.
  await sql("insert into chancery.journal_head (dossier, size, peaks) values ($1, 0, '')", [
    dossier,
  ]);
  const heads = new Map<string, Head>();
  let whole = emptyFrontier;
  let rows: Row[] = [];
  for (const line of lines()) {
    if (line.kind !== "leaf") continue;
    const row = rowOf(line, heads, whole.size);
    rows.push(row);
    whole = extend(whole, [row.hash]);
    if (rows.length < batch) continue;
    await writeBatch(sql, dossier, rows);
    rows = [];
  }
  await writeBatch(sql, dossier, rows);
  await sql("update chancery.journal_head set size = $2, peaks = $3 where dossier = $1", [
    dossier,
    whole.size,
    whole.hashes.join("\n"),
  ]);
  const moved = [...heads];
  await sql(
    `insert into chancery.mark_head (dossier, mark, size, peaks, entered)
    select $1, * from unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[])`,
    [
      dossier,
      moved.map(([mark]) => mark),
      moved.map(([, { frontier }]) => frontier.size),
      moved.map(([, { frontier }]) => frontier.hashes.join("\n")),
      moved.map(([, { entered }]) => entered),
    ],
  );
  for (const { key, body, receipt, entered } of keys()) {
    await sql(
      `insert into chancery.append_key (dossier, key, body, receipt, entered)
      values ($1, $2, $3, $4, $5)`,
      [dossier, key, body, receipt, entered],
    );
  }
}

type Row = LeafLine & { readonly hash: Hash; readonly at: number; readonly entered: number };

/** Moves the head of the row's tree on. What was excised took its time of entry with it. */
function rowOf(line: LeafLine, heads: Map<string, Head>, at: number): Row {
  const { leaf, content } = line;
  const head = heads.get(leaf.mark) ?? { frontier: emptyFrontier, entered: 0 };
  const told = content.kind === "held" ? Number(JSON.parse(content.payload).entered) : Number.NaN;
  const known = Number.isSafeInteger(told) ? told : Date.parse(leaf.recorded) * 1000;
  const entered = Math.max(known, head.entered + 1);
  const hash = hashOfLeaf(leaf);
  heads.set(leaf.mark, { frontier: extend(head.frontier, [hash]), entered });
  return { ...line, hash, at, entered };
}

async function writeBatch(sql: Sql, dossier: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const held = ({ content }: Row) => (content.kind === "held" ? content : undefined);
  await sql(
    `insert into chancery.entry (dossier, mark, position, id, recorded, entered, commitment,
      leaf, salt, payload, excises, excised_by)
    select $1, mark, position, id, recorded, entered, commitment, leaf, salt, payload,
      string_to_array(excises, ',')::bigint[], excised_by
    from unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::text[],
      $8::text[], $9::text[], $10::text[], $11::text[], $12::bigint[])
      as new (mark, position, id, recorded, entered, commitment, leaf, salt, payload, excises,
        excised_by)`,
    [
      dossier,
      rows.map(({ leaf }) => leaf.mark),
      rows.map(({ position }) => position),
      rows.map(({ leaf }) => leaf.id),
      rows.map(({ leaf }) => leaf.recorded),
      rows.map(({ entered }) => entered),
      rows.map(({ leaf }) => leaf.commitment),
      rows.map(({ hash }) => hash),
      rows.map((row) => held(row)?.salt ?? null),
      rows.map((row) => held(row)?.payload ?? null),
      rows.map(({ leaf }) => leaf.excises?.join(",") ?? null),
      rows.map(({ content }) => (content.kind === "excised" ? content.by : null)),
    ],
  );
  await sql(
    `insert into chancery.master (dossier, index, mark, position, leaf)
    select $1, * from unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[])`,
    [
      dossier,
      rows.map(({ at }) => at),
      rows.map(({ leaf }) => leaf.mark),
      rows.map(({ position }) => position),
      rows.map(({ hash }) => hash),
    ],
  );
}

/** Puts the checkpoints back: a tree's origin ends with its mark, or is the master's. */
async function keepCheckpoints(
  database: Database,
  { dossier, marks, lines }: Restoring,
): Promise<void> {
  await database.audit(dossier, async (sql) => {
    for (const line of lines()) {
      if (line.kind !== "checkpoint") continue;
      const { note } = line;
      const checkpoint = parseCheckpoint(note);
      if (!checkpoint.ok) throw new Error("a checkpoint that was verified cannot be read");
      const { origin, size } = checkpoint.value;
      const mark = marks.find((one) => origin.endsWith(`/mark/${encodeURIComponent(one)}`));
      if (mark === undefined) {
        await sql(
          `insert into chancery.master_checkpoint (dossier, size, note) values ($1, $2, $3)
          on conflict do nothing`,
          [dossier, size, note],
        );
      } else {
        await sql(
          `insert into chancery.checkpoint (dossier, mark, size, note) values ($1, $2, $3, $4)
          on conflict do nothing`,
          [dossier, mark, size, note],
        );
      }
    }
  });
}
