/**
 * All contacts that fit a filter, page after page, with what has come so far.
 */
import { useEffect, useState } from "react";
import type { ContactRow, ContactsOutput } from "../codec/output-api-contacts.ts";
import { useAnswer } from "./answers.ts";
import { about, ask, type Problem } from "./api.ts";
import { usePlace } from "./go.tsx";

export type ContactFilter = Readonly<
  Partial<Record<"from" | "to" | "level" | "issue" | "mode" | "purpose" | "q" | "order", string>>
>;

export type ContactList = {
  readonly ladder: ContactsOutput["ladder"];
  readonly rows: readonly ContactRow[];
  readonly total: number;
  readonly asOf: string;
};

export type Gathered =
  | { readonly state: "waiting" }
  | { readonly state: "failed"; readonly problem: Problem; readonly again: () => void }
  | { readonly state: "answered"; readonly value: ContactList };

const page = 200;

/** The first page as an answer is kept; the rest as it comes. */
export function useContactList(filter: ContactFilter): Gathered {
  const place = usePlace();
  const params = { ...filter, limit: String(page) };
  const first = useAnswer(about<ContactsOutput>(place, "/contacts", params));
  const began = first.state === "answered" ? first.value : undefined;
  const [rest, setRest] = useState<{ readonly of: unknown; readonly rows: readonly ContactRow[] }>({
    of: undefined,
    rows: [],
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first answer says all of the question
  useEffect(() => {
    if (began?.next == null) return;
    let left = false;
    const more = async (cursor: string, rows: readonly ContactRow[]): Promise<void> => {
      const asked = { ...filter, limit: "1000", cursor };
      const reply = await ask(about<ContactsOutput>(place, "/contacts", asked));
      // What could not be had is asked again with the first page.
      if (left || !reply.ok) return;
      const all = [...rows, ...reply.value.items];
      setRest({ of: began, rows: all });
      if (reply.value.next !== null) await more(reply.value.next, all);
    };
    void more(began.next, []);
    return () => {
      left = true;
    };
  }, [began]);
  if (first.state !== "answered") return first;
  const { ladder, items, total, asOf } = first.value;
  const rows = rest.of === began ? [...items, ...rest.rows] : items;
  return { state: "answered", value: { ladder, rows, total, asOf } };
}
