/**
 * What someone with all rights to the database, but without the signing key, may do to a journal.
 *
 * Each way has a clumsy form, which leaves what depends on it, and a thorough one, which works
 * out again all that needs no key: commitments, places, and so every hash.
 */
import { canonicalJson } from "../src/codec/canonical.ts";
import type { View } from "../src/store/export-line.ts";
import { generateKey } from "../src/store/key.ts";
import { commit, freshSalt } from "../src/store/leaf.ts";
import { addSignature, formatNote, parseNote } from "../src/store/note.ts";
import {
  aJournal,
  aRow,
  copyOf,
  type Dice,
  firstKey,
  type Journal,
  log,
  marks,
  type Row,
  sign,
} from "./journal.ts";

export type Tampered = {
  readonly journal: Journal;
  /** Where the rows are whole: by tree, the first index that no genuine key vouches for. */
  readonly unsigned?: (view: View) => Map<string, number>;
};

type Way = (journal: Journal, dice: Dice, thorough: boolean) => Tampered;

export const ways: Readonly<Record<string, Way>> = {
  edit(journal, dice, thorough) {
    const row = heldRow(journal, dice);
    row.payload = canonicalJson({ text: `what never was ${dice.below(1e9)}` });
    if (thorough) recommit(row);
    return { journal };
  },
  delete(journal, dice, thorough) {
    journal.rows.splice(dice.below(journal.rows.length), 1);
    if (thorough) renumber(journal);
    return { journal };
  },
  insert(journal, dice, thorough) {
    const at = dice.below(journal.rows.length);
    const row = aRow(dice, { ...journal, rows: journal.rows.slice(0, at) }, dice.pick(marks));
    journal.rows.splice(at, 0, row);
    if (thorough) renumber(journal);
    return { journal };
  },
  swap(journal, dice, thorough) {
    const [one, other] = [heldRow(journal, dice), heldRow(journal, dice)];
    if (one === other) return ways.edit?.(journal, dice, thorough) as Tampered;
    const [here, there] = [{ ...one }, { ...other }];
    if (thorough) {
      journal.rows[journal.rows.indexOf(one)] = there;
      journal.rows[journal.rows.indexOf(other)] = here;
      renumber(journal);
    } else {
      Object.assign(one, { payload: there.payload, salt: there.salt });
      Object.assign(other, { payload: here.payload, salt: here.salt });
    }
    return { journal };
  },
  redate(journal, dice) {
    const row = dice.pick(journal.rows);
    const time = Date.parse(row.leaf.recorded) + (dice.below(2) * 2 - 1) * (1 + dice.below(1e8));
    row.leaf = { ...row.leaf, recorded: new Date(time).toISOString() };
    return { journal };
  },
  remark(journal, dice, thorough) {
    const row = dice.pick(journal.rows);
    row.leaf = { ...row.leaf, mark: dice.pick(marks.filter((mark) => mark !== row.leaf.mark)) };
    if (thorough) renumber(journal);
    return { journal };
  },
  "replace the salt"(journal, dice, thorough) {
    const row = heldRow(journal, dice);
    row.salt = freshSalt();
    if (thorough) recommit(row);
    return { journal };
  },
  truncate(journal, dice) {
    journal.rows.length -= 1 + dice.below(journal.rows.length - 1);
    return { journal };
  },
  "roll back"(journal, dice) {
    journal.rows.length -= 1 + dice.below(journal.rows.length - 1);
    for (const origin of journal.notes.keys()) forget(journal, origin, sizesOf(journal, origin));
    // As a running server would, once it finds the old state.
    sign(journal, [{ rows: journal.rows.length, signer: firstKey }]);
    return { journal };
  },
  fork(journal, dice, thorough) {
    const at = dice.below(journal.rows.length);
    const { length } = journal.rows;
    journal.rows.length = at;
    while (journal.rows.length < length) journal.rows.push(aRow(dice, journal, dice.pick(marks)));
    if (thorough)
      for (const origin of journal.notes.keys())
        forget(journal, origin, sizesOf(journal, origin, at));
    return { journal };
  },
  "swap the key"(journal, dice) {
    const impostor = generateKey(log);
    const at = dice.below(journal.rows.length);
    const firsts = new Map<string, number>();
    for (const [origin, notes] of journal.notes) {
      const genuine = sizesOf(journal, origin, at);
      const sizes = [...notes.keys()];
      firsts.set(origin, Math.max(0, ...sizes.filter((size) => size <= genuine)));
      // A tree that the impostor need not sign keeps its word.
      if (sizes.every((size) => size <= genuine)) firsts.delete(origin);
      for (const [size, note] of notes) {
        const parsed = parseNote(note);
        if (size <= genuine || !parsed.ok) continue;
        notes.set(size, formatNote(addSignature({ ...parsed.value, signatures: [] }, impostor)));
      }
    }
    const inView = (view: View) => (origin: string) =>
      origin.endsWith("/master") === (view === "full");
    const unsigned = (view: View) =>
      new Map([...firsts].filter(([origin]) => inView(view)(origin)));
    return { journal, unsigned };
  },
  replay(journal, dice, thorough) {
    const { length } = journal.rows;
    const other = aJournal(dice, { dossier: "south", entries: length, group: 1 });
    const at = dice.below(length);
    journal.rows = [...journal.rows.slice(0, at), ...other.rows.slice(at)];
    if (thorough) {
      for (const row of journal.rows) row.leaf = { ...row.leaf, dossier: journal.dossier };
      renumber(journal);
    }
    return { journal };
  },
  "take out a payload"(journal, dice, thorough) {
    const row = heldRow(journal, dice);
    const later = journal.rows.filter(
      (r) => r.leaf.mark === row.leaf.mark && r.position > row.position,
    );
    row.by = thorough && later.length > 0 ? dice.pick(later).position : 0;
    delete row.payload;
    delete row.salt;
    return { journal };
  },
};

/** One journal and what became of it by one of the ways. */
export function tamper(
  journal: Journal,
  way: string,
  { dice, thorough }: { dice: Dice; thorough: boolean },
): Tampered {
  return (ways[way] as Way)(copyOf(journal), dice, thorough);
}

function heldRow({ rows }: Journal, dice: Dice): Row {
  return dice.pick(rows.filter(({ salt }) => salt !== undefined));
}

function recommit(row: Row): void {
  if (row.salt === undefined || row.payload === undefined) return;
  row.leaf = { ...row.leaf, commitment: commit(row.salt, row.payload) };
}

/** Gives each row the place it now has. */
function renumber({ rows }: Journal): void {
  const counts = new Map<string, number>();
  rows.forEach((row, index) => {
    const position = counts.get(row.leaf.mark) ?? 0;
    counts.set(row.leaf.mark, position + 1);
    Object.assign(row, { index, position });
  });
}

/** How many of the first `count` rows are in the tree. */
function sizesOf({ rows, dossier }: Journal, origin: string, count = rows.length): number {
  const first = rows.slice(0, count);
  if (origin.endsWith("/master")) return first.length;
  const suffix = (mark: string) =>
    `/${encodeURIComponent(dossier)}/mark/${encodeURIComponent(mark)}`;
  return first.filter(({ leaf }) => origin.endsWith(suffix(leaf.mark))).length;
}

/** Removes the checkpoints of a tree beyond a size. */
function forget({ notes }: Journal, origin: string, size: number): void {
  for (const known of notes.get(origin)?.keys() ?? []) {
    if (known > size) notes.get(origin)?.delete(known);
  }
}
