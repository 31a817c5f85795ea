/**
 * Versions of policies side by side: which is a draft, which is in force on a day and
 * by which instrument, which takes the place of which, and which are rivals.
 *
 * Rivals may be registered side by side; by an instrument, one is in force. See
 * docs/policy-workbench.md, "Versions".
 */
import type { Day } from "../core/day.ts";
import type { PolicyId } from "../core/id.ts";
import { inForceOn } from "../core/in-force.ts";
import type { Mark } from "../core/mark.ts";
import type { Policy } from "../core/policy.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { earliest, latest, parseWhen, wasBy } from "../core/when.ts";

export type VersionStanding =
  /** Without a beginning: it binds nobody yet. */
  | "draft"
  | "not yet in force"
  | "in force"
  /** Within its dates, and no instrument shows its authority. */
  | "in force by claim"
  | "possibly in force"
  | "ended";

export type Version = {
  readonly policy: Policy;
  readonly standing: VersionStanding;
  readonly supersedes: PolicyId | undefined;
  readonly supersededBy: PolicyId | undefined;
  /** Others for some of the same offices, of another line, that have not ended either. */
  readonly rivals: readonly PolicyId[];
};

export type Registry = { readonly asOf: Day; readonly versions: readonly Version[] };

/** What keeps versions from standing together; each is an error, and nothing is changed by finding it. */
export type VersionProblem =
  | { readonly kind: "twice"; readonly policy: PolicyId }
  | { readonly kind: "dangling"; readonly policy: PolicyId; readonly supersedes: PolicyId }
  | { readonly kind: "one-sided"; readonly policy: PolicyId; readonly supersedes: PolicyId }
  | { readonly kind: "overlapping"; readonly policy: PolicyId; readonly supersedes: PolicyId }
  | {
      readonly kind: "two successors";
      readonly policy: PolicyId;
      readonly policies: readonly PolicyId[];
    }
  | { readonly kind: "circle"; readonly policies: readonly PolicyId[] }
  | {
      readonly kind: "both in force";
      readonly policies: readonly [PolicyId, PolicyId];
      /** The first such day. */
      readonly on: Day;
    };

/** The versions as they stand on a day, in the order of their ids; what a reader may not read is not there. */
export function registryOf(
  policies: readonly Policy[],
  {
    asOf,
    mayRead = () => true,
  }: { readonly asOf: Day; readonly mayRead?: (mark: Mark) => boolean },
): Result<Registry, readonly VersionProblem[]> {
  const problems = versionProblems(policies);
  if (problems.length > 0) return fail(problems);
  const readable = policies.filter(({ mark }) => mayRead(mark));
  return ok({ asOf, versions: versionsOf(readable, asOf) });
}

/** The same, whether or not they can stand together. */
export function versionsOf(readable: readonly Policy[], asOf: Day): readonly Version[] {
  return [...readable]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((policy): Version => {
      const standing = standingOn(policy, asOf);
      const later = readable.find(({ supersedes }) => supersedes === policy.id);
      const earlier = readable.find(({ id }) => id === policy.supersedes);
      const rivals = standing === "ended" ? [] : rivalsOf(policy, readable, asOf);
      return { policy, standing, supersedes: earlier?.id, supersededBy: later?.id, rivals };
    });
}

/** A further version beside those registered; where it does not fit, they stay as they were. */
export function register(
  policies: readonly Policy[],
  further: Policy,
): Result<readonly Policy[], readonly VersionProblem[]> {
  const all = [...policies, further];
  const problems = versionProblems(all);
  return problems.length > 0 ? fail(problems) : ok(all);
}

export function versionProblems(policies: readonly Policy[]): readonly VersionProblem[] {
  const known = new Map(policies.map((policy) => [policy.id, policy]));
  return [
    ...policies.flatMap(({ id }, at): VersionProblem[] =>
      policies.findIndex((other) => other.id === id) === at ? [] : [{ kind: "twice", policy: id }],
    ),
    ...policies.flatMap((policy) => supersessionProblems(policy, known)),
    ...twoSuccessors(policies),
    ...circles(known),
    ...bothInForce(policies),
  ];
}

function standingOn(policy: Policy, asOf: Day): VersionStanding {
  if (policy.from === undefined) return "draft";
  const inForce = inForceOn(policy, asOf);
  if (inForce === "yes")
    return policy.authority.instrument === undefined ? "in force by claim" : "in force";
  if (inForce === "possible") return "possibly in force";
  const from = parseWhen(policy.from);
  return from.ok && wasBy(from.value, asOf) === "no" ? "not yet in force" : "ended";
}

function rivalsOf(policy: Policy, policies: readonly Policy[], asOf: Day): readonly PolicyId[] {
  const line = lineOf(policy, policies);
  return policies
    .filter((other) => !line.has(other.id) && shareOffices(policy, other))
    .filter((other) => standingOn(other, asOf) !== "ended")
    .map(({ id }) => id)
    .sort();
}

/** A policy with all that it takes the place of, and all that take its place. */
function lineOf(policy: Policy, policies: readonly Policy[]): ReadonlySet<PolicyId> {
  const line = new Set<PolicyId>([policy.id]);
  for (const id of line) {
    for (const other of policies) {
      if (other.supersedes === id) line.add(other.id);
      if (other.id === id && other.supersedes !== undefined) line.add(other.supersedes);
    }
  }
  return line;
}

function shareOffices(one: Policy, other: Policy): boolean {
  const offices = new Set(one.groups.flatMap((group) => group.offices));
  return other.groups.some((group) => group.offices.some((office) => offices.has(office)));
}

function supersessionProblems(
  policy: Policy,
  known: ReadonlyMap<PolicyId, Policy>,
): readonly VersionProblem[] {
  const { id, supersedes } = policy;
  if (supersedes === undefined) return [];
  const older = known.get(supersedes);
  if (older === undefined) return [{ kind: "dangling", policy: id, supersedes }];
  // The older version must end when the newer begins: else neither file says which holds.
  const [ends, begins] = [surelyLastsTo(older), surelyFrom(policy)];
  if (ends === undefined || begins === undefined)
    return [{ kind: "one-sided", policy: id, supersedes }];
  return ends >= begins ? [{ kind: "overlapping", policy: id, supersedes }] : [];
}

function twoSuccessors(policies: readonly Policy[]): readonly VersionProblem[] {
  const successors = new Map<PolicyId, PolicyId[]>();
  for (const { id, supersedes } of policies) {
    if (supersedes !== undefined)
      successors.set(supersedes, [...(successors.get(supersedes) ?? []), id]);
  }
  return [...successors].flatMap(([policy, ids]): VersionProblem[] =>
    ids.length > 1 ? [{ kind: "two successors", policy, policies: [...ids].sort() }] : [],
  );
}

function circles(known: ReadonlyMap<PolicyId, Policy>): readonly VersionProblem[] {
  const found = new Map<string, VersionProblem>();
  for (const start of known.keys()) {
    const way: PolicyId[] = [start];
    for (let at = known.get(start)?.supersedes; at !== undefined; at = known.get(at)?.supersedes) {
      if (at === start) {
        const policies = [...way].sort();
        found.set(policies.join(), { kind: "circle", policies });
      }
      if (way.includes(at)) break;
      way.push(at);
    }
  }
  return [...found.values()];
}

/** Two that speak of the same offices, each by an instrument, and neither mere advice. */
function bothInForce(policies: readonly Policy[]): readonly VersionProblem[] {
  const held = policies.filter(
    ({ authority, strength }) => authority.instrument !== undefined && strength !== "advice",
  );
  return held.flatMap((one, index) =>
    held.slice(index + 1).flatMap((other): VersionProblem[] => {
      const on = bothSurelyOn(one, other);
      if (on === undefined || one.id === other.id || !shareOffices(one, other)) return [];
      return [{ kind: "both in force", policies: [one.id, other.id], on }];
    }),
  );
}

/** The first day on which both are surely in force. */
function bothSurelyOn(one: Policy, other: Policy): Day | undefined {
  const [a, b] = [surelyFrom(one), surelyFrom(other)];
  if (a === undefined || b === undefined) return undefined;
  const day = a > b ? a : b;
  const both = [one, other].every((policy) => inForceOn(policy, day) === "yes");
  return both ? day : undefined;
}

/** The first day on which it has surely begun. */
function surelyFrom({ from }: Pick<Policy, "from">): Day | undefined {
  const when = from === undefined ? undefined : parseWhen(from);
  return when?.ok ? latest(when.value) : undefined;
}

/** The last day on which it surely lasts; undefined where it has no end. */
function surelyLastsTo({ to }: Pick<Policy, "to">): Day | undefined {
  const when = to === undefined ? undefined : parseWhen(to);
  return when?.ok ? earliest(when.value) : undefined;
}
