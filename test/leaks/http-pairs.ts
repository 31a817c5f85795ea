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
import { draftsOf, importDossier } from "../../src/service/keep.ts";
import { dominatesUnder } from "../../src/service/stored.ts";
import { openJournal } from "../../src/store/journal.ts";
import { signHeads } from "../../src/store/signing.ts";
import type { TestServer } from "../servers.ts";
import { anyMarkedHistory, type MarkedHistory } from "./marked-history.ts";
import { type Asking, askSome, type Line, type Telling } from "./pair-asking.ts";
import { type FixedStore, openFixed } from "./pair-stores.ts";
import { openStreams } from "./pair-streams.ts";
import { openPlainHouse } from "./plain-house.ts";
import { seedDice, withDice } from "./seeded-dice.ts";
import { cameIn, inStore } from "./sharp.ts";
import { isAbove, six } from "./six-readers.ts";
import { base, headerFor, highest, renamedEntry, wireClearance } from "./wire-history.ts";

export type Pair = { readonly full: FixedStore; readonly cut: FixedStore };

export async function openPair(server: TestServer, name = "pair"): Promise<Pair> {
  const full = await openFixed(server, `${name}_full`);
  return { full, cut: await openFixed(server, `${name}_cut`) };
}

const atOnce = 4;

export type Campaign = {
  readonly from: number;
  readonly count: number;
  /** Of the dossiers: another name to another campaign on the same stores. */
  readonly name?: string;
};

/** Tries so many pairs, from one number on; gives the first difference found, or undefined. */
export async function tryPairs(
  pair: Pair,
  { from, count, name = "pair" }: Campaign,
): Promise<string | undefined> {
  let next = from;
  let difference: string | undefined;
  let failed: { readonly error: unknown } | undefined;
  const tryOn = async () => {
    while (next < from + count && difference === undefined && failed === undefined) {
      const number = next++;
      try {
        const found = await tryPair(pair, number, `${name}-${number}`);
        if (found !== undefined) difference ??= `pair ${number} differs\n${found}`;
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  // All of them come to their end before anybody closes the stores that they work on.
  await Promise.all(Array.from({ length: atOnce }, tryOn));
  if (failed !== undefined) throw failed.error;
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

async function tryPair(
  { full, cut }: Pair,
  number: number,
  dossier: string,
): Promise<string | undefined> {
  const history = historyOf(number);
  const hidden = history.entries.filter((one) => isHidden(one, history.reader));
  const telling = { number, history, hidden: hidden.map(({ id }) => id) };
  const told = (store: FixedStore, whole: boolean) =>
    withDice(() => inStore(() => transcript(store, dossier, { ...telling, whole })));
  const answers = await Promise.allSettled([told(full, true), told(cut, false)]);
  const [whole, part] = answers.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  }) as [readonly Line[], readonly Line[]];
  for (let at = 0; at < Math.max(whole.length, part.length); at++) {
    const [one, other] = [whole[at], part[at]];
    if (one?.[0] !== other?.[0]) return `asked: ${one?.[0]}\nasked: ${other?.[0]}`;
    if (one?.[1] !== other?.[1]) {
      return `asked:   ${one?.[0]}\nwith:    ${one?.[1]}\nwithout: ${other?.[1]}`;
    }
  }
  return undefined;
}

const people: readonly [string, Clearance | undefined, readonly Role[]][] = [
  ["low", undefined, ["desk officer", "assessor", "custodian", "recipient", "auditor"]],
  ["high", highest, ["principal", "custodian"]],
];

/** 15 June 1991, in microseconds. */
const start = Date.UTC(1991, 5, 15) * 1000;
const minute = 60_000_000;

/** In so many pairs a reader listens to the streams from before anything comes in. */
const everyStreams = 10;

async function transcript(
  store: FixedStore,
  dossier: string,
  telling: Telling,
): Promise<readonly Line[]> {
  const { number, history } = telling;
  const header = headerFor(dossier);
  seedDice(`${number}/base`);
  await store.setClock(dossier, start);
  const imported = await importDossier({ header, entries: base }, store);
  if (!imported.ok) throw new Error(imported.problem.lines.join("\n"));
  for (const entry of base) cameIn(entry, false);
  const visitors = people.map(([account, clearance, roles]) => {
    const grant = { roles, clearance: clearance ?? wireClearance(history.reader) };
    return { account, name: account, administrator: false, grants: new Map([[dossier, grant]]) };
  });
  const house = openPlainHouse(store, visitors);
  const asking: Asking = { house, dossier, telling, known: [], cursors: [], tags: [], lines: [] };
  const streams = number % everyStreams === 0 ? await openStreams(house, dossier) : [];
  try {
    await live(asking, store);
    // Somebody who may read all has asked the same just before.
    await askSome(
      { ...asking, lines: [], known: [...asking.known], cursors: [], tags: [] },
      "high",
    );
    await askSome(asking, "low");
    for (const stream of streams) asking.lines.push(await stream.heard());
  } finally {
    for (const { stop } of streams) stop();
  }
  return [...asking.lines, ...loggedOf(asking)];
}

/** Enters the history, an entry a minute, with the reader asking in between. */
async function live(asking: Asking, store: FixedStore): Promise<void> {
  const { dossier, telling } = asking;
  const { number, history, whole, hidden } = telling;
  const header = headerFor(dossier);
  const journal = openJournal(store.database, dominatesUnder(header.regime));
  const half = history.entries.length >> 1;
  const enterOne = async (entry: Entry) => {
    seedDice(`${number}/${entry.id}`);
    const renamed = renamedEntry(entry);
    const [draft] = draftsOf([renamed], header);
    if (draft === undefined) return;
    const { id, mark } = draft;
    const append = { dossier: header.dossier, entries: [draft], write: [mark], key: `${id}/key` };
    const answer = await journal.append(append);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
    cameIn(renamed, hidden.includes(entry.id));
  };
  for (const [at, entry] of history.entries.entries()) {
    await store.setClock(dossier, start + (at + 1) * minute);
    if (at === half) await askSome(asking, "half");
    const isAbove = hidden.includes(entry.id);
    if (whole && isAbove) await enterAbove(asking, at);
    if (whole || !isAbove) await enterOne(entry);
    // Both sign at the same moments, whatever came in.
    if (at % 3 === 0) await signHeads(store.database, dossier, [store.keys.signer]);
  }
}

/** Somebody above the reader enters something through the API, with keys that the reader uses too. */
async function enterAbove({ house, dossier, telling }: Asking, at: number): Promise<void> {
  seedDice(`${telling.number}/above/${at}`);
  const entry = { kind: "event", event: "note", text: `Above, ${at}.`, mark: portionOf(highest) };
  const answer = await house.ask("high", `/api/dossiers/${dossier}/entries`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": `key-${at % 3}`,
      "if-match": "*",
    },
    body: JSON.stringify({ entries: [entry] }),
  });
  // The same key with another text is refused, which is something that was done too.
  if (![201, 422].includes(answer.status)) throw new Error(await answer.text());
}

/** What is hidden is named by no line of the log: where it is, the two stores differ by this. */
function loggedOf({ house, telling: { hidden, whole } }: Asking): readonly Line[] {
  const said = house.logged.join("\n");
  const names = hidden.filter((id) => said.includes(id));
  if (names.length === 0) return [];
  return [["the log", `${whole ? "of both" : "of one"} names ${names.join(" ")}`]];
}
