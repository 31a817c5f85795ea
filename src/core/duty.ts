/**
 * Duties: what a contact that went ahead still asked for, and whether the record shows
 * that it was done.
 *
 * Only an obligation that says what shows it (`shown-by`) can be looked for; of the
 * others the record says nothing either way. Absence in the record is not proof that
 * a thing was left undone.
 */
import { allOf, type Book, byWhen } from "./book.ts";
import { addDays, type Day } from "./day.ts";
import type { EntryOf } from "./entry.ts";
import type { EntryId } from "./id.ts";
import type { Obligation } from "./policy.ts";
import { wasBy } from "./when.ts";

export const dutyStates = ["done", "done late", "not shown", "not due yet"] as const;
export type DutyState = (typeof dutyStates)[number];

export type DutyFinding = {
  readonly contact: EntryId;
  readonly obligation: Obligation;
  /** The last day for it, where the policy sets one. */
  readonly by: Day | undefined;
  readonly state: DutyState;
  /** The records that show it done. */
  readonly records: readonly EntryId[];
};

/** What the record shows, as of a day, of the obligations of a contact held on another. */
export function dutiesOf(
  contact: EntryOf<"contact">,
  obligations: readonly Obligation[],
  { book, held, asOf }: { readonly book: Book; readonly held: Day; readonly asOf: Day },
): readonly DutyFinding[] {
  return obligations.flatMap((obligation): DutyFinding[] => {
    const { shownBy, withinDays } = obligation;
    if (shownBy === undefined) return [];
    const by = withinDays === undefined ? undefined : addDays(held, withinDays);
    const records =
      shownBy === "record" ? onFile(contact) : happenedTo(contact, shownBy, { book, asOf });
    const state = stateOf(records, by, asOf);
    return [{ contact: contact.id, obligation, by, state, records: records.map(({ id }) => id) }];
  });
}

type Shown = EntryOf<"contact" | "event">;

function onFile(contact: EntryOf<"contact">): readonly Shown[] {
  return contact.recordStatus === "on file" ? [contact] : [];
}

function happenedTo(
  contact: EntryOf<"contact">,
  name: string,
  { book, asOf }: { readonly book: Book; readonly asOf: Day },
): readonly Shown[] {
  return allOf(book, "event")
    .filter(({ event, of }) => event === name && of === contact.id)
    .filter(({ when }) => when === undefined || wasBy(when, asOf) !== "no")
    .sort(byWhen);
}

function stateOf(records: readonly Shown[], by: Day | undefined, asOf: Day): DutyState {
  const [first] = records;
  if (first === undefined) return by !== undefined && asOf <= by ? "not due yet" : "not shown";
  // A record on file bears the date of the contact and not of its filing.
  if (first.kind === "contact" || by === undefined || first.when === undefined) return "done";
  return wasBy(first.when, by) === "no" ? "done late" : "done";
}
