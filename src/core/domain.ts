/**
 * The domain of a policy: every request that can occur, so that a claim about
 * the policy is tried on all of them.
 *
 * Some attributes hang together: the medium follows from the mode, the basket
 * from the issue, crossing levels from the levels, and a forum covers its own
 * issues alone. They share an axis, so that no request is walked which cannot be.
 */

import { isOnPremises, none } from "./aside.ts";
import { initiators, mediumOf, modes, premises, purposes, settings } from "./contact.ts";
import type { RuleTable } from "./deciding.ts";
import type { Forum, Issue } from "./issue.ts";
import { offLadder } from "./ladder.ts";
import { noGroup } from "./lead.ts";
import type { Attribute, Attributes, Clause, Group, Policy } from "./policy.ts";
import { crossing } from "./request.ts";

/** A domain is the product of its axes. */
export type Domain = readonly Axis[];

/** The ways in which attributes that hang together can stand. */
export type Axis = readonly Readonly<Partial<Attributes>>[];

/** Every request on these issues, in the terms of a policy. */
export function domainOf(
  { ladder, groups, phases, ...table }: Terms,
  issues: readonly Issue[],
  forums: readonly Forum[],
): Domain {
  const asked = attributesIn(table);
  return [
    [{ across: "counterpart" }, { across: "own side" }],
    levels([offLadder, ...ladder.map(({ id }) => id)]),
    groupsOn("ours", groups).map((ourOffice) => ({ ourOffice })),
    groupsOn("theirs", groups).map((theirOffice) => ({ theirOffice })),
    [{ recipientPresent: "no" }, { recipientPresent: "yes" }],
    initiators.map((initiator) => ({ initiator })),
    modes.flatMap((mode) =>
      groundsOf(mode, asked.has("premises")).map((ground) => ({
        mode,
        medium: mediumOf(mode),
        premises: ground,
      })),
    ),
    settings.map((setting) => ({ setting })),
    purposes.map((purpose) => ({ purpose })),
    [{ issue: none, basket: none }, ...issues].flatMap(({ issue, basket }) =>
      forumsOn(issue, forums).map((forum) => ({ issue, basket, forum })),
    ),
    [none, ...phases].map((phase) => ({ phase })),
    (asked.has("prepared") ? ["no", "yes"] : [none]).map((prepared) => ({ prepared })),
    (asked.has("registered") ? ["no", "yes", none] : [none]).map((registered) => ({ registered })),
    (asked.has("ourOtherOffice") ? [none, ...groupsOn("ours", groups)] : [none]).map(
      (ourOtherOffice) => ({ ourOtherOffice }),
    ),
  ];
}

type Terms = Pick<Policy, "ladder" | "groups" | "phases"> &
  Partial<Pick<Policy, "exemptions" | "rules">>;

/** The attributes that some rule names. */
function attributesIn({
  exemptions = [],
  rules = [],
}: Pick<Terms, "exemptions" | "rules">): ReadonlySet<string> {
  const clauses = [...exemptions, ...rules].flatMap(({ when, unless }) => [...when, ...unless]);
  return new Set(clauses.flatMap((clause) => Object.keys(clause)));
}

function groundsOf(mode: (typeof modes)[number], isAsked: boolean): readonly string[] {
  return isAsked && isOnPremises(mode) ? premises : [none];
}

/** The values of one attribute that occur in the domain. */
export function valuesIn(domain: Domain, attribute: Attribute): readonly string[] {
  return [...new Set(domain.flatMap((axis) => axis.flatMap((one) => one[attribute] ?? [])))];
}

/** How many requests there are. */
export function sizeOf(domain: Domain): number {
  let size = 1;
  for (const axis of domain) size *= axis.length;
  return size;
}

/**
 * One request for each kind that the clauses of these tables tell apart: what
 * holds of every one of them holds of every request of the domain.
 */
export function toldApart(domain: Domain, tables: readonly RuleTable[]): Domain {
  const clauses = tables
    .flatMap(({ exemptions, rules }) => [...exemptions, ...rules])
    .flatMap(({ when, unless }) => [...when, ...unless]);
  return domain.map((axis) => {
    const kinds = new Map<string, Axis[number]>();
    for (const one of axis) {
      const kind = clauses.map((clause) => (admits(clause, one) ? "+" : "-")).join("");
      if (!kinds.has(kind)) kinds.set(kind, one);
    }
    return [...kinds.values()];
  });
}

/** Walks the whole domain, in the order of its axes. */
export function eachRequest(domain: Domain, visit: (request: Attributes) => void): void {
  const walk = (depth: number, soFar: Partial<Attributes>) => {
    const axis = domain[depth];
    // After the last axis every attribute has its value.
    if (axis === undefined) visit(soFar as Attributes);
    else for (const one of axis) walk(depth + 1, { ...soFar, ...one });
  };
  walk(0, {});
}

function levels(rungs: readonly string[]): Axis {
  const top = rungs.at(-1);
  return rungs.flatMap((ourLevel) =>
    rungs.map((theirLevel) => {
      const both = { ourLevel, theirLevel };
      return { ...both, crossLevel: crossing(both, top) };
    }),
  );
}

function groupsOn(side: Group["side"], groups: readonly Group[]): readonly string[] {
  return [...groups.filter((group) => group.side === side).map(({ id }) => id), noGroup];
}

/** A request on no issue may be in any forum; one on an issue, in those with a mandate for it. */
function forumsOn(issue: string, forums: readonly Forum[]): readonly string[] {
  const covering = forums.filter(
    (forum) => issue === none || forum.issues.some((covered) => covered === issue),
  );
  return [none, ...covering.map(({ forum }) => forum)];
}

/** Whether nothing in these values keeps the clause from holding. */
function admits(clause: Clause, values: Partial<Attributes>): boolean {
  // The keys of a clause are attributes by its type.
  return (Object.keys(clause) as Attribute[]).every((name) => {
    const value = values[name];
    return value === undefined || (clause[name]?.includes(value) ?? true);
  });
}
