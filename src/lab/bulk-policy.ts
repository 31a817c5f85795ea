/**
 * A policy compiled for ruling in bulk: one cell for each combination of values that
 * can come to something else, and for each outcome the gates that it waits for.
 */
import { compile, decide, type RuleTable, type Table, type Values } from "../core/deciding.ts";
import type { GateId } from "../core/id.ts";
import type { Attribute, Clause } from "../core/policy.ts";
import { wordOf } from "../core/policy-test.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { words } from "../core/verdict.ts";

export type BulkPolicy = {
  readonly gates: readonly GateId[];
  /** For each column of the contacts, what a code adds to a row's place. */
  readonly adds: readonly Int32Array[];
  /** For each place, the number of its outcome. */
  readonly cells: Uint8Array | Uint16Array;
  /** For each outcome, the gates that must be open. */
  readonly asks: Uint16Array;
  /** For each outcome three words: its gates open, one undecided, one shut. */
  readonly words: Uint8Array;
};

/** One attribute, or several packed together: for each row, the number of what it has of them. */
export type Column = {
  readonly values: readonly Values[];
  readonly codes: Uint8Array | Uint16Array;
};

/** What keeps a policy from being compiled so; nothing is ever cut off in silence. */
export type TooWide =
  | { readonly kind: "too many cells"; readonly cells: number; readonly bound: number }
  | { readonly kind: "too many gates"; readonly gates: number; readonly bound: number };

const mostCells = 1 << 22;
/** A bit for open and a bit for undecided, of the 32 of a word. */
export const mostGates = 16;

/** For contacts in these columns. */
export function compileBulk(
  policy: RuleTable,
  gates: readonly GateId[],
  columns: readonly Pick<Column, "values">[],
): Result<BulkPolicy, TooWide> {
  if (gates.length > mostGates)
    return fail({ kind: "too many gates", gates: gates.length, bound: mostGates });
  const clauses = [...policy.exemptions, ...policy.rules].flatMap(({ when, unless }) => [
    ...when,
    ...unless,
  ]);
  const grouped = columns.map(({ values }) => groupsOf(values, clauses));
  const cells = grouped.reduce((product, { groups }) => product * groups.length, 1);
  if (cells > mostCells) return fail({ kind: "too many cells", cells, bound: mostCells });
  const { cells: outcomes, ...said } = outcomesOf(compile(policy), gates, grouped);
  const own = grouped.map(({ groupOf, groups }) => ({ groupOf, size: groups.length }));
  const merged = own.reduce(mergeAlike, { columns: own, cells: outcomes });
  let stride = 1;
  const adds = merged.columns.map(({ groupOf, size }) => {
    const terms = Int32Array.from(groupOf, (group) => group * stride);
    stride *= size;
    return terms;
  });
  const narrow = said.asks.length <= 256 ? Uint8Array : Uint16Array;
  return ok({ gates, adds, cells: narrow.from(merged.cells), ...said });
}

type Cells = {
  readonly columns: readonly { readonly groupOf: readonly number[]; readonly size: number }[];
  /** The first column changes quickest. */
  readonly cells: readonly number[];
};

/**
 * Groups of one column that come to the same whatever the others hold are one: the
 * cells then stay near the processor.
 */
function mergeAlike({ columns, cells }: Cells, _: unknown, at: number): Cells {
  const column = columns[at];
  if (column === undefined) return { columns, cells };
  const inner = columns.slice(0, at).reduce((product, { size }) => product * size, 1);
  const stretch = inner * column.size;
  const known = new Map<string, number>();
  const kept: number[] = [];
  const places = Array.from({ length: column.size }, (__, group) => {
    const slices: string[] = [];
    for (let from = group * inner; from < cells.length; from += stretch)
      slices.push(cells.slice(from, from + inner).join());
    const key = slices.join(";");
    const place = known.get(key) ?? kept.push(group) - 1;
    known.set(key, place);
    return place;
  });
  const fewer: number[] = [];
  for (let from = 0; from < cells.length; from += stretch) {
    for (const group of kept) {
      const start = from + group * inner;
      for (let place = start; place < start + inner; place++) fewer.push(cells[place] ?? 0);
    }
  }
  const groupOf = column.groupOf.map((group) => places[group] ?? 0);
  const changed = columns.map((one, index) =>
    index === at ? { groupOf, size: kept.length } : one,
  );
  return { columns: changed, cells: fewer };
}

type Grouped = {
  /** For each value by its number, its group. */
  readonly groupOf: readonly number[];
  /** One value to each group. */
  readonly groups: readonly Values[];
};

/** Values that no clause tells apart are one group. */
function groupsOf(values: readonly Values[], clauses: readonly Clause[]): Grouped {
  const known = new Map<string, number>();
  const groups: Values[] = [];
  const groupOf = values.map((value) => {
    const pattern = clauses.map((clause) => (admits(clause, value) ? "1" : "0")).join("");
    const group = known.get(pattern) ?? groups.push(value) - 1;
    known.set(pattern, group);
    return group;
  });
  return { groupOf, groups };
}

/** Whether nothing in these values keeps the clause from holding. */
function admits(clause: Clause, values: Values): boolean {
  // The keys of values are attributes by their type.
  return (Object.keys(values) as Attribute[]).every(
    (name) => clause[name]?.includes(values[name] ?? "") ?? true,
  );
}

function outcomesOf(
  table: Table,
  gates: readonly GateId[],
  grouped: readonly Grouped[],
): Pick<BulkPolicy, "asks" | "words"> & { readonly cells: readonly number[] } {
  const known = new Map<string, number>();
  const asks: number[] = [];
  const said: number[] = [];
  const premature = words.indexOf("premature");
  const undecided = words.indexOf("not determinable on this record");
  const cells: number[] = [];
  const numbers = new Map<object, number>();
  const request: Partial<Record<Attribute, string>> = {};
  const visit = (depth: number): void => {
    const column = grouped[depth];
    if (column === undefined) {
      const decision = decide(table, request);
      const number = numbers.get(decision) ?? outcomeNumber(decision);
      numbers.set(decision, number);
      cells.push(number);
      return;
    }
    for (const values of column.groups) {
      Object.assign(request, values);
      visit(depth - 1);
    }
  };
  const outcomeNumber = (decision: ReturnType<typeof decide>) => {
    const asked = gates.reduce(
      (bits, gate, at) => (isAskedBy(decision, gate) ? bits | (1 << at) : bits),
      0,
    );
    const word = words.indexOf(wordOf(decision, gates));
    const key = `${asked} ${word}`;
    const number = known.get(key) ?? asks.push(asked) - 1;
    if (!known.has(key)) said.push(word, undecided, premature);
    known.set(key, number);
    return number;
  };
  // The first column changes quickest, so it is walked innermost.
  visit(grouped.length - 1);
  return { cells, asks: Uint16Array.from(asks), words: Uint8Array.from(said) };
}

function isAskedBy({ kind, rules }: ReturnType<typeof decide>, gate: GateId): boolean {
  if (kind !== "gate") return false;
  return rules.some((rule) => rule.effect.kind === "gate" && rule.effect.gates.includes(gate));
}
