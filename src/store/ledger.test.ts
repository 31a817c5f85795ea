import { expect } from "vitest";
import { auditOf } from "../../test/audit.ts";
import { aDossier, aDraft, anAppend, enter, read } from "../../test/build-journal.ts";
import { type Holds, onEachDoor } from "../../test/each-door.ts";
import type { DossierId, EntryId } from "../core/id.ts";
import { commit, hashOfLeaf, type Leaf, type Salt } from "./leaf.ts";
import { emptyFrontier, extend, type Hash } from "./tree.ts";

onEachDoor("the trees of the journal", (holds) => {
  hashing(holds);
  excising(holds);
  telling(holds);
});

function hashing(holds: Holds): void {
  holds(
    "moves the trees on as RFC 6962 says, over commitments to the text as stored",
    async ({ journal, server }) => {
      const dossier = aDossier();
      const marks = ["U", "S", "U", "U", "S", "TS", "U"];
      await enter(journal, anAppend(dossier, ...marks.slice(0, 4).map((mark) => aDraft({ mark }))));
      for (const mark of marks.slice(4)) await enter(journal, anAppend(dossier, aDraft({ mark })));
      const { rows, master, heads } = await auditOf(server, dossier);
      for (const row of rows) {
        const { id, mark, recorded, commitment, salt, payload } = row;
        const leaf = { v: 1, dossier, id, mark, recorded, commitment } as Leaf;
        expect(row.leaf).toBe(hashOfLeaf(leaf));
        expect(commitment).toBe(commit(salt as Salt, payload ?? ""));
      }
      expect(master.peaks).toBe(peaks(rows.map((row) => row.leaf)));
      for (const head of heads) {
        const leaves = rows.filter(({ mark }) => mark === head.mark).map((row) => row.leaf);
        expect(head).toMatchObject({ size: String(leaves.length), peaks: peaks(leaves) });
      }
    },
  );
}

function excising(holds: Holds): void {
  holds(
    "excises a payload by authority: the leaf stays, the text and the salt go",
    async ({ journal, server }) => {
      const dossier = aDossier();
      const drafts = [
        aDraft({ mark: "S", payload: "to go" }),
        aDraft({ mark: "S", payload: "stays" }),
      ];
      await enter(journal, anAppend(dossier, ...drafts));
      const before = await auditOf(server, dossier);
      const order = {
        dossier,
        mark: "S",
        positions: [0],
        authority: "court order 12",
        reason: "privacy",
        id: "excision-1" as EntryId,
        by: "archivist",
      };
      const done = await journal.excise(order);
      expect(done).toMatchObject({ ok: true, value: { entries: [{ position: 2 }] } });
      expect(await journal.excise(order)).toMatchObject({ ok: true, value: { repeated: true } });
      const [gone, stays, why] = await read(journal, dossier);
      expect(gone).toMatchObject({ state: "excised", excisedBy: 2, position: 0 });
      expect(gone).not.toHaveProperty("payload");
      expect(stays).toMatchObject({ state: "held", payload: "stays" });
      expect(why).toMatchObject({ kind: "excision", payload: { authority: "court order 12" } });
      const after = await auditOf(server, dossier);
      expect(after.rows[0]).toEqual({ ...before.rows[0], payload: null, salt: null });
      const again = { ...order, id: "excision-2" as EntryId };
      expect(await journal.excise(again)).toEqual({
        ok: false,
        problem: { kind: "nothing-to-excise", position: 0 },
      });
      const itself = { ...again, positions: [2] };
      expect(await journal.excise(itself)).toMatchObject({
        problem: { kind: "nothing-to-excise" },
      });
      expect(await read(journal, dossier)).toHaveLength(3);
    },
  );
}

function telling(holds: Holds): void {
  holds(
    "gives times that tell a reader nothing of what they may not read",
    async ({ journal, server }) => {
      const [bare, full] = [aDossier(), aDossier()];
      const low = () => [aDraft({ id: "a" }), aDraft({ id: "b" })];
      const high = () => Array.from({ length: 50 }, () => aDraft({ mark: "TS" }));
      await enter(journal, anAppend(bare, ...low()));
      await enter(journal, anAppend(full, ...high(), ...low(), ...high()));
      const gap = (entries: readonly { entered: string }[]) =>
        Number(entries[1]?.entered) - Number(entries[0]?.entered);
      const lowOf = async (dossier: DossierId) =>
        (await auditOf(server, dossier)).rows.filter(({ mark }) => mark === "U");
      expect(gap(await lowOf(full))).toBe(gap(await lowOf(bare)));
      // What may rest on them comes after them all the same.
      const order = (await read(journal, full)).map(({ mark }) => mark);
      expect(order.slice(-50)).toEqual(Array.from({ length: 50 }, () => "TS"));
    },
  );
}

function peaks(leaves: readonly Hash[]): string {
  return extend(emptyFrontier, leaves).hashes.join("\n");
}
