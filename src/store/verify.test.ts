import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  aJournal,
  aRow,
  copyOf,
  diceOf,
  exportOf,
  firstKey,
  type Journal,
  keptOf,
  log,
  marks,
  type Row,
  sign,
} from "../../test/journal.ts";
import { tamper } from "../../test/tampering.ts";
import { keys, verdictOn } from "../../test/verdict.ts";
import type { DossierId } from "../core/id.ts";
import type { Flaw } from "./audited-tree.ts";
import { masterOrigin, signCheckpoint } from "./checkpoint.ts";
import { linesOf } from "./export-file.ts";
import { formatLine, type View } from "./export-line.ts";
import { generateKey, parseVerifierKey } from "./key.ts";
import { emptyRoot } from "./tree.ts";
import { verifyExport } from "./verify.ts";
import { wordVerifyProblem } from "./verify-words.ts";

const views = ["full", "marks"] as const;

describe("a fork signed with the true key", () => {
  async function forked(early: boolean) {
    const dice = diceOf(11);
    const honest = aJournal(dice, { entries: 30, group: 1 });
    const other = copyOf(honest);
    other.rows.length = 20;
    while (other.rows.length < 30) other.rows.push(aRow(dice, other, dice.pick(marks)));
    other.notes = new Map();
    sign(
      other,
      Array.from({ length: 30 }, (_, i) => ({ rows: i + 1, signer: firstKey })),
    );
    const origin = masterOrigin(log, honest.dossier);
    const [last = ""] = keptOf(honest, "full");
    const before = honest.notes.get(origin)?.get(17) ?? "";
    return verdictOn(exportOf(other, "full"), early ? [last, before] : [last]);
  }

  test("is known for one, between the checkpoints kept elsewhere", async () => {
    expect(await forked(false)).toMatchObject({ first: 0, last: 29, cause: { kind: "fork" } });
    expect(await forked(true)).toMatchObject({ first: 17, last: 29, cause: { kind: "fork" } });
  });
});

describe("another dossier's journal in the place of this one", () => {
  const here = aJournal(diceOf(5), { entries: 20, group: 1 });
  const there = aJournal(diceOf(6), { entries: 20, group: 1, dossier: "south" });

  test.each(views)("is bad from the first leaf on (%s)", async (view) => {
    const verdict = await verdictOn(exportOf(there, view), keptOf(here, view));
    expect(verdict).toMatchObject({ ok: false, first: 0, cause: { kind: "tree-missing" } });
  });

  test.each(views)("is bad from the first leaf on under this one's name (%s)", async (view) => {
    const lines = exportOf(there, view).with(0, exportOf(here, view)[0] ?? "");
    expect(await verdictOn(lines, keptOf(here, view))).toMatchObject({ ok: false, first: 0 });
  });
});

describe("a line that is wrong though every leaf is as signed", () => {
  /** Ten entries under two marks, changed, and only then signed, once. */
  function signedLate(change: (rows: Row[]) => void, view: View = "full") {
    const dice = diceOf(3);
    const journal: Journal = { log, dossier: "north" as DossierId, rows: [], notes: new Map() };
    for (let nth = 0; nth < 10; nth++) journal.rows.push(aRow(dice, journal, nth % 2 ? "S" : "U"));
    change(journal.rows);
    sign(journal, [{ rows: 10, signer: firstKey }]);
    return exportOf(journal, view);
  }
  const rowAt = (rows: Row[], index: number) => rows[index] as Row;
  const emptied = (row: Row, by: number) => {
    delete row.payload;
    delete row.salt;
    row.by = by;
  };

  test.each<{ flaw: Flaw; first: number; change: (rows: Row[]) => void }>([
    {
      flaw: "wrong-index",
      first: 4,
      change: (rows) => Object.assign(rowAt(rows, 4), { index: 5 }),
    },
    {
      flaw: "wrong-position",
      first: 4,
      change: (rows) => Object.assign(rowAt(rows, 4), { position: 3 }),
    },
    {
      flaw: "other-dossier",
      first: 6,
      change: (rows) => {
        const row = rowAt(rows, 6);
        row.leaf = { ...row.leaf, dossier: "south" as DossierId };
      },
    },
    {
      flaw: "payload-differs",
      first: 2,
      change: (rows) => Object.assign(rowAt(rows, 2), { payload: "{}" }),
    },
    { flaw: "payload-missing", first: 3, change: (rows) => emptied(rowAt(rows, 3), 4) },
    { flaw: "payload-missing", first: 3, change: (rows) => emptied(rowAt(rows, 3), 99) },
    {
      flaw: "payload-missing",
      first: 8,
      change: (rows) => {
        const row = rowAt(rows, 8);
        row.leaf = { ...row.leaf, excises: [row.position] };
        emptied(row, row.position);
      },
    },
    {
      flaw: "payload-kept",
      first: 8,
      change: (rows) => {
        const row = rowAt(rows, 8);
        row.leaf = { ...row.leaf, excises: [1] };
      },
    },
  ])("is found exactly: $flaw at $first", async ({ flaw, first, change }) => {
    const verdict = await verdictOn(signedLate(change));
    expect(verdict).toMatchObject({ first, last: first, cause: { kind: "flaw", flaw } });
  });

  test("is found exactly: the trees in another order than that of their marks", async () => {
    const [header = "", ...lines] = signedLate(() => undefined, "marks");
    const half = lines.length / 2;
    const verdict = await verdictOn([header, ...lines.slice(half), ...lines.slice(0, half)]);
    expect(verdict).toMatchObject({ cause: { kind: "flaw", flaw: "trees-unsorted" } });
  });

  test("is found exactly: a checkpoint that is of no tree here, or out of its place", async () => {
    const lines = signedLate(() => undefined);
    const stray = { first: 9, last: 9, cause: { kind: "flaw", flaw: "stray-checkpoint" } };
    const note = signCheckpoint({ origin: "a", size: 10, root: emptyRoot }, [firstKey]);
    expect(await verdictOn([...lines, formatLine({ kind: "checkpoint", note })])).toMatchObject(
      stray,
    );
    const early = lines.toSpliced(4, 0, lines.at(-1) ?? "");
    expect(await verdictOn(early)).toMatchObject({ ...stray, first: 2, last: 2 });
  });
});

describe("a line that cannot be read", () => {
  test("is named, whichever character is changed", async () => {
    const dice = diceOf(21);
    const journal = aJournal(dice, { entries: 14, group: 1, excisions: 1 });
    const lines = exportOf(journal, "full");
    const leafLines = lines.flatMap((line, at) => (line.includes('"leaf"') ? [at] : []));
    for (let nth = 0; nth < 100; nth++) {
      const index = dice.below(leafLines.length);
      const at = leafLines[index] ?? 0;
      const line = lines[at] ?? "";
      const place = dice.below(line.length);
      const other = dice.pick([...'09azAZ",:{}[]\\ +/='].filter((char) => char !== line[place]));
      const changed = line.slice(0, place) + other + line.slice(place + 1);
      const verdict = await verdictOn(lines.with(at, changed), keptOf(journal, "full"));
      expect(verdict, changed).toMatchObject({ ok: false, first: index, last: index });
    }
  });

  test.each([
    { what: "no line", lines: [] },
    {
      what: "a leaf first",
      lines: exportOf(aJournal(diceOf(1), { entries: 3, group: 1 }), "full").slice(1),
    },
  ])("$what is bad from the first", async ({ lines }) => {
    expect(await verdictOn(lines)).toMatchObject({ ok: false, first: 0, last: 0 });
  });

  test("a second header is garbled", async () => {
    const lines = exportOf(aJournal(diceOf(1), { entries: 3, group: 1 }), "full");
    const verdict = await verdictOn([...lines, lines[0] ?? ""]);
    expect(verdict).toMatchObject({
      ok: false,
      cause: { kind: "garbled", line: lines.length + 1 },
    });
  });
});

describe("the evidence", () => {
  const journal = aJournal(diceOf(9), { entries: 12, group: 3 });
  const lines = exportOf(journal, "full");

  test("a key that signed nothing vouches for nothing", async () => {
    const stranger = [{ key: generateKey(log).verifier }];
    const verified = await verifyExport(() => lines, { keys: stranger });
    expect(verified).toMatchObject({
      problem: { first: 0, last: 12, cause: { kind: "unvouched" } },
    });
    expect(verified.ok ? "" : wordVerifyProblem(verified.problem)).toMatch(
      /^first bad index 0, or one up to 12 of `[^`]+`: no good checkpoint covers the end of/,
    );
  });

  test("a checkpoint kept elsewhere that the key did not sign is of no use", async () => {
    const note = signCheckpoint({ origin: "a", size: 0, root: emptyRoot }, [generateKey("a")]);
    const verified = await verifyExport(() => lines, { keys, kept: [note] });
    expect(verified).toMatchObject({ problem: { kind: "unusable-checkpoint" } });
  });

  test("a retired key vouches up to where it was retired", async () => {
    const origin = masterOrigin(log, journal.dossier);
    const spans = new Map([...journal.notes.keys()].map((name) => [name, { until: 12 }]));
    const key = firstKey.verifier;
    const whole = await verifyExport(() => lines, { keys: [{ key, spans }] });
    expect(whole.ok).toBe(true);
    const cut = await verifyExport(() => lines, {
      keys: [{ key, spans: new Map(spans).set(origin, { until: 6 }) }],
    });
    expect(cut).toMatchObject({
      problem: { first: 6, cause: { problem: { kind: "out-of-span" } } },
    });
  });

  test("without a checkpoint kept elsewhere, an older state passes for the whole", async () => {
    const older = tamper(journal, "roll back", { dice: diceOf(2), thorough: true }).journal;
    expect(await verdictOn(exportOf(older, "full"))).toMatchObject({ ok: true });
    expect(await verdictOn(exportOf(older, "full"), keptOf(journal, "full"))).toMatchObject({
      ok: false,
      first: older.rows.length,
    });
  });

  test("an empty journal verifies once it is signed", async () => {
    const [header = ""] = lines;
    const origin = masterOrigin(log, journal.dossier);
    const note = signCheckpoint({ origin, size: 0, root: emptyRoot }, [firstKey]);
    expect(await verdictOn([header])).toMatchObject({ ok: false, first: 0 });
    expect(await verdictOn([header, formatLine({ kind: "checkpoint", note })])).toMatchObject({
      ok: true,
    });
  });

  test("lines that come in time are verified like lines at hand", async () => {
    async function* later() {
      for (const line of lines) yield await Promise.resolve(line);
    }
    const now = await verifyExport(() => lines, { keys });
    expect(await verifyExport(later, { keys })).toEqual(now);
    expect(now).toMatchObject({ ok: true, value: { entries: 12 } });
  });
});

describe("a journal put together without this code", () => {
  const vkey = readFileSync("test/vectors/journal.vkey", "utf8").trimEnd();
  const key = parseVerifierKey(vkey);
  const kept = [readFileSync("test/vectors/journal-master.checkpoint", "utf8")];

  test.each([
    { file: "journal-full.jsonl", notes: kept },
    { file: "journal-marks.jsonl", notes: [] },
  ])("verifies: $file", async ({ file, notes }) => {
    if (!key.ok) throw new Error(key.problem);
    const evidence = { keys: [{ key: key.value }], kept: notes };
    const verified = await verifyExport(() => linesOf(`test/vectors/${file}`), evidence);
    expect(verified).toMatchObject({ ok: true, value: { entries: 5, excised: 1 } });
  });
});
