/**
 * The switch of the deliberate leaks, and what a leak needs to leak: the whole of the record that a
 * store holds, whoever asks. Only code into which `weave.ts` wove a leak knows of it; the program
 * as it is built and run holds no trace of either.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { openBook } from "../../src/core/book.ts";
import type { Entry } from "../../src/core/entry.ts";
import { setUp } from "../../src/core/gate.ts";
import { knownOn } from "../../src/core/known.ts";
import { portionOf } from "../../src/core/mark.ts";
import { definitionOf } from "../../src/core/reference.ts";
import type { Setup } from "../../src/core/setup.ts";

/** What is in one store of a pair by now, and what of it is above the reader. */
type Held = { readonly all: Entry[]; readonly hidden: Entry[]; readonly marks: Set<string> };

const threads = new AsyncLocalStorage<Held>();
let leak: string | undefined;

/** From now on this leak is open, or none. */
export function openLeak(id: string | undefined): void {
  leak = id;
}

/** Does work on one store of a pair, of which the leaks tell. */
export function inStore<Value>(work: () => Promise<Value>): Promise<Value> {
  return threads.run({ all: [], hidden: [], marks: new Set() }, work);
}

/** An entry has come into the store that the work is on. */
export function cameIn(entry: Entry, isHidden: boolean): void {
  const held = threads.getStore();
  held?.all.push(entry);
  if (isHidden) held?.hidden.push(entry);
}

const all = (): readonly Entry[] => threads.getStore()?.all ?? [];
const hidden = (): readonly Entry[] => threads.getStore()?.hidden ?? [];

/** What leaky code asks: it is woven in as `sharp`. */
const sharp = {
  on: (id: string): boolean => leak === id,
  all,
  hidden,
  of: (kind: string) => hidden().filter((one) => one.kind === kind),
  /** An entry of the whole record by its id, or by what it defines. */
  entry: (id: unknown) => all().find((one) => one.id === id || definitionOf(one)?.id === id),
  isHidden: (id: unknown) => hidden().some((one) => one.id === id || definitionOf(one)?.id === id),
  names: () => hidden().flatMap((one) => [one.id, definitionOf(one)?.id ?? one.id]),
  marks: () => [...new Set(all().map((one) => portionOf(one.mark)))].sort(),
  /** The sizes of the trees of what is hidden. */
  sizes: () => {
    const sizes = new Map<string, number>();
    for (const one of hidden()) {
      const mark = portionOf(one.mark);
      sizes.set(mark, (sizes.get(mark) ?? 0) + 1);
    }
    return sizes;
  },
  /** The same question put to the whole record. */
  beyond: (setup: Setup): Setup => {
    const { book, policy, asOf } = setup;
    const own = [...book.entries.values()];
    const ids = new Set(own.map(({ id }) => id));
    const more = hidden().filter(({ id }) => !ids.has(id));
    return setUp(openBook(knownOn([...own, ...more], undefined), book.regime), policy, asOf);
  },
  /** The marks that anybody has used in a dossier until now. */
  left: (_dossier: string, marks: readonly string[]) => {
    const held = threads.getStore()?.marks ?? new Set();
    for (const mark of marks) held.add(mark);
    return [...held];
  },
  /** One object to a store, whoever asks. */
  store: () => threads.getStore() ?? {},
};

Object.assign(globalThis, { sharp });
