/**
 * Reciprocity: which paths each side has declared to the other, and how often each
 * side's people were in fact received at the level above their own.
 *
 * A path that one side alone has declared is its word; the other side's own
 * declaration is better evidence of that side's rule than anything inferred.
 */
import { allOf, type Book, byWhen, hadHappened } from "./book.ts";
import type { Side } from "./contact.ts";
import { addMonths } from "./day.ts";
import type { EntryOf } from "./entry.ts";
import type { EntryId } from "./id.ts";
import { partyOf } from "./office.ts";
import type { Who } from "./party.ts";
import { keyOf, planOf, sidesOf } from "./request.ts";
import { onDay, type Setup } from "./setup.ts";
import { wasWithin } from "./when.ts";

export type Path = {
  readonly conveyor: Who;
  readonly recipient: Who;
  /** The sides that have declared it, and the declarations. */
  readonly declaredBy: readonly Side[];
  readonly records: readonly EntryId[];
};

/** Every path declared by either side by the day asked about, in the order of declaration. */
export function declaredPaths({ book, asOf }: Pick<Setup, "book" | "asOf">): readonly Path[] {
  const paths = new Map<string, Path>();
  const declarations = allOf(book, "declaration")
    .filter((declaration) => hadHappened(declaration, asOf) === "yes")
    .sort(byWhen);
  for (const declaration of declarations) {
    const side = sideOf(declaration, book);
    if (side === undefined) continue;
    for (const conveyor of declaration.conveyors) {
      for (const recipient of declaration.recipients) {
        const key = `${keyOf(conveyor)} ${keyOf(recipient)}`;
        const known = paths.get(key);
        paths.set(key, {
          conveyor,
          recipient,
          declaredBy: [...new Set([...(known?.declaredBy ?? []), side])],
          records: [...(known?.records ?? []), declaration.id],
        });
      }
    }
  }
  return [...paths.values()];
}

export type Access = {
  /** Contacts in which their lower rung met our higher one. */
  readonly theirs: readonly EntryId[];
  /** Contacts in which our lower rung met their higher one. */
  readonly ours: readonly EntryId[];
};

type Rungs = { readonly lower: string; readonly higher: string };

/** Access of each side's lower rung to the other's higher one, over the months before the day asked about. */
export function accessBetween(rungs: Rungs, months: number, setup: Setup): Access {
  return accessOver(months, setup)(rungs);
}

/** The same for any pair of rungs, the contacts looked through once. */
export function accessOver(months: number, setup: Setup): (rungs: Rungs) => Access {
  const since = addMonths(setup.asOf, -months);
  const oral = allOf(setup.book, "contact")
    .filter((contact) => contact.across === "counterpart")
    .filter(({ when }) => when !== undefined && wasWithin(when, since, setup.asOf) === "yes")
    .sort(byWhen)
    .map((contact) => ({ contact, sides: sidesThen(contact, setup) }))
    .filter(({ sides }) => sides.medium.join() === "oral");
  const between = (our: string, their: string) =>
    oral
      .filter(({ sides }) => sides.ourLevel.join() === our && sides.theirLevel.join() === their)
      .map(({ contact }) => contact.id);
  return ({ lower, higher }) => ({
    theirs: between(higher, lower),
    ours: between(lower, higher),
  });
}

function sidesThen(contact: EntryOf<"contact">, setup: Setup) {
  return sidesOf(planOf(contact), onDay(setup, contact.when?.to ?? setup.asOf));
}

function sideOf({ by }: EntryOf<"declaration">, book: Book): Side | undefined {
  const party = partyOf(by, book);
  const kind = party && book.parties.get(party)?.partyKind;
  if (kind === "self") return "ours";
  return kind === "counterpart" ? "theirs" : undefined;
}
