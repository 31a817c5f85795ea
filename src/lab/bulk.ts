/**
 * Ruling in bulk: a million contacts in columns, each under the gates as they stood
 * on its day.
 *
 * A policy is compiled to one cell for each combination of values that its clauses
 * tell apart. A row's place among the cells is a sum, one term to a column; what a
 * gate stands at is looked up by day and issue. It says what `core/deciding.ts` and
 * the gates say, and nothing of why.
 */
import { compile, decide, type RuleTable, type Table, type Values } from "../core/deciding.ts";
import type { GateId } from "../core/id.ts";
import type { Attribute, Clause } from "../core/policy.ts";
import { wordOf } from "../core/policy-test.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { type Word, words } from "../core/verdict.ts";

/** One attribute, or several packed together: for each row, the number of what it has of them. */
export type Column = {
  readonly values: readonly Values[];
  readonly codes: Uint8Array | Uint16Array;
};

/** Contacts in columns; an attribute without one has no value that a clause names. */
export type ContactColumns = {
  readonly rows: number;
  readonly columns: readonly Column[];
  /** The place of its day and of its issue in what the gates stood at. */
  readonly day: Uint16Array;
  readonly issue: Uint8Array | Uint16Array;
};

/** What every gate stood at on each day for each issue: a bit where open, another where undecided. */
export type GateDays = {
  readonly gates: readonly GateId[];
  readonly issues: number;
  /** By day, then by issue. */
  readonly states: Uint32Array;
};

export type GateState = "open" | "shut" | "undecided";

export type BulkPolicy = {
  readonly gates: readonly GateId[];
  /** For each column of the contacts, what a code adds to a row's place. */
  readonly adds: readonly Int32Array[];
  /** For each place, the number of its outcome. */
  readonly cells: Uint16Array;
  /** For each outcome, the gates that must be open. */
  readonly asks: Uint16Array;
  /** For each outcome three words: its gates open, one undecided, one shut. */
  readonly words: Uint8Array;
};

export type Ruled = {
  /** For each row, the number of its word in the list of words. */
  readonly words: Uint8Array;
  readonly tally: ReadonlyMap<Word, number>;
};

/** What keeps a policy from being compiled so; nothing is ever cut off in silence. */
export type TooWide =
  | { readonly kind: "too many cells"; readonly cells: number; readonly bound: number }
  | { readonly kind: "too many gates"; readonly gates: number; readonly bound: number };

const mostCells = 1 << 22;
/** A bit for open and a bit for undecided, of the 32 of a word. */
const mostGates = 16;

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
  let stride = 1;
  const adds = grouped.map(({ groupOf, groups }) => {
    const own = Int32Array.from(groupOf, (group) => group * stride);
    stride *= groups.length;
    return own;
  });
  return ok({ gates, adds, ...outcomesOf(compile(policy), gates, grouped) });
}

/** Fewer columns, each of several attributes, with just the combinations that occur: packed once, ruled often. */
export function packColumns(contacts: ContactColumns): ContactColumns {
  const columns: Column[] = [];
  for (const column of contacts.columns) {
    const last = columns.at(-1);
    const both = last === undefined ? 0 : last.values.length * column.values.length;
    if (last === undefined || both > mostCodes) columns.push(column);
    else columns[columns.length - 1] = packed(last, column);
  }
  return { ...contacts, columns };
}

const mostCodes = 1 << 16;

function packed(one: Column, other: Column): Column {
  const width = other.values.length;
  const numbers = new Int32Array(one.values.length * width).fill(-1);
  const values: Values[] = [];
  const codes = new Uint16Array(one.codes.length);
  for (let row = 0; row < codes.length; row++) {
    const [first, second] = [one.codes[row] ?? 0, other.codes[row] ?? 0];
    const pair = first * width + second;
    let number = numbers[pair] ?? -1;
    if (number === -1) {
      number = values.push({ ...one.values[first], ...other.values[second] }) - 1;
      numbers[pair] = number;
    }
    codes[row] = number;
  }
  return { values, codes };
}

/** How many rows are worked on at once: their places stay near the processor. */
const block = 4096;

export function ruleAll(
  policy: BulkPolicy,
  contacts: ContactColumns,
  { issues, states }: GateDays,
): Ruled {
  const { rows, day, issue } = contacts;
  const { cells, asks, words: said } = policy;
  const ruled = new Uint8Array(rows);
  const places = new Int32Array(block);
  const passes = passesOf(policy, contacts);
  for (let start = 0; start < rows; start += block) {
    const end = Math.min(rows, start + block);
    places.fill(0);
    for (const pass of passes) addPlaces(places, pass, { start, end });
    for (let row = start; row < end; row++) {
      // Every place has a cell, every outcome its words, every day and issue a state.
      const outcome = cells[places[row - start] as number] as number;
      const state = states[(day[row] as number) * issues + (issue[row] as number)] as number;
      // Without a branch, since no processor guesses what a gate stood at.
      const closed = (asks[outcome] as number) & ~state;
      const shut = closed & ~(state >>> mostGates);
      const at = 3 * outcome + ((closed | -closed) >>> 31) + ((shut | -shut) >>> 31);
      ruled[row] = said[at] as number;
    }
  }
  return { words: ruled, tally: tallyOf(ruled) };
}

/** Into four counts in turn: one that is written twice running has to be waited for. */
function tallyOf(ruled: Uint8Array): ReadonlyMap<Word, number> {
  const lanes = 4;
  const counts = new Uint32Array(lanes * words.length);
  for (let row = 0; row < ruled.length; row++) {
    const at = lanes * (ruled[row] as number) + (row & (lanes - 1));
    counts[at] = (counts[at] as number) + 1;
  }
  const sum = (word: number) =>
    counts.subarray(lanes * word, lanes * (word + 1)).reduce((total, one) => total + one, 0);
  return new Map(words.map((word, at) => [word, sum(at)]));
}

/** The states of gates, by day, then by issue; asked once for each. */
export function gateDays(
  gates: readonly GateId[],
  { days, issues }: { readonly days: number; readonly issues: number },
  stateOf: (gate: GateId, day: number, issue: number) => GateState,
): GateDays {
  const states = new Uint32Array(days * issues);
  for (let day = 0; day < days; day++) {
    for (let issue = 0; issue < issues; issue++) {
      let bits = 0;
      for (const [at, gate] of gates.entries()) {
        const state = stateOf(gate, day, issue);
        if (state === "open") bits |= 1 << at;
        if (state === "undecided") bits |= 1 << (at + mostGates);
      }
      states[day * issues + issue] = bits;
    }
  }
  return { gates, issues, states };
}

type Coded = Pick<Column, "codes"> & { readonly adds: Int32Array };
type Pass = readonly [Coded, Coded];

function passesOf({ adds }: BulkPolicy, { rows, columns }: ContactColumns): readonly Pass[] {
  const there = columns.map(({ codes }, at): Coded => ({ codes, adds: adds[at] ?? noTerm }));
  const nothing: Coded = { codes: new Uint8Array(rows), adds: noTerm };
  return Array.from(
    { length: Math.ceil(there.length / 2) },
    (_, at): Pass => [there[2 * at] ?? nothing, there[2 * at + 1] ?? nothing],
  );
}

const noTerm = Int32Array.of(0);

/** Two columns at a time: a sum that is stored and read again for each takes longer. */
function addPlaces(
  places: Int32Array,
  [one, two]: Pass,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  const { codes: a, adds: c } = one;
  const { codes: b, adds: d } = two;
  for (let row = start; row < end; row++) {
    // Every code has its term.
    const terms = (c[a[row] as number] as number) + (d[b[row] as number] as number);
    places[row - start] = (places[row - start] as number) + terms;
  }
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
): Pick<BulkPolicy, "cells" | "asks" | "words"> {
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
  return {
    cells: Uint16Array.from(cells),
    asks: Uint16Array.from(asks),
    words: Uint8Array.from(said),
  };
}

function isAskedBy({ kind, rules }: ReturnType<typeof decide>, gate: GateId): boolean {
  if (kind !== "gate") return false;
  return rules.some((rule) => rule.effect.kind === "gate" && rule.effect.gates.includes(gate));
}
