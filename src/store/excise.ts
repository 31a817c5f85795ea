/**
 * Excision: taking payloads out under an authority. The leaf and its commitment stay, so every
 * proof goes on holding; the excision is an entry of the same tree and says why.
 */

import { fail, type Result } from "../core/result.ts";
import { type Dominates, prepare, readHeads, sayingTaken, writeLedger } from "./append.ts";
import type { Database } from "./database.ts";
import type { Append, AppendProblem, Excision, Receipt } from "./journal-types.ts";
import { openLedger } from "./ledger.ts";

/** Takes the payloads out and enters the excision, together; once, however often it is asked. */
export async function excise(
  database: Database,
  dominates: Dominates,
  excision: Excision,
): Promise<Result<Receipt, AppendProblem>> {
  const { dossier, mark, authority, reason, id, by } = excision;
  const positions = [...new Set(excision.positions)].sort((a, b) => a - b);
  const draft = { id, kind: "excision", mark, by, payload: { authority, positions, reason } };
  const append: Append = { dossier, entries: [draft], write: [mark], key: `excision:${id}` };
  const prepared = prepare(append, positions);
  if (!prepared.ok) return prepared;
  const session = { dossier, marks: [mark], write: [mark], act: "excise" } as const;
  const enter = (): Promise<Result<Receipt, AppendProblem>> =>
    database.transact(session, async (sql) => {
      const ledger = openLedger({
        dossier,
        dominates,
        ...(await readHeads(sql, [prepared.value])),
      });
      const receipt = ledger.enter(prepared.value);
      if (!receipt.ok || receipt.value.repeated) return receipt;
      const there = await sql<{ position: string }>(
        `select position from chancery.entry where dossier = $1 and mark = $2
        and position = any($3) and payload is not null and excises is null`,
        [dossier, mark, positions],
      );
      const held = new Set(there.map((row) => Number(row.position)));
      const missing = positions.find((position) => !held.has(position)) ?? positions[0] ?? 0;
      if (positions.length === 0 || !held.has(missing)) {
        return fail({ kind: "nothing-to-excise", position: missing });
      }
      writeLedger(sql, dossier, ledger);
      void sql(
        `update chancery.entry set payload = null, salt = null, excised_by = $4
      where dossier = $1 and mark = $2 and position = any($3)`,
        [dossier, mark, positions, receipt.value.entries[0]?.position],
      );
      return receipt;
    });
  return sayingTaken(database, append, enter);
}
