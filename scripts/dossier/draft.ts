/**
 * Drafts: entries in their wire form, on the way from the source to the codec.
 *
 * What every draft has in common is made here: dates, sources, mark, recording.
 */
import type { Source, SourceEntry, SourceNote } from "./source.ts";
import type { Supplement, WireCitation, WireWho } from "./supplement.ts";

export type Draft = {
  readonly id: string;
  readonly kind: string;
  readonly [field: string]: unknown;
};

/** All that a conversion may ask. */
export type Setup = { readonly source: Source; readonly supplement: Supplement };

/** The end of a day, in UTC: recorded by then. */
export function endOf(day: string): string {
  return `${day}T23:59:59.999Z`;
}

export function beginning({ supplement }: Setup): string {
  return `${supplement.begins}T00:00:00.000Z`;
}

/** The date as EDTF: an interval is some time within it, and doubt makes each end approximate. */
export function whenOf(entry: SourceEntry): string {
  const doubt = entry.uncertain === true ? "~" : "";
  const days = entry.date === undefined ? [entry.from, entry.to] : [entry.date];
  return days.map((day) => `${stated(entry, day)}${doubt}`).join("/");
}

/** The last day on which it is stated to have happened. */
export function lastDayOf(entry: SourceEntry): string {
  return stated(entry, entry.date ?? entry.to);
}

/** When an entry counts as recorded: by rule, or as the supplement says the record shows. */
export function recordedAt(id: string, lastDay: string, { supplement }: Setup): string {
  return endOf(supplement.recorded[id]?.at ?? lastDay);
}

/** What stands around the body of an entry that the source has. */
export function around(entry: SourceEntry, setup: Setup) {
  return present({
    when: whenOf(entry),
    uncertain: entry.uncertainWhat,
    sources: sourcesOf(entry),
    mark: markOf(entry, setup),
    recorded: recorded(recordedAt(entry.id, lastDayOf(entry), setup), setup),
  });
}

export function recorded(at: string, { supplement }: Setup) {
  return { at, by: supplement.recordedBy };
}

export function markOf(entry: SourceEntry, { supplement }: Setup): string {
  const { marks, sides } = supplement;
  switch (entry.kind) {
    case "movement":
      return marks.move;
    case "difference":
      return marks.divergence;
    case "statement":
      return marks["public statement"];
    case "position":
      return entry.party === sides.theirs ? marks.position.theirs : marks.position.ours;
    case "contact":
    case "approach":
    case "proposal":
    case "decision":
      return marks[entry.kind];
  }
}

export function sourcesOf(entry: SourceEntry): readonly WireCitation[] {
  return [entry.source, ...(entry.also ?? [])].map(citationOf);
}

/** `frus1981-88v03 persons list; doc 244` as citations; a part without a work is of the one before. */
export function citationsIn(text: string, { supplement }: Setup): readonly WireCitation[] {
  let work = "";
  return text.split(/; (?![^(]*\))/).map((part) => {
    const [first = "", ...rest] = part.split(" ");
    const named = supplement.works.some((prefix) => first.startsWith(prefix));
    if (named) work = first;
    const place = (named ? rest.join(" ") : part).replace(/\bdoc(s?) (?=\d)/g, "document$1 ");
    return present({ work: work === "" ? part : work, place: place === "" ? undefined : place });
  });
}

/** A name as the source has it: a person by id, a name the supplement knows, or the words. */
export function whoIs(name: string, { source, supplement }: Setup): WireWho {
  const known = supplement.names[name];
  if (known !== undefined) return known;
  if (source.people.some((person) => person.id === name)) return { person: name };
  return { words: name };
}

/** Without the fields that are undefined. */
export function present<T extends object>(fields: T): T {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as T; // fewer fields, and only those that may be absent
}

function citationOf({ work, doc, note }: SourceNote): WireCitation {
  return present({ work, place: typeof doc === "number" ? `document ${doc}` : doc, note });
}

function stated(entry: SourceEntry, day: string | undefined): string {
  if (day === undefined) throw new Error(`\`${entry.id}\` has no date; give it one in the source`);
  return day;
}
