/**
 * Deciding: what a policy's table of rules says of one request.
 *
 * A table is compiled once: every clause has a bit, and every value of every
 * attribute has the set of clauses that admit it. The intersection of those sets
 * over a request's values is the set of clauses that hold, and what follows from
 * one such set is worked out once. See docs/policy.md, "How a table decides".
 */
import { compareText } from "./book.ts";
import {
  type Clause,
  type Effect,
  type Exemption,
  effectOrder,
  type Obligation,
  type Otherwise,
  type Policy,
  type Rule,
} from "./policy.ts";
import { emptyMemo, keep, recall, type WordMemo } from "./word-memo.ts";

export type RuleTable = Pick<Policy, "exemptions" | "rules" | "otherwise">;

/** A request as plain words: one value to an attribute. An attribute left out has no value that a rule names. */
export type Values = Readonly<Record<string, string>>;

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

/** A compiled table. Its memo changes how fast it answers, never what. */
export type Table = {
  readonly attributes: readonly Column[];
  /** Words to a set of clauses: its bits, 32 to a word. */
  readonly width: number;
  /** Every set of clauses, one after the other. */
  readonly sets: Int32Array;
  readonly exemptions: readonly Line<Exemption>[];
  readonly rules: readonly Line<Rule>[];
  readonly otherwise: Otherwise;
  /** The clauses that hold for the request being decided. */
  readonly holding: Int32Array;
  readonly memo: WordMemo<Decision>;
};

/** An attribute that some clause names: where in `sets` the clauses that admit a value begin. */
type Column = {
  readonly name: string;
  readonly admitting: ReadonlyMap<string | undefined, number>;
  /** For every value that no clause names. */
  readonly admittingOthers: number;
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
  const attributes = namesIn(clauses).map((name) => columnOf(name, clauses, { sets, width }));
  return {
    attributes,
    width,
    sets: Int32Array.from(sets),
    exemptions,
    rules,
    otherwise: table.otherwise,
    holding: new Int32Array(width),
    memo: emptyMemo(width),
  };
}

/** The strictest effect among the rules that match, with every rule that has it. */
export function decide(table: Table, values: Values): Decision {
  const { attributes, holding, memo, sets, width } = table;
  holding.fill(-1);
  for (const { admitting, admittingOthers, name } of attributes) {
    const from = admitting.get(values[name]) ?? admittingOthers;
    // Every index is below `sets.length`, since a set is `width` words long.
    for (let word = 0; word < width; word++)
      (holding[word] as number) &= sets[from + word] as number;
  }
  const known = recall(memo, holding);
  if (known !== undefined) return known;
  const decision = decisionOn(table);
  keep(memo, holding, decision);
  return decision;
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

function namesIn(clauses: readonly Clause[]): readonly (keyof Clause)[] {
  // A clause's keys are attributes by its type.
  return [...new Set(clauses.flatMap((clause) => Object.keys(clause) as (keyof Clause)[]))].sort();
}

function columnOf(
  name: keyof Clause,
  clauses: readonly Clause[],
  { sets, width }: { readonly sets: number[]; readonly width: number },
): Column {
  const push = (admits: (clause: Clause) => boolean) => {
    const from = sets.length;
    const words = new Int32Array(width);
    for (const [bit, clause] of clauses.entries()) {
      if (admits(clause)) words[bit >> 5] = (words[bit >> 5] ?? 0) | (1 << (bit & 31));
    }
    sets.push(...words);
    return from;
  };
  const admittingOthers = push((clause) => clause[name] === undefined);
  const admitting = new Map<string | undefined, number>();
  for (const value of new Set(clauses.flatMap((clause) => clause[name] ?? []))) {
    admitting.set(
      value,
      push((clause) => clause[name]?.includes(value) ?? true),
    );
  }
  return { name, admitting, admittingOthers };
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
  const holds = (bit: number) => ((holding[bit >> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  return lines
    .filter(({ when, unless }) => (when.length === 0 || when.some(holds)) && !unless.some(holds))
    .map(({ rule }) => rule);
}

/** Each once, even where several rules lay it down in the same words. */
function obligationsOf(rules: readonly Exemption[]): readonly Obligation[] {
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
