/**
 * The store as the operations on it know it: a database, and the keys that sign what is in it.
 */
import type { Database } from "../store/database.ts";
import type { Keys } from "../store/key-file.ts";

export type Store = { readonly database: Database; readonly keys: Keys };

/** What an operation on the store could not do, in lines; `damaged` where the store is not as signed. */
export type KeepProblem = {
  readonly kind: "refused" | "damaged";
  readonly lines: readonly string[];
};

export function refused(...lines: readonly string[]): {
  readonly ok: false;
  readonly problem: KeepProblem;
} {
  return { ok: false, problem: { kind: "refused", lines } };
}

export function damaged(...lines: readonly string[]): {
  readonly ok: false;
  readonly problem: KeepProblem;
} {
  return { ok: false, problem: { kind: "damaged", lines } };
}

/** Says how far a long piece of work is. */
export type Progress = (done: number, total: number) => void;
