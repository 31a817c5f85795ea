/**
 * The form of a backup: one file with the journal of every dossier. See docs/journal.md.
 *
 * A first line that names the form and the keys to verify with; for each dossier its journal in
 * the export form, and after it the keys of appends that were used; a last line that counts the
 * lines before it, so that a file cut anywhere is known to be cut.
 */
import { canonicalJson, parseCanonicalJson } from "../codec/canonical.ts";
import type { DossierId } from "../core/id.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Database } from "./database.ts";
import { linesOf } from "./export-file.ts";
import { formatLine } from "./export-line.ts";
import { fullExport } from "./export-rows.ts";
import type { Entered } from "./journal-types.ts";
import { formatVerifierKey, type VerifierKey } from "./key.ts";
import { listDossiers } from "./read.ts";

const form = "chancery-backup/1";

/** An append under a key: asked again after a restore, it is answered as it was. */
export type KeyUsed = {
  readonly key: string;
  readonly body: string;
  readonly receipt: string;
  readonly entered: number;
};

type Whose = { readonly log: string; readonly keys: readonly VerifierKey[] };

/** The lines of a backup of everything there is. */
export async function* backupLines(
  database: Database,
  { log, keys }: Whose,
): AsyncGenerator<string> {
  let count = 1;
  yield canonicalJson({ form, keys: keys.map(formatVerifierKey) });
  for (const name of await listDossiers(database)) {
    const dossier = name as DossierId; // as it was founded
    const sizes = new Map<string, number>();
    for await (const line of fullExport(database, { dossier, log })) {
      count += 1;
      if (line.kind === "leaf") sizes.set(line.leaf.mark, line.position + 1);
      yield formatLine(line);
    }
    for (const used of await keysUsed(database, dossier)) {
      if (!isWithin(used, sizes)) continue;
      count += 1;
      yield canonicalJson({ append: used });
    }
  }
  yield canonicalJson({ end: count });
}

/** Whether what was entered under the key is in the backup: an append that came meanwhile is not. */
function isWithin({ receipt }: KeyUsed, sizes: ReadonlyMap<string, number>): boolean {
  const entries: readonly Entered[] = JSON.parse(receipt);
  return entries.every(({ mark, position }) => position < (sizes.get(mark) ?? 0));
}

async function keysUsed(database: Database, dossier: string): Promise<readonly KeyUsed[]> {
  const rows = await database.audit(dossier, (sql) =>
    sql<Omit<KeyUsed, "entered"> & { readonly entered: string }>(
      `select key, body, receipt, entered from chancery.append_key
      where dossier = $1 and key not like 'once:%' order by key`,
      [dossier],
    ),
  );
  return rows.map((row) => ({ ...row, entered: Number(row.entered) }));
}

/** Where the journal of one dossier stands in a file: the places of its lines, from 0. */
export type Section = { readonly from: number; readonly keysFrom: number; readonly until: number };

export type Backup = {
  /** The keys that the file itself names, which prove nothing by themselves. */
  readonly keys: readonly string[];
  readonly sections: readonly Section[];
};

/** The parts of a backup; the journals in it are yet to be verified. */
export function openBackup(path: string): Result<Backup, string> {
  const sections: Growing[] = [];
  let keys: readonly string[] | undefined;
  let end: number | undefined;
  let at = -1;
  for (const line of linesOf(path)) {
    at += 1;
    if (at === 0) keys = readFirst(line);
    if (keys === undefined) return fail(`it does not begin as a backup of \`${form}\` does`);
    if (end !== undefined) return fail(`line ${at + 1} stands after its end`);
    if (line.startsWith('{"end":')) end = readEnd(line);
    else if (at > 0) place(line, at, sections);
  }
  if (keys === undefined) return fail("it is empty");
  if (end !== at) return fail("it is cut off, or lines were lost or added; get a whole copy");
  return ok({ keys, sections });
}

type Growing = { from: number; keysFrom: number; until: number };

/** Puts a line where it belongs: what stands before the first journal belongs to none. */
function place(line: string, at: number, sections: Growing[]): void {
  const last = sections.at(-1);
  if (last === undefined || line.startsWith('{"dossier":')) {
    sections.push({ from: at, keysFrom: at + 1, until: at + 1 });
    return;
  }
  last.until = at + 1;
  if (!line.startsWith('{"append":')) last.keysFrom = at + 1;
}

/** The lines of a part of the file. */
export function* linesBetween(path: string, from: number, until: number): Iterable<string> {
  let at = 0;
  for (const line of linesOf(path)) {
    if (at >= until) return;
    if (at >= from) yield line;
    at += 1;
  }
}

export function parseKeyUsed(line: string): Result<KeyUsed, string> {
  const read = parseCanonicalJson(line);
  if (!read.ok) return read;
  const { append } = read.value as { readonly append?: Partial<KeyUsed> };
  const { key, body, receipt, entered } = append ?? {};
  const isText = [key, body, receipt].every((text) => typeof text === "string");
  if (!isText || !Number.isSafeInteger(entered)) return fail("not a key of an append");
  return ok(append as KeyUsed);
}

function readFirst(line: string): readonly string[] | undefined {
  const read = parseCanonicalJson(line);
  if (!read.ok) return undefined;
  const value = read.value as { readonly form?: unknown; readonly keys?: unknown };
  if (value.form !== form || !Array.isArray(value.keys)) return undefined;
  return value.keys.every((key) => typeof key === "string") ? value.keys : undefined;
}

function readEnd(line: string): number | undefined {
  const read = parseCanonicalJson(line);
  const { end } = read.ok ? (read.value as { readonly end?: unknown }) : {};
  return typeof end === "number" ? end : undefined;
}
