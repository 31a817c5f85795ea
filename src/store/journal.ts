/**
 * The journal: all that was ever entered, dossier by dossier, in trees of hashes.
 *
 * An append is acknowledged when it is durable. While one transaction commits, the appends that
 * come in for the same dossier wait, and then go together as one group.
 */

import type { Result } from "../core/result.ts";
import { type Dominates, enterGroup, prepare } from "./append.ts";
import type { Database } from "./database.ts";
import { excise } from "./excise.ts";
import type {
  Append,
  AppendProblem,
  Excision,
  Receipt,
  Sizes,
  Stored,
  View,
} from "./journal-types.ts";
import type { Prepared } from "./ledger.ts";
import { entriesOf, listDossiers, readEntries, readSizes, sizesAt } from "./read.ts";

export type Journal = {
  readonly append: (append: Append) => Promise<Result<Receipt, AppendProblem>>;
  readonly excise: (excision: Excision) => Promise<Result<Receipt, AppendProblem>>;
  readonly read: (view: View) => Promise<readonly Stored[]>;
  /** The same, one by one, for a record too long to hold. */
  readonly entries: (view: View) => AsyncIterable<Stored>;
  readonly sizes: (dossier: string, marks: readonly string[]) => Promise<Sizes>;
  /** The sizes of all trees when the master tree had so many entries; the auditor's. */
  readonly sizesAt: (dossier: string, index: number) => Promise<Sizes>;
  readonly dossiers: () => Promise<readonly string[]>;
};

type Answer = Result<Receipt, AppendProblem>;

type Waiting = {
  readonly prepared: Prepared;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/** One transaction stays small: so many entries, so many characters, unless one append is more. */
const most = { entries: 1000, characters: 4_000_000 };

/**
 * `dominates(high, low)` says whether what bears the first mark may rest on what bears the second:
 * times are given so that an entry comes after all that it may rest on, and so that none tells of
 * what its readers may not read.
 */
export function openJournal(database: Database, dominates: Dominates): Journal {
  const queues = new Map<string, Waiting[]>();
  let toldSoon = false;

  /** Tells the other servers, at most every 20 ms and never inside the appending transaction. */
  function tell(): void {
    if (toldSoon) return;
    toldSoon = true;
    setTimeout(() => {
      toldSoon = false;
      database.notify().catch(() => undefined); // a wake-up alone: the others look by themselves
    }, 20).unref();
  }

  async function drain(name: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const group = nextGroup(queue);
      await enterAll(group);
      tell();
    }
    queues.delete(name);
  }

  async function enterAll(group: readonly Waiting[]): Promise<void> {
    try {
      const prepared = group.map((waiting) => waiting.prepared);
      const answers = await enterGroup(database, dominates, prepared);
      for (const [place, waiting] of group.entries()) waiting.resolve(answers[place] as Answer);
    } catch (error) {
      const [only] = group;
      if (group.length === 1) only?.reject(error);
      // One of them is at fault: let each stand for itself.
      else for (const waiting of group) await enterAll([waiting]);
    }
  }

  return {
    append: (append) => {
      const prepared = prepare(append);
      if (!prepared.ok) return Promise.resolve(prepared);
      return new Promise((resolve, reject) => {
        const name = [append.dossier, ...[...append.write].sort()].join("\n");
        const waiting = { prepared: prepared.value, resolve, reject };
        const queue = queues.get(name);
        if (queue !== undefined) {
          queue.push(waiting);
          return;
        }
        const begun = [waiting];
        queues.set(name, begun);
        void drain(name, begun);
      });
    },
    excise: async (excision) => {
      const answer = await excise(database, dominates, excision);
      tell();
      return answer;
    },
    read: (view) => readEntries(database, dominates, view),
    entries: (view) => entriesOf(database, dominates, view),
    sizes: (dossier, marks) => readSizes(database, dossier, marks),
    sizesAt: (dossier, index) => sizesAt(database, dossier, index),
    dossiers: () => listDossiers(database),
  };
}

/** Takes from the queue what goes together. */
function nextGroup(queue: Waiting[]): readonly Waiting[] {
  let entries = 0;
  let characters = 0;
  const end = queue.findIndex(({ prepared }, place) => {
    entries += prepared.append.entries.length;
    characters += prepared.characters;
    return place > 0 && (entries > most.entries || characters > most.characters);
  });
  return queue.splice(0, end === -1 ? queue.length : end);
}
