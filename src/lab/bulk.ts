/**
 * Ruling in bulk: a million contacts in columns, each under the gates as they stood
 * on its day.
 *
 * A policy is compiled to one cell for each combination of values that its clauses
 * tell apart. A row's place among the cells is a sum, one term to a column; what a
 * gate stands at is looked up by day and issue. It says what `core/deciding.ts` and
 * the gates say, and nothing of why.
 */
import type { Values } from "../core/deciding.ts";
import type { GateId } from "../core/id.ts";
import { type Word, words } from "../core/verdict.ts";
import { type BulkPolicy, type Column, mostGates } from "./bulk-policy.ts";

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

export type Ruled = {
  /** For each row, the number of its word in the list of words. */
  readonly words: Uint8Array;
  readonly tally: ReadonlyMap<Word, number>;
};

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
