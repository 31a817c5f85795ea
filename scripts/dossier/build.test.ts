/**
 * The example dossier against its source material, where that is at hand.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseDossier } from "../../src/codec/dossier.ts";
import { encodeEntry } from "../../src/codec/entry.ts";
import { buildDossier, example } from "./build.ts";
import { parseSource, type Source, type SourceEntry } from "./source.ts";

const material = "../shared";
const here = existsSync(join(material, "dossier/record-1981-1983.jsonl"));
const read = (path: string) => readFileSync(path, "utf8");

/** A field of these holds a word that is mapped, not kept. */
const mapped = new Set([
  "id",
  "kind",
  "mode",
  "side",
  "initiator",
  "engagement",
  "date",
  "from",
  "to",
  "statedAt",
]);

const nothing: Source = { people: [], issues: [], record: [], seed: "" };
const files = here ? filesOf() : undefined;
const source = files === undefined ? nothing : parseSource(files);
const built = files === undefined ? "" : buildDossier(files);
const lines = read(join(example, "dossier.jsonl")).split("\n");

test.skipIf(here)("the source material is not at hand, so the example was not built anew", () => {
  expect(here).toBe(false);
});

describe.skipIf(!here)("the record", () => {
  test("the dossier is what the script makes of its sources", () => {
    expect(built.split("\n")).toEqual(lines);
  });

  test.each(source.record.map((entry) => [entry.id, entry] as const))(
    "%s keeps its id and every word of the source",
    (id, entry) => {
      const own = lines.filter((line) => idOf(line) === id || idOf(line).startsWith(`${id}.`));
      expect(own.map(idOf)).toContain(id);
      const kept = own.join("\n");
      for (const words of wordsOf(entry))
        expect(kept).toContain(JSON.stringify(words).slice(1, -1));
    },
  );

  test.each(source.record.map((entry) => [entry.id, entry] as const))(
    "%s keeps every source with its place",
    (id, entry) => {
      const line = lines.find((one) => idOf(one) === id) ?? "";
      const { sources } = JSON.parse(line) as { sources: readonly { place: string }[] };
      const cited = [entry.source, ...(entry.also ?? [])].map(({ work, doc, note }) => ({
        work,
        place: typeof doc === "number" ? `document ${doc}` : doc,
        ...(note === undefined ? {} : { note }),
      }));
      expect(sources).toEqual(cited);
    },
  );

  test("a date that the source doubts is never exact", () => {
    const doubted = source.record.filter((entry) => entry.uncertain === true);
    expect(doubted.length).toBeGreaterThan(60);
    for (const entry of doubted) {
      const { when, uncertain } = JSON.parse(lines.find((one) => idOf(one) === entry.id) ?? "");
      expect(
        String(when)
          .split("/")
          .every((end) => end.endsWith("~")),
      ).toBe(true);
      expect(uncertain).toBe(entry.uncertainWhat);
    }
  });

  test("printing again what was read gives the same lines", () => {
    const parsed = parseDossier(built);
    if (!parsed.ok) throw new Error("the dossier cannot be read");
    const again = parsed.value.entries.map((entry) => JSON.stringify(encodeEntry(entry)));
    expect(again).toEqual(lines.slice(1, -2));
  });
});

describe.skipIf(!here)("people and issues", () => {
  test.each(source.people.map((person) => [person.id, person] as const))(
    "%s keeps every post, by its title or the office it comes to",
    (id, person) => {
      const own = lines.filter((line) => line.includes(`"person":"${id}"`)).join("\n");
      for (const post of person.posts) {
        const named = own.includes(post.title) || offices(own, lines).includes(post.title);
        expect(named, post.title).toBe(true);
      }
    },
  );

  test.each(source.issues.map((issue) => [issue.id, issue] as const))(
    "the issue %s keeps its title, its scale and both opening lines",
    (id, issue) => {
      const own = lines.filter((line) => line.includes(`"issue":"${id}"`)).join("\n");
      const stances = Object.values(issue.openingPositions ?? {});
      const options = (issue.options ?? []).flatMap((option) => [option.id, option.label]);
      for (const words of [issue.title, ...stances, issue.note ?? "", ...options]) {
        expect(own).toContain(words);
      }
    },
  );
});

function filesOf() {
  return {
    people: read(join(material, "dossier/people.json")),
    issues: read(join(material, "dossier/issues.json")),
    record: read(join(material, "dossier/record-1981-1983.jsonl")),
    seed: read(join(material, "seed.txt")),
    supplement: read(join(example, "supplement.json")),
  };
}

function idOf(line: string): string {
  return /^\{"id":"([^"]+)"/.exec(line)?.[1] ?? "";
}

/** Every text of an entry that is nobody's id and no word of a list. */
function wordsOf(entry: SourceEntry): readonly string[] {
  return Object.entries(entry).flatMap(([field, value]) => {
    if (mapped.has(field)) return [];
    if (typeof value === "string") return [value];
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  });
}

function offices(own: string, lines: readonly string[]): string {
  const named = [...own.matchAll(/"office":"([^"]+)"/g)].map(([, office]) => office);
  return lines
    .filter((line) => named.some((id) => line.includes(`"kind":"office","office":"${id}"`)))
    .join("\n");
}
