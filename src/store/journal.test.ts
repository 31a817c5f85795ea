import { expect } from "vitest";
import { auditOf } from "../../test/audit.ts";
import {
  aDossier,
  aDraft,
  all,
  anAppend,
  dominates,
  enter,
  read,
} from "../../test/build-journal.ts";
import { type Holds, onEachDoor } from "../../test/each-door.ts";
import { openJournal } from "./journal.ts";
import type { Append, Stored } from "./journal-types.ts";

onEachDoor("the journal", (holds) => {
  appending(holds);
  concurring(holds);
  reading(holds);
});

function appending(holds: Holds): void {
  holds("enters all entries of an append or none", async ({ journal }) => {
    const dossier = aDossier();
    const twice = aDraft();
    expect(await journal.append(anAppend(dossier, aDraft(), twice, twice))).toMatchObject({
      problem: { kind: "id-taken" },
    });
    await enter(journal, anAppend(dossier, twice));
    expect(await journal.append(anAppend(dossier, aDraft(), twice))).toEqual({
      ok: false,
      problem: { kind: "id-taken", id: twice.id },
    });
    expect(await read(journal, dossier)).toHaveLength(1);
  });

  holds(
    "takes the same key with the same entries once, and with others not at all",
    async ({ journal }) => {
      const dossier = aDossier();
      const append = { ...anAppend(dossier, aDraft()), key: "desk/1" };
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => enter(journal, append)));
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
      for (const { entries } of answers) expect(entries).toEqual(answers[0]?.entries);
      expect(await journal.append({ ...append, entries: [aDraft()] })).toEqual({
        ok: false,
        problem: { kind: "key-reused", key: "desk/1" },
      });
      expect(await read(journal, dossier)).toHaveLength(1);
    },
  );

  holds(
    "refuses what is not an entry, and a mark that the writer may not write",
    async ({ journal }) => {
      const dossier = aDossier();
      const refused: [Append, string][] = [
        [{ dossier, entries: [], write: ["U"] }, "not-an-entry"],
        [anAppend(dossier, aDraft({ mark: "U\nS" })), "not-an-entry"],
        [anAppend(dossier, aDraft({ payload: Number.NaN })), "not-an-entry"],
        [anAppend(dossier, aDraft({ recorded: "1983-01-28" })), "not-an-entry"],
        [{ dossier, entries: [aDraft()], write: ["S"] }, "may-not-write"],
      ];
      for (const [append, kind] of refused) {
        expect(await journal.append(append)).toMatchObject({ ok: false, problem: { kind } });
      }
      expect(await journal.dossiers()).not.toContain(dossier);
    },
  );

  holds("keeps many writers apart, and groups what waits", async ({ journal, server }) => {
    const dossier = aDossier();
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, payload) =>
        enter(journal, anAppend(dossier, aDraft({ payload }))),
      ),
    );
    const positions = answers.map(({ entries }) => entries[0]?.position);
    expect([...positions].sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 300 }, (_, each) => each),
    );
    const { rows } = await auditOf(server, dossier);
    expect(rows).toHaveLength(300);
  });
}

function concurring(holds: Holds): void {
  holds("refuses a writer who has not read what was entered since", async ({ journal }) => {
    const dossier = aDossier();
    await enter(journal, anAppend(dossier, aDraft()));
    const seen = await journal.sizes(dossier, ["U", "S"]);
    await enter(journal, anAppend(dossier, aDraft({ mark: "TS" }))); // hidden from the writer
    await enter(journal, { ...anAppend(dossier, aDraft()), expected: seen });
    expect(await journal.append({ ...anAppend(dossier, aDraft()), expected: seen })).toEqual({
      ok: false,
      problem: { kind: "stale", sizes: new Map([["U", 2]]) },
    });
    const none = new Map([["S", 0]]);
    await enter(journal, { ...anAppend(dossier, aDraft({ mark: "S" })), expected: none });
    expect(await read(journal, dossier)).toHaveLength(4);
  });

  holds(
    "lets exactly one of many win who decide on the same state",
    async ({ journal, server }) => {
      const dossier = aDossier();
      await enter(journal, anAppend(dossier, aDraft()));
      const expected = await journal.sizes(dossier, ["U"]);
      const other = openJournal(await server.another(), dominates);
      const race = [1, 2, 3, 4, 5, 6].map((each) =>
        (each % 2 === 0 ? journal : other).append({ ...anAppend(dossier, aDraft()), expected }),
      );
      expect((await Promise.all(race)).filter(({ ok }) => ok)).toHaveLength(1);
    },
  );
}

function reading(holds: Holds): void {
  holds(
    "gives back what was entered, in its order, under the marks asked for",
    async ({ journal }) => {
      const dossier = aDossier();
      const drafts = ["U", "S", "U", "TS", "S"].map((mark, payload) => aDraft({ mark, payload }));
      await enter(journal, anAppend(dossier, ...drafts.slice(0, 3)));
      await enter(journal, anAppend(dossier, ...drafts.slice(3)));
      expect((await read(journal, dossier)).map(payloadOf)).toEqual([0, 1, 2, 3, 4]);
      expect((await read(journal, dossier, ["U", "S"])).map(payloadOf)).toEqual([0, 1, 2, 4]);
      expect(await read(journal, dossier, ["C"])).toEqual([]);
      expect(await read(journal, aDossier())).toEqual([]);
      expect(await read(journal, dossier, ["TS"])).toMatchObject([
        { id: drafts[3]?.id, mark: "TS", position: 0, kind: "note", by: "desk", state: "held" },
      ]);
    },
  );

  holds("keeps the instant of an older file beside its own", async ({ journal }) => {
    const dossier = aDossier();
    const recorded = "1983-01-28T09:00:00.000Z";
    await enter(journal, anAppend(dossier, aDraft({ recorded }), aDraft()));
    const [old, fresh] = await read(journal, dossier);
    expect(old?.recorded).toBe(recorded);
    expect(fresh?.recorded).toBe(fresh?.entered);
    expect(Math.abs(Date.parse(fresh?.entered ?? "") - Date.now())).toBeLessThan(60_000);
    const known = await journal.read({
      dossier,
      marks: ["U"],
      knownOn: "1983-12-31T23:59:59.999Z",
    });
    expect(known.map(({ id }) => id)).toEqual([old?.id]);
  });

  holds("reads as of any sizes, and as of any index of the master tree", async ({ journal }) => {
    const dossier = aDossier();
    for (const mark of ["U", "S", "U", "TS", "U"])
      await enter(journal, anAppend(dossier, aDraft({ mark })));
    const everything = await read(journal, dossier);
    for (let index = 0; index <= everything.length; index += 1) {
      const until = await journal.sizesAt(dossier, index);
      const then = await journal.read({ dossier, marks: all, until });
      expect(then).toEqual(everything.slice(0, index));
      const since = await journal.read({ dossier, marks: all, after: until });
      expect(since).toEqual(everything.slice(index));
    }
  });

  holds("reads a record of several pages whole and in order", async ({ journal }) => {
    const dossier = aDossier();
    for (let round = 0; round < 6; round += 1) {
      const drafts = Array.from({ length: 900 }, (_, each) =>
        aDraft({ mark: each % 3 === 0 ? "S" : "U", payload: round * 900 + each }),
      );
      await enter(journal, anAppend(dossier, ...drafts));
    }
    expect((await read(journal, dossier)).map(payloadOf)).toEqual(
      Array.from({ length: 5400 }, (_, each) => each),
    );
  });

  holds("lists the dossiers that there are", async ({ journal }) => {
    const dossier = aDossier();
    await enter(journal, anAppend(dossier, aDraft()));
    expect(await journal.dossiers()).toContain(dossier);
  });
}

function payloadOf(entry: Stored): unknown {
  return entry.state === "held" ? entry.payload : undefined;
}
