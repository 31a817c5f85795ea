/**
 * Reading the journal: the entries of some marks, in the order in which they were entered.
 *
 * The sizes of the trees are asked first, and then each tree is read up to its size: so what is
 * read is the record at one moment, whatever is appended meanwhile. Each tree is read along its
 * own key, so what lies under other marks costs a reader no time.
 */

import type { Dominates } from "./append.ts";
import { instantOf } from "./clock.ts";
import type { Database } from "./database.ts";
import type { Sizes, Stored, View } from "./journal-types.ts";

type Row = {
  readonly id: Stored["id"];
  readonly position: string;
  readonly recorded: string;
  readonly entered: string;
  readonly payload: string | null;
  readonly excised_by: string | null;
};

const pageSize = 2000;

/** The sizes of the trees of those marks; a mark without entries is absent. */
export async function readSizes(
  database: Database,
  dossier: string,
  marks: readonly string[],
): Promise<Sizes> {
  const rows = await database.transact({ dossier, marks, act: "read" }, (sql) =>
    sql(
      `select mark, size from chancery.mark_head
      where dossier = $1 and mark = any($2) order by mark`,
      [dossier, marks],
    ),
  );
  return new Map(rows.map((row): [string, number] => [row.mark, Number(row.size)]));
}

/** The entries of the view, in order, as they come. */
export async function* entriesOf(
  database: Database,
  dominates: Dominates,
  view: View,
): AsyncGenerator<Stored> {
  const sizes = view.until ?? (await readSizes(database, view.dossier, view.marks));
  const streams: Stream[] = [];
  for (const mark of inOrder(view.marks, dominates)) {
    const size = sizes.get(mark) ?? 0;
    const from = view.after?.get(mark) ?? 0;
    if (from < size) streams.push(openStream(database, view, { mark, from, size }));
  }
  for (const stream of streams) await stream.fill();
  for (;;) {
    const next = earliest(streams);
    const row = next?.rows[next.at];
    if (next === undefined || row === undefined) return;
    yield storedOf(row, next.mark);
    next.at += 1;
    if (next.at === next.rows.length) await next.fill();
  }
}

/** The entries of the view, all at once. */
export async function readEntries(
  database: Database,
  dominates: Dominates,
  view: View,
): Promise<readonly Stored[]> {
  const entries: Stored[] = [];
  for await (const entry of entriesOf(database, dominates, view)) entries.push(entry);
  return entries;
}

/** The sizes of the trees when the master tree had so many entries; asked as the auditor. */
export async function sizesAt(database: Database, dossier: string, index: number): Promise<Sizes> {
  const rows = await database.audit(dossier, (sql) =>
    sql(
      `select mark, count(*) as size from chancery.master
      where dossier = $1 and index < $2 group by mark order by mark`,
      [dossier, index],
    ),
  );
  return new Map(rows.map((row): [string, number] => [row.mark, Number(row.size)]));
}

/**
 * The order of entries of the same microsecond. An entry is given a later time than those it may
 * rest on (see ledger.ts), so of two with one time the dominating was entered first.
 */
function inOrder(marks: readonly string[], dominates: Dominates): readonly string[] {
  const reach = (mark: string) => marks.filter((other) => dominates(mark, other)).length;
  return [...new Set(marks)].sort((a, b) => reach(b) - reach(a) || (a < b ? -1 : 1));
}

/** The dossiers that there are. */
export async function listDossiers(database: Database): Promise<readonly string[]> {
  const rows = await database.transact({ dossier: "", marks: [], act: "list" }, (sql) =>
    sql<{ dossier: string }>("select dossier from chancery.dossier order by dossier"),
  );
  return rows.map((row) => row.dossier);
}

/** The marks under which the dossier has entries: for the server to choose from, never to tell. */
export async function listMarks(database: Database, dossier: string): Promise<readonly string[]> {
  const rows = await database.transact({ dossier, marks: [], act: "marks" }, (sql) =>
    sql<{ mark: string }>("select mark from chancery.mark_head where dossier = $1 order by mark", [
      dossier,
    ]),
  );
  return rows.map(({ mark }) => mark);
}

/**
 * What the newest of the entries holds whose id begins so, as it is stored; found by the key of ids,
 * so that it takes no longer for all the other entries that there are.
 */
export async function newestSo(
  database: Database,
  { dossier, marks }: Pick<View, "dossier" | "marks">,
  beginning: string,
): Promise<string | undefined> {
  const rows = await database.transact({ dossier, marks, act: "read" }, (sql) =>
    sql<{ payload: string | null }>(
      `select payload from chancery.entry
      where dossier = $1 and mark = any($2) and id >= $3 and id < $3 || chr(1114109)
      order by entered desc limit 1`,
      [dossier, marks, beginning],
    ),
  );
  return rows[0]?.payload ?? undefined;
}

/** The rows of one mark, a page at a time. */
type Stream = {
  readonly mark: string;
  rows: readonly Row[];
  at: number;
  fill: () => Promise<void>;
};

function openStream(
  database: Database,
  { dossier, knownOn }: View,
  { mark, from, size }: { mark: string; from: number; size: number },
): Stream {
  let next = from;
  const stream: Stream = { mark, rows: [], at: 0, fill };
  async function fill(): Promise<void> {
    stream.rows = [];
    stream.at = 0;
    while (next < size && stream.rows.length === 0) {
      const end = Math.min(next + pageSize, size);
      stream.rows = await database.transact({ dossier, marks: [mark], act: "read" }, (sql) =>
        sql<Row>(
          `select id, position, recorded, entered, payload, excised_by from chancery.entry
          where dossier = $1 and mark = $2 and position >= $3 and position < $4
            and ($5::text is null or recorded <= $5 collate "C")
          order by position`,
          [dossier, mark, next, end, knownOn ?? null],
        ),
      );
      next = end;
    }
  }
  return stream;
}

function earliest(streams: readonly Stream[]): Stream | undefined {
  let best: Stream | undefined;
  let bestAt = Number.POSITIVE_INFINITY;
  for (const stream of streams) {
    const row = stream.rows[stream.at];
    if (row !== undefined && Number(row.entered) < bestAt) {
      best = stream;
      bestAt = Number(row.entered);
    }
  }
  return best;
}

function storedOf(row: Row, mark: string): Stored {
  const { id, recorded } = row;
  const position = Number(row.position);
  const place = { id, mark, position, recorded, entered: instantOf(Number(row.entered)) };
  if (row.payload === null) {
    return { ...place, state: "excised", excisedBy: Number(row.excised_by) };
  }
  const { kind, by, payload } = JSON.parse(row.payload);
  return { ...place, state: "held", kind, by, payload };
}
