/**
 * Deciding: what a policy's table of rules says of one request.
 *
 * A table is compiled once: every clause has a bit, and every value of every
 * attribute has the set of clauses that admit it. The intersection of those sets
 * over a request's values is the set of clauses that hold, and what follows from
 * one such set is worked out once. See docs/policy.md, "Rules, and how they decide".
 */
import { compareText } from "./book.ts";
import {
  type Attribute,
  type Attributes,
  attributes,
  type Clause,
  type Effect,
  type Exemption,
  effectOrder,
  type Obligation,
  type Otherwise,
  type Policy,
  type Rule,
} from "./policy.ts";
import { emptyMemo, keep, mix, recall, type WordMemo } from "./word-memo.ts";

export type RuleTable = Pick<Policy, "exemptions" | "rules" | "otherwise">;

/** A request in plain words; an attribute left out has no value that a rule names. */
export type Values = Readonly<Partial<Attributes>>;

/** Lists are in the order of their ids, whatever the order of the table. */
export type Decision = {
  /** Every rule that matches, advice included, also where an exemption or a stricter rule decides. */
  readonly matched: readonly Rule[];
  /** Matching advice; none where an exemption puts the request outside the policy. */
  readonly comments: readonly Rule[];
  /** Of the deciding rules; where a contact may go ahead, of every matching permit besides. */
  readonly obligations: readonly Obligation[];
} & (
  | { readonly kind: "exempt"; readonly rules: readonly Exemption[] }
  | { readonly kind: Effect["kind"]; readonly rules: readonly Rule[] }
  | { readonly kind: "otherwise"; readonly rules: readonly []; readonly otherwise: Otherwise }
);

/** A compiled table. Its memo and working space change how fast it answers, never what. */
export type Table = {
  readonly columns: Columns;
  /** The attributes that some clause names, by their place in the list of attributes. */
  readonly named: readonly number[];
  /** Words to a set of clauses: its bits, 32 to a word. */
  readonly width: number;
  /** Every set of clauses, one after the other. */
  readonly sets: Int32Array;
  readonly exemptions: readonly Line<Exemption>[];
  readonly rules: readonly Line<Rule>[];
  readonly otherwise: Otherwise;
  /** For the request being decided: where the set of each of its values begins. */
  readonly starts: Int32Array;
  /** For the request being decided: the clauses that hold. */
  readonly holding: Int32Array;
  readonly memo: WordMemo<Decision>;
};

type Columns = Readonly<Partial<Record<Attribute, Column>>>;

/** An attribute that some clause names: where in `sets` the clauses that admit a value begin. */
type Column = {
  readonly starts: Readonly<Record<string, number>>;
  /** For every value that no clause names. */
  readonly others: number;
};

/** A rule and the bits of its clauses. */
type Line<Kind> = {
  readonly rule: Kind;
  readonly when: readonly number[];
  readonly unless: readonly number[];
};

export function compile(table: RuleTable): Table {
  const clauses: Clause[] = [];
  const exemptions = linesOf(table.exemptions, clauses);
  const rules = linesOf(table.rules, clauses);
  const width = Math.max(1, Math.ceil(clauses.length / 32));
  const sets: number[] = [];
  const columns: Partial<Record<Attribute, Column>> = {};
  const named: number[] = [];
  for (const [at, name] of attributes.entries()) {
    if (clauses.every((clause) => clause[name] === undefined)) continue;
    columns[name] = columnOf(name, clauses, { sets, width });
    named.push(at);
  }
  return {
    columns,
    named,
    width,
    sets: Int32Array.from(sets),
    exemptions,
    rules,
    otherwise: table.otherwise,
    starts: new Int32Array(attributes.length),
    holding: new Int32Array(width),
    memo: emptyMemo(width),
  };
}

/** The strictest effect among the rules that match, with every rule that has it. */
export function decide(table: Table, values: Values): Decision {
  const { columns, holding, memo, named, sets, starts, width } = table;
  findStarts(starts, columns, values);
  let hash = 0;
  for (let word = 0; word < width; word++) {
    let clauses = -1;
    for (let at = 0; at < named.length; at++) {
      // Every place in `named` has a start, and `width` words of `sets` begin there.
      clauses &= sets[(starts[named[at] as number] as number) + word] as number;
    }
    holding[word] = clauses;
    hash = mix(hash, clauses);
  }
  const known = recall(memo, holding, hash);
  if (known !== undefined) return known;
  const decision = decisionOn(table);
  keep(memo, holding, decision);
  return decision;
}

/**
 * In the order of the list of attributes. Written out, since reading a property
 * whose name varies takes some ten times as long.
 */
function findStarts(starts: Int32Array, columns: Columns, values: Values): void {
  starts[0] = startOf(columns.across, values.across);
  starts[1] = startOf(columns.ourLevel, values.ourLevel);
  starts[2] = startOf(columns.theirLevel, values.theirLevel);
  starts[3] = startOf(columns.crossLevel, values.crossLevel);
  starts[4] = startOf(columns.ourOffice, values.ourOffice);
  starts[5] = startOf(columns.theirOffice, values.theirOffice);
  starts[6] = startOf(columns.recipientPresent, values.recipientPresent);
  starts[7] = startOf(columns.initiator, values.initiator);
  starts[8] = startOf(columns.mode, values.mode);
  starts[9] = startOf(columns.medium, values.medium);
  starts[10] = startOf(columns.setting, values.setting);
  starts[11] = startOf(columns.purpose, values.purpose);
  starts[12] = startOf(columns.basket, values.basket);
  starts[13] = startOf(columns.issue, values.issue);
  starts[14] = startOf(columns.forum, values.forum);
  starts[15] = startOf(columns.phase, values.phase);
  starts[16] = startOf(columns.premises, values.premises);
  starts[17] = startOf(columns.prepared, values.prepared);
  starts[18] = startOf(columns.registered, values.registered);
  starts[19] = startOf(columns.ourOtherOffice, values.ourOtherOffice);
}

function startOf(column: Column | undefined, value: string | undefined): number {
  if (column === undefined) return 0;
  return value === undefined ? column.others : (column.starts[value] ?? column.others);
}

function linesOf<Kind extends Exemption>(
  rules: readonly Kind[],
  clauses: Clause[],
): readonly Line<Kind>[] {
  return [...rules].sort(byId).map((rule) => ({
    rule,
    when: rule.when.map((clause) => clauses.push(clause) - 1),
    unless: rule.unless.map((clause) => clauses.push(clause) - 1),
  }));
}

function columnOf(
  name: Attribute,
  clauses: readonly Clause[],
  { sets, width }: { readonly sets: number[]; readonly width: number },
): Column {
  const push = (admits: (clause: Clause) => boolean) => {
    const start = sets.length;
    const words = new Int32Array(width);
    for (const [bit, clause] of clauses.entries()) {
      if (admits(clause)) words[bit >> 5] = (words[bit >> 5] ?? 0) | (1 << (bit & 31));
    }
    sets.push(...words);
    return start;
  };
  const others = push((clause) => clause[name] === undefined);
  // No prototype, so that no value finds what it did not put there; and quicker to read than a Map.
  const starts: Record<string, number> = Object.create(null);
  for (const value of new Set(clauses.flatMap((clause) => clause[name] ?? []))) {
    starts[value] = push((clause) => clause[name]?.includes(value) ?? true);
  }
  return { starts, others };
}

/** What follows from the clauses that hold. */
function decisionOn(table: Table): Decision {
  const exemptions = matching(table.exemptions, table.holding);
  const matched = matching(table.rules, table.holding);
  if (exemptions.length > 0) {
    const obligations = obligationsOf(exemptions);
    return { kind: "exempt", rules: exemptions, matched, comments: [], obligations };
  }
  const comments = matched.filter((rule) => rule.strength === "advice");
  const speaking = matched.filter((rule) => rule.strength !== "advice");
  const kind = effectOrder.find((effect) => speaking.some((rule) => rule.effect.kind === effect));
  if (kind === undefined) {
    const { otherwise } = table;
    return { kind: "otherwise", rules: [], otherwise, matched, comments, obligations: [] };
  }
  const rules = speaking.filter((rule) => rule.effect.kind === kind);
  const mayGoAhead = kind === "permit" || kind === "gate";
  const obliging = speaking.filter(
    (rule) => rule.effect.kind === kind || (mayGoAhead && rule.effect.kind === "permit"),
  );
  return { kind, rules, matched, comments, obligations: obligationsOf(obliging) };
}

function matching<Kind>(lines: readonly Line<Kind>[], holding: Int32Array): readonly Kind[] {
  const found: Kind[] = [];
  for (const { rule, when, unless } of lines) {
    const applies = when.length === 0 || anyHolds(when, holding);
    if (applies && !anyHolds(unless, holding)) found.push(rule);
  }
  return found;
}

function anyHolds(bits: readonly number[], holding: Int32Array): boolean {
  for (const bit of bits) {
    if (((holding[bit >> 5] ?? 0) & (1 << (bit & 31))) !== 0) return true;
  }
  return false;
}

/** Each once, even where several rules lay it down in the same words. */
export function obligationsOf(
  rules: readonly Pick<Exemption, "obligations">[],
): readonly Obligation[] {
  const once = new Map<string, Obligation>();
  for (const { obligations } of rules) {
    for (const obligation of obligations)
      once.set(JSON.stringify([obligation.id, obligation.text, obligation.due]), obligation);
  }
  return [...once].sort(([a], [b]) => compareText(a, b)).map(([, obligation]) => obligation);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}
