/**
 * All contacts that fit a filter, page after page, with what has come so far.
 *
 * The days are no part of what is asked: the timeline shows what lies around them, so those of the
 * ledger are picked out here, by the rule that the server has for them.
 */
import { startTransition, useEffect, useMemo, useState } from "react";
import type { ContactRow, ContactsOutput } from "../codec/output-api-contacts.ts";
import { useAnswer } from "./answers.ts";
import { about, ask, type Problem } from "./api.ts";
import { usePlace } from "./go.tsx";

export type ContactFilter = Readonly<
  Partial<Record<"from" | "to" | "level" | "issue" | "mode" | "purpose" | "q" | "order", string>>
>;

export type ContactList = {
  readonly ladder: ContactsOutput["ladder"];
  /** Whatever its days. */
  readonly all: readonly ContactRow[];
  /** Those of the days asked for. */
  readonly rows: readonly ContactRow[];
  /** Whether the last page has come. */
  readonly isWhole: boolean;
  readonly asOf: string;
};

export type Gathered =
  | { readonly state: "waiting" }
  | { readonly state: "failed"; readonly problem: Problem; readonly again: () => void }
  | { readonly state: "answered"; readonly value: ContactList };

const page = 200;
const nextPages = 1000;

type Rest = { readonly of: unknown; readonly rows: readonly ContactRow[] };
const nothing: Rest = { of: undefined, rows: [] };

/** The first page as an answer is kept; the rest as it comes. */
export function useContactList({ from, to, ...filter }: ContactFilter): Gathered {
  const place = usePlace();
  const first = useAnswer(
    about<ContactsOutput>(place, "/contacts", { ...filter, limit: `${page}` }),
  );
  const began = first.state === "answered" ? first.value : undefined;
  const [rest, setRest] = useState(nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first answer says all of the question
  useEffect(() => {
    if (began?.next == null) return;
    let left = false;
    const more = async (cursor: string, rows: readonly ContactRow[]): Promise<void> => {
      const asked = { ...filter, limit: `${nextPages}`, cursor };
      const reply = await ask(about<ContactsOutput>(place, "/contacts", asked));
      // What could not be had is asked again with the first page.
      if (left || !reply.ok) return;
      const so = [...rows, ...reply.value.items];
      // What the reader does meanwhile goes before what comes in.
      startTransition(() => setRest({ of: began, rows: so }));
      if (reply.value.next !== null) await more(reply.value.next, so);
    };
    void more(began.next, []);
    return () => {
      left = true;
    };
  }, [began]);
  const all = useMemo(() => {
    if (began === undefined) return [];
    return rest.of === began ? [...began.items, ...rest.rows] : began.items;
  }, [began, rest]);
  const rows = useMemo(() => {
    if (from === undefined && to === undefined) return all;
    return all.filter((row) => fallsBetween(row, from, to));
  }, [all, from, to]);
  if (first.state !== "answered") return first;
  const { ladder, total, asOf } = first.value;
  return {
    state: "answered",
    value: { ladder, all, rows, isWhole: all.length >= total, asOf },
  };
}

/** What may have been held then is shown: an uncertain day hides nothing. */
function fallsBetween({ when }: ContactRow, from?: string, to?: string): boolean {
  if (when === null) return false;
  if (from !== undefined && when.to !== null && when.to < from) return false;
  return to === undefined || when.from === null || when.from <= to;
}
