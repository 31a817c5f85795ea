/**
 * A mixed load on the embedded server in the folder named on the command line, until it is killed.
 *
 * Each line it prints is one answer: `ack` with what was acknowledged, or `problem`. The line is
 * written before anything else is done, so whoever kills this process knows all it acknowledged.
 */
import { writeSync } from "node:fs";
import type { DossierId, EntryId } from "../../src/core/id.ts";
import { openEmbedded } from "../../src/store/embedded.ts";
import { type Journal, openJournal } from "../../src/store/journal.ts";
import type { Draft, Entered } from "../../src/store/journal-types.ts";
import { sentenceOf } from "../../src/store/problem.ts";

export type Said =
  | { readonly kind: "open" }
  | {
      readonly kind: "ack";
      readonly dossier: DossierId;
      readonly entries: readonly Entered[];
      readonly excised: readonly number[];
    }
  | { readonly kind: "problem"; readonly detail: string };

const writers = 8;
const marks = ["U", "S", "TS"];

async function main(folder: string, trial: string): Promise<void> {
  const opened = await openEmbedded({ folder });
  if (!opened.ok) return say({ kind: "problem", detail: sentenceOf(opened.problem) });
  const journal = openJournal(
    opened.value,
    (high, low) => marks.indexOf(high) >= marks.indexOf(low),
  );
  say({ kind: "open" });
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const dossier = `trial-${trial}-${writer % 3}` as DossierId;
      for (let turn = 0; ; turn += 1) await step(journal, dossier, `${writer}-${turn}`);
    }),
  );
}

/** One turn: mostly an append, asked once or several times, now and then an excision or a read. */
async function step(journal: Journal, dossier: DossierId, name: string): Promise<void> {
  const mark = pick(marks);
  const draft = (each: number): Draft => ({
    id: `${name}-${each}` as EntryId,
    kind: "note",
    mark,
    by: "load",
    payload: { text: "x".repeat(dice(400)) },
  });
  const count = dice(10) === 0 ? dice(60) + 1 : 1;
  const entries = Array.from({ length: count }, (_, each) => draft(each));
  const append = { dossier, entries, write: [mark], key: name };
  const copies = dice(4) === 0 ? 1 + dice(4) : 1;
  const answers = await Promise.all(Array.from({ length: copies }, () => journal.append(append)));
  for (const answer of answers) {
    if (answer.ok) say({ kind: "ack", dossier, entries: answer.value.entries, excised: [] });
    else say({ kind: "problem", detail: answer.problem.kind });
  }
  const [first] = answers;
  if (dice(20) === 0 && first?.ok) {
    const positions = [first.value.entries[0]?.position ?? 0];
    const id = `excision-${name}` as EntryId;
    const order = { dossier, mark, positions, id, by: "load", authority: "a", reason: "r" };
    const done = await journal.excise(order);
    if (done.ok) say({ kind: "ack", dossier, entries: done.value.entries, excised: positions });
    else say({ kind: "problem", detail: done.problem.kind });
  }
  if (dice(30) === 0) await journal.read({ dossier, marks: ["U", "S"] });
}

function say(said: Said): void {
  const line = Buffer.from(`${JSON.stringify(said)}\n`);
  for (let at = 0; at < line.length; ) {
    try {
      at += writeSync(1, line, at);
    } catch (error) {
      if (!String(error).includes("EAGAIN")) throw error;
    }
  }
}

function dice(sides: number): number {
  return Math.floor(Math.random() * sides);
}

function pick(names: readonly string[]): string {
  return names[dice(names.length)] ?? "";
}

await main(process.argv[2] ?? "", process.argv[3] ?? "0");
