/**
 * A sentence of a drafted paper and what it rests on: a record, a ruling, or the
 * author alone.
 */
import type { Answer } from "../core/answer.ts";
import type { EntryId } from "../core/id.ts";
import type { Names } from "../core/names.ts";
import type { Setup } from "../core/setup.ts";
import type { Ruling } from "../core/verdict.ts";

export type Basis = {
  readonly kind: "record" | "ruling" | "author";
  /** Entries of the record, or ids of the rulings in the same answer. */
  readonly refs: readonly string[];
};

export type Sentence = { readonly text: string; readonly basis: Basis };

/** What the moves are made from. */
export type Draft = {
  readonly answered: Answer;
  readonly setup: Setup;
  readonly names: Names;
  /** The rulings on engagements that are not in order now. */
  readonly adverse: readonly Ruling[];
};

export function author(text: string): Sentence {
  return { text, basis: { kind: "author", refs: [] } };
}

export function fromRecord(text: string, refs: readonly EntryId[]): Sentence {
  return { text, basis: { kind: "record", refs: [...new Set(refs)] } };
}

export function fromRulings(text: string, rulings: readonly Ruling[]): Sentence {
  return { text, basis: { kind: "ruling", refs: rulings.map((ruling) => ruling.id) } };
}
