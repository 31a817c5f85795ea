/**
 * What a desk has before it: departures, what is due, what waits for somebody.
 *
 * Each is found in the record by what is not there yet; nothing here is a judgment.
 */
import type { DeskOutput } from "../codec/output-api-desk.ts";
import { allOf, byWhen, hadHappened } from "../core/book.ts";
import { wordsOfConsidered } from "../core/departure-words.ts";
import type { Entry } from "../core/entry.ts";
import { atLeast } from "../core/move.ts";
import { type Names, titleOf } from "../core/names.ts";
import { leadershipChanges } from "../core/posture.ts";
import { type When, wasBefore } from "../core/when.ts";
import { formatDay } from "../core/when-words.ts";
import { departureOf } from "./contact-row.ts";
import { contactsIn } from "./contacts.ts";
import type { Lens } from "./lens.ts";
import { viewWhen } from "./link-view.ts";

type Item = Pick<DeskOutput["waiting"][number], "id" | "kind" | "title" | "text" | "when">;
type Waiting = DeskOutput["waiting"];

function item(entry: Entry, text: string, names: Names): Item {
  const { id, kind, when } = entry;
  return { id, kind, title: titleOf(entry, names), text, when: viewWhen(when) };
}

/** Contacts at odds with the policy in force on their day; the newest first. */
export function departuresOn({ book, asOf, names, setup }: Lens): DeskOutput["departures"] {
  if (setup === undefined) return [];
  return contactsIn(book)
    .filter((contact) => hadHappened(contact, asOf) === "yes")
    .flatMap((contact) => {
      const found = departureOf(contact, setup);
      if (found === undefined || !isBeside.has(found.considered)) return [];
      const text = wordsOfConsidered(found);
      const { considered, judgment } = found;
      return [{ ...item(contact, text, names), considered, word: judgment.word }];
    })
    .reverse();
}

const isBeside: ReadonlySet<string> = new Set(["departure", "waived", "waived by conduct"]);

export function dueOutsOn({ book, asOf, names }: Lens): DeskOutput["dueOuts"] {
  const undertakings = allOf(book, "undertaking")
    .filter((one) => one.state === "open" && hadHappened(one, asOf) !== "no")
    .map((one) => {
      const text = `${names.who(one.by)} undertook it to ${names.who(one.to)}`;
      return { ...item(one, text, names), due: viewWhen(one.due), overdue: overdue(one.due, asOf) };
    });
  const records = contactsIn(book)
    .filter((one) => one.recordStatus === "due" && hadHappened(one, asOf) === "yes")
    .map((one) => ({
      ...item(one, "the record of it is due", names),
      due: null,
      overdue: "possible" as const,
    }));
  return [...undertakings, ...records].sort((a, b) =>
    compare(a.due?.to ?? a.due?.from ?? "~", b.due?.to ?? b.due?.from ?? "~"),
  );
}

function overdue(due: When | undefined, asOf: Lens["asOf"]): "yes" | "no" | "possible" {
  return due === undefined ? "possible" : wasBefore(due, asOf);
}

export function waitingOn(lens: Lens): Waiting {
  return [
    ...proposals(lens),
    ...changes(lens),
    ...considering(lens),
    ...undetermined(lens),
    ...approaches(lens),
    ...assumptions(lens),
  ];
}

function proposals({ book, asOf, names }: Lens): Waiting {
  const decided = new Set<string | undefined>(
    [...allOf(book, "decision"), ...allOf(book, "ruling")]
      .filter((entry) => hadHappened(entry, asOf) !== "no")
      .map(({ proposal }) => proposal),
  );
  return [...allOf(book, "proposal")]
    .filter((one) => hadHappened(one, asOf) !== "no")
    .filter((one) => !decided.has(one.id) && one.disposition === undefined)
    .sort(byWhen)
    .reverse()
    .map((one) => {
      const asks = one.asks.length === 1 ? "1 ask" : `${one.asks.length} asks`;
      const text = `${names.who(one.proponent)} asked; ${asks}, and no decision is on record`;
      return { ...item(one, text, names), why: "undecided proposal" as const };
    });
}

function changes({ book, names, setup }: Lens): Waiting {
  if (setup === undefined) return [];
  return leadershipChanges(setup).flatMap(({ tenure, office, assumptions: open, probeDue }) => {
    const entry = book.entries.get(tenure);
    if (entry === undefined || !probeDue) return [];
    const leaning = open.length === 0 ? "" : `; ${open.length} assumptions lean on who left`;
    const text = `${names.office(office)} is new, and no probe has been held since${leaning}`;
    return [{ ...item(entry, text, names), why: "probe due" as const }];
  });
}

function considering(lens: Lens): Waiting {
  return departuresOn(lens)
    .filter(({ considered }) => considered === "departure")
    .map(({ considered: _, word: _word, ...one }) => ({ ...one, why: "departure to consider" }));
}

/** Moves that someone put at meaningful or more, and of which no authority has said whether they are. */
function undetermined({ book, asOf, names }: Lens): Waiting {
  return allOf(book, "assessment")
    .filter(({ significance }) => atLeast(significance, "meaningful"))
    .filter((one) => hadHappened(one, asOf) !== "no")
    .filter(({ move }) => {
      const found = book.concessionFindings.get(move) ?? [];
      return !found.some((finding) => hadHappened(finding, asOf) !== "no");
    })
    .sort(byWhen)
    .flatMap((one) => {
      const move = book.entries.get(one.move);
      if (move === undefined) return [];
      const text = `${names.who(one.assessor)} put it at ${one.significance}; nobody has determined it`;
      return [{ ...item(move, text, names), why: "assessed, not determined" as const }];
    });
}

function approaches({ book, asOf, names }: Lens): Waiting {
  return allOf(book, "approach")
    .filter((one) => one.answer === "unanswered" && hadHappened(one, asOf) !== "no")
    .sort(byWhen)
    .map((one) => {
      const text = `${names.who(one.by)} to ${names.who(one.toward)}; unanswered`;
      return { ...item(one, text, names), why: "unanswered approach" as const };
    });
}

function assumptions({ book, asOf, names, setup }: Lens): Waiting {
  const open = new Set<string>(
    setup === undefined ? [] : leadershipChanges(setup).flatMap(({ assumptions: ids }) => ids),
  );
  return allOf(book, "assumption")
    .filter((one) => open.has(one.id) && hadHappened(one, asOf) !== "no")
    .sort(byWhen)
    .map((one) => {
      const text = `it leans on an office that has changed hands by ${formatDay(asOf)}`;
      return { ...item(one, text, names), why: "assumption to review" as const };
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
