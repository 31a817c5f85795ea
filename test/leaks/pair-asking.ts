/**
 * Asking the API of one store of a pair: some of all its operations in their turn, so that over
 * many pairs all of them are asked, with every kind of request.
 */
import type { Entry } from "../../src/core/entry.ts";
import { portionOf } from "../../src/core/mark.ts";
import type { AnyOperation } from "../../src/http/operation.ts";
import { operations } from "../../src/http/operations.ts";
import { restsOn } from "../../src/service/link-view.ts";
import { everyPack } from "../../src/service/shelf.ts";
import { lowEntries } from "./low-entries.ts";
import type { MarkedHistory } from "./marked-history.ts";
import type { PlainHouse } from "./plain-house.ts";
import { kinds, type Sample, sampleOf, type Words } from "./sampled-requests.ts";
import { seedDice } from "./seeded-dice.ts";
import { base, policies, renamedEntry } from "./wire-history.ts";

export type Line = readonly [asked: string, answered: string];

export type Telling = {
  readonly number: number;
  readonly history: MarkedHistory;
  /** The ids of what is above the reader. */
  readonly hidden: readonly string[];
  /** Whether what is above the reader is entered too. */
  readonly whole: boolean;
};

export type Asking = {
  readonly house: PlainHouse;
  readonly dossier: string;
  readonly telling: Telling;
  /** Ids that the answers have named. */
  readonly known: string[];
  readonly cursors: string[];
  readonly tags: string[];
  readonly lines: Line[];
};

/** How many requests are made while the history runs, and then by somebody above and by the reader. */
export const many = { half: 5, high: 4, low: 14 } as const;

const shipped = everyPack().filter(({ policy }) => policies.some((id) => id === policy.id));
const drafts = shipped.flatMap(({ text }) => [text, "rules: ["]);

/** How the reader's requests to each operation were answered, in this run. */
export const answeredSoFar = new Map<AnyOperation, Set<number>>();

const isStream = ({ answer }: AnyOperation) => answer === "text/event-stream";
const isWriting = ({ headers = [] }: AnyOperation) => headers.includes("Idempotency-Key");
/** On a thread of its own: it takes seconds, and is asked in few pairs. */
const isLong = ({ method, path }: AnyOperation) =>
  method === "post" && path.startsWith("/policies/");
const asked = operations.filter((one) => !isStream(one) && !isLong(one));
const isEntry = ({ method, path }: AnyOperation) => method === "get" && path === "/entries/{id}";
const posted = asked.filter(({ method }) => method === "post");
/** What somebody above does is not purged where a reader may see it, so they enter nothing here. */
const readOnly = asked.filter((one) => !isWriting(one));

export async function askSome(asking: Asking, when: keyof typeof many): Promise<void> {
  const { number } = asking.telling;
  const account = when === "high" ? "high" : "low";
  const list = when === "high" ? readOnly : asked;
  const askOne = (one: AnyOperation, nth: number, turn: number) =>
    ask(asking, { account, one, sample: sampleOf(one, nth, wordsOf(asking, turn)) });
  for (let nth = 0; nth < many[when]; nth++) {
    const turn = number * many.low + nth;
    // A prime, so that each operation meets every kind of request in its turn.
    await askOne(list[turn % list.length] as AnyOperation, turn * 7 + number, turn); // within the list
  }
  if (when !== "low") return;
  // Whatever else it meets in its turn, each is asked in order by one reader in five.
  for (const [at, one] of asked.entries()) {
    if (at % 5 !== number % 5 || isWriting(one)) continue;
    await askOne(one, number * kinds.length + ((number + at) % orderly), number + at);
  }
  // An entry that names what is hidden is where that is told of, if anywhere: it is looked at.
  const beside = asking.telling.history.entries.filter((one) =>
    isBeside(one, asking.telling.hidden),
  );
  for (const one of beside.length === 0 ? [] : asked.filter(isEntry)) {
    const words = { ...wordsOf(asking, number), idsOf: () => beside.map(({ id }) => id) };
    await ask(asking, { account, one, sample: sampleOf(one, number * kinds.length + 2, words) });
  }
  // What is sent meets all that was entered before, so it is sent in every pair, and in order.
  for (const one of [...posted, ...longIn(number)]) {
    await askOne(one, number * kinds.length + (number % orderly), number);
  }
}

/** The first kinds of requests are in order. */
const orderly = 3;

function longIn(number: number): readonly AnyOperation[] {
  if (number % 10 !== 7) return [];
  return operations.filter((one) => isLong(one) && (!isStream(one) || number % 50 === 7));
}

function wordsOf({ telling, known, cursors, tags }: Asking, turn: number): Words {
  const { history, hidden } = telling;
  const entries = [...history.entries, ...base];
  const pick = (list: readonly string[], nth: number) => list[(turn + nth) % list.length];
  const idsOf = (part: string) => {
    if (part === "policies" || part === "against") return [...policies, "clark"];
    const kind = kindsOf[part];
    const fitting = entries.filter((one) => kind === undefined || one.kind === kind);
    const nameIn = part === "entries" ? ({ id }: Entry) => id : nameOf;
    const named = fitting.map((one) => nameIn(one));
    const closed = fitting.filter(({ id }) => hidden.includes(id)).map((one) => nameIn(one));
    const beside = fitting.filter((one) => isBeside(one, hidden)).map((one) => nameIn(one));
    const ids = [
      pick(named, 0),
      pick(closed, 0),
      pick(beside, 0),
      pick(named, 3),
      pick(known, 0),
      "absent",
    ];
    return ids.filter((id) => id !== undefined);
  };
  const marks = [...new Set(history.entries.map((one) => portionOf(renamedEntry(one).mark)))];
  return {
    idsOf,
    cursors,
    tags,
    marks: [...marks, "C", "U", "TS", "no mark"],
    policies: [...policies, policies[0], policies[1], "clark", "no-such"],
    drafts,
    entries: (at) =>
      lowEntries({
        ids: idsOf(""),
        people: [...idsOf("people"), "new-here"],
        issues: [...idsOf("issues"), "new-here"],
        turn: at,
      }),
  };
}

/** Whether an entry names what is hidden: there it is told of, if anywhere. */
function isBeside(entry: Entry, hidden: readonly string[]): boolean {
  if (hidden.includes(entry.id)) return false;
  return restsOn(entry).some((id) => hidden.includes(id));
}

/** Which entries the parts of addresses, and fields, speak of. */
const kindsOf: Readonly<Record<string, Entry["kind"]>> = {
  contacts: "contact",
  contact: "contact",
  proposals: "proposal",
  proposal: "proposal",
  issues: "issue",
  people: "person",
  person: "person",
  offices: "office",
  office: "office",
  approaches: "approach",
};

/** What is asked for in an address: an entry's own id, or that of what it defines. */
function nameOf(entry: Entry): string {
  if (entry.kind === "issue") return entry.issue;
  if (entry.kind === "person") return entry.person;
  if (entry.kind === "office") return entry.office;
  return entry.id;
}

async function ask(
  asking: Asking,
  by: { readonly account: string; readonly one: AnyOperation; readonly sample: Sample },
): Promise<void> {
  const { house, dossier, known, cursors, tags, lines, telling } = asking;
  const { method, path, headers, body } = by.sample;
  seedDice(`${telling.number}/ask/${lines.length}`);
  const response = await house.ask(by.account, `/api/dossiers/${dossier}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const text = isStream(by.one) ? resultIn(await response.text()) : await response.text();
  lines.push([
    `${method} ${path} ${JSON.stringify(headers)} ${body ?? ""}`,
    `${headOf(response)}\n${text}`,
  ]);
  if (by.account === "low") {
    answeredSoFar.set(by.one, (answeredSoFar.get(by.one) ?? new Set()).add(response.status));
  }
  if (known.length < 60) {
    for (const [, id = ""] of text.matchAll(/"id":"([^"]{1,80})"/g)) known.push(id);
  }
  for (const [, next = ""] of text.matchAll(/"next":"([^"]+)"/g)) cursors.unshift(next);
  for (const [, tag = ""] of text.matchAll(/"tag":"([\w-]+)"/g)) tags.unshift(tag);
}

/** How often work says how far it is hangs on how long it takes. */
function resultIn(stream: string): string {
  const frames = stream.split("\n\n");
  return frames.filter((frame) => !frame.startsWith("event: progress")).join("\n\n");
}

/** Status and headers, but for the one that no two answers share. */
function headOf({ status, headers }: Response): string {
  const id = headers.get("x-request-id");
  if (id !== null && !/^[0-9a-f-]{36}$/.test(id)) return `a request id that says something: ${id}`;
  const kept = [...headers].filter(([name]) => name !== "x-request-id" && name !== "date");
  return [status, ...kept.map(([name, value]) => `${name}: ${value}`)].join("\n");
}
