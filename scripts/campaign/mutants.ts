/**
 * A policy broken on purpose, in one place at a time: every rule and exemption.
 * The gates are broken in `gate-mutants.ts`.
 */
import { domainOf, valuesIn } from "../../src/core/domain.ts";
import type { Attribute, Clause, Effect, Exemption, Policy, Rule } from "../../src/core/policy.ts";
import type { Ground } from "../../src/lab/exhaust.ts";
import { gateMutants } from "./gate-mutants.ts";
import { type Mutant, replaced } from "./mutant.ts";

/** Each once; one that comes out as the policy itself is none. */
export function mutantsOf(policy: Policy, ground: Ground): readonly Mutant[] {
  const all = [
    ...policy.rules.flatMap((rule, at) => ruleMutants(rule, at, { policy, ground })),
    ...policy.exemptions.flatMap((one, at) => exemptionMutants(one, at, { policy, ground })),
    ...otherwiseMutants(policy),
    ...gateMutants(policy),
  ];
  const once = new Map(all.map((mutant) => [JSON.stringify(mutant.policy), mutant]));
  once.delete(JSON.stringify(policy));
  return [...once.values()];
}

type On = { readonly policy: Policy; readonly ground: Ground };

function ruleMutants(rule: Rule, at: number, on: On): readonly Mutant[] {
  const { policy } = on;
  const make = (what: string, changed: Rule | undefined): Mutant => ({
    what: `rule ${rule.id}: ${what}`,
    policy: { ...policy, rules: replaced(policy.rules, at, changed) },
  });
  return [
    make("dropped", undefined),
    ...effectsInstead(rule.effect, policy).map((effect) =>
      make(`${effect.kind} instead of ${rule.effect.kind}`, { ...rule, effect }),
    ),
    ...(rule.strength === "advice" ? [] : [make("mere advice", { ...rule, strength: "advice" })]),
    ...matchMutants(rule, on).map(({ what, one }) => make(what, { ...rule, ...one })),
  ];
}

function exemptionMutants(one: Exemption, at: number, on: On): readonly Mutant[] {
  const { policy } = on;
  const make = (what: string, changed: Exemption | undefined): Mutant => ({
    what: `exemption ${one.id}: ${what}`,
    policy: { ...policy, exemptions: replaced(policy.exemptions, at, changed) },
  });
  return [
    make("dropped", undefined),
    ...matchMutants(one, on).map(({ what, one: but }) => make(what, { ...one, ...but })),
  ];
}

function otherwiseMutants(policy: Policy): readonly Mutant[] {
  const { otherwise } = policy;
  const { cite } = otherwise;
  const ours = policy.groups.find(({ side }) => side === "ours")?.id;
  if (otherwise.kind === "refer") {
    const shut = { ...policy, otherwise: { kind: "not permitted", cite } as const };
    return [{ what: "otherwise: not permitted instead of referred", policy: shut }];
  }
  if (ours === undefined) return [];
  const referred = { ...policy, otherwise: { kind: "refer", to: ours, cite } as const };
  return [{ what: "otherwise: referred instead of not permitted", policy: referred }];
}

function effectsInstead(effect: Effect, { gates }: Policy): readonly Effect[] {
  const others: Effect[] = [];
  if (effect.kind !== "permit") others.push({ kind: "permit" });
  if (effect.kind !== "forbid") others.push({ kind: "forbid" });
  if (effect.kind === "gate") {
    const [first] = effect.gates;
    const other = gates.find(({ id }) => !effect.gates.includes(id));
    if (other !== undefined && first !== undefined)
      others.push({
        kind: "gate",
        gates: effect.gates.map((id) => (id === first ? other.id : id)),
      });
    if (effect.gates.length > 1) others.push({ kind: "gate", gates: effect.gates.slice(1) });
  }
  return others;
}

type Match = Pick<Exemption, "when" | "unless">;
type Changed = { readonly what: string; readonly one: Partial<Match> };

function matchMutants({ when, unless }: Match, on: On): readonly Changed[] {
  return [
    ...listMutants(when, on, { least: 1 }).map(({ what, clauses }) => ({
      what: `when ${what}`,
      one: { when: clauses },
    })),
    ...listMutants(unless, on, { least: 0 }).map(({ what, clauses }) => ({
      what: `unless ${what}`,
      one: { unless: clauses },
    })),
  ];
}

type ChangedClauses = { readonly what: string; readonly clauses: readonly Clause[] };

function listMutants(
  clauses: readonly Clause[],
  on: On,
  { least }: { readonly least: number },
): readonly ChangedClauses[] {
  return clauses.flatMap((clause, at) => {
    const make = (what: string, changed: Clause | undefined) => ({
      what: `${at + 1}: ${what}`,
      clauses: replaced(clauses, at, changed),
    });
    return [
      ...(clauses.length > least ? [make("clause dropped", undefined)] : []),
      ...clauseMutants(clause, on).map(({ what, clause: changed }) => make(what, changed)),
    ];
  });
}

type ChangedClause = { readonly what: string; readonly clause: Clause };

function clauseMutants(clause: Clause, { policy, ground }: On): readonly ChangedClause[] {
  const domain = domainOf(policy, ground.issues, ground.forums);
  // The keys of a clause are attributes by its type.
  const named = Object.keys(clause) as Attribute[];
  return named.flatMap((name): ChangedClause[] => {
    const values = clause[name] ?? [];
    const others = valuesIn(domain, name).filter((value) => !values.includes(value));
    const { [name]: _, ...rest } = clause;
    const without = named.length > 1 ? [{ what: `${name} dropped`, clause: rest }] : [];
    const narrower = values.length > 1 ? values : [];
    const [next] = others;
    return [
      ...without,
      ...narrower.map((value) => ({
        what: `${name} without ${value}`,
        clause: { ...clause, [name]: values.filter((one) => one !== value) },
      })),
      ...(next === undefined
        ? []
        : [
            { what: `${name} also ${next}`, clause: { ...clause, [name]: [...values, next] } },
            { what: `${name} all but its own`, clause: { ...clause, [name]: others } },
          ]),
    ];
  });
}
