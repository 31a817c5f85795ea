/**
 * The leaves of one mark's tree, as they are hashed, and its checkpoints: what a reader of the mark
 * may verify. The same of the master tree, which is asked for as the auditor.
 */
import type { DossierId, EntryId } from "../core/id.ts";
import type { Database } from "./database.ts";
import { type Commitment, type Leaf, leafText } from "./leaf.ts";
import type { Hash } from "./tree.ts";

export type MarkLeaf = {
  readonly leaf: Leaf;
  readonly position: number;
  readonly text: string;
  readonly hash: Hash;
};

type Row = {
  readonly mark: string;
  readonly position: string;
  readonly id: EntryId;
  readonly recorded: string;
  readonly commitment: Commitment;
  readonly leaf: Hash;
  readonly excises: readonly string[] | null;
};

const columns = "mark, position, id, recorded, commitment, leaf, excises";

/** So many leaves from a position on, in their order. */
export async function leavesOf(
  database: Database,
  dossier: DossierId,
  part: { readonly mark: string; readonly from: number; readonly limit: number },
): Promise<readonly MarkLeaf[]> {
  const { mark, from, limit } = part;
  const rows = await database.transact({ dossier, marks: [mark], act: "read" }, (sql) =>
    sql<Row>(
      `select ${columns} from chancery.entry
      where dossier = $1 and mark = $2 and position >= $3 order by position limit $4`,
      [dossier, mark, from, limit],
    ),
  );
  return rows.map((row) => leafOf(row, dossier));
}

/** So many leaves of the master tree from an index on, in its order; `position` is their index. */
export async function masterLeavesOf(
  database: Database,
  dossier: DossierId,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<readonly MarkLeaf[]> {
  const rows = await database.audit(dossier, (sql) =>
    sql<Row>(
      `select entry.mark, index as position, id, recorded, commitment, master.leaf, excises
      from chancery.master join chancery.entry on entry.dossier = master.dossier
        and entry.mark = master.mark and entry.position = master.position
      where master.dossier = $1 and index >= $2 order by index limit $3`,
      [dossier, from, limit],
    ),
  );
  return rows.map((row) => leafOf(row, dossier));
}

/** Which checkpoints: of a mark's tree, or of the master tree where no mark is named. */
export type CheckpointPart = {
  readonly mark: string | undefined;
  /** Of this size or a larger one, and so many at most. */
  readonly from: number;
  readonly limit: number;
};

/** The checkpoints that were signed, by size; they place a change between two of them. */
export async function checkpointsOf(
  database: Database,
  dossier: DossierId,
  { mark, from, limit }: CheckpointPart,
): Promise<readonly string[]> {
  const rows =
    mark === undefined
      ? await database.audit(dossier, (sql) =>
          sql<{ note: string }>(
            `select note from chancery.master_checkpoint
            where dossier = $1 and size >= $2 order by size limit $3`,
            [dossier, from, limit],
          ),
        )
      : await database.transact({ dossier, marks: [mark], act: "read" }, (sql) =>
          sql<{ note: string }>(
            `select note from chancery.checkpoint
            where dossier = $1 and mark = $2 and size >= $3 order by size limit $4`,
            [dossier, mark, from, limit],
          ),
        );
  return rows.map(({ note }) => note);
}

/** The leaf of an entry under one of those marks; undefined where there is none. */
export async function leafOfEntry(
  database: Database,
  dossier: DossierId,
  { id, marks }: { readonly id: string; readonly marks: readonly string[] },
): Promise<MarkLeaf | undefined> {
  const rows = await database.transact({ dossier, marks, act: "read" }, (sql) =>
    sql<Row>(
      `select ${columns} from chancery.entry
      where dossier = $1 and mark = any($2) and id = $3 order by mark`,
      [dossier, marks, id],
    ),
  );
  return rows[0] && leafOf(rows[0], dossier);
}

function leafOf(row: Row, dossier: DossierId): MarkLeaf {
  const { mark, id, recorded, commitment, leaf: hash, excises } = row;
  const facts: Leaf = { v: 1, dossier, id, mark, recorded, commitment };
  const leaf = excises === null ? facts : { ...facts, excises: excises.map(Number) };
  return { leaf, position: Number(row.position), text: leafText(leaf), hash };
}
