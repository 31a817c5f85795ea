/**
 * The record as it stood: what is read back as of an index is what had been entered by then.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeEntry } from "../src/codec/entry.ts";
import { type Book, openBook } from "../src/core/book.ts";
import type { Entry } from "../src/core/entry.ts";
import type { DossierId, EntryId } from "../src/core/id.ts";
import { knownOn } from "../src/core/known.ts";
import { portionOf } from "../src/core/mark.ts";
import { readJournal } from "../src/service/journal.ts";
import { draftsOf } from "../src/service/keep.ts";
import type { Store } from "../src/service/store.ts";
import { dominatesUnder } from "../src/service/stored.ts";
import { type Journal, openJournal } from "../src/store/journal.ts";
import { anyRecord, aRegime } from "./any-record.ts";
import { doors, type TestServer } from "./servers.ts";

const histories = 1000;

let server: TestServer;
let journal: Journal;
beforeAll(async () => {
  server = (await doors[0]?.open()) as TestServer;
  journal = openJournal(server.database, dominatesUnder(aRegime));
}, 60_000);
afterAll(() => server.close(), 60_000);

/** One thing that a journal holds, as the test remembers it: an entry, or an excision's word. */
type Held = { readonly mark: string; readonly entry: Entry | undefined };
type History = { readonly dossier: DossierId; readonly held: readonly Held[] };

/** Cuts that say how the record comes in: so many entries at a time, with an excision after each. */
const anyCuts = fc.array(fc.record({ take: fc.integer({ min: 1, max: 9 }), excise: fc.nat() }), {
  minLength: 1,
  maxLength: 5,
});

let count = 0;

async function enter(
  record: readonly Entry[],
  cuts: typeof anyCuts extends fc.Arbitrary<infer T> ? T : never,
): Promise<History> {
  count += 1;
  const dossier = `history-${count}` as DossierId;
  const held: Held[] = [];
  for (let from = 0, nth = 0; from < record.length; nth += 1) {
    const { take, excise } = cuts[nth] ?? { take: record.length, excise: 0 };
    const entries = draftsOf(record.slice(from, from + take), { regime: aRegime });
    const write = [...new Set(entries.map(({ mark }) => mark))];
    expect(await journal.append({ dossier, entries, write })).toMatchObject({ ok: true });
    for (const entry of record.slice(from, from + take))
      held.push({ mark: portionOf(entry.mark), entry });
    from += take;
    if (excise % 3 === 0) await exciseOne({ dossier, held }, excise);
  }
  return { dossier, held };
}

/** Takes one payload out of the journal, and out of what the test remembers. */
async function exciseOne({ dossier, held }: { dossier: DossierId; held: Held[] }, chance: number) {
  const at = chance % held.length;
  const { mark, entry } = held[at] as Held;
  if (entry === undefined) return;
  const position = held.slice(0, at).filter((one) => one.mark === mark).length;
  const id = `cut-${held.length}` as EntryId;
  const order = { positions: [position], authority: "court", reason: "privacy", id, by: "desk" };
  expect(await journal.excise({ dossier, mark, ...order })).toMatchObject({ ok: true });
  held[at] = { mark, entry: undefined };
  held.push({ mark, entry: undefined });
}

function bookOf(entries: Iterable<Entry | undefined>): Book {
  const there = [...entries].filter((entry) => entry !== undefined);
  return openBook(knownOn(there, undefined), aRegime);
}

/** A reader's order tells nothing of what they may not read, so it may be another than the journal's. */
function byId(entries: Iterable<Entry | undefined>): readonly Entry[] {
  const there = [...entries].filter((entry) => entry !== undefined);
  return there.sort((a, b) => (a.id < b.id ? -1 : 1));
}

test(`as known at an index, a book is that of the entries before it, in ${histories} histories`, async () => {
  const seen = { excised: 0, superseded: 0, hidden: 0 };
  await fc.assert(
    fc.asyncProperty(anyRecord, anyCuts, fc.nat(), fc.nat(), async (record, cuts, where, some) => {
      const { dossier, held } = await enter(record, cuts);
      const index = where % (held.length + 1);
      const first = held.slice(0, index);

      const store: Pick<Store, "database"> = { database: server.database };
      const kept = await readJournal({ dossier, until: index }, store);
      if (!kept.ok) throw new Error(kept.problem.lines.join());
      const read = kept.value.map(({ held: one }) =>
        one === undefined || one.kind === "excision" ? undefined : decodeEntry(one.payload),
      );
      const book = bookOf(first.map(({ entry }) => entry));
      expect(bookOf(read)).toEqual(book);

      const all = [...new Set(held.map(({ mark }) => mark))].sort();
      const marks = all.filter((_, at) => (some >> at) % 2 === 0);
      const until = await journal.sizesAt(dossier, index);
      const stored = await journal.read({ dossier, marks, until });
      const visible = first.filter(({ mark }) => marks.includes(mark)).map(({ entry }) => entry);
      const readable = stored.map((one) =>
        one.state === "excised" || one.kind === "excision" ? undefined : decodeEntry(one.payload),
      );
      expect(bookOf(byId(readable))).toEqual(bookOf(byId(visible)));
      expect(stored).toHaveLength(visible.length);
      seen.excised += first.some(({ entry }) => entry === undefined) ? 1 : 0;
      seen.superseded += book.supersededBy.size > 0 ? 1 : 0;
      seen.hidden += visible.length < first.length ? 1 : 0;
    }),
    { numRuns: histories },
  );
  // The histories were such as to tell: excisions, corrections and marks that a reader lacks.
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(histories / 20);
}, 300_000);
