/**
 * The journal's words: what is appended, what comes back, what may be wrong with it.
 */

import type { DossierId, EntryId } from "../core/id.ts";

/** How many entries the tree of each mark has: a place in the record, as its reader knows it. */
export type Sizes = ReadonlyMap<string, number>;

export type Draft = {
  readonly id: EntryId;
  readonly kind: string;
  /** The mark's one text, which names the tree. */
  readonly mark: string;
  readonly payload: unknown;
  readonly by: string;
  /** From an older file: when it was recorded there. The store's own clock says it otherwise. */
  readonly recorded?: string;
};

export type Append = {
  readonly dossier: DossierId;
  /** All of them are entered, or none is; none at all asks what was said under the key. */
  readonly entries: readonly Draft[];
  /** The marks that the writer may write. */
  readonly write: readonly string[];
  /** The same key with the same entries is entered once, however often it is asked. */
  readonly key?: string;
  /** What was asked, where the entries hold what the server gave them, such as ids and times. */
  readonly asked?: string;
  /** Kept with the key, to be said again when the same is asked again. */
  readonly said?: string;
  /** What the writer had read: if one of these trees has grown since, nothing is entered. */
  readonly expected?: Sizes;
};

/** Taking payloads out of one tree; the leaves stay, and the excision is an entry itself. */
export type Excision = {
  readonly dossier: DossierId;
  readonly mark: string;
  readonly positions: readonly number[];
  /** By whose authority, with which instrument. */
  readonly authority: string;
  readonly reason: string;
  readonly id: EntryId;
  readonly by: string;
};

export type Entered = {
  readonly id: EntryId;
  readonly mark: string;
  readonly position: number;
  readonly recorded: string;
};

export type Receipt = {
  readonly entries: readonly Entered[];
  /** Whether the key had been used before, so that nothing was entered now. */
  readonly repeated: boolean;
  readonly said?: string;
};

export type AppendProblem =
  | { readonly kind: "stale"; readonly sizes: Sizes }
  | { readonly kind: "key-reused"; readonly key: string }
  | { readonly kind: "id-taken"; readonly id: EntryId }
  | { readonly kind: "may-not-write"; readonly mark: string }
  | { readonly kind: "not-an-entry"; readonly detail: string }
  | { readonly kind: "nothing-to-excise"; readonly position: number };

/** Which part of a dossier's record is read. */
export type View = {
  readonly dossier: DossierId;
  readonly marks: readonly string[];
  /** Only what came after these sizes. */
  readonly after?: Sizes;
  /** Only what these sizes hold; by default all there is. */
  readonly until?: Sizes;
  /** Only what had been recorded by then. */
  readonly knownOn?: string;
};

type Place = {
  readonly id: EntryId;
  readonly mark: string;
  readonly position: number;
  readonly recorded: string;
  /** When the store entered it: later than `recorded` for what came from an older file. */
  readonly entered: string;
};

export type Stored = Place &
  (
    | {
        readonly state: "held";
        readonly kind: string;
        readonly by: string;
        readonly payload: unknown;
      }
    /** By the excision at that position of the same tree. */
    | { readonly state: "excised"; readonly excisedBy: number }
  );

export function sentenceOfAppend(problem: AppendProblem): string {
  switch (problem.kind) {
    case "stale":
      return "the record has grown since it was read; read it again and decide again";
    case "key-reused":
      return `the key \`${problem.key}\` was used for another entry; use a new key`;
    case "id-taken":
      return `there is an entry \`${problem.id}\` already; give the new one an id of its own`;
    case "may-not-write":
      return `you may not write under the mark \`${problem.mark}\``;
    case "not-an-entry":
      return problem.detail;
    case "nothing-to-excise":
      return `there is no payload at position ${problem.position}; it is excised, or was never entered`;
  }
}
