/**
 * A lens: the record as known at an instant, seen from a day, through a policy where the reader
 * has one. Lists and pages of the record are made through it; a question of the policy itself is
 * asked of a desk.
 */
import type { Book } from "../core/book.ts";
import type { Day } from "../core/day.ts";
import { type Names, namesOf } from "../core/names.ts";
import type { Policy } from "../core/policy.ts";
import type { Setup } from "../core/setup.ts";
import { type Desk, openDesk, type Reading } from "./desk.ts";

export type Lens = {
  readonly reading: Reading;
  readonly book: Book;
  readonly asOf: Day;
  /** Names by who held what on the day. */
  readonly names: Names;
  /** Undefined without a policy. */
  readonly desk: Desk | undefined;
  readonly setup: Setup | undefined;
};

export function openLens(reading: Reading, asOf: Day, policy: Policy | undefined): Lens {
  const desk = policy && keptDesk(reading, policy, asOf);
  const names = namesOf(reading.book, asOf);
  return { reading, book: reading.book, asOf, names, desk, setup: desk?.setup };
}

const mostDesks = 24;
const desks = new WeakMap<Reading, Map<string, Desk>>();

/** A desk is kept with its reading: its gates are worked out once for all who may read the same. */
export function keptDesk(reading: Reading, policy: Policy, asOf: Day): Desk {
  const known = desks.get(reading) ?? new Map<string, Desk>();
  desks.set(reading, known);
  const key = `${policy.id} ${policy.version} ${asOf}`;
  const ready = known.get(key);
  if (ready?.setup.policy === policy) return ready;
  const desk = openDesk(reading, policy, asOf);
  known.set(key, desk);
  const [oldest] = known.keys();
  if (known.size > mostDesks && oldest !== undefined) known.delete(oldest);
  return desk;
}

/** The dates and the policy that an answer was made for. */
export function askedOf({ reading, asOf, setup }: Lens): {
  readonly policy: string | null;
  readonly asOf: string;
  readonly knownOn: string;
} {
  return { policy: setup?.policy.id ?? null, asOf, knownOn: reading.knownOn };
}
