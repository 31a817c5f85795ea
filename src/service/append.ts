/**
 * Appending: new entries at the end of a stored record, once however often it is asked.
 */
import type { Entry } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { ok, type Result } from "../core/result.ts";
import { openJournal } from "../store/journal.ts";
import { type AppendProblem, type Receipt, sentenceOfAppend } from "../store/journal-types.ts";
import { signHeads } from "../store/signing.ts";
import { draftsOf, wrongTogether } from "./keep.ts";
import { type KeepProblem, refused, type Store } from "./store.ts";
import { dominatesUnder, readStored, type Stored } from "./stored.ts";

export type Addition = {
  readonly dossier: string;
  readonly entries: readonly Entry[];
  readonly key?: string;
  /** How many entries the journal had when the writer read it. */
  readonly expected?: number;
};

export type Added = Receipt & { readonly size: number };

const tries = 5;

/** Enters new entries together; `recorded` of one that is there already is as it was entered. */
export async function appendEntries(
  addition: Addition,
  store: Store,
): Promise<Result<Added, KeepProblem>> {
  for (let attempt = 1; ; attempt++) {
    const stored = await readStored(store, addition.dossier);
    if (stored === undefined) return refused(noDossier(addition.dossier));
    const entries = asEntered(addition.entries, stored);
    // What is there already was looked through when it was entered; the key decides.
    const isAgain = addition.key !== undefined && entries.every(({ id }) => isThere(id, stored));
    const wrong = objections({ ...addition, entries }, stored, isAgain);
    if (wrong.length > 0) return refused(...wrong);
    const answer = await enter({ ...addition, entries }, stored, { store, isAgain });
    if (answer.ok) {
      await signHeads(store.database, addition.dossier, [store.keys.signer]);
      const added = answer.value.repeated ? 0 : entries.length;
      return ok({ ...answer.value, size: stored.size + added });
    }
    if (answer.problem.kind === "stale" && attempt < tries) continue;
    return refused(sentenceOfAppend(answer.problem));
  }
}

export function noDossier(id: string): string {
  return `there is no dossier \`${id}\` in the store; import it first with \`chancery import\``;
}

function objections(
  { entries, expected }: Addition,
  stored: Stored,
  isAgain: boolean,
): readonly string[] {
  if (isAgain) return [];
  const alone = entries.filter(
    (one) => one.kind === "released ruling" && !isConfirmed(one.id, entries),
  );
  if (alone.length > 0) {
    return alone.map(
      ({ id }) => `\`${id}\` is a released ruling that no confirmation gives; enter both together`,
    );
  }
  if (expected === undefined || expected === stored.size) return wrongTogether(entries, stored);
  return [
    `the journal has ${stored.size} entries and not ${expected}: it is not as it was read; read it again and decide again`,
  ];
}

function isConfirmed(id: EntryId, entries: readonly Entry[]): boolean {
  return entries.some((one) => one.kind === "confirmation" && one.gave === id);
}

function enter(
  { entries, key }: Addition,
  stored: Stored,
  { store, isAgain }: { readonly store: Store; readonly isAgain: boolean },
): Promise<Result<Receipt, AppendProblem>> {
  const journal = openJournal(store.database, dominatesUnder(stored.header.regime));
  const drafts = draftsOf(entries, stored.header);
  const write = [...new Set(drafts.map(({ mark }) => mark))];
  const sizes = new Map(stored.sizes);
  for (const mark of write) sizes.set(mark, sizes.get(mark) ?? 0);
  return journal.append({
    dossier: stored.header.dossier,
    entries: drafts,
    write,
    ...(key === undefined ? {} : { key }),
    ...(isAgain ? {} : { expected: sizes }),
  });
}

function isThere(id: EntryId, stored: Stored): boolean {
  return stored.excised.has(id) || stored.entries.some((entry) => entry.id === id);
}

/** When and by whom an entry was recorded is said once; asking again does not change it. */
function asEntered(entries: readonly Entry[], stored: Stored): readonly Entry[] {
  const known = new Map(stored.entries.map((entry) => [entry.id, entry.recorded]));
  return entries.map((entry) => ({ ...entry, recorded: known.get(entry.id) ?? entry.recorded }));
}
