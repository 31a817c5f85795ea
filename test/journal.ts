/**
 * Made-up journals for the tests of proofs: rows as a database would hold them, and their export.
 *
 * What is random comes from a seed, so that a failing journal can be made again.
 */
import { canonicalJson } from "../src/codec/canonical.ts";
import type { DossierId, EntryId } from "../src/core/id.ts";
import { markOrigin, masterOrigin, signCheckpoint } from "../src/store/checkpoint.ts";
import { formatLine, type LeafLine, type View } from "../src/store/export-line.ts";
import { generateKey, type SignerKey } from "../src/store/key.ts";
import { commit, hashOfLeaf, type Leaf, type Salt } from "../src/store/leaf.ts";
import { emptyFrontier, extend, type Frontier, rootOfFrontier } from "../src/store/tree.ts";

export type Row = {
  leaf: Leaf;
  index: number;
  position: number;
  payload?: string;
  salt?: Salt;
  by?: number;
};

/** Rows in the order of their index, and every checkpoint on file: by origin, by size. */
export type Journal = {
  readonly log: string;
  dossier: DossierId;
  rows: Row[];
  notes: Map<string, Map<number, string>>;
};

export type Dice = {
  readonly below: (bound: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
};

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return { below, pick: (from) => from[below(from.length)] as never };
}

export const marks = ["C", "S//Sensitive", "TS//Eyes Only", "U"] as const;

export const log = "chancery.example/desk";
export const firstKey = generateKey(log);
export const secondKey = generateKey(log);

export type Plan = {
  readonly dossier?: string;
  readonly entries: number;
  /** How many entries are appended, and then signed for, at a time. */
  readonly group: number;
  /** From which index on the second key signs. */
  readonly rotateAt?: number;
  readonly excisions?: number;
};

export function aJournal(dice: Dice, plan: Plan): Journal {
  const dossier = (plan.dossier ?? "north") as DossierId;
  const journal: Journal = { log, dossier, rows: [], notes: new Map() };
  const signings: Signing[] = [];
  let left = plan.excisions ?? 0;
  for (let from = 0; from < plan.entries; from += plan.group) {
    const end = Math.min(from + plan.group, plan.entries);
    for (let index = from; index < end; index++) {
      const row = aRow(dice, journal, dice.pick(marks));
      const mine = journal.rows.filter(({ leaf, salt }) => leaf.mark === row.leaf.mark && salt);
      const target =
        left > 0 && mine.length > 0 && dice.below(4) === 0 ? dice.pick(mine) : undefined;
      if (target !== undefined) {
        left -= 1;
        row.leaf = { ...row.leaf, excises: [target.position] };
        target.by = row.position;
        delete target.payload;
        delete target.salt;
      }
      journal.rows.push(row);
    }
    const signer = from >= (plan.rotateAt ?? Number.POSITIVE_INFINITY) ? secondKey : firstKey;
    signings.push({ rows: end, signer });
  }
  sign(journal, signings);
  return journal;
}

/** A row that could come next in the journal, under the mark. */
export function aRow(dice: Dice, journal: Journal, mark: string): Row {
  const index = journal.rows.length;
  const position = journal.rows.filter(({ leaf }) => leaf.mark === mark).length;
  const salt = Buffer.from(Array.from({ length: 32 }, () => dice.below(256))).toString("base64");
  const payload = canonicalJson({
    kind: dice.pick(["contact", "move", "statement"]),
    text: dice.pick(["The envoy called.", "Посол звонил.", "line\nbreak \u2028 “quoted”", "𝕏"]),
    number: dice.below(1000) / 8,
    list: Array.from({ length: dice.below(4) }, () => dice.pick([true, null, { b: [], a: {} }])),
  });
  const leaf: Leaf = {
    v: 1,
    dossier: journal.dossier,
    id: `entry-${dice.below(2 ** 32).toString(36)}-${index}` as EntryId,
    mark,
    recorded: new Date(Date.UTC(2026, 0, 19) + index * 60_000).toISOString(),
    commitment: commit(salt as Salt, payload),
  };
  return { leaf, index, position, payload, salt: salt as Salt };
}

/** After so many rows, the trees are signed with this key. */
export type Signing = { readonly rows: number; readonly signer: SignerKey };

/** Signs at each point the trees that are not signed yet at the size they have then. */
export function sign({ dossier, rows, notes }: Journal, signings: readonly Signing[]): void {
  const trees = new Map<string, Frontier>();
  const due = signings.toSorted((a, b) => a.rows - b.rows);
  rows.forEach(({ leaf }, index) => {
    const hash = hashOfLeaf(leaf);
    for (const origin of [masterOrigin(log, dossier), markOrigin(log, dossier, leaf.mark)]) {
      trees.set(origin, extend(trees.get(origin) ?? emptyFrontier, [hash]));
    }
    if (due[0]?.rows !== index + 1) return;
    const { signer } = due.shift() as Signing;
    for (const [origin, frontier] of trees) {
      const { size } = frontier;
      const known = notes.get(origin) ?? new Map<number, string>();
      notes.set(origin, known);
      const checkpoint = { origin, size, root: rootOfFrontier(frontier) };
      if (!known.has(size)) known.set(size, signCheckpoint(checkpoint, [signer]));
    }
  });
}

/** The journal as an auditor gets it, or as a reader of all its marks does. */
export function exportOf(journal: Journal, view: View): string[] {
  const { dossier, notes } = journal;
  const lines = [formatLine({ kind: "header", dossier, log, view })];
  const counts = new Map<string, number>();
  const checkpointsOf = (origin: string) => {
    const size = (counts.get(origin) ?? 0) + 1;
    counts.set(origin, size);
    const note = notes.get(origin)?.get(size);
    if (note !== undefined) lines.push(formatLine({ kind: "checkpoint", note }));
  };
  for (const row of rowsIn(journal, view)) {
    lines.push(formatLine(lineOf(row, view)));
    checkpointsOf(markOrigin(log, dossier, row.leaf.mark));
    if (view === "full") checkpointsOf(masterOrigin(log, dossier));
  }
  return lines;
}

/** The rows in the order in which a view shows them. */
export function rowsIn({ rows }: Journal, view: View): Row[] {
  if (view === "full") return rows;
  return rows.toSorted((a, b) =>
    a.leaf.mark < b.leaf.mark ? -1 : Number(a.leaf.mark > b.leaf.mark),
  );
}

function lineOf({ leaf, index, position, payload, salt, by }: Row, view: View): LeafLine {
  const place = view === "full" ? { index } : {};
  const held = payload !== undefined && salt !== undefined;
  const content = held
    ? ({ kind: "held", payload, salt } as const)
    : ({ kind: "excised", by: by ?? 0 } as const);
  return { kind: "leaf", ...place, position, leaf, content };
}

/** The last checkpoint of the master tree, or those of the marks' trees. */
export function keptOf({ dossier, notes }: Journal, view: View): string[] {
  const last = (sizes: Map<number, string>) => sizes.get(Math.max(...sizes.keys())) as string;
  const master = masterOrigin(log, dossier);
  const origins = [...notes.keys()].filter((origin) => (origin === master) === (view === "full"));
  return origins.map((origin) => last(notes.get(origin) as Map<number, string>));
}

export function copyOf(journal: Journal): Journal {
  const rows = journal.rows.map((row) => ({ ...row }));
  const notes = new Map([...journal.notes].map(([origin, sizes]) => [origin, new Map(sizes)]));
  return { ...journal, rows, notes };
}
