/**
 * Which contacts of the record and asks of its proposals two policies rule otherwise.
 */
import { allOf, type Book, hadHappened } from "../core/book.ts";
import type { Day } from "../core/day.ts";
import { setUp } from "../core/gate.ts";
import { judge } from "../core/judge.ts";
import type { Policy } from "../core/policy.ts";
import { planOf } from "../core/request.ts";
import { onDay } from "../core/setup.ts";
import type { Word } from "../core/verdict.ts";
import { contactsIn } from "./contacts.ts";

export type ChangedRuling = {
  readonly kind: "contact" | "ask";
  /** Of the contact, or of the proposal. */
  readonly id: string;
  readonly ask: string | null;
  readonly title: string;
  readonly day: Day;
  readonly before: Word;
  readonly after: Word;
};

/** Of a long record the last so many contacts are ruled; the back-test rules all. */
const mostContacts = 500;

/** A contact on its last day, an ask on the day asked about, both on what is known of the record. */
export function ruledBothWays(
  before: Policy,
  after: Policy,
  { book, asOf }: { readonly book: Book; readonly asOf: Day },
): { readonly changed: readonly ChangedRuling[]; readonly tried: number } {
  const [one, other] = [setUp(book, before, asOf), setUp(book, after, asOf)];
  const contacts = contactsIn(book)
    .filter((contact) => hadHappened(contact, asOf) === "yes")
    .slice(-mostContacts)
    .map((contact) => ({
      kind: "contact" as const,
      id: contact.id as string,
      ask: null,
      title: contact.summary,
      day: contact.when?.to ?? contact.when?.from ?? asOf,
      plan: planOf(contact),
    }));
  const asks = allOf(book, "proposal")
    .filter((proposal) => hadHappened(proposal, asOf) !== "no")
    .flatMap(({ id, asks: all }) =>
      all.flatMap((ask) => {
        if (ask.kind === "stance") return [];
        const { title, plan } = ask;
        return [{ kind: "ask" as const, id: id as string, ask: ask.id, title, day: asOf, plan }];
      }),
    );
  const all = [...contacts, ...asks];
  const changed = all.flatMap(({ plan, ...rest }) => {
    const [was, is] = [judge(plan, onDay(one, rest.day)), judge(plan, onDay(other, rest.day))];
    return was.word === is.word ? [] : [{ ...rest, before: was.word, after: is.word }];
  });
  return { changed, tried: all.length };
}
