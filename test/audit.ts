/**
 * What the auditor sees of a dossier's journal.
 */
import type { DossierId, EntryId } from "../src/core/id.ts";
import type { Hash } from "../src/store/tree.ts";
import type { TestServer } from "./servers.ts";

export type AuditRow = {
  readonly id: EntryId;
  readonly mark: string;
  readonly recorded: string;
  readonly entered: string;
  readonly commitment: Hash;
  readonly salt: string | null;
  readonly payload: string | null;
  readonly leaf: Hash;
};

/** What the auditor sees: the rows in the order of the master tree, and the heads. */
export async function auditOf(server: TestServer, dossier: DossierId) {
  return server.database.audit(dossier, async (sql) => {
    const rows = await sql<AuditRow>(
      `select id, mark, recorded, entered, commitment, salt, payload, m.leaf
      from chancery.master m join chancery.entry using (dossier, mark, position)
      where m.dossier = $1 order by index`,
      [dossier],
    );
    const [master] = await sql("select size, peaks from chancery.journal_head where dossier = $1", [
      dossier,
    ]);
    const heads = await sql("select mark, size, peaks from chancery.mark_head where dossier = $1", [
      dossier,
    ]);
    return { rows, master, heads };
  });
}
