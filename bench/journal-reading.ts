/**
 * Reading a stored record into a book, beside bare `pg` reading the same rows in the same pages.
 */
import type { DossierHeader } from "../src/codec/dossier.ts";
import { decodeEntry } from "../src/codec/entry.ts";
import { openBook } from "../src/core/book.ts";
import type { Entry } from "../src/core/entry.ts";
import { knownOn } from "../src/core/known.ts";
import { dominatesUnder, headerKind } from "../src/service/stored.ts";
import type { Database } from "../src/store/database.ts";
import { entriesOf, listMarks } from "../src/store/read.ts";
import { median } from "./journal-appends.ts";

const rounds = 5;
const wanted = 0.8;
const page = 2_000;

export async function timeReading(
  database: Database,
  header: DossierHeader,
  size: number,
  say: (words: string) => void,
): Promise<void> {
  const { dossier } = header;
  const marks = await listMarks(database, dossier);
  const times: { readonly ours: number; readonly read: number; readonly bare: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const entries: Entry[] = [];
    const view = { dossier, marks };
    for await (const one of entriesOf(database, dominatesUnder(header.regime), view)) {
      if (one.state === "held" && one.kind !== headerKind) entries.push(decodeEntry(one.payload));
    }
    const read = performance.now();
    const book = openBook(knownOn(entries, undefined), header.regime);
    const done = performance.now();
    if (entries.length + 1 !== size) throw new Error(`${entries.length} entries of ${size}`);
    if (book.entries.size < size / 2) throw new Error("the book is not whole");
    const rows = await readBare(database, dossier, marks);
    const bare = performance.now() - done;
    if (rows !== size) throw new Error(`${rows} rows of ${size}`);
    times.push({ ours: done - started, read: read - started, bare });
  }
  const ratios = times.map(({ ours, bare }) => bare / ours);
  const ratio = median(ratios);
  const seconds = (key: "ours" | "read" | "bare") =>
    (median(times.map((time) => time[key])) / 1000).toFixed(1);
  say(
    `reading ${size} entries into a book: ${seconds("ours")} s, of which ${seconds("read")} before the book is opened; bare pg, the same rows: ${seconds("bare")} s; ` +
      `ratio ${ratio.toFixed(2)} (${Math.min(...ratios).toFixed(2)}..${Math.max(...ratios).toFixed(2)}), wanted ${wanted}: ${ratio >= wanted ? "met" : "NOT MET"}`,
  );
}

async function readBare(
  database: Database,
  dossier: string,
  marks: readonly string[],
): Promise<number> {
  let rows = 0;
  for (const mark of marks) {
    for (let from = 0; ; from += page) {
      const got = await database.transact({ dossier, marks, act: "read" }, (sql) =>
        sql(
          `select id, position, recorded, entered, payload, excised_by from chancery.entry
          where dossier = $1 and mark = $2 and position >= $3 and position < $4 order by position`,
          [dossier, mark, from, from + page],
        ),
      );
      rows += got.length;
      if (got.length < page) break;
    }
  }
  return rows;
}
