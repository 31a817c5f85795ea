/**
 * The lines of an export, as they lie in the database: all of a dossier for the auditor, in the
 * order of the master tree; or the trees of some marks for their reader, one after the other.
 */

import type { DossierId, EntryId } from "../core/id.ts";
import { type Database, type Sql, StoreTrouble } from "./database.ts";
import type { ExportLine, LeafLine } from "./export-line.ts";
import type { Commitment, Leaf, Salt } from "./leaf.ts";
import { readSizes } from "./read.ts";

type Row = {
  readonly index?: string;
  readonly mark: string;
  readonly position: string;
  readonly id: EntryId;
  readonly recorded: string;
  readonly commitment: Commitment;
  readonly salt: Salt | null;
  readonly payload: string | null;
  readonly excises: readonly string[] | null;
  readonly excised_by: string | null;
  readonly note: string | null;
  readonly master_note?: string | null;
};

type Whose = { readonly dossier: DossierId; readonly log: string };

const pageSize = 2000;
const columns = "id, recorded, commitment, salt, payload, excises, excised_by";

/**
 * Everything that is signed, with the master tree; asked as the auditor. `log` is the name of the
 * signing key. It ends where the last checkpoint did when it began, whatever is appended meanwhile.
 */
export async function* fullExport(database: Database, whose: Whose): AsyncGenerator<ExportLine> {
  const { dossier, log } = whose;
  yield { kind: "header", dossier, log, view: "full" };
  const { signed } = await masterSizes(database, dossier);
  const trees = new Map<string, Seen>();
  for await (const row of masterRows(database, dossier, signed)) {
    see(trees, row);
    yield* linesOf(row, dossier);
  }
  const leaves = [...trees.values()].reduce((sum, seen) => sum + seen.leaves, 0);
  if (leaves < signed) return; // the end is missing: for a verification to say
  // Where all is signed no excision can be still to come: one that is not there never was.
  if ((await masterSizes(database, dossier)).entered === signed) return;
  for (const [mark, seen] of trees) {
    if (isBeyond(seen, await sizeOf(database, dossier, mark)))
      throw new StoreTrouble({ kind: "moved", dossier });
  }
}

/** The leaves of all that is entered now, signed or not, in the order of the master tree. */
export async function* enteredLeaves(
  database: Database,
  dossier: DossierId,
): AsyncGenerator<LeafLine> {
  const { entered } = await masterSizes(database, dossier);
  for await (const row of masterRows(database, dossier, entered)) yield leafLineOf(row, dossier);
}

/** How many leaves the master tree has, and how many of them its last checkpoint covers. */
export async function masterSizes(
  database: Database,
  dossier: string,
): Promise<{ readonly entered: number; readonly signed: number }> {
  const [sizes] = await database.audit(dossier, (sql) =>
    sql<{ entered: string; signed: string }>(
      `select
        coalesce((select size from chancery.journal_head where dossier = $1), 0) as entered,
        coalesce((select max(size) from chancery.master_checkpoint where dossier = $1), 0) as signed`,
      [dossier],
    ),
  );
  return { entered: Number(sizes?.entered), signed: Number(sizes?.signed) };
}

/** The trees of the marks, for one who may read them: each as far as it is signed. */
export async function* marksExport(
  database: Database,
  whose: Whose,
  marks: readonly string[],
): AsyncGenerator<ExportLine> {
  const { dossier, log } = whose;
  yield { kind: "header", dossier, log, view: "marks" };
  const session = { dossier, marks, act: "read" } as const;
  const signed = await database.transact(session, (sql) =>
    sql<{ mark: string; size: string }>(
      `select mark, max(size) as size from chancery.checkpoint
      where dossier = $1 and mark = any($2) group by mark order by mark`,
      [dossier, marks],
    ),
  );
  for (const { mark, size } of signed) {
    const trees = new Map<string, Seen>();
    for (let from = 0; from < Number(size); from += pageSize) {
      const end = Math.min(from + pageSize, Number(size));
      const rows = await database.transact({ dossier, marks: [mark], act: "read" }, (sql) =>
        sql<Row>(
          `select entry.mark, position, ${columns}, note from chancery.entry
          left join chancery.checkpoint as known on known.dossier = entry.dossier
            and known.mark = entry.mark and known.size = position + 1
          where entry.dossier = $1 and entry.mark = $2 and position >= $3 and position < $4
          order by position`,
          [dossier, mark, from, end],
        ),
      );
      for (const row of rows) {
        see(trees, row);
        yield* linesOf(row, dossier);
      }
    }
    const sizes = await readSizes(database, dossier, [mark]);
    const seen = trees.get(mark);
    if (seen?.leaves === Number(size) && isBeyond(seen, sizes.get(mark) ?? 0)) {
      throw new StoreTrouble({ kind: "moved", dossier });
    }
  }
}

/** What was exported of a tree: how many leaves, and the furthest excision that they name. */
type Seen = { leaves: number; excision: number };

function see(trees: Map<string, Seen>, { mark, excised_by }: Row): void {
  const seen = trees.get(mark) ?? { leaves: 0, excision: -1 };
  trees.set(mark, seen);
  seen.leaves += 1;
  seen.excision = Math.max(seen.excision, Number(excised_by ?? -1));
}

/** Whether a payload was taken out by an excision that came after what was exported. */
function isBeyond({ leaves, excision }: Seen, entered: number): boolean {
  return excision >= leaves && excision < entered;
}

async function sizeOf(database: Database, dossier: string, mark: string): Promise<number> {
  const [head] = await database.audit(dossier, (sql) =>
    sql<{ size: string }>("select size from chancery.mark_head where dossier = $1 and mark = $2", [
      dossier,
      mark,
    ]),
  );
  return Number(head?.size ?? 0);
}

async function* masterRows(database: Database, dossier: string, size: number): AsyncGenerator<Row> {
  for (let from = 0; from < size; from += pageSize) {
    const end = Math.min(from + pageSize, size);
    yield* await database.audit(dossier, (sql) => masterPage(sql, dossier, { from, end }));
  }
}

type Page = { readonly from: number; readonly end: number };

function masterPage(sql: Sql, dossier: string, { from, end }: Page): Promise<readonly Row[]> {
  return sql<Row>(
    `select index, master.mark, master.position, ${columns}, known.note,
      whole.note as master_note
    from chancery.master
    join chancery.entry on entry.dossier = master.dossier and entry.mark = master.mark
      and entry.position = master.position
    left join chancery.checkpoint as known on known.dossier = master.dossier
      and known.mark = master.mark and known.size = master.position + 1
    left join chancery.master_checkpoint as whole on whole.dossier = master.dossier
      and whole.size = index + 1
    where master.dossier = $1 and index >= $2 and index < $3 order by index`,
    [dossier, from, end],
  );
}

function* linesOf(row: Row, dossier: DossierId): Iterable<ExportLine> {
  yield leafLineOf(row, dossier);
  for (const note of [row.note, row.master_note]) {
    if (typeof note === "string") yield { kind: "checkpoint", note };
  }
}

function leafLineOf(row: Row, dossier: DossierId): LeafLine {
  const { id, mark, recorded, commitment, excises, payload, salt } = row;
  const facts = { v: 1, dossier, id, mark, recorded, commitment } as const;
  const leaf: Leaf = excises === null ? facts : { ...facts, excises: excises.map(Number) };
  const place = row.index === undefined ? {} : { index: Number(row.index) };
  const held = payload !== null && salt !== null;
  const content = held
    ? ({ kind: "held", payload, salt } as const)
    : ({ kind: "excised", by: Number(row.excised_by) } as const);
  return { kind: "leaf", ...place, position: Number(row.position), leaf, content };
}
