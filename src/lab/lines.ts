/**
 * A policy's table as lines over a space: a rule to a line, its clauses by number,
 * how strict it is, and what it says where it decides.
 */
import type { Decision, RuleTable } from "../core/deciding.ts";
import { type Exemption, effectOrder, type Obligation, type Rule } from "../core/policy.ts";
import {
  type Combination,
  canHold,
  type NamedClause,
  named,
  type Space,
  spaceOf,
} from "./space.ts";

/** Strictest first; an exemption comes before every rule. */
export const ranks = ["exempt", ...effectOrder] as const;
export type Kind = (typeof ranks)[number] | "otherwise";
const gateRank = ranks.indexOf("gate");

export type Line = {
  readonly id: string;
  /** Its place among the lines. */
  readonly at: number;
  readonly rank: number;
  /** What it says where its effect decides: gates, referrals, redirects, duties. */
  readonly own: readonly number[];
  /** What it still says where a gate decides: a permit's duties, a referral. */
  readonly beside: readonly number[];
  readonly always: boolean;
  readonly when: Int32Array;
  readonly unless: Int32Array;
};

export type Lines = {
  readonly space: Space;
  readonly lines: readonly Line[];
  readonly tags: readonly string[];
  readonly otherwise: string;
};

/** What a table comes to: its effect and what goes with it, each as `gate:x`, `refer:y`, `duty:…`. */
export type Outcome = { readonly kind: Kind; readonly tags: readonly string[] };

/** Tables over one space, so that their diagrams can be laid side by side. */
export function linesOf(
  domain: readonly (readonly Combination[])[],
  tables: readonly RuleTable[],
  nameOf: (attribute: string, table: number) => string = (attribute) => attribute,
): readonly Lines[] {
  const clauses: NamedClause[] = [];
  const numbered = tables.map((table, index) => {
    const number = (rule: Exemption) => {
      const take = (list: Exemption["when"]) =>
        list.map((clause) => clauses.push(named(clause, (name) => nameOf(name, index))) - 1);
      return { rule, when: take(rule.when), unless: take(rule.unless) };
    };
    return {
      table,
      exemptions: table.exemptions.map(number),
      rules: table.rules
        .filter((rule) => rule.strength !== "advice")
        .map((rule) => ({ ...number(rule), rule })),
    };
  });
  const space = spaceOf(domain, clauses);
  return numbered.map(({ table, exemptions, rules }) => {
    const tags: string[] = [];
    const lines = [
      ...exemptions.map((one) => lineOf({ ...one, rank: 0, ...saidByExemption(one.rule) }, tags)),
      ...rules.map((one) =>
        lineOf(
          { ...one, rank: ranks.indexOf(one.rule.effect.kind), ...saidByRule(one.rule) },
          tags,
        ),
      ),
    ].map(({ when, unless, ...line }, at) => ({
      ...line,
      at,
      when: maskOf(when, clauses, space),
      unless: maskOf(unless, clauses, space),
    }));
    const { otherwise } = table;
    const silence = otherwise.kind === "refer" ? `refer:${otherwise.to}` : "not permitted";
    return { space, lines, tags, otherwise: silence };
  });
}

/** What the core's decision comes to, in the same terms. */
export function outcomeOf(decision: Decision): Outcome {
  const { kind, rules, matched } = decision;
  if (kind === "otherwise") {
    const { otherwise } = decision;
    return { kind, tags: [otherwise.kind === "refer" ? `refer:${otherwise.to}` : "not permitted"] };
  }
  if (kind === "exempt")
    return { kind, tags: inOrder(rules.flatMap((one) => saidByExemption(one).own)) };
  const beside = kind === "gate" ? matched.filter((rule) => rule.strength !== "advice") : [];
  return {
    kind,
    tags: inOrder([
      // The rules of any other kind of decision are rules, not exemptions.
      ...(rules as readonly Rule[]).flatMap((rule) => saidByRule(rule).own),
      ...beside.flatMap((rule) => saidByRule(rule).beside),
    ]),
  };
}

export function keyOf({ kind, tags }: Outcome): string {
  return JSON.stringify([kind, ...tags]);
}

type Said = { readonly own: readonly string[]; readonly beside: readonly string[] };

function saidByExemption({ obligations }: Exemption): Said {
  return { own: duties(obligations), beside: [] };
}

function saidByRule({ effect, obligations }: Rule): Said {
  const own = duties(obligations);
  switch (effect.kind) {
    case "forbid":
      return {
        own: [...own, ...(effect.redirect ? [`redirect:${effect.redirect.channel}`] : [])],
        beside: [],
      };
    case "gate":
      return { own: [...own, ...effect.gates.map((gate) => `gate:${gate}`)], beside: [] };
    case "refer":
      return { own: [...own, `refer:${effect.to}`], beside: [`refer:${effect.to}`] };
    case "permit":
      return { own, beside: own };
  }
}

function duties(obligations: readonly Obligation[]): readonly string[] {
  return obligations.map(({ id, text, due }) => `duty:${due}:${id}:${text}`);
}

function inOrder(tags: readonly string[]): readonly string[] {
  return [...new Set(tags)].sort();
}

type Drafted = Said & {
  readonly rule: Exemption;
  readonly rank: number;
  readonly when: readonly number[];
  readonly unless: readonly number[];
};

function lineOf({ rule, rank, when, unless, ...said }: Drafted, tags: string[]) {
  const number = (tag: string) => {
    const at = tags.indexOf(tag);
    return at === -1 ? tags.push(tag) - 1 : at;
  };
  const own = [...new Set(said.own)].map(number);
  const beside = rank > gateRank ? [...new Set(said.beside)].map(number) : [];
  return { id: rule.id as string, rank, own, beside, always: when.length === 0, when, unless };
}

/** A clause that can never hold is left out. */
function maskOf(
  bits: readonly number[],
  clauses: readonly NamedClause[],
  space: Space,
): Int32Array {
  const mask = new Int32Array(space.width);
  for (const bit of bits) {
    const clause = clauses[bit];
    if (clause === undefined || !canHold(clause, space)) continue;
    mask[bit >> 5] = (mask[bit >> 5] ?? 0) | (1 << (bit & 31));
  }
  return mask;
}
