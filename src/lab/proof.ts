/**
 * What a property is proved on: the diagram of all requests, the states that can
 * be reached, and the names to tell a counter-example with.
 */
import { compile, decide, type RuleTable, type Table } from "../core/deciding.ts";
import { domainOf } from "../core/domain.ts";
import type { IssueId, RuleId } from "../core/id.ts";
import { type Names, namesOf } from "../core/names.ts";
import type { Clause, Rule } from "../core/policy.ts";
import { type Titles, titlesOf } from "../core/policy-words.ts";
import { ok, type Result } from "../core/result.ts";
import type { Setup } from "../core/setup.ts";
import type { Subject } from "../core/verdict.ts";
import { exampleOf } from "./cover.ts";
import { draw, type TooLarge } from "./diagram.ts";
import { setOf } from "./exhaust.ts";
import { type Lines, linesOf, type Outcome } from "./lines.ts";
import { type Bounds, type Model, modelOf } from "./model.ts";
import { join, type Node, type Nodes, truthOf } from "./nodes.ts";
import { type Search, searchAll, type TooManyStates } from "./search.ts";
import type { Combination } from "./space.ts";
import { type StoryStep, shortTitle } from "./story.ts";

export type PropertyFinding = {
  readonly id: string;
  readonly title: string;
  readonly result: "holds" | "fails" | "does not apply";
  /** Why, in sentences. */
  readonly reasons: readonly string[];
  /** What the property leaves out by the policy's own words: exemptions, referrals. */
  readonly exceptions: readonly string[];
  /** The shortest counter-example; for what can be reached, the shortest way there. */
  readonly story: readonly StoryStep[];
};

export type Proof = {
  readonly setup: Setup;
  readonly model: Model;
  readonly search: Search;
  readonly nodes: Nodes;
  readonly lines: Lines;
  readonly root: Node<Outcome>;
  readonly table: Table;
  readonly names: Names;
  readonly titles: Titles;
  /** The requests that a clause speaks of, by the name under which it was asked for. */
  readonly asked: ReadonlyMap<string, Node<boolean>>;
};

/** The clauses that requests will be asked by have to be known before the diagram is drawn. */
export function prepareProof(
  setup: Setup,
  clauses: ReadonlyMap<string, Clause>,
  bounds: Bounds,
): Result<Proof, TooLarge | TooManyStates> {
  const { book, policy, asOf } = setup;
  const model = modelOf(setup, bounds);
  const search = searchAll(model, { concessions: "anywhere" });
  if (!search.ok) return search;
  const domain = domainOf(policy, [...book.issues.values()], [...book.forums.values()]);
  const probes: RuleTable = {
    exemptions: [],
    rules: [...clauses].map(probe),
    otherwise: policy.otherwise,
  };
  const [lines, probing] = linesOf(domain, [policy, probes]);
  if (lines === undefined || probing === undefined)
    throw new Error("two tables have two lists of lines");
  const drawn = draw(lines);
  if (!drawn.ok) return drawn;
  const { nodes, root } = drawn.value;
  const full = namesOf(book, asOf);
  const issue = (id: IssueId) => shortTitle(full.issue(id));
  const subject = (one: Subject) => (one.kind === "issue" ? issue(one.issue) : full.subject(one));
  const names = { ...full, issue, subject };
  return ok({
    setup,
    model,
    search: search.value,
    nodes,
    lines,
    root,
    table: compile(policy),
    names,
    titles: titlesOf(policy, {
      issue: (id) => book.issues.get(id as never)?.title ?? id, // an id nobody bears finds nothing
      basket: (id) => book.baskets.get(id as never)?.title ?? id,
      forum: (id) => book.forums.get(id as never)?.title ?? id,
    }),
    asked: new Map(probing.lines.map((line) => [line.id, setOf(line, probing, nodes)])),
  });
}

function probe([id, clause]: readonly [string, Clause]): Rule {
  const cite = { kind: "author", reason: "asked for by a property" } as const;
  return {
    id: id as RuleId, // a name of its own table, which holds nothing else
    title: id,
    cite,
    when: [clause],
    unless: [],
    effect: { kind: "permit" },
    obligations: [],
    strength: "binding",
  };
}

/** The requests under a clause whose outcome is as wanted. */
export function requestsWhere(
  { nodes, root, asked }: Proof,
  clause: string,
  wanted: (outcome: Outcome) => boolean,
): Node<boolean> {
  const set = asked.get(clause);
  if (set === undefined) throw new Error(`no clause was asked for as \`${clause}\``);
  return join(nodes, [set, root], (inside, outcome) => {
    const value = inside && wanted(outcome);
    return { key: String(value), value };
  });
}

export function isEmpty(set: Node<boolean>, { nodes }: Proof): boolean {
  return set === truthOf(nodes, false);
}

/** The rules that decide somewhere in a set. */
export function rulesIn(
  set: Node<boolean>,
  proof: Proof,
  ranks: readonly number[],
): readonly string[] {
  const { lines, nodes } = proof;
  return lines.lines
    .filter((line) => ranks.includes(line.rank))
    .filter((line) => {
      const both = join(nodes, [set, setOf(line, lines, nodes)], (a, b) => ({
        key: String(a && b),
        value: a && b,
      }));
      return both !== truthOf(nodes, false);
    })
    .map(({ id }) => id);
}

export function requestIn(set: Node<boolean>, { nodes }: Proof): Combination {
  return exampleOf(nodes, set);
}

export function decidingRules(request: Combination, { table }: Proof): readonly string[] {
  const { kind, rules } = decide(table, request);
  return kind === "otherwise" ? ["otherwise"] : rules.map(({ id }) => id);
}
