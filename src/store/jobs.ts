/**
 * Jobs: imports and other long work, with progress, on whichever server has time.
 *
 * A job is run by one server at a time, which says every few seconds that it still does; a job
 * that nobody has spoken for in a while is given out again. So work may be begun twice and must
 * bear it: an import enters under keys, and enters nothing twice.
 */

import { randomUUID } from "node:crypto";
import PgBoss from "pg-boss";
import type { Database, Session, Sql } from "./database.ts";
import { queueName, queueSchema } from "./queue.ts";
import { listDossiers } from "./read.ts";

export const jobStates = ["waiting", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof jobStates)[number];

export type Job = {
  readonly job: string;
  readonly mark: string;
  readonly kind: string;
  readonly author: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number;
  /** What came of it, or what went wrong, in a sentence. */
  readonly outcome: string;
};

export type Task = {
  readonly dossier: string;
  readonly mark: string;
  readonly author: string;
  readonly input: unknown;
  /** Says how far it is; throws when the job was cancelled or given to another server. */
  readonly progress: (done: number, total: number) => Promise<void>;
};

/** Does the work and says what came of it; what it throws is the job's failure. */
export type Worker = (task: Task) => Promise<string>;

export type Ask = {
  readonly dossier: string;
  readonly mark: string;
  readonly kind: string;
  readonly author: string;
  readonly input: unknown;
};

export type Jobs = {
  /** Asks for a job and gives its name. */
  readonly ask: (ask: Ask) => Promise<string>;
  readonly list: (dossier: string, marks: readonly string[]) => Promise<readonly Job[]>;
  /** Stops it at its next progress; what it has entered stays entered. */
  readonly cancel: (dossier: string, job: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Given = { readonly dossier: string; readonly job: string };

/** A dossier whose first word is an import; the sweep goes by this list. */
const foundDossier = `insert into chancery.dossier (dossier, founded)
  values ($1, (extract(epoch from clock_timestamp()) * 1000000)::bigint) on conflict do nothing`;
const now = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";

export async function openJobs(
  database: Database,
  workers: ReadonlyMap<string, Worker>,
  { silentSeconds = 30 }: { readonly silentSeconds?: number } = {},
): Promise<Jobs> {
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => ({ rows: [...(await database.bare(text, values))] }),
    },
    schema: queueSchema,
    migrate: false,
    schedule: false,
  });
  boss.on("error", () => undefined); // the server is away: it looks again by itself
  await boss.start();
  const give = async (given: Given) => {
    await boss.send(queueName, given);
  };
  await boss.work<Given>(queueName, { pollingIntervalSeconds: 0.5 }, async ([taken]) => {
    if (taken !== undefined) await run(database, workers, taken.data, silentSeconds);
  });
  const sweep = () => giveAgain(database, give, silentSeconds).catch(() => undefined);
  await sweep();
  const timer = setInterval(sweep, silentSeconds * 500);
  timer.unref();
  return {
    ask: async (ask) => {
      const job = randomUUID();
      await keep(database, ask, job);
      await give({ dossier: ask.dossier, job });
      return job;
    },
    list: (dossier, marks) => list(database, dossier, marks),
    cancel: (dossier, job) => cancel(database, dossier, job),
    close: async () => {
      clearInterval(timer);
      await boss.stop({ graceful: true, wait: true, timeout: 10_000 });
    },
  };
}

async function keep(database: Database, ask: Ask, job: string): Promise<void> {
  const { dossier, mark, kind, author, input } = ask;
  const session = { dossier, marks: [mark], write: [mark], act: "append" } as const;
  await database.transact(session, (sql) => {
    void sql(foundDossier, [dossier]);
    return sql(
      `insert into chancery.job (dossier, mark, job, kind, author, input, asked, touched, state,
        done, total, outcome)
      values ($1, $2, $3, $4, $5, $6, ${now}, ${now}, 'waiting', 0, 0, '')
      on conflict do nothing`,
      [dossier, mark, job, kind, author, JSON.stringify(input)],
    );
  });
}

async function list(
  database: Database,
  dossier: string,
  marks: readonly string[],
): Promise<readonly Job[]> {
  const rows = await database.transact({ dossier, marks, act: "read" }, (sql) =>
    sql(
      `select job, mark, kind, author, state, done, total, outcome from chancery.job
      where dossier = $1 and mark = any($2) order by asked desc, job`,
      [dossier, marks],
    ),
  );
  return rows.map((row) => ({ ...row, done: Number(row.done), total: Number(row.total) }) as Job);
}

async function cancel(database: Database, dossier: string, job: string): Promise<void> {
  await database.transact(atWork(dossier), (sql) =>
    sql(
      `update chancery.job set state = 'cancelled', runner = null
      where dossier = $1 and job = $2 and state in ('waiting', 'running')`,
      [dossier, job],
    ),
  );
}

/** Runs a job, unless another server has it already. */
async function run(
  database: Database,
  workers: ReadonlyMap<string, Worker>,
  { dossier, job }: Given,
  silentSeconds: number,
): Promise<void> {
  const runner = randomUUID();
  /** Changes the job if it is still ours; gives whether it is. */
  const change = async (changes: string, ...values: unknown[]): Promise<boolean> => {
    const rows = await database.transact(atWork(dossier), (sql) =>
      sql(
        `update chancery.job set touched = ${now}, ${changes}
        where dossier = $1 and job = $2 and runner = $3 returning job`,
        [dossier, job, runner, ...values],
      ),
    );
    return rows.length === 1;
  };
  const taken = await take(database, { dossier, job }, runner);
  if (taken === undefined) return;
  const speak = () => change("state = state").catch(() => false);
  const timer = setInterval(speak, silentSeconds * 200);
  try {
    const worker = workers.get(taken.kind);
    if (worker === undefined) throw new Error(`no work of the kind \`${taken.kind}\` is known`);
    const { mark, author } = taken;
    const input: unknown = JSON.parse(taken.input);
    const progress = async (done: number, total: number) => {
      const ours = await change("done = $4, total = $5", done, total);
      if (!ours) throw new Error("the job was cancelled, or given to another server");
    };
    const outcome = await worker({ dossier, mark, author, input, progress });
    await change("state = 'done', outcome = $4", outcome);
  } catch (error) {
    await change(
      "state = 'failed', outcome = $4",
      error instanceof Error ? error.message : String(error),
    );
  } finally {
    clearInterval(timer);
  }
}

type Taken = { kind: string; mark: string; author: string; input: string };

async function take(database: Database, { dossier, job }: Given, runner: string) {
  const rows = await database.transact(atWork(dossier), (sql) =>
    sql<Taken>(
      `update chancery.job set state = 'running', runner = $3, touched = ${now}
      where dossier = $1 and job = $2 and state = 'waiting' or
        dossier = $1 and job = $2 and runner = $3
      returning kind, mark, author, input`,
      [dossier, job, runner],
    ),
  );
  return rows[0];
}

/** Gives out again what was left lying: by a server that died, or before the queue was told. */
async function giveAgain(
  database: Database,
  give: (given: Given) => Promise<void>,
  silentSeconds: number,
): Promise<void> {
  for (const dossier of await listDossiers(database)) {
    const left = await database.transact(atWork(dossier), (sql: Sql) =>
      sql<{ job: string }>(
        `update chancery.job set state = 'waiting', runner = null, touched = ${now}
        where dossier = $1 and state in ('waiting', 'running')
          and touched < ${now} - $2::bigint * 1000000
        returning job`,
        [dossier, silentSeconds],
      ),
    );
    for (const { job } of left) await give({ dossier, job });
  }
}

function atWork(dossier: string): Session {
  return { dossier, marks: [], act: "work" };
}
