/**
 * Non-interference in the core: of a generated history, whoever may read only part of it is told
 * the same whether or not the rest ever happened.
 */
import fc from "fast-check";
import type { Entry } from "../../src/core/entry.ts";
import { portionOf } from "../../src/core/mark.ts";
import { harbour } from "../harbour.ts";
import { aPolicy } from "../harbour-policy.ts";
import { transcriptOf } from "./low-transcript.ts";
import { anyMarkedHistory, type MarkedHistory } from "./marked-history.ts";
import { isAbove, six } from "./six-readers.ts";

const policy = aPolicy();

/** The first answer that differs, as with and as without; undefined where none does. */
export function differenceIn({
  entries,
  ...reading
}: MarkedHistory): readonly string[] | undefined {
  const reach = six[reading.reader] ?? { level: 0, held: 0 };
  const above = (entry: Entry) => isAbove(portionOf(entry.mark), reach);
  const hidden = entries.filter(above);
  if (hidden.length === 0) return undefined;
  const shown = entries.filter((entry) => !above(entry));
  const { choice } = reading;
  const questions = { policy, reader: reach, ids: idsOf(hidden, shown), choice };
  const full = transcriptOf([...harbour, ...entries], questions);
  const cut = transcriptOf([...harbour, ...shown], questions);
  for (let at = 0; at < Math.max(full.length, cut.length); at++) {
    if (full[at] !== cut[at]) return [full[at] ?? "(nothing)", cut[at] ?? "(nothing)"];
  }
  return undefined;
}

/** Some ids of either, first of all those that somebody would ask for. */
function idsOf(hidden: readonly Entry[], shown: readonly Entry[]): readonly string[] {
  const first = (entries: readonly Entry[], most: number) =>
    entries
      .filter(({ kind }) => ["contact", "proposal", "move"].includes(kind))
      .slice(-most)
      .map(({ id }) => id);
  return [...first(hidden, 1), ...first(shown, 1), "absent"];
}

/** Tries so many histories; gives what failed, shrunk, or undefined. */
export function tryHistories(count: number, seed?: number): string | undefined {
  const details = fc.check(
    fc.property(anyMarkedHistory, (history) => {
      const found = differenceIn(history);
      if (found !== undefined) throw new Error(`with:    ${found[0]}\nwithout: ${found[1]}`);
    }),
    {
      numRuns: count,
      interruptAfterTimeLimit: 600_000,
      ...(seed === undefined ? {} : { seed }),
    },
  );
  if (!details.failed) return undefined;
  const { errorInstance, seed: used, counterexamplePath, numRuns } = details;
  const said = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `history ${numRuns} (seed ${used}, path ${counterexamplePath}) differs\n${said}`;
}
