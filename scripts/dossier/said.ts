/**
 * Approaches, public statements, positions and divergences.
 */
import { notes } from "./contacts.ts";
import { around, type Draft, present, type Setup, whoIs } from "./draft.ts";
import type { SourceOf } from "./source.ts";

export function approachDraft(entry: SourceOf<"approach">, setup: Setup): Draft {
  const row = setup.supplement.approaches[entry.id];
  const side = entry.side === undefined ? undefined : directions[entry.side];
  const toward = row?.toward ?? whoIs(entry.target, setup);
  const kept = "person" in toward ? toward.person : "words" in toward ? toward.words : undefined;
  const answer = row?.answer;
  if (answer === undefined) throw new Error(`\`${entry.id}\`: no answer in the supplement; add it`);
  return present({
    id: entry.id,
    kind: "approach",
    ...around(entry, setup),
    direction: side ?? row?.direction ?? "unknown",
    by: row?.by ?? whoIs(entry.through, setup),
    vehicle: entry.through,
    toward,
    asked: entry.summary,
    answer,
    disposition: entry.disposition,
    reportedTo: row?.reportedTo,
    note: entry.target === kept ? undefined : `toward, in the source: ${entry.target}`,
  });
}

export function statementDraft(entry: SourceOf<"statement">, setup: Setup): Draft {
  return present({
    id: entry.id,
    kind: "public statement",
    ...around(entry, setup),
    by: whoIs(entry.by, setup),
    audience: entry.audience,
    tone: entry.tone,
    issue: entry.issue ?? undefined,
    text: entry.summary,
  });
}

export function divergenceDraft(entry: SourceOf<"difference">, setup: Setup): Draft {
  const names = entry.between.filter((name) => "office" in whoIs(name, setup));
  return present({
    id: entry.id,
    kind: "divergence",
    ...around(entry, setup),
    between: entry.between.map((name) => whoIs(name, setup)),
    issue: entry.issue ?? undefined,
    views: entry.summary,
    note: names.length === 0 ? undefined : notes([`between, in the source: ${names.join(", ")}`]),
  });
}

export function positionDraft(entry: SourceOf<"position">, setup: Setup): Draft {
  const { supplement } = setup;
  const of = whoIs(entry.party, setup);
  const place = statedAt(entry, setup);
  return present({
    id: entry.id,
    kind: "position",
    ...around(entry, setup),
    // Whoever may read it may read what it was stated in.
    ...(place === supplement.seed.id ? { mark: supplement.seed.mark } : {}),
    of,
    party: "office" in of ? supplement.sides.ours : undefined,
    issue: entry.issue ?? undefined,
    stance: entry.stance,
    option: entry.option,
    firmness: entry.firmness,
    statedAt: place,
    inForce: supplement.positions[entry.id]?.inForce,
    note: notes([
      entry.summary,
      "office" in of ? `held, in the source, by: ${entry.party}` : undefined,
    ]),
  });
}

const directions = { ours: "to them", theirs: "to us" } as const;

/** An entry of the record, or the memorandum; any other place must be the entry's own source. */
function statedAt(entry: SourceOf<"position">, { source, supplement }: Setup): string | undefined {
  const { statedAt: place } = entry;
  if (place === null) return undefined;
  if (source.record.some(({ id }) => id === place)) return place;
  const held = supplement.seed.sources.some(
    (cited) => `${cited.work} ${cited.place?.replace("document", "doc")}` === place,
  );
  if (held) return supplement.seed.id;
  if (place === `${entry.source.work} doc ${entry.source.doc}`) return undefined;
  throw new Error(`\`${entry.id}\` was stated at \`${place}\`, which is not its source; see both`);
}
