/**
 * What was known only later: words of an entry that tell of days after its own.
 *
 * The entry keeps what was known by then, and an event beside it holds the whole
 * of the words, recorded when they could be known.
 */
import { type Draft, endOf, markOf, recorded, type Setup, sourcesOf } from "./draft.ts";
import type { SourceEntry } from "./source.ts";
import type { Supplement } from "./supplement.ts";

type Row = Supplement["later"][number];

export function splitLater(setup: Setup): {
  readonly record: readonly SourceEntry[];
  readonly events: readonly Draft[];
} {
  const { source, supplement } = setup;
  const events: Draft[] = [];
  const record = source.record.map((entry) => {
    let kept = entry;
    for (const row of supplement.later) {
      if (row.entry !== entry.id) continue;
      const words = wordsOf(entry, row);
      events.push(eventOf(entry, row, { words, setup }));
      kept = withWords(kept, row, row.known);
      if (
        row.known !== undefined &&
        row.known !== supplement.nothingYet &&
        !words.includes(row.known)
      ) {
        throw new Error(`\`${entry.id}\`: the words kept are not in the source; quote them`);
      }
    }
    return kept;
  });
  return { record, events };
}

function wordsOf(entry: SourceEntry, { field }: Row): string {
  const words: unknown = Object.entries(entry).find(([name]) => name === field)?.[1];
  if (typeof words === "string") return words;
  throw new Error(`\`${entry.id}\` has no \`${field}\` to split; look at the source`);
}

/** Words that may be left out go where nothing was known yet; the schema catches the others. */
function withWords(entry: SourceEntry, { field }: Row, known: string | undefined): SourceEntry {
  if (known !== undefined) return { ...entry, [field]: known };
  const { [field as "summary"]: _, ...rest } = entry;
  return rest as SourceEntry;
}

function eventOf(
  entry: SourceEntry,
  row: Row,
  { words, setup }: { readonly words: string; readonly setup: Setup },
): Draft {
  return {
    id: `${entry.id}.${row.field}`,
    kind: "event",
    event: row.field,
    text: words,
    when: row.at,
    note: `the ${row.field} of ${entry.id}, as known from this day: ${row.reason}`,
    sources: sourcesOf(entry),
    mark: markOf(entry, setup),
    recorded: recorded(endOf(row.at), setup),
  };
}
