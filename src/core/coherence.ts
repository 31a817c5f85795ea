/**
 * Whether entries hang together: every name is known, every correction is clear.
 *
 * A dossier file is checked whole, an addition against what is there already. An
 * entry that holds may name only people, offices and issues that hold; one that
 * has been corrected may also name what has been withdrawn since. And where marks
 * are known, an entry rests only on what its own mark dominates, so that whoever
 * may read it may read what it names (docs/record.md).
 */
import { correctionProblems, takenBack } from "./correction.ts";
import type { Entry, EntryOf } from "./entry.ts";
import type { EntryId } from "./id.ts";
import type { Incoherence } from "./incoherence.ts";
import type { Mark, Regime } from "./mark.ts";
import { checkMark, isRemark } from "./mark-check.ts";
import { dominates } from "./mark-needs.ts";
import { partProblems } from "./part.ts";
import {
  type Defined,
  definitionOf,
  type Path,
  type Reference,
  referencesOf,
} from "./reference.ts";
import { releaseProblems } from "./release-problems.ts";

export type Addition = {
  readonly added: readonly Entry[];
  /** What the record holds already, taken to hang together. */
  readonly before?: readonly Entry[];
  /** The levels and captions that marks may have. */
  readonly regime?: Regime;
};

/** All that is wrong with the added entries, in their order. */
export function incoherences({ added, before = [], regime }: Addition): readonly Incoherence[] {
  const problems: Incoherence[] = [];
  const record = gather(before, added);
  const seen = new Set(before.map((entry) => entry.id));
  for (const entry of added) {
    if (seen.has(entry.id)) {
      problems.push({ entry: entry.id, path: ["id"], kind: "duplicate id" });
      continue;
    }
    seen.add(entry.id);
    problems.push(
      ...correctionProblems(entry, record),
      ...definitionProblems(entry, record),
      ...referenceProblems(entry, record),
      ...partProblems(entry, record),
      ...releaseProblems(entry, record),
      ...(regime === undefined ? [] : markProblems(entry, { ...record, regime })),
    );
  }
  if (added.some((entry) => entry.kind === "withdrawal")) {
    for (const entry of before) problems.push(...referenceProblems(entry, record));
  }
  return problems;
}

/** A record by its names. */
type Gathered = {
  readonly byId: ReadonlyMap<EntryId, Entry>;
  readonly taken: ReadonlyMap<EntryId, EntryId>;
  /** The first entry in force that defines a name, or the first that ever did. */
  readonly definers: Readonly<Record<Defined, ReadonlyMap<string, Entry>>>;
  /** The marks of all that define a name. */
  readonly marksOf: (to: Defined, id: string) => readonly Mark[];
  readonly issue: (id: string) => EntryOf<"issue"> | undefined;
};

function gather(before: readonly Entry[], added: readonly Entry[]): Gathered {
  const byId = new Map<EntryId, Entry>();
  for (const list of [before, added]) {
    for (const entry of list) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  }
  const all = [...byId.values()];
  const taken = takenBack(all);
  const definers = {
    party: new Map<string, Entry>(),
    office: new Map<string, Entry>(),
    person: new Map<string, Entry>(),
    issue: new Map<string, Entry>(),
    basket: new Map<string, Entry>(),
    forum: new Map<string, Entry>(),
  };
  const marks = new Map<string, Mark[]>();
  for (const entry of all) {
    const defined = definitionOf(entry);
    if (defined === undefined) continue;
    const name = `${defined.to} ${defined.id}`;
    marks.set(name, [...(marks.get(name) ?? []), entry.mark]);
    const first = definers[defined.to].get(defined.id);
    const better = first === undefined || (taken.has(first.id) && !taken.has(entry.id));
    if (better) definers[defined.to].set(defined.id, entry);
  }
  const issue = (id: string) => {
    const definer = definers.issue.get(id);
    return definer?.kind === "issue" ? definer : undefined;
  };
  const marksOf: Gathered["marksOf"] = (to, id) => marks.get(`${to} ${id}`) ?? [];
  return { byId, taken, definers, marksOf, issue };
}

function definitionProblems(entry: Entry, record: Gathered): readonly Incoherence[] {
  const defined = definitionOf(entry);
  const definer = defined && record.definers[defined.to].get(defined.id);
  const problems: Incoherence[] = [];
  if (defined !== undefined && definer !== undefined && definer !== entry) {
    if (!record.taken.has(entry.id) && !record.taken.has(definer.id)) {
      const path = [defined.to];
      problems.push({
        entry: entry.id,
        path,
        kind: "defined twice",
        ...defined,
        other: definer.id,
      });
    }
  }
  if (entry.kind === "office" && isPartOfItself(entry, record)) {
    const { id, office } = entry;
    problems.push({ entry: id, path: ["parent"], kind: "part of itself", office });
  }
  return problems;
}

function isPartOfItself(office: EntryOf<"office">, record: Gathered): boolean {
  const seen = new Set<string>();
  for (let next = office.parent; next !== undefined && !seen.has(next); ) {
    if (next === office.office) return true;
    seen.add(next);
    const parent = record.definers.office.get(next);
    next = parent?.kind === "office" ? parent.parent : undefined;
  }
  return false;
}

function referenceProblems(entry: Entry, record: Gathered): readonly Incoherence[] {
  return allReferences(entry).flatMap((reference) => dangling(entry, reference, record) ?? []);
}

/** What an entry says and what it corrects. */
function allReferences(entry: Entry): readonly Reference[] {
  const { supersedes } = entry;
  if (supersedes === undefined) return referencesOf(entry);
  const corrected = { path: ["supersedes", "entry"], to: "entry", id: supersedes.entry } as const;
  return [...referencesOf(entry), corrected];
}

function dangling(entry: Entry, reference: Reference, record: Gathered): Incoherence | undefined {
  const { path, id } = reference;
  if (reference.to === "entry") {
    const target = record.byId.get(id as EntryId);
    if (target === undefined) {
      return { entry: entry.id, path, kind: "unknown entry", id };
    }
    const { kind: wanted } = reference;
    if (wanted === undefined || target.kind === wanted) return undefined;
    return { entry: entry.id, path, kind: "wrong kind", id, found: target.kind, wanted };
  }
  const { to } = reference;
  const definer = record.definers[to].get(id);
  const withdrawn = definer !== undefined;
  if (withdrawn && (!record.taken.has(definer.id) || record.taken.has(entry.id))) return undefined;
  const known = [...record.definers[to].keys()];
  return { entry: entry.id, path, kind: "unknown name", to, id, withdrawn, known };
}

type Marked = Gathered & { readonly regime: Regime };

function markProblems(entry: Entry, record: Marked): readonly Incoherence[] {
  const { regime } = record;
  const own = strangeParts(entry.id, entry.mark, regime, ["mark"]);
  const above = allReferences(entry).flatMap((one) => restingAbove(entry, one, record) ?? []);
  const problems = own.length > 0 ? own : above;
  if (entry.kind !== "document") return problems;
  const inside = entry.paragraphs.flatMap(({ mark, number }, at): readonly Incoherence[] => {
    if (mark === undefined) return [];
    const path = ["paragraphs", at, "mark"];
    const strange = strangeParts(entry.id, mark, regime, path);
    if (strange.length > 0 || dominates(regime, entry.mark, mark)) return strange;
    return [{ entry: entry.id, path, kind: "paragraph above its document", number }];
  });
  return [...problems, ...inside];
}

/** A name that several entries define is within reach if one of them is. */
function restingAbove(entry: Entry, reference: Reference, record: Marked): Incoherence | undefined {
  const { path, to, id } = reference;
  const target = to === "entry" ? record.byId.get(id as EntryId) : undefined;
  const marks = to === "entry" ? (target ? [target.mark] : []) : record.marksOf(to, id);
  const isReached = marks.some((mark) => dominates(record.regime, entry.mark, mark));
  if (marks.length === 0 || isReached) return undefined;
  return { entry: entry.id, path, kind: "rests above its mark", to, id };
}

function strangeParts(
  entry: EntryId,
  mark: Mark,
  regime: Regime,
  path: Path,
): readonly Incoherence[] {
  const problems: Incoherence[] = [];
  for (const problem of checkMark(regime, mark)) {
    const at = { entry, path, regime: regime.id };
    if (problem.kind === "unknown level") {
      const known = regime.levels.map(({ id }) => id);
      problems.push({ ...at, kind: "unknown mark", part: "level", id: problem.level, known });
    } else if (problem.kind === "unknown caption") {
      const known = regime.captions.map(({ id }) => id);
      problems.push({ ...at, kind: "unknown mark", part: "caption", id: problem.caption, known });
    } else if (!isRemark(problem)) problems.push({ ...at, kind: "wrong mark", problem });
  }
  return problems;
}
