/**
 * Signing the heads: a checkpoint of each tree of a dossier that grew since its last one.
 *
 * It is the auditor's work, since nobody else may read the master tree. A mark's tree is signed
 * only when it has grown itself, so its checkpoints tell nothing of other marks.
 */

import { frontierOf } from "./append.ts";
import { type Checkpoint, markOrigin, masterOrigin, signCheckpoint } from "./checkpoint.ts";
import type { Database } from "./database.ts";
import type { SignerKey } from "./key.ts";
import { rootOfFrontier } from "./tree.ts";

type Head = { readonly size: string; readonly peaks: string };

/**
 * Signs what is not signed yet, and keeps and gives the notes: the master's last.
 *
 * With `marks`, only those trees and the master. Work under one mark must give that: were it to
 * sign the others too, their readers would see by a new checkpoint that somebody was at work.
 */
export async function signHeads(
  database: Database,
  dossier: string,
  signers: readonly [SignerKey, ...SignerKey[]],
  marks?: readonly string[],
): Promise<readonly string[]> {
  const log = signers[0].verifier.name;
  return database.audit(dossier, async (sql) => {
    // One statement, so that master and marks are seen at one moment.
    const heads = await sql<Head & { mark: string | null; signed: boolean }>(
      `select mark, size, peaks, exists (select from chancery.checkpoint as known
          where known.dossier = $1 and known.mark = head.mark and known.size = head.size) as signed
        from chancery.mark_head as head
        where dossier = $1 and ($2::text[] is null or mark = any($2))
      union all
      select null, size, peaks, exists (select from chancery.master_checkpoint as known
          where known.dossier = $1 and known.size = head.size) as signed
        from chancery.journal_head as head where dossier = $1 and size > 0
      order by mark nulls last`,
      [dossier, marks ?? null],
    );
    const notes: string[] = [];
    for (const { mark, size, peaks, signed } of heads) {
      if (signed) continue;
      const origin = mark === null ? masterOrigin(log, dossier) : markOrigin(log, dossier, mark);
      const frontier = frontierOf(size, peaks);
      const checkpoint: Checkpoint = {
        origin,
        size: frontier.size,
        root: rootOfFrontier(frontier),
      };
      const note = signCheckpoint(checkpoint, signers);
      notes.push(note);
      // Of two that sign at once, the first is kept.
      if (mark === null) {
        void sql(
          `insert into chancery.master_checkpoint (dossier, size, note) values ($1, $2, $3)
          on conflict do nothing`,
          [dossier, size, note],
        );
      } else {
        void sql(
          `insert into chancery.checkpoint (dossier, mark, size, note) values ($1, $2, $3, $4)
          on conflict do nothing`,
          [dossier, mark, size, note],
        );
      }
    }
    return notes;
  });
}

/** The last checkpoint of a mark's tree, for a reader of that mark. */
export async function lastCheckpoint(
  database: Database,
  dossier: string,
  mark: string,
): Promise<string | undefined> {
  const rows = await database.transact({ dossier, marks: [mark], act: "read" }, (sql) =>
    sql<{ note: string }>(
      `select note from chancery.checkpoint where dossier = $1 and mark = $2
      order by size desc limit 1`,
      [dossier, mark],
    ),
  );
  return rows[0]?.note;
}

/** The last checkpoint of the master tree; the auditor's. */
export async function lastMasterCheckpoint(
  database: Database,
  dossier: string,
): Promise<string | undefined> {
  const rows = await database.audit(dossier, (sql) =>
    sql<{ note: string }>(
      `select note from chancery.master_checkpoint where dossier = $1
      order by size desc limit 1`,
      [dossier],
    ),
  );
  return rows[0]?.note;
}
