/**
 * The lines of an export, as they lie in the database: all of a dossier for the auditor, in the
 * order of the master tree; or the trees of some marks for their reader, one after the other.
 */

import type { DossierId, EntryId } from "../core/id.ts";
import type { Database, Sql } from "./database.ts";
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

/** Everything, with the master tree; asked as the auditor. `log` is the name of the signing key. */
export async function* fullExport(database: Database, whose: Whose): AsyncGenerator<ExportLine> {
  const { dossier, log } = whose;
  yield { kind: "header", dossier, log, view: "full" };
  for (let from = 0; ; from += pageSize) {
    const rows = await database.audit(dossier, (sql) => masterPage(sql, dossier, from));
    for (const row of rows) yield* linesOf(row, dossier);
    if (rows.length < pageSize) return;
  }
}

/** The trees of the marks, for one who may read them. */
export async function* marksExport(
  database: Database,
  whose: Whose,
  marks: readonly string[],
): AsyncGenerator<ExportLine> {
  const { dossier, log } = whose;
  yield { kind: "header", dossier, log, view: "marks" };
  const sizes = await readSizes(database, dossier, marks);
  for (const mark of [...sizes.keys()].sort()) {
    const size = sizes.get(mark) ?? 0;
    for (let from = 0; from < size; from += pageSize) {
      const end = Math.min(from + pageSize, size);
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
      for (const row of rows) yield* linesOf(row, dossier);
    }
  }
}

function masterPage(sql: Sql, dossier: string, from: number): Promise<readonly Row[]> {
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
    [dossier, from, from + pageSize],
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
