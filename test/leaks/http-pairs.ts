/**
 * Non-interference over the whole stack: a history is entered into one store whole and into
 * another without what is above a reader; through the API both tell that reader the same, byte for
 * byte: status, headers, bodies, tags, ids, order, and the events of a stream.
 */
import fc from "fast-check";
import type { Clearance } from "../../src/access/clearance.ts";
import type { Role } from "../../src/access/reader.ts";
import type { Entry } from "../../src/core/entry.ts";
import { portionOf } from "../../src/core/mark.ts";
import { operations } from "../../src/http/operations.ts";
import { draftsOf, importDossier } from "../../src/service/keep.ts";
import { dominatesUnder } from "../../src/service/stored.ts";
import { openJournal } from "../../src/store/journal.ts";
import { signHeads } from "../../src/store/signing.ts";
import type { TestServer } from "../servers.ts";
import { anyMarkedHistory, type MarkedHistory } from "./marked-history.ts";
import { type FixedStore, openFixed } from "./pair-stores.ts";
import { openPlainHouse, type PlainHouse } from "./plain-house.ts";
import { type Sample, sampleOf } from "./sampled-requests.ts";
import { seedDice, withDice } from "./seeded-dice.ts";
import { isAbove, six } from "./six-readers.ts";
import { base, headerFor, highest, policies, renamedEntry, wireClearance } from "./wire-history.ts";

export type Pair = { readonly full: FixedStore; readonly cut: FixedStore };

export async function openPair(server: TestServer, name = "pair"): Promise<Pair> {
  const full = await openFixed(server, `${name}_full`);
  return { full, cut: await openFixed(server, `${name}_cut`) };
}

/** How many requests are made while the history runs, and then by somebody above and by the reader. */
const many = { half: 5, high: 4, low: 14 } as const;

type Line = readonly [asked: string, answered: string];

const atOnce = 4;

/** Tries so many pairs, from one number on; gives the first difference found, or undefined. */
export async function tryPairs(
  pair: Pair,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<string | undefined> {
  let next = from;
  let difference: string | undefined;
  const tryOn = async () => {
    while (next < from + count && difference === undefined) {
      const number = next++;
      const found = await tryPair(pair, number);
      if (found !== undefined) difference ??= `pair ${number} differs\n${found}`;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, tryOn));
  return difference;
}

/** The history of that number, always the same one, with something hidden in it. */
export function historyOf(number: number): MarkedHistory {
  for (let seed = number * 1000; ; seed++) {
    const [history] = fc.sample(anyMarkedHistory, { seed, numRuns: 1 });
    if (history?.entries.some((one) => isHidden(one, history.reader))) return history;
  }
}

function isHidden({ mark }: Entry, reader: number): boolean {
  return isAbove(portionOf(mark), six[reader] ?? { level: 0, held: 0 });
}

async function tryPair({ full, cut }: Pair, number: number): Promise<string | undefined> {
  const history = historyOf(number);
  const hidden = history.entries.filter((one) => isHidden(one, history.reader));
  const telling = { number, history, hidden: hidden.map(({ id }) => id) };
  const told = (store: FixedStore, enters: Telling["enters"]) =>
    withDice(() => transcript(store, { ...telling, enters }));
  const [whole, part] = await Promise.all([
    told(full, () => true),
    told(cut, (one) => !isHidden(one, history.reader)),
  ]);
  for (let at = 0; at < Math.max(whole.length, part.length); at++) {
    const [one, other] = [whole[at], part[at]];
    if (one?.[0] !== other?.[0]) return `asked: ${one?.[0]}\nasked: ${other?.[0]}`;
    if (one?.[1] !== other?.[1]) {
      return `asked:   ${one?.[0]}\nwith:    ${one?.[1]}\nwithout: ${other?.[1]}`;
    }
  }
  return undefined;
}

type Telling = {
  readonly number: number;
  readonly history: MarkedHistory;
  readonly hidden: readonly string[];
  readonly enters: (entry: Entry) => boolean;
};

const people: readonly [string, Clearance | undefined, readonly Role[]][] = [
  ["low", undefined, ["desk officer", "assessor", "custodian", "recipient", "auditor"]],
  ["high", highest, ["principal", "custodian"]],
];

/** 15 June 1991, in microseconds. */
const start = Date.UTC(1991, 5, 15) * 1000;

async function transcript(store: FixedStore, telling: Telling): Promise<readonly Line[]> {
  const { number, history } = telling;
  const dossier = `pair-${number}`;
  const header = headerFor(dossier);
  seedDice(`${number}/base`);
  await store.setClock(dossier, start);
  const imported = await importDossier({ header, entries: base }, store);
  if (!imported.ok) throw new Error(imported.problem.lines.join("\n"));
  const visitors = people.map(([account, clearance, roles]) => {
    const grant = { roles, clearance: clearance ?? wireClearance(history.reader) };
    return { account, name: account, administrator: false, grants: new Map([[dossier, grant]]) };
  });
  const house = openPlainHouse(store, visitors);
  const journal = openJournal(store.database, dominatesUnder(header.regime));
  const asked: Asking = { house, dossier, telling, known: [], cursors: [], lines: [] };
  const half = history.entries.length >> 1;
  const streams = number % 20 === 0 ? await openStreams(asked) : [];
  const enterOne = async (entry: Entry, at: number) => {
    seedDice(`${number}/${entry.id}`);
    await store.setClock(dossier, start + (at + 1) * 60_000_000);
    const [draft] = draftsOf([renamedEntry(entry)], header);
    if (draft === undefined) return;
    const key = `key-${at % 3}`;
    const answer = await journal.append({
      dossier: header.dossier,
      entries: [draft],
      write: [draft.mark],
      key: `${entry.id}/${key}`,
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  };
  for (const [at, entry] of history.entries.entries()) {
    if (at === half) await askSome(asked, "half");
    if (telling.enters(entry)) await enterOne(entry, at);
    // Both sign at the same moments, whatever came in.
    if (at % 3 === 0) await signHeads(store.database, dossier, [store.keys.signer]);
  }
  // Somebody who may read all has asked the same just before.
  await askSome({ ...asked, lines: [], known: [...asked.known], cursors: [] }, "high");
  await askSome(asked, "low");
  for (const stream of streams) asked.lines.push(await stream());
  return asked.lines;
}

type Asking = {
  readonly house: PlainHouse;
  readonly dossier: string;
  readonly telling: Telling;
  /** Ids that the answers have named. */
  readonly known: string[];
  readonly cursors: string[];
  readonly lines: Line[];
};

/** Some of all that can be asked; over many pairs, all of it. */
async function askSome(asked: Asking, when: keyof typeof many): Promise<void> {
  const { number } = asked.telling;
  const plain = operations.filter(({ answer }) => answer !== "text/event-stream");
  for (let nth = 0; nth < many[when]; nth++) {
    const turn = number * many.low + nth;
    const one = plain[turn % plain.length] as (typeof plain)[number]; // within the list
    // A prime, so that each operation meets every kind of request in its turn.
    const sample = sampleOf(one, turn * 7 + number, wordsOf(asked, turn));
    await ask(asked, when === "high" ? "high" : "low", sample);
  }
}

function wordsOf({ telling, known, cursors }: Asking, turn: number) {
  const { history, hidden } = telling;
  const entries = [...history.entries, ...base];
  const pick = (list: readonly string[], nth: number) => list[(turn + nth) % list.length];
  const idsOf = (part: string) => {
    const kind = kindsOf[part];
    const fitting = entries.filter((one) => kind === undefined || one.kind === kind);
    const named = fitting.map((one) => nameOf(one));
    const closed = fitting.filter(({ id }) => hidden.includes(id)).map((one) => nameOf(one));
    const ids = [pick(named, 0), pick(closed, 0), pick(named, 3), pick(known, 0), "absent"];
    return ids.filter((id) => id !== undefined);
  };
  return { idsOf, cursors, policies: [...policies, policies[0], policies[1], "clark", "no-such"] };
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

async function ask(asked: Asking, account: string, sample: Sample): Promise<void> {
  const { house, dossier, known, cursors, lines, telling } = asked;
  const { method, path, headers, body } = sample;
  seedDice(`${telling.number}/ask/${lines.length}`);
  const response = await house.ask(account, `/api/dossiers/${dossier}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  lines.push([`${method} ${path} ${body ?? ""}`, `${headOf(response)}\n${text}`]);
  if (known.length < 60) {
    for (const [, id = ""] of text.matchAll(/"id":"([^"]{1,80})"/g)) known.push(id);
  }
  for (const [, next = ""] of text.matchAll(/"next":"([^"]+)"/g)) cursors.unshift(next);
}

/** Status and headers, but for the one that no two answers share. */
function headOf({ status, headers }: Response): string {
  const id = headers.get("x-request-id");
  if (id !== null && !/^[0-9a-f-]{36}$/.test(id)) return `a request id that says something: ${id}`;
  const kept = [...headers].filter(([name]) => name !== "x-request-id" && name !== "date");
  return [status, ...kept.map(([name, value]) => `${name}: ${value}`)].join("\n");
}

/** Starts to listen where there is something to hear; what it gives, called late, ends that. */
/** Opens each stream and waits for its first word, so that all of them begin at the same state. */
function openStreams(asked: Asking): Promise<readonly (() => Promise<Line>)[]> {
  const { house, dossier } = asked;
  const streaming = operations.filter(
    ({ answer, method }) => answer === "text/event-stream" && method === "get",
  );
  return Promise.all(
    streaming.map(async ({ path }) => {
      const stop = new AbortController();
      const address = `/api/dossiers/${dossier}${path}`;
      const response = await house.ask("low", address, { signal: stop.signal });
      const parts = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      const first = (await parts?.read())?.value ?? "";
      const rest = readAll(parts);
      return async () => {
        await new Promise((resolve) => setTimeout(resolve, 700));
        stop.abort();
        return [`GET ${path}`, framesOf(first + (await rest))] as const;
      };
    }),
  );
}

async function readAll(parts: ReadableStreamDefaultReader<string> | undefined): Promise<string> {
  let text = "";
  for (let part = await parts?.read(); part?.done === false; part = await parts?.read()) {
    text += part.value;
  }
  return text;
}

/** All frames as if they had come in one: how much falls into each is a matter of time. */
function framesOf(text: string): string {
  const frames = text.split("\n\n").filter((frame) => frame !== "" && !frame.startsWith(":"));
  const entries = frames.flatMap((frame) => {
    const data = /^event: growth\ndata: (.*)$/m.exec(frame)?.[1];
    return data === undefined ? [] : (JSON.parse(data) as { entries: unknown[] }).entries;
  });
  const last = frames.at(-1)?.replace(/"entries":\[.*\]/, '"entries":[]') ?? "";
  return `${last}\n${JSON.stringify(entries)}`;
}
