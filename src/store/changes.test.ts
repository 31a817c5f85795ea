import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { expect } from "vitest";
import { aDossier, aDraft, anAppend, dominates, enter } from "../../test/build-journal.ts";
import { type Holds, onEachDoor } from "../../test/each-door.ts";
import { openChanges } from "./changes.ts";
import type { Database } from "./database.ts";
import { openJournal } from "./journal.ts";
import type { Sizes } from "./journal-types.ts";

onEachDoor("hearing of changes", (holds) => {
  hearing(holds);
  silence(holds);
});

const nothing: Sizes = new Map();

/** A database whose wake-ups are all lost. */
function deaf(database: Database): Database {
  return { ...database, listen: async () => async () => undefined };
}

async function until(claim: () => boolean, millis: number): Promise<number> {
  const start = performance.now();
  while (!claim() && performance.now() - start < millis) await pause(2);
  return performance.now() - start;
}

function hearing(holds: Holds): void {
  holds("what one server enters reaches another within a second", async ({ server, journal }) => {
    const other = await server.another();
    const changes = await openChanges(other);
    const dossier = aDossier();
    const heard: Sizes[] = [];
    const marks = ["U"];
    changes.watch({ dossier, marks, since: nothing, onGrowth: (sizes) => heard.push(sizes) });
    for (let size = 1; size <= 5; size += 1) {
      await enter(journal, anAppend(dossier, aDraft()));
      const took = await until(() => heard.at(-1)?.get("U") === size, 1000);
      expect(heard.at(-1)?.get("U"), `after ${took} ms`).toBe(size);
    }
    await changes.close();
    await other.close();
  });

  holds("and does so when every wake-up is lost", async ({ server, journal }) => {
    const other = await server.another();
    const changes = await openChanges(deaf(other));
    const dossier = aDossier();
    let heard: Sizes = nothing;
    const onGrowth = (sizes: Sizes) => {
      heard = sizes;
    };
    changes.watch({ dossier, marks: ["U"], since: nothing, onGrowth });
    await enter(journal, anAppend(dossier, aDraft()));
    await until(() => heard.get("U") === 1, 1000);
    expect(heard).toEqual(new Map([["U", 1]]));
    await changes.close();
    await other.close();
  });

  holds("a watch hears at once of what came since its reader read", async ({ server, journal }) => {
    const dossier = aDossier();
    await enter(journal, anAppend(dossier, aDraft(), aDraft()));
    const changes = await openChanges(server.database, 60_000);
    let heard = 0;
    const onGrowth = () => {
      heard += 1;
    };
    changes.watch({ dossier, marks: ["U"], since: new Map([["U", 1]]), onGrowth });
    changes.watch({ dossier, marks: ["U"], since: new Map([["U", 2]]), onGrowth });
    await until(() => heard > 0, 1000);
    await pause(50);
    expect(heard).toBe(1);
    await changes.close();
  });
}

function silence(holds: Holds): void {
  holds("a watch hears nothing of other marks and dossiers", async ({ server, journal }) => {
    const changes = await openChanges(server.database);
    const [dossier, other] = [aDossier(), aDossier()];
    const heard: string[] = [];
    const watch = (marks: string[], name: string) =>
      changes.watch({ dossier, marks, since: nothing, onGrowth: () => heard.push(name) });
    watch(["U"], "low");
    watch(["U", "TS"], "high");
    await enter(journal, anAppend(dossier, aDraft({ mark: "TS" })));
    await enter(journal, anAppend(other, aDraft()));
    await until(() => heard.length > 0, 1000);
    await pause(400);
    expect(heard).toEqual(["high"]);
    await changes.close();
  });

  holds("goes on after the server was away", async ({ server, journal }) => {
    const door = await server.another();
    const changes = await openChanges(door);
    const dossier = aDossier();
    let heard = 0;
    const onGrowth = () => {
      heard += 1;
    };
    changes.watch({ dossier, marks: ["U"], since: nothing, onGrowth });
    await endConnections(server.as("root"));
    await enter(openJournal(door, dominates), anAppend(dossier, aDraft()));
    await until(() => heard > 0, 3000);
    expect(heard).toBe(1);
    await enter(journal, anAppend(dossier, aDraft()));
    await until(() => heard > 1, 3000);
    expect(heard).toBe(2);
    await changes.close();
    await door.close();
  });
}

/** Ends every session but its own, as a restart of the server would. */
async function endConnections(address: pg.ClientConfig): Promise<void> {
  const root = new pg.Client(address);
  await root.connect();
  await root.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'chancery_app'",
  );
  await root.end();
}
