/**
 * The dossier file: one relationship's whole record as JSON Lines.
 *
 * A header, one entry to a line, and a last line that counts them, so that a file
 * cut anywhere is known to be cut. Nothing is taken from a file with a problem.
 */
import { z } from "zod";
import { incoherences } from "../core/coherence.ts";
import type { Entry } from "../core/entry.ts";
import type { DossierId, EntryId } from "../core/id.ts";
import { type Incoherence, sayIncoherence } from "../core/incoherence.ts";
import type { Regime } from "../core/mark.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { encodeEntry, readEntry, withoutAbsent } from "./entry.ts";
import { type FieldProblem, printPath, readBy } from "./explain.ts";
import { ids, list, may, some, text } from "./fields.ts";

export type DossierHeader = {
  readonly chancery: "dossier";
  readonly version: 1;
  readonly dossier: DossierId;
  readonly title: string;
  /** Made up, in whole or in part: a shipped one is never taken unless it is named. */
  readonly fictional?: true;
  readonly regime: Regime;
  readonly note?: string;
  /** How the record was coded, for whoever reads it. */
  readonly conventions: readonly string[];
};

export type Dossier = { readonly header: DossierHeader; readonly entries: readonly Entry[] };

export type DossierProblem = {
  /** Counted from 1. */
  readonly line: number;
  readonly entry?: string;
  /** The field, as in `segments[0].participants`; empty for the line as a whole. */
  readonly path: string;
  readonly message: string;
};

/** More than these are not listed. */
export const mostProblems = 20;

const portion = text.refine((id) => !id.includes(";") && id === id.trim(), {
  error: "holds a semicolon or a space at its end; write it without",
});
const named = z.strictObject({ id: portion, title: text });

export const headerSchema = z.strictObject({
  chancery: z.literal("dossier"),
  version: z.literal(1, {
    error: ({ input }) =>
      input === undefined ? undefined : "is not 1, the one version known here",
  }),
  dossier: ids.dossier,
  title: text,
  fictional: may(z.literal(true).describe("Made up, in whole or in part")),
  regime: z
    .strictObject({
      id: ids.plain,
      title: text,
      levels: some(named, "is empty; list the levels from the lowest to the highest"),
      captions: list(named),
    })
    .refine((regime) => isUnique(regime.levels) && isUnique(regime.captions), {
      error: "has a level or a caption twice; list each once",
    }),
  note: may(text),
  conventions: list(text),
}) satisfies z.ZodType<DossierHeader>;

const endSchema = z.strictObject({ end: z.int().nonnegative() });

export function parseDossier(file: string): Result<Dossier, readonly DossierProblem[]> {
  const lines = linesOf(file);
  const header = readHeader(lines[0]);
  const rows = readRows(lines);
  const problems = [...header.problems, ...rows.problems];
  if (problems.length === 0) problems.push(...togetherProblems(rows.read, header.value));
  if (header.value === undefined || problems.length > 0) {
    return fail(problems.sort((a, b) => a.line - b.line).slice(0, mostProblems));
  }
  return ok({ header: header.value, entries: rows.read.map(({ entry }) => entry) });
}

/** The file of a dossier; the same dossier gives the same bytes. */
export function printDossier(header: DossierHeader, entries: readonly Entry[]): string {
  const lines = [encodeHeader(header), ...entries.map(encodeEntry), { end: entries.length }];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** The wire form of a header: the first line of a file. */
export function encodeHeader(header: DossierHeader): unknown {
  return withoutAbsent(z.encode(headerSchema, header));
}

/** Reads what has been stored as a header; throws where it is none. */
export function decodeHeader(json: unknown): DossierHeader {
  return headerSchema.parse(json);
}

/** As in: `us.jsonl:12: \`con-1\` \`mode\` is missing`. */
export function sayDossierProblem(file: string, problem: DossierProblem): string {
  const { line, entry, path, message } = problem;
  const names = [entry, path].flatMap((name) => (name ? [`\`${name}\``] : []));
  return [`${file}:${line}:`, ...names, message].join(" ");
}

type Read = { readonly line: number; readonly entry: Entry };

function linesOf(file: string): readonly string[] {
  const lines = file.replace(/^\uFEFF/, "").split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function readHeader(line: string | undefined): {
  readonly value?: DossierHeader;
  readonly problems: readonly DossierProblem[];
} {
  if (line === undefined || line.trim() === "") {
    return { problems: [whole(1, noHeader)] };
  }
  const json = readJson(line);
  if (!json.ok)
    return { problems: [whole(1, "the header is not JSON; a dossier file begins with one")] };
  if (!isHeader(json.value)) return { problems: [whole(1, noHeader)] };
  const header = readBy(headerSchema, json.value);
  if (header.ok) return { value: header.value, problems: [] };
  return { problems: header.problem.map((problem) => located(1, undefined, problem)) };
}

/** The entries of all lines after the header, down to the line that counts them. */
function readRows(lines: readonly string[]): {
  readonly read: readonly Read[];
  readonly problems: readonly DossierProblem[];
} {
  const read: Read[] = [];
  const problems: DossierProblem[] = [];
  for (let number = 2; number <= lines.length; number++) {
    const json = readJson(lines[number - 1] ?? "");
    if (json.ok && isEnd(json.value)) {
      return { read, problems: [...problems, ...endProblems(json.value, lines, number)] };
    }
    const isLast = number === lines.length;
    const entry = json.ok ? readRow(json.value, number) : fail([notJson(number, isLast)]);
    if (entry.ok) read.push({ line: number, entry: entry.value });
    else problems.push(...entry.problem);
    if (isLast && !json.ok) return { read, problems };
  }
  return { read, problems: [...problems, whole(Math.max(1, lines.length), cutAfter)] };
}

function readRow(json: unknown, line: number): Result<Entry, readonly DossierProblem[]> {
  const entry = readEntry(json);
  if (entry.ok) return entry;
  return fail(entry.problem.map((problem) => located(line, idOf(json), problem)));
}

function notJson(line: number, isLast: boolean): DossierProblem {
  return whole(line, isLast ? cutInside : "is not JSON; each line holds one object");
}

const noHeader = "the header is missing; a dossier file begins with one";
const cutInside = "the file is cut off inside this line, or the line is not JSON; get a whole copy";
const cutAfter =
  "the file is cut off after this line: the last line, which counts the entries, is missing; get a whole copy";

function endProblems(
  json: unknown,
  lines: readonly string[],
  number: number,
): readonly DossierProblem[] {
  const end = readBy(endSchema, json);
  if (!end.ok) return end.problem.map((problem) => located(number, undefined, problem));
  const held = number - 2;
  const problems: DossierProblem[] = [];
  if (end.value.end !== held) {
    const message = `counts ${end.value.end} entries and the file holds ${held}; find the lines lost or added`;
    problems.push({ line: number, path: "end", message });
  }
  if (lines.length > number) {
    problems.push(whole(number + 1, "stands after the line that ends the file; remove it"));
  }
  return problems;
}

function togetherProblems(
  read: readonly Read[],
  header: DossierHeader | undefined,
): readonly DossierProblem[] {
  const lines = new Map<EntryId, number[]>();
  for (const { line, entry } of read) lines.set(entry.id, [...(lines.get(entry.id) ?? []), line]);
  // The first line of an id, but for a duplicate each of the others in turn.
  const lineOf = ({ entry, kind }: Incoherence) =>
    (kind === "duplicate id" ? lines.get(entry)?.splice(1, 1)[0] : lines.get(entry)?.[0]) ?? 1;
  const added = read.map(({ entry }) => entry);
  const wrong = incoherences({ added, ...(header && { regime: header.regime }) });
  return wrong.map((one) => ({
    line: lineOf(one),
    entry: one.entry,
    path: printPath(one.path),
    message: sayIncoherence(one),
  }));
}

function isUnique(list: readonly { readonly id: string }[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length;
}

function isHeader(json: unknown): boolean {
  return typeof json === "object" && json !== null && "chancery" in json;
}

function isEnd(json: unknown): boolean {
  return typeof json === "object" && json !== null && "end" in json && !("kind" in json);
}

function idOf(json: unknown): string | undefined {
  const id = typeof json === "object" && json !== null && "id" in json ? json.id : undefined;
  return typeof id === "string" && id !== "" ? id.slice(0, 200) : undefined;
}

function whole(line: number, message: string): DossierProblem {
  return { line, path: "", message };
}

function located(line: number, entry: string | undefined, problem: FieldProblem): DossierProblem {
  const { path, message } = problem;
  return { line, ...(entry === undefined ? {} : { entry }), path: printPath(path), message };
}

function readJson(line: string): Result<unknown, undefined> {
  try {
    return ok(JSON.parse(line));
  } catch {
    return fail(undefined); // the parser tells bad text by throwing
  }
}
