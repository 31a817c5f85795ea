/**
 * The space of requests as far as a policy tells them apart: axes of classes of
 * values, and every clause as a bit in what a class lets hold.
 *
 * The axes are those of `core/domain.ts`, so attributes that hang together (two
 * levels and whether they cross, a mode and its medium) share an axis and only
 * what can occur is in the space. Values of an attribute that no clause tells
 * apart are one; the classes of an axis are the tuples of such values that occur.
 */
import type { Clause } from "../core/policy.ts";

/** One way in which the attributes of an axis can stand. */
export type Combination = Readonly<Record<string, string>>;

export type Class = {
  readonly members: readonly Combination[];
  /** For each attribute of the axis, the number of its group of values. */
  readonly parts: readonly number[];
  /** The clauses that nothing here keeps from holding, 32 to a word. */
  readonly holds: Int32Array;
};

export type Axis = {
  readonly attributes: readonly string[];
  /** For each attribute, its values in groups that no clause tells apart. */
  readonly groups: readonly (readonly (readonly string[])[])[];
  readonly classes: readonly Class[];
  /** How many combinations there are. */
  readonly size: number;
};

export type Space = {
  readonly axes: readonly Axis[];
  /** How many requests there are; counts are exact up to 2^53. */
  readonly size: number;
  /** Words to a set of clauses. */
  readonly width: number;
  readonly clauses: readonly NamedClause[];
  /** For each clause, the last axis that it speaks of; -1 where it speaks of none. */
  readonly lastAxis: readonly number[];
};

/** A clause over names of attributes; one that names what no axis has never holds. */
export type NamedClause = Readonly<Record<string, readonly string[] | undefined>>;

export function spaceOf(
  domain: readonly (readonly Combination[])[],
  clauses: readonly NamedClause[],
): Space {
  const width = Math.max(1, Math.ceil(clauses.length / 32));
  // Axes with few classes first: there are then few states before the wide ones come.
  const axes = domain
    .map((combinations) => axisOf(combinations, clauses, width))
    .sort((a, b) => a.classes.length - b.classes.length);
  const lastAxis = clauses.map((clause) =>
    axes.findLastIndex((axis) => axis.attributes.some((name) => clause[name] !== undefined)),
  );
  let size = 1;
  for (const axis of axes) size *= axis.size;
  return { axes, size, width, clauses, lastAxis };
}

/** The clauses of a table, and where the attributes they name may be called otherwise. */
export function named(clause: Clause, nameOf: (attribute: string) => string): NamedClause {
  const entries = Object.entries(clause).filter(([, values]) => values !== undefined);
  return Object.fromEntries(entries.map(([name, values]) => [nameOf(name), values]));
}

/** Whether every attribute that a clause names is one of the space. */
export function canHold(clause: NamedClause, space: Pick<Space, "axes">): boolean {
  const known = new Set(space.axes.flatMap(({ attributes }) => attributes));
  return Object.keys(clause).every((name) => known.has(name));
}

function axisOf(
  combinations: readonly Combination[],
  clauses: readonly NamedClause[],
  width: number,
): Axis {
  const attributes = Object.keys(combinations[0] ?? {});
  const grouped = attributes.map((name) => groupValues(name, combinations, clauses));
  const classes = new Map<string, { members: Combination[]; parts: readonly number[] }>();
  for (const one of combinations) {
    const parts = attributes.map((name, at) => grouped[at]?.groupOf.get(one[name] ?? "") ?? 0);
    const key = parts.length === 1 ? String(parts[0]) : parts.join();
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { members: [one], parts });
    else known.members.push(one);
  }
  return {
    attributes,
    groups: grouped.map(({ groups }) => groups),
    classes: [...classes.values()].map(({ members, parts }) => ({
      members,
      parts,
      holds: holding(members[0] ?? {}, clauses, width),
    })),
    size: combinations.length,
  };
}

function groupValues(
  name: string,
  combinations: readonly Combination[],
  clauses: readonly NamedClause[],
): { readonly groups: readonly (readonly string[])[]; readonly groupOf: Map<string, number> } {
  // A value that no clause names is in no set, whatever it is.
  const patterns = new Map<string, string>();
  for (const [at, clause] of clauses.entries()) {
    for (const value of new Set(clause[name]))
      patterns.set(value, `${patterns.get(value) ?? ""}${at} `);
  }
  const groups: string[][] = [];
  const byPattern = new Map<string, number>();
  const groupOf = new Map<string, number>();
  for (const one of combinations) {
    const value = one[name] ?? "";
    if (groupOf.has(value)) continue;
    const pattern = patterns.get(value) ?? "";
    const known = byPattern.get(pattern) ?? groups.push([]) - 1;
    byPattern.set(pattern, known);
    groups[known]?.push(value);
    groupOf.set(value, known);
  }
  return { groups, groupOf };
}

function holding(one: Combination, clauses: readonly NamedClause[], width: number): Int32Array {
  const words = new Int32Array(width);
  for (const [bit, clause] of clauses.entries()) {
    const kept = Object.keys(one).every((name) => clause[name]?.includes(one[name] ?? "") ?? true);
    if (kept) words[bit >> 5] = (words[bit >> 5] ?? 0) | (1 << (bit & 31));
  }
  return words;
}
