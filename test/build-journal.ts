/**
 * Drafts of entries for tests of the journal.
 */
import type { DossierId, EntryId } from "../src/core/id.ts";
import type { Journal } from "../src/store/journal.ts";
import type { Append, Draft, Receipt, Stored } from "../src/store/journal-types.ts";

let count = 0;

/** A number that no other dossier or entry of this process has. */
function next(): number {
  count += 1;
  return count;
}

export function aDossier(): DossierId {
  return `dossier-${next()}` as DossierId;
}

export function aDraft(over: Partial<Omit<Draft, "id">> & { readonly id?: string } = {}): Draft {
  const id = (over.id ?? `entry-${next()}`) as EntryId;
  return { kind: "note", mark: "U", by: "desk", payload: { text: "a note" }, ...over, id };
}

/** An append of entries under whatever marks they bear. */
export function anAppend(dossier: DossierId, ...entries: readonly Draft[]): Append {
  return { dossier, entries, write: [...new Set(entries.map(({ mark }) => mark))] };
}

const ranks = ["U", "C", "S", "TS"];

/** The plain order of four levels. */
export function dominates(high: string, low: string): boolean {
  return ranks.indexOf(high) >= ranks.indexOf(low);
}

/** The marks of these tests, in the order in which they sort. */
export const all = ["C", "S", "TS", "U"];

/** Enters what must be in order. */
export async function enter(journal: Journal, append: Append): Promise<Receipt> {
  const answer = await journal.append(append);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}

export function read(
  journal: Journal,
  dossier: DossierId,
  marks: readonly string[] = all,
): Promise<readonly Stored[]> {
  return journal.read({ dossier, marks });
}
