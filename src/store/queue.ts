/**
 * The queue's own schema (pg-boss), made and brought up to date by the owner; the application uses
 * it and owns none of it. Nothing of a dossier but its name and a mark ever lies there.
 */

import pg from "pg";
import PgBoss from "pg-boss";
import type { RoleNames } from "./migrate.ts";

export const queueSchema = "chancery_queue";
export const queueName = "work";

/** One number for all; any would do. */
const queueLock = 1_129_599_818;

export async function prepareQueue(owner: pg.Client, roles: RoleNames): Promise<void> {
  const app = pg.escapeIdentifier(roles.app);
  await owner.query("select pg_advisory_lock($1)", [queueLock]);
  const boss = new PgBoss({
    db: { executeSql: (text, values) => owner.query(text, values) },
    schema: queueSchema,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => undefined); // each call throws its own
  try {
    await boss.start();
    await boss.createQueue(queueName, { name: queueName, retryLimit: 0, expireInHours: 23 });
    await owner.query(
      `grant usage on schema ${queueSchema} to ${app};
      grant select, insert, update, delete on all tables in schema ${queueSchema} to ${app}`,
    );
  } finally {
    await boss.stop({ graceful: false, close: false });
    await owner.query("select pg_advisory_unlock($1)", [queueLock]);
  }
}
