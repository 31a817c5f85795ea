/**
 * Drafts of entries as a writer sends them, made into entries: ids given, local names resolved,
 * the mark filled in where none was chosen.
 */
import { readEntry } from "../codec/entry.ts";
import type { Instant } from "../core/day.ts";
import type { Entry } from "../core/entry.ts";
import type { EntryId } from "../core/id.ts";
import { rollUp } from "../core/mark-join.ts";
import { type Path, renamed } from "../core/reference.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Readable } from "./reading-room.ts";
import { citedMarks } from "./writing.ts";

type Wire = Readonly<Record<string, unknown>>;
type Problem = { readonly path: Path; readonly message: string };

export type Drafting = {
  readonly idAt: (nth: number) => EntryId;
  readonly recorded: { readonly at: Instant; readonly by: string };
  readonly dossier: Readable;
};

export function draftEntries(
  given: readonly unknown[],
  drafting: Drafting,
): Result<readonly Entry[], readonly Problem[]> {
  const problems: Problem[] = [];
  const read: Entry[] = [];
  const names = new Map<string, EntryId>();
  for (const [nth, wire] of given.entries()) {
    const entry = readOne(wire, nth, drafting);
    if (!entry.ok) problems.push(...entry.problem);
    else {
      read.push(entry.value);
      const local = localName(wire);
      const taken = local !== undefined && names.has(local);
      if (taken) problems.push(at(nth, ["id"], "names an earlier one here too; give each its own"));
      else if (local !== undefined) names.set(local, entry.value.id);
    }
  }
  if (problems.length > 0) return fail(problems);
  // Wherever an entry speaks of another by a local name.
  const resolved = read.map((entry) => renamed(entry, (id) => names.get(id)));
  return ok(withMarks(resolved, given, drafting));
}

function readOne(
  wire: unknown,
  nth: number,
  { idAt, recorded, dossier }: Drafting,
): Result<Entry, readonly Problem[]> {
  if (typeof wire !== "object" || wire === null || Array.isArray(wire)) {
    return fail([at(nth, [], "is not an entry; write an object")]);
  }
  if ("recorded" in wire) {
    const message = "is said by the server: who enters a thing, and when; leave it out";
    return fail([at(nth, ["recorded"], message)]);
  }
  if ("id" in wire && localName(wire) === undefined) {
    return fail([at(nth, ["id"], "is not an id; leave it out")]);
  }
  const lowest = dossier.header.regime.levels[0]?.id ?? "";
  const entry = readEntry({ mark: lowest, ...wire, id: idAt(nth), recorded });
  if (entry.ok) return entry;
  return fail(entry.problem.map(({ path, message }) => at(nth, path, message)));
}

function at(nth: number, path: Path, message: string): Problem {
  return { path: ["entries", nth, ...path], message };
}

/** The name by which other entries of the same asking may speak of this one. */
function localName(wire: unknown): string | undefined {
  const id = typeof wire === "object" && wire !== null && "id" in wire ? wire.id : undefined;
  return typeof id === "string" && /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}$/.test(id) ? id : undefined;
}

/** Where no mark was chosen: the least that all it cites allows. */
function withMarks(
  entries: readonly Entry[],
  given: readonly unknown[],
  { dossier }: Drafting,
): readonly Entry[] {
  const done: Entry[] = [];
  for (const [nth, entry] of entries.entries()) {
    const chosen = "mark" in (given[nth] as Wire);
    if (chosen) done.push(entry);
    else {
      const cited = citedMarks(entry, { dossier, beside: done });
      done.push({ ...entry, mark: rollUp(dossier.header.regime, cited) });
    }
  }
  return done;
}
