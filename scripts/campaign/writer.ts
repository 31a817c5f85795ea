/**
 * One Chancery of several on one server: does what it is told on its standard input, line by line,
 * and says on its standard output how it went.
 *
 * `note` appends under a key, so often at once as it is told. `count` reads the last number of a
 * dossier and appends the next, expecting that nothing came between; it tries until that holds.
 */
import { createInterface } from "node:readline";
import type { DossierId, EntryId } from "../../src/core/id.ts";
import { type Journal, openJournal } from "../../src/store/journal.ts";
import type { Append } from "../../src/store/journal-types.ts";
import { sentenceOf } from "../../src/store/problem.ts";
import { openUrl } from "../../src/store/url.ts";

export type Order = {
  readonly number: number;
  readonly kind: "note" | "count";
  readonly dossier: DossierId;
  readonly mark: string;
  readonly copies: number;
};
export type Done = {
  readonly number: number;
  readonly outcome: "done" | "before" | string;
  readonly position: number | undefined;
};

async function main([app, owner]: readonly string[]): Promise<void> {
  const opened = await openUrl({ app: app ?? "", owner });
  if (!opened.ok) throw new Error(sentenceOf(opened.problem));
  const journal = openJournal(opened.value, (high, low) => high === low || low === "U");
  for await (const line of createInterface({ input: process.stdin })) {
    void carryOut(journal, JSON.parse(line)).then((done) =>
      process.stdout.write(`${JSON.stringify(done)}\n`),
    );
  }
  await opened.value.close();
}

function carryOut(journal: Journal, order: Order): Promise<Done> {
  return order.kind === "note" ? note(journal, order) : count(journal, order);
}

async function note(journal: Journal, order: Order): Promise<Done> {
  const append = appendOf(order, { order: order.number });
  const answers = await Promise.all(
    Array.from({ length: order.copies }, () => journal.append(append)),
  );
  const positions = new Set<number | undefined>();
  for (const answer of answers) {
    if (!answer.ok)
      return { number: order.number, outcome: answer.problem.kind, position: undefined };
    positions.add(answer.value.entries[0]?.position);
  }
  const outcome = positions.size === 1 ? "done" : "several entries";
  return { number: order.number, outcome, position: [...positions][0] };
}

async function count(journal: Journal, order: Order): Promise<Done> {
  const { number, dossier, mark } = order;
  for (;;) {
    const expected = new Map([[mark, 0], ...(await journal.sizes(dossier, [mark]))]);
    const entries = await journal.read({ dossier, marks: [mark], until: expected });
    const last = entries.at(-1);
    const counted = last?.state === "held" ? (last.payload as { counted: number }).counted : 0;
    const append = appendOf(order, { counted: counted + 1 });
    const answer = await journal.append({ ...append, expected });
    if (answer.ok) {
      const position = answer.value.entries[0]?.position;
      return { number, outcome: "done", position };
    }
    // Done by an earlier try whose answer was lost with the process that asked.
    if (answer.problem.kind === "key-reused")
      return { number, outcome: "before", position: undefined };
    if (answer.problem.kind !== "stale") {
      return { number, outcome: answer.problem.kind, position: undefined };
    }
  }
}

function appendOf({ number, dossier, mark }: Order, payload: unknown): Append {
  const id = `order-${number}` as EntryId;
  const entries = [{ id, kind: "note", mark, by: "writer", payload }];
  return { dossier, entries, write: [mark], key: `order/${number}` };
}

await main(process.argv.slice(2));
