import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { aDossier, aDraft, anAppend, enter } from "../../test/build-journal.ts";
import { type Holds, onEachDoor, type Tried } from "../../test/each-door.ts";
import { type Job, type Jobs, openJobs, type Worker } from "./jobs.ts";

onEachDoor("a job", (holds) => {
  running(holds);
  goingOn(holds);
});

async function withJobs(
  { server }: Tried,
  workers: Readonly<Record<string, Worker>>,
  body: (jobs: Jobs) => Promise<void>,
): Promise<void> {
  const jobs = await openJobs(server.database, new Map(Object.entries(workers)), {
    silentSeconds: 2,
  });
  try {
    await body(jobs);
  } finally {
    await jobs.close();
  }
}

/** The job, once it is as asked; whatever it is when patience ends. */
async function once(jobs: Jobs, dossier: string, is: (job: Job) => boolean): Promise<Job> {
  for (let tries = 0; ; tries += 1) {
    const [job] = await jobs.list(dossier, ["S"]);
    if (job !== undefined && (is(job) || tries > 400)) return job;
    await pause(25);
  }
}

const asked = (dossier: string, kind: string, input: unknown = {}) => ({
  dossier,
  kind,
  mark: "S",
  author: "desk",
  input,
});

function running(holds: Holds): void {
  holds("is run with its input, shows its progress, and says what came of it", async (tried) => {
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const count: Worker = async ({ input, progress }) => {
      await progress(3, 10);
      await held;
      return `counted ${JSON.stringify(input)}`;
    };
    await withJobs(tried, { count }, async (jobs) => {
      const dossier = aDossier();
      await jobs.ask(asked(dossier, "count", [1, 2]));
      const half = await once(jobs, dossier, ({ done }) => done === 3);
      expect(half).toMatchObject({ state: "running", done: 3, total: 10, author: "desk" });
      expect(await jobs.list(dossier, ["U"])).toEqual([]);
      go();
      const end = await once(jobs, dossier, ({ state }) => state === "done");
      expect(end).toMatchObject({ state: "done", outcome: "counted [1,2]" });
    });
  });

  holds("that fails says why, and one that is cancelled stops", async (tried) => {
    const fail: Worker = async () => {
      throw new Error("the file has no lines");
    };
    const endless: Worker = async ({ progress }) => {
      for (let done = 0; ; done += 1) {
        await progress(done, 0);
        await pause(10);
      }
    };
    await withJobs(tried, { fail, endless }, async (jobs) => {
      const [failing, stopping, unknown] = [aDossier(), aDossier(), aDossier()];
      await jobs.ask(asked(failing, "fail"));
      await jobs.ask(asked(unknown, "no such"));
      const failed = await once(jobs, failing, ({ state }) => state === "failed");
      expect(failed.outcome).toBe("the file has no lines");
      const job = await jobs.ask(asked(stopping, "endless"));
      await once(jobs, stopping, ({ done }) => done > 1);
      await jobs.cancel(stopping, job);
      await once(jobs, stopping, ({ state }) => state === "cancelled");
      await pause(100); // it has met its cancellation by now, and not made a failure of it
      expect((await jobs.list(stopping, ["S"]))[0]?.state).toBe("cancelled");
      const never = await once(jobs, unknown, ({ state }) => state === "failed");
      expect(never.outcome).toContain("no such");
    });
  });
}

function goingOn(holds: Holds): void {
  holds("that a dead server left lying is given to another", async (tried) => {
    const { server, journal } = tried;
    const dossier = aDossier();
    await enter(journal, anAppend(dossier, aDraft())); // a job belongs to a dossier there is
    const session = { dossier, marks: ["S"], write: ["S"], act: "append" } as const;
    await server.database.transact(session, (sql) =>
      sql(
        `insert into chancery.job values
        ($1, 'S', 'left', 'count', 'desk', '{}', 0, 0, 'running', 'dead', 5, 10, '')`,
        [dossier],
      ),
    );
    let runs = 0;
    const count: Worker = async () => {
      runs += 1;
      return "counted";
    };
    await withJobs(tried, { count }, async (jobs) => {
      const end = await once(jobs, dossier, ({ state }) => state === "done");
      expect(end).toMatchObject({ state: "done", outcome: "counted" });
      expect(runs).toBe(1);
    });
  });
}
