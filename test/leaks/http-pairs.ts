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
import { draftOf, importDossier } from "../../src/service/keep.ts";
import { dominatesUnder } from "../../src/service/stored.ts";
import { openJournal } from "../../src/store/journal.ts";
import { signHeads } from "../../src/store/signing.ts";
import type { TestServer } from "../servers.ts";
import { type House, openHouse } from "./house.ts";
import { anyMarkedHistory, type MarkedHistory } from "./marked-history.ts";
import { type FixedStore, openFixed } from "./pair-stores.ts";
import { type Sample, sampleOf } from "./sampled-requests.ts";
import { seedDice } from "./seeded-dice.ts";
import { isAbove, six } from "./six-readers.ts";
import { base, headerFor, highest, policies, renamedEntry, wireClearance } from "./wire-history.ts";

export type Pair = { readonly full: FixedStore; readonly cut: FixedStore };

export async function openPair(server: TestServer, name = "pair"): Promise<Pair> {
  const full = await openFixed(server, `${name}_full`);
  return { full, cut: await openFixed(server, `${name}_cut`) };
}

/** How many requests a reader makes at each of the two moments. */
const most = 24;

type Line = readonly [asked: string, answered: string];

/** Tries so many pairs, from one number on; gives the first difference, or undefined. */
export async function tryPairs(
  pair: Pair,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<string | undefined> {
  for (let number = from; number < from + count; number++) {
    const found = await tryPair(pair, number);
    if (found !== undefined) return `pair ${number} differs\n${found}`;
  }
  return undefined;
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
  const whole = await transcript(full, { ...telling, enters: () => true });
  const part = await transcript(cut, {
    ...telling,
    enters: (one) => !isHidden(one, history.reader),
  });
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
  await store.setClock(start);
  const imported = await importDossier({ header, entries: base }, store);
  if (!imported.ok) throw new Error(imported.problem.lines.join("\n"));
  const house = openHouse(
    store,
    people.map(([account, clearance, roles]) => ({
      account,
      name: account,
      administrator: false,
      grants: new Map([
        [dossier, { roles, clearance: clearance ?? wireClearance(history.reader) }],
      ]),
    })),
  );
  const journal = openJournal(store.database, dominatesUnder(header.regime));
  const asked: Asking = { house, dossier, telling, known: [], cursors: [], lines: [] };
  const half = history.entries.length >> 1;
  const streams = number % 20 === 0 ? openStreams(asked) : [];
  for (const [at, entry] of history.entries.entries()) {
    if (at === half) await walk(asked, 0);
    if (!telling.enters(entry)) continue;
    seedDice(`${number}/${entry.id}`);
    await store.setClock(start + (at + 1) * 60_000_000);
    const draft = draftOf(renamedEntry(entry));
    const key = `key-${at % 3}`;
    const answer = await journal.append({
      dossier: header.dossier,
      entries: [draft],
      write: [draft.mark],
      key: `${entry.id}/${key}`,
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
    if (at % 3 === 0) await signHeads(store.database, dossier, [store.keys.signer]);
  }
  // Somebody who may read all has asked the same just before.
  await askAll({ ...asked, lines: [], known: [...asked.known] }, { account: "high", phase: 1 });
  await walk(asked, 1);
  for (const stream of streams) asked.lines.push(await stream());
  return asked.lines;
}

type Asking = {
  readonly house: House;
  readonly dossier: string;
  readonly telling: Telling;
  /** Ids that the answers have named. */
  readonly known: string[];
  readonly cursors: string[];
  readonly lines: Line[];
};

async function walk(asked: Asking, phase: number): Promise<void> {
  await askAll(asked, { account: "low", phase });
}

async function askAll(
  asked: Asking,
  { account, phase }: { readonly account: string; readonly phase: number },
): Promise<void> {
  const { number } = asked.telling;
  const plain = operations.filter(({ answer }) => answer !== "text/event-stream");
  const each = Math.max(1, Math.floor(most / plain.length));
  for (const [at, one] of plain.entries()) {
    for (let nth = 0; nth < each; nth++) {
      const turn = number * each + nth + at + phase * 3;
      await ask(asked, account, sampleOf(one, turn, wordsOf(asked, turn)));
    }
  }
}

function wordsOf({ telling, known, cursors }: Asking, turn: number) {
  const of = (ids: readonly string[], nth: number) => ids[(turn + nth) % Math.max(1, ids.length)];
  const shown = telling.history.entries.map(({ id }) => id as string);
  const ids = [
    of(shown, 0),
    of(telling.hidden, 0),
    of(known, 0),
    "person.ines",
    "absent",
    of(shown, 3),
  ];
  return {
    ids: ids.filter((id) => id !== undefined),
    cursors,
    policies: [...policies, policies[0], "clark", "no-such"],
  };
}

async function ask(asked: Asking, account: string, sample: Sample): Promise<void> {
  const { house, dossier, known, cursors, lines, telling } = asked;
  const { method, path, headers, body } = sample;
  seedDice(`${telling.number}/ask/${lines.length}`);
  const response = await house.ask(`/api/dossiers/${dossier}${path}`, {
    method,
    headers: { ...headers, "x-account": account },
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
function openStreams(asked: Asking): readonly (() => Promise<Line>)[] {
  const { house, dossier } = asked;
  const streaming = operations.filter(
    ({ answer, method }) => answer === "text/event-stream" && method === "get",
  );
  return streaming.map(({ path }) => {
    const stop = new AbortController();
    const heard = house
      .ask(`/api/dossiers/${dossier}${path}`, {
        headers: { "x-account": "low" },
        signal: stop.signal,
      })
      .then(readAll);
    return async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      stop.abort();
      return [`GET ${path}`, framesOf(await heard)] as const;
    };
  });
}

async function readAll(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      text += decoder.decode(part.value, { stream: true });
    }
  } catch {
    // it was ended from here
  }
  return text;
}

/** The last frame of each kind: how many wake-ups fall into one is a matter of time. */
function framesOf(text: string): string {
  const frames = text.split("\n\n").filter((frame) => frame !== "" && !frame.startsWith(":"));
  return frames.at(-1) ?? "";
}
