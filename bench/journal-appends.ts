/**
 * Durable appends, with hashing, access and idempotency, beside bare inserts of the same payload
 * in the same server: rounds of each in turn, so that the machine's noise falls on both.
 */
import type pg from "pg";
import { canonicalJson } from "../src/codec/canonical.ts";
import type { DossierId, EntryId } from "../src/core/id.ts";
import type { Database } from "../src/store/database.ts";
import { openJournal } from "../src/store/journal.ts";

const rounds = 9;
const seconds = 1.5;
const dossier = "bench" as DossierId;
const text = "The Minister said that he would reflect on what had been put to him. ".repeat(6);

type Append = (nth: number) => Promise<void>;

/** How many of each have been asked for; all of them must be there at the end. */
const next = { ours: 0, bare: 0 };

export async function timeAppends(
  database: Database,
  bare: pg.Pool,
  say: (words: string) => void,
): Promise<void> {
  await bare.query("create schema bare");
  await bare.query("create table bare.entry (id text primary key, payload text not null)");
  const durable = await bare.query(
    "select current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync",
  );
  const { commit, fsync } = durable.rows[0];
  if (commit !== "on" || fsync !== "on") throw new Error("the server does not write through");
  const journal = openJournal(database, (high, low) => high === low);
  const ours: Append = async (nth) => {
    const id = `entry-${nth}` as EntryId;
    const entry = { id, kind: "note", mark: "U", by: "desk", payload: { text, nth } };
    const answer = await journal.append({
      dossier,
      entries: [entry],
      write: ["U"],
      key: `k-${nth}`,
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  };
  const theirs: Append = async (nth) => {
    const payload = canonicalJson({ by: "desk", kind: "note", payload: { text, nth } });
    await bare.query("insert into bare.entry (id, payload) values ($1, $2)", [`e-${nth}`, payload]);
  };
  say("| durable appends a second | ours | bare inserts | ratio | wanted |");
  say("| --- | ---: | ---: | ---: | --- |");
  for (const [writers, wanted] of [
    [1, 0.6],
    [32, 0.8],
  ] as const) {
    const pairs: { readonly ours: number; readonly bare: number }[] = [];
    for (let round = -1; round < rounds; round++) {
      const pair = {
        ours: await rate("ours", ours, writers),
        bare: await rate("bare", theirs, writers),
      };
      if (round >= 0) pairs.push(pair); // the first of each warms up
    }
    const ratios = pairs.map((pair) => pair.ours / pair.bare);
    const ratio = median(ratios);
    say(
      `| ${writers} writer${writers === 1 ? "" : "s"} | ${perSecond(pairs.map((pair) => pair.ours))} | ${perSecond(pairs.map((pair) => pair.bare))} | ${ratio.toFixed(2)} (${Math.min(...ratios).toFixed(2)}..${Math.max(...ratios).toFixed(2)}) | ${wanted}: ${ratio >= wanted ? "met" : "NOT MET"} |`,
    );
  }
  const held = await journal.read({ dossier, marks: ["U"] });
  if (held.length !== next.ours) throw new Error(`${held.length} entries of ${next.ours}`);
}

/** Appends a second, with so many writers, each of which waits for its answer. */
async function rate(who: "ours" | "bare", append: Append, writers: number): Promise<number> {
  const begun = performance.now();
  const until = begun + seconds * 1000;
  let done = 0;
  const writer = async () => {
    while (performance.now() < until) {
      await append(next[who]++);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return (done / (performance.now() - begun)) * 1000;
}

function perSecond(rates: readonly number[]): string {
  const whole = (rate: number) => Math.round(rate).toLocaleString("en-GB");
  return `${whole(median(rates))} (${whole(Math.min(...rates))}..${whole(Math.max(...rates))})`;
}

export function median(of: readonly number[]): number {
  return [...of].sort((a, b) => a - b)[of.length >> 1] ?? 0;
}
