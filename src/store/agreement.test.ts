import { describe, expect, test } from "vitest";
import {
  aJournal,
  aRow,
  diceOf,
  exportOf,
  firstKey,
  type Journal,
  log,
  sign,
} from "../../test/journal.ts";
import { verdictOn } from "../../test/verdict.ts";
import type { DossierId, EntryId } from "../core/id.ts";
import { disagreement } from "./agreement.ts";
import { prepare } from "./append.ts";
import { markOrigin, signCheckpoint } from "./checkpoint.ts";
import { commit, type Salt } from "./leaf.ts";

const recorded = "2026-01-19T00:03:00.000Z";
const named = { id: "e" as EntryId, mark: "U", kind: "note", recorded };

describe("what a payload says of itself", () => {
  test.each([
    ["nothing", { text: "a note" }, undefined],
    [
      "what the leaf says",
      { id: "e", mark: "U", kind: "note", recorded: { at: recorded } },
      undefined,
    ],
    ["no object", ["id"], undefined],
    ["another id", { id: "f" }, "id"],
    ["another mark", { id: "e", mark: "S" }, "mark"],
    ["another kind", { kind: "move" }, "kind"],
    ["another time", { recorded: { at: "1983-01-01T00:00:00.000Z", by: "x" } }, "recorded"],
  ])("is held against its leaf: %s", (_, payload, other) => {
    expect(disagreement(named, payload)).toBe(other);
    const answer = prepare({
      dossier: "d" as DossierId,
      entries: [{ ...named, by: "desk", payload }],
      write: ["U"],
    });
    expect(answer.ok).toBe(other === undefined);
  });

  test.each([
    ["another id", { id: "other" }],
    ["another mark", { mark: "TS" }],
    ["another kind", { kind: "move" }],
    ["another time", { recorded: { at: "1983-01-01T00:00:00.000Z" } }],
  ])("is found by both verifiers, though it is signed so: %s", async (_, said) => {
    const dice = diceOf(8);
    const journal: Journal = { log, dossier: "north" as DossierId, rows: [], notes: new Map() };
    for (let nth = 0; nth < 6; nth++) {
      const row = aRow(dice, journal, "U");
      const { id, mark } = row.leaf;
      const own = { id, kind: "note", mark, recorded: { at: row.leaf.recorded } };
      const payload = JSON.stringify({
        by: "desk",
        kind: "note",
        payload: Object.fromEntries(Object.entries({ ...own, ...(nth === 3 ? said : {}) }).sort()),
      });
      const commitment = commit(row.salt as Salt, payload);
      journal.rows.push({ ...row, payload, leaf: { ...row.leaf, commitment } });
    }
    sign(journal, [{ rows: 6, signer: firstKey }]);
    expect(await verdictOn(exportOf(journal, "full"))).toMatchObject({
      ok: false,
      first: 3,
      cause: { kind: "flaw", flaw: "payload-disagrees" },
    });
  });
});

test("an earlier checkpoint of another root is found, though the last one fits", async () => {
  const journal = aJournal(diceOf(4), { entries: 20, group: 1 });
  const mark = journal.rows[12]?.leaf.mark ?? "";
  const origin = markOrigin(log, journal.dossier, mark);
  const notes = journal.notes.get(origin) as Map<number, string>;
  const size = (journal.rows[12]?.position ?? 0) + 1;
  expect(await verdictOn(exportOf(journal, "full"))).toMatchObject({ ok: true });
  const root = journal.rows[0]?.leaf.commitment ?? "";
  notes.set(size, signCheckpoint({ origin, size, root: root as never }, [firstKey]));
  expect(await verdictOn(exportOf(journal, "full"))).toMatchObject({
    ok: false,
    cause: { kind: "root-differs", origin, size },
  });
});
