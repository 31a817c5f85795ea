import pg from "pg";
import { expect } from "vitest";
import { aDossier, aDraft, anAppend, enter } from "../../test/build-journal.ts";
import { type Holds, onEachDoor, type Tried } from "../../test/each-door.ts";
import { readCheckpoint, readKey } from "../../tools/verify/formats.mjs";
import { verifyExport as verifyAlone } from "../../tools/verify/verify.mjs";
import type { DossierId, EntryId } from "../core/id.ts";
import { type ExportLine, formatLine } from "./export-line.ts";
import { fullExport, marksExport, masterSizes } from "./export-rows.ts";
import { formatVerifierKey, generateKey } from "./key.ts";
import { lastCheckpoint, lastMasterCheckpoint, signHeads } from "./signing.ts";
import { verifyExport } from "./verify.ts";

onEachDoor("a stored journal", (holds) => {
  whole(holds);
  tampered(holds);
});

const key = generateKey("chancery.example/desk");
const log = key.verifier.name;
const keys = [{ key: key.verifier }];
const vkeys = [readKey(formatVerifierKey(key.verifier))];

async function textOf(lines: AsyncIterable<ExportLine>): Promise<string[]> {
  const text: string[] = [];
  for await (const line of lines) text.push(formatLine(line));
  return text;
}

/** What both verifiers say, which share no code. */
async function verdictsOn(lines: readonly string[], kept: readonly string[]) {
  const ours = await verifyExport(() => lines, { keys, kept });
  const alone = { keys: vkeys, kept: kept.map((note) => readCheckpoint(note, vkeys)) };
  return [ours, await verifyAlone(lines, alone)];
}

/** Eighteen entries under three marks, one of them excised, signed twice. */
async function aDossierOfEntries({ journal, server }: Tried): Promise<DossierId> {
  const dossier = aDossier();
  const marks = ["U", "S", "TS"];
  const drafts = () => [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => aDraft({ mark: marks[n % 3] ?? "" }));
  await enter(journal, anAppend(dossier, ...drafts()));
  await signHeads(server.database, dossier, [key]);
  await enter(journal, anAppend(dossier, ...drafts()));
  await journal.excise({
    dossier,
    mark: "S",
    positions: [1],
    authority: "court",
    reason: "privacy",
    id: "cut" as EntryId,
    by: "archivist",
  });
  await signHeads(server.database, dossier, [key]);
  return dossier;
}

function whole(holds: Holds): void {
  holds("is verified by both verifiers, as the auditor and as a reader gets it", async (tried) => {
    const { database } = tried.server;
    const dossier = await aDossierOfEntries(tried);
    const kept = (await lastMasterCheckpoint(database, dossier)) ?? "";
    const full = await textOf(fullExport(database, { dossier, log }));
    const [ours, alone] = await verdictsOn(full, [kept]);
    expect(ours).toMatchObject({ ok: true, value: { entries: 19, excised: 1 } });
    expect(alone).toMatchObject({ ok: true, entries: 19 });
    const low = await textOf(marksExport(database, { dossier, log }, ["U", "S"]));
    const keptLow = (await lastCheckpoint(database, dossier, "S")) ?? "";
    const [oursLow, aloneLow] = await verdictsOn(low, [keptLow]);
    expect(oursLow).toMatchObject({ ok: true, value: { entries: 13 } });
    expect(aloneLow).toMatchObject({ ok: true, entries: 13 });
    expect(low.join("\n")).not.toContain('"mark":"TS"');
  });

  holds("is exported as far as it is signed, whatever is appended meanwhile", async (tried) => {
    const { database } = tried.server;
    const dossier = await aDossierOfEntries(tried);
    const lines: ExportLine[] = [];
    for await (const line of fullExport(database, { dossier, log })) {
      if (lines.length < 28) await enter(tried.journal, anAppend(dossier, aDraft()));
      lines.push(line);
    }
    expect(lines.filter(({ kind }) => kind === "leaf")).toHaveLength(19);
    const low = await textOf(marksExport(database, { dossier, log }, ["U", "S"]));
    const verdicts = [
      ...(await verdictsOn(lines.map(formatLine), [])),
      ...(await verdictsOn(low, [])),
    ];
    expect(verdicts.map((verdict) => verdict?.ok)).toEqual([true, true, true, true]);
    expect(await masterSizes(database, dossier)).toEqual({ signed: 19, entered: 47 });
  });

  holds("is not exported around an excision that is not signed yet", async (tried) => {
    const { database } = tried.server;
    const dossier = await aDossierOfEntries(tried);
    const order = { mark: "U", positions: [2], authority: "court", reason: "privacy", by: "desk" };
    await tried.journal.excise({ dossier, ...order, id: "later" as EntryId });
    const moved = { problem: { kind: "moved", dossier } };
    await expect(textOf(fullExport(database, { dossier, log }))).rejects.toMatchObject(moved);
    const low = marksExport(database, { dossier, log }, ["U"]);
    await expect(textOf(low)).rejects.toMatchObject(moved);
    await signHeads(database, dossier, [key]);
    const [ours, alone] = await verdictsOn(
      await textOf(fullExport(database, { dossier, log })),
      [],
    );
    expect([ours?.ok, alone?.ok]).toEqual([true, true]);
  });

  holds("is signed again only where it has grown", async (tried) => {
    const dossier = await aDossierOfEntries(tried);
    const { database } = tried.server;
    expect(await signHeads(database, dossier, [key])).toEqual([]);
    await enter(tried.journal, anAppend(dossier, aDraft()));
    const notes = await signHeads(database, dossier, [key]);
    expect(notes.map((note) => note.split("\n")[0])).toEqual([
      `${log}/${dossier}/mark/U`,
      `${log}/${dossier}/master`,
    ]);
  });
}

function tampered(holds: Holds): void {
  const where = "where dossier = $1 and mark = 'U' and position = 1";
  const changes = [
    ["a changed payload", `update chancery.entry set payload = '{}' ${where}`],
    ["another salt", `update chancery.entry set salt = encode(sha256('x'), 'base64') ${where}`],
    ["another date", `update chancery.entry set recorded = '1983-01-01T00:00:00.000Z' ${where}`],
    ["a leaf taken out", "delete from chancery.master where dossier = $1 and index = 3"],
    [
      "two leaves exchanged",
      `update chancery.master set position = 7 - position
      where dossier = $1 and mark = 'U' and position in (3, 4)`,
    ],
    ["the end cut off", "delete from chancery.master where dossier = $1 and index > 12"],
  ] as const;
  for (const [what, statement] of changes) {
    holds(`shows ${what} by the owner's hand`, async (tried) => {
      const dossier = await aDossierOfEntries(tried);
      const { database } = tried.server;
      const kept = (await lastMasterCheckpoint(database, dossier)) ?? "";
      const root = new pg.Client(tried.server.as("root"));
      await root.connect();
      const done = await root.query(statement, [dossier]);
      await root.end();
      expect(done.rowCount).toBeGreaterThan(0);
      const full = await textOf(fullExport(database, { dossier, log }));
      const [ours, alone] = await verdictsOn(full, [kept]);
      expect(ours?.ok).toBe(false);
      expect(alone?.ok).toBe(false);
    });
  }
}
