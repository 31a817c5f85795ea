/**
 * Database: the one door to PostgreSQL, with two things behind it, the embedded
 * server (embedded.ts) and any other by its address (url.ts).
 *
 * All work is a transaction with a session: the dossier it is in, the marks it
 * may read and write. The settings hold for that transaction alone, and
 * row-level security goes by them. Work may be run again: after a conflict of
 * serialisation, and after a lost connection; so it must bear being run twice.
 */

import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { codeOf, type StoreProblem, sentenceOf } from "./problem.ts";

export type Session = {
  readonly dossier: string;
  /** The marks whose rows may be read. */
  readonly marks: readonly string[];
  /** The marks that may be written; none if absent. */
  readonly write?: readonly string[];
  readonly act: "read" | "append" | "excise" | "list" | "marks" | "work" | "people";
};

// biome-ignore lint/suspicious/noExplicitAny: a row's columns are known to the statement alone
export type Sql = <Row extends pg.QueryResultRow = any>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>;

/** A statement that nobody waits for is waited for before the transaction counts as committed. */
export type Work<Value> = (sql: Sql) => Promise<Value>;

export type About = {
  /** Such as `18.4`. */
  readonly version: string;
  readonly place: string;
  /** Sentences for whoever runs the server. */
  readonly advice: readonly string[];
};

export interface Database {
  readonly about: About;
  /** Runs the work in one transaction as the application; rolls back if it throws. */
  transact<Value>(session: Session, work: Work<Value>): Promise<Value>;
  /** The same as the auditor, who reads every mark of the dossier and changes no entry. */
  audit<Value>(dossier: string, work: Work<Value>): Promise<Value>;
  /** Runs a statement of the queue's, in no dossier and with no marks (see queue.ts). */
  bare: Sql;
  /** Calls back when any server has said that there is something new; may miss some. */
  listen(wake: () => void): Promise<() => Promise<void>>;
  /** Says so to every server that listens. */
  notify(): Promise<void>;
  close(): Promise<void>;
}

/** A failure of the store while it is open, with its problem. */
export class StoreTrouble extends Error {
  readonly problem: StoreProblem;

  constructor(problem: StoreProblem, cause?: unknown) {
    super(sentenceOf(problem), { cause });
    this.name = "StoreTrouble";
    this.problem = problem;
  }
}

/** What a door must bring: how to connect, and what to do about a server that went away. */
export type Door = {
  readonly about: About;
  readonly app: pg.PoolConfig;
  readonly auditor: pg.PoolConfig | undefined;
  /** Called after a lost connection, before another is tried. */
  readonly revive: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export const channel = "chancery";
const patience = 20_000;

export function openDatabase(door: Door): Database {
  const app = poolOf(door.app);
  const auditor = door.auditor === undefined ? undefined : poolOf(door.auditor);
  const queue = poolOf({ ...door.app, max: 2, pipeline: false });
  const sessions = new Set<{ stop(): Promise<void> }>();
  let closed = false;
  return {
    about: door.about,
    transact: (session, work) => persist(door, () => inTransaction(app, session, work)),
    audit: (dossier, work) => {
      if (auditor === undefined) {
        throw new Error("this server was opened without an auditor; set DATABASE_AUDITOR_URL");
      }
      const session: Session = { dossier, marks: [], act: "read" };
      return persist(door, () => inTransaction(auditor, session, work));
    },
    bare: async (text, values = []) => {
      const answer = await queue.query(text, [...values]);
      // Several statements in one text have an answer each; the queue then looks at none.
      return Array.isArray(answer) ? [] : answer.rows;
    },
    listen: async (wake) => {
      const listener = listenOn(door, wake);
      sessions.add(listener);
      return async () => {
        sessions.delete(listener);
        await listener.stop();
      };
    },
    notify: async () => {
      await app.query("select pg_notify($1, '')", [channel]);
    },
    close: async () => {
      if (closed) return;
      closed = true;
      for (const session of sessions) await session.stop();
      await app.end();
      await queue.end();
      await auditor?.end();
      await door.close();
    },
  };
}

function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ max: 10, pipeline: true, ...config });
  pool.on("error", () => undefined); // an idle connection was lost: the next one is made anew
  return pool;
}

async function inTransaction<Value>(
  pool: pg.Pool,
  session: Session,
  work: Work<Value>,
): Promise<Value> {
  const client = await pool.connect();
  const sent: Promise<unknown>[] = [];
  const sql: Sql = (text, values = []) => {
    const statement = { ...named(text, values), text, values: [...values] };
    const rows = client.query(statement).then((answer) => answer.rows);
    rows.catch(() => undefined); // told below, or to whoever waits for it
    sent.push(rows);
    return rows;
  };
  let broken: Error | undefined;
  const noteLoss = (error: Error) => {
    broken = error;
  };
  client.on("error", noteLoss);
  try {
    // Statements go out without waiting for the answers of those before (see `pipeline`), the
    // commit too: after a failure PostgreSQL turns it into a rollback, and the failure is thrown.
    void sql("begin");
    void sql(settle, settings(session));
    const value = await work(sql);
    const ended = client.query("commit");
    ended.catch(() => undefined);
    await Promise.all(sent);
    if ((await ended).command !== "COMMIT") throw new Error("the server rolled back");
    return value;
  } catch (error) {
    if (isLoss(error)) broken = error instanceof Error ? error : new Error(String(error));
    else await client.query("rollback").catch(noteLoss);
    throw error;
  } finally {
    client.off("error", noteLoss);
    client.release(broken);
  }
}

const names = new Map<string, { readonly name: string }>();

/** Names a statement with values, so that each connection parses and plans it once. */
function named(text: string, values: readonly unknown[]): { readonly name?: string } {
  if (values.length === 0) return {};
  const known = names.get(text);
  if (known !== undefined || names.size === 200) return known ?? {};
  const fresh = { name: `chancery_${names.size}` };
  names.set(text, fresh);
  return fresh;
}

// A writer that was paused lets go of what it holds after ten seconds.
const settle = `select set_config('chancery.dossier', $1, true),
  set_config('chancery.marks', $2, true),
  set_config('chancery.write', $3, true),
  set_config('chancery.act', $4, true),
  set_config('idle_in_transaction_session_timeout', '10000', true)`;

function settings(session: Session): string[] {
  const { dossier, marks, write = [], act } = session;
  return [dossier, marks.join("\n"), write.join("\n"), act];
}

/** Tries again after a conflict or a loss, for as long as it is worth it. */
async function persist<Value>(door: Door, attempt: () => Promise<Value>): Promise<Value> {
  const deadline = Date.now() + patience;
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      await recover(door, error, Date.now() > deadline);
      await pause(Math.min(200, 2 ** tries) + randomInt(10));
    }
  }
}

/** Throws what another try would not mend; after a lost connection, sees to the server. */
async function recover(door: Door, error: unknown, late: boolean): Promise<void> {
  if (codeOf(error) === "53100") {
    throw new StoreTrouble({ kind: "disk-full", place: door.about.place }, error);
  }
  if (isConflict(error) && !late) return;
  if (!isLoss(error)) throw error;
  if (late) throw unreachable(door, error);
  await door.revive();
}

function unreachable(door: Door, error: unknown): StoreTrouble {
  const detail = error instanceof Error ? error.message : String(error);
  return new StoreTrouble({ kind: "unreachable", place: door.about.place, detail }, error);
}

/** A conflict that another try may not meet: 40001 serialisation, 40P01 deadlock, 55P03 lock. */
function isConflict(error: unknown): boolean {
  return ["40001", "40P01", "55P03"].includes(codeOf(error) ?? "");
}

const lossCodes = /^(08...|57P0[1235]|25P03|ECONN\w+|ENOENT|EPIPE|ETIMEDOUT)$/;
const lossWords =
  /Connection terminated|not queryable|Client was closed|connection error|timeout exceeded/;

/** Whether the connection was lost or could not be had, so that nothing is known of the outcome. */
export function isLoss(error: unknown): boolean {
  if (lossCodes.test(codeOf(error) ?? "")) return true;
  return error instanceof Error && lossWords.test(error.message);
}

/** Holds a connection that listens, and makes another when it is lost. */
function listenOn(door: Door, wake: () => void): { stop(): Promise<void> } {
  let stopped = false;
  let client: pg.Client | undefined;
  const connect = async () => {
    while (!stopped) {
      const next = new pg.Client(door.app);
      try {
        next.on("error", () => undefined);
        await next.connect();
        next.on("notification", wake);
        next.once("end", () => void connect());
        await next.query(`listen ${channel}`);
        client = next;
        return;
      } catch {
        await next.end().catch(() => undefined);
        await pause(500);
      }
    }
  };
  const ready = connect();
  return {
    stop: async () => {
      stopped = true;
      await ready;
      await client?.end();
    },
  };
}
