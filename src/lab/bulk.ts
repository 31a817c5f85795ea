/**
 * Ruling in bulk: a million contacts in columns, each under the gates as they stood
 * on its day.
 *
 * A policy is compiled to one cell for each combination of values that its clauses
 * tell apart. A row's place among the cells is a sum, one term to a column; what a
 * gate stands at is looked up by day and issue. It says what `core/deciding.ts` and
 * the gates say, and nothing of why.
 */
import { compile, decide, type RuleTable, type Table } from "../core/deciding.ts";
import type { GateId } from "../core/id.ts";
import { type Attribute, attributes, type Clause } from "../core/policy.ts";
import { wordOf } from "../core/policy-test.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { type Word, words } from "../core/verdict.ts";

/** Contacts in columns, one to an attribute: the number of a value in the list of its values. */
export type ContactColumns = {
  readonly rows: number;
  readonly values: Readonly<Partial<Record<Attribute, readonly string[]>>>;
  readonly codes: Readonly<Partial<Record<Attribute, Uint8Array | Uint16Array>>>;
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
  /** For each attribute that some clause names, what a code adds to a row's place. */
  readonly columns: readonly { readonly attribute: Attribute; readonly adds: Int32Array }[];
  /** For each place, the number of its outcome. */
  readonly cells: Uint16Array;
  /** For each outcome, the gates that must be open, and the word if they are. */
  readonly asks: Uint32Array;
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

export function compileBulk(
  policy: RuleTable,
  gates: readonly GateId[],
  values: ContactColumns["values"],
): Result<BulkPolicy, TooWide> {
  if (gates.length > mostGates)
    return fail({ kind: "too many gates", gates: gates.length, bound: mostGates });
  const clauses = [...policy.exemptions, ...policy.rules].flatMap(({ when, unless }) => [
    ...when,
    ...unless,
  ]);
  const named = attributes.filter(
    (name) => values[name] !== undefined && clauses.some((clause) => clause[name] !== undefined),
  );
  const grouped = named.map((name) => groupsOf(name, values[name] ?? [], clauses));
  const cells = grouped.reduce((product, { groups }) => product * groups.length, 1);
  if (cells > mostCells) return fail({ kind: "too many cells", cells, bound: mostCells });
  let stride = 1;
  const columns = grouped.map(({ attribute, groupOf, groups }) => {
    const adds = Int32Array.from(groupOf, (group) => group * stride);
    stride *= groups.length;
    return { attribute, adds };
  });
  const outcomes = outcomesOf(compile(policy), gates, grouped);
  return ok({ gates, columns, ...outcomes });
}

/** How many rows are worked on at once: their places stay near the processor. */
const block = 4096;

export function ruleAll(
  policy: BulkPolicy,
  contacts: ContactColumns,
  { issues, states }: GateDays,
): Ruled {
  const { rows, day, issue } = contacts;
  const { cells, asks, words: opened } = policy;
  const ruled = new Uint8Array(rows);
  const counts = new Uint32Array(words.length);
  const places = new Int32Array(block);
  const shut = words.indexOf("premature");
  const unknown = words.indexOf("not determinable on this record");
  for (let start = 0; start < rows; start += block) {
    const end = Math.min(rows, start + block);
    findPlaces(places, policy, contacts, { start, end });
    for (let row = start; row < end; row++) {
      // Every place has a cell, every outcome its word, every day and issue a state.
      const outcome = cells[places[row - start] as number] as number;
      const state = states[(day[row] as number) * issues + (issue[row] as number)] as number;
      const asked = asks[outcome] as number;
      let word = opened[outcome] as number;
      if ((state & asked) !== asked)
        word = ((state | (state >>> mostGates)) & asked) === asked ? unknown : shut;
      ruled[row] = word;
      counts[word] = (counts[word] as number) + 1;
    }
  }
  return { words: ruled, tally: new Map(words.map((word, at) => [word, counts[at] ?? 0])) };
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

/** Column by column, so that each pass is a plain sum. */
function findPlaces(
  places: Int32Array,
  { columns }: BulkPolicy,
  { codes }: ContactColumns,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  places.fill(0);
  for (const { attribute, adds } of columns) {
    const column = codes[attribute];
    // An attribute without a column has, in every row, the first of its values.
    if (column === undefined) continue;
    for (let row = start; row < end; row++) {
      places[row - start] =
        (places[row - start] as number) + (adds[column[row] as number] as number);
    }
  }
}

type Grouped = {
  readonly attribute: Attribute;
  /** For each value by its number, its group. */
  readonly groupOf: readonly number[];
  /** One value to each group. */
  readonly groups: readonly string[];
};

/** Values that no clause tells apart are one group. */
function groupsOf(
  attribute: Attribute,
  values: readonly string[],
  clauses: readonly Clause[],
): Grouped {
  const known = new Map<string, number>();
  const groups: string[] = [];
  const groupOf = values.map((value) => {
    const pattern = clauses
      .map((clause) => (clause[attribute]?.includes(value) === true ? "1" : "0"))
      .join("");
    const group = known.get(pattern) ?? groups.push(value) - 1;
    known.set(pattern, group);
    return group;
  });
  return { attribute, groupOf, groups };
}

function outcomesOf(
  table: Table,
  gates: readonly GateId[],
  grouped: readonly Grouped[],
): Pick<BulkPolicy, "cells" | "asks" | "words"> {
  const known = new Map<string, number>();
  const asks: number[] = [];
  const opened: number[] = [];
  const cells: number[] = [];
  const numbers = new Map<object, number>();
  const request: Record<string, string> = {};
  const visit = (depth: number): void => {
    const column = grouped[depth];
    if (column === undefined) {
      const decision = decide(table, request);
      const number = numbers.get(decision) ?? outcomeNumber(decision);
      numbers.set(decision, number);
      cells.push(number);
      return;
    }
    for (const value of column.groups) {
      request[column.attribute] = value;
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
    if (number === opened.length) opened.push(word);
    known.set(key, number);
    return number;
  };
  // The first column changes quickest, so it is walked innermost.
  visit(grouped.length - 1);
  return {
    cells: Uint16Array.from(cells),
    asks: Uint32Array.from(asks),
    words: Uint8Array.from(opened),
  };
}

function isAskedBy({ kind, rules }: ReturnType<typeof decide>, gate: GateId): boolean {
  if (kind !== "gate") return false;
  return rules.some((rule) => rule.effect.kind === "gate" && rule.effect.gates.includes(gate));
}
