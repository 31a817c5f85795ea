/**
 * The requests that two policies can both be asked about, each in the terms of
 * either: levels of the record and offices, as each policy's ladder and groups
 * place them.
 *
 * Where both place everything alike, an attribute has one name; else it has two,
 * `a.` for the first policy's terms and `b.` for the second's, on one axis, so that
 * only what can occur together is walked.
 */

import { none } from "../core/aside.ts";
import { domainOf } from "../core/domain.ts";
import type { LevelId, OfficeId } from "../core/id.ts";
import { offLadder, rungOf } from "../core/ladder.ts";
import { noGroup } from "../core/lead.ts";
import type { Group, Policy } from "../core/policy.ts";
import { crossing } from "../core/request.ts";
import type { Ground } from "./exhaust.ts";
import type { Combination } from "./space.ts";

export type CommonGround = {
  readonly domain: readonly (readonly Combination[])[];
  /** How an attribute is called for the first or the second policy. */
  readonly nameOf: (attribute: string, policy: number) => string;
};

type Both = readonly [Policy, Policy];

/** The attributes that a policy's own terms make. */
const owned = ["ourLevel", "ourOffice", "ourOtherOffice", "phase", "recipientPresent"];

export function commonGround(policies: Both, { issues, forums }: Ground): CommonGround {
  const [first] = policies;
  const rules = policies.flatMap((policy) => policy.rules);
  const exemptions = policies.flatMap((policy) => policy.exemptions);
  const rest = domainOf({ ...first, phases: [], rules, exemptions }, issues, forums).filter(
    (axis) => {
      const names = Object.keys(axis[0] ?? {});
      return !names.some((name) => owned.includes(name) || name === "theirOffice");
    },
  );
  const own = [
    levelAxis(policies),
    officeAxis(policies, "ours", "ourOffice"),
    officeAxis(policies, "theirs", "theirOffice"),
    otherOfficeAxis(policies),
    recipientAxis(policies),
    phaseAxis(policies),
  ];
  const domain = [...rest, ...own].map(withoutTwins);
  const names = new Set(domain.flatMap((axis) => Object.keys(axis[0] ?? {})));
  const prefixes = ["a", "b"];
  return {
    domain,
    nameOf: (attribute, policy) =>
      names.has(attribute) ? attribute : `${prefixes[policy] ?? ""}.${attribute}`,
  };
}

/** One policy's attributes of a request on common ground. */
export function inTermsOf(
  policy: 0 | 1,
  request: Combination,
  { nameOf }: Pick<CommonGround, "nameOf">,
  attributes: readonly string[],
): Combination {
  return Object.fromEntries(
    attributes.map((attribute) => [attribute, request[nameOf(attribute, policy)] ?? none]),
  );
}

function levelAxis(policies: Both): readonly Combination[] {
  const levels = new Set<LevelId | undefined>([undefined]);
  for (const { ladder } of policies)
    for (const rung of ladder) for (const one of rung.levels) levels.add(one);
  const sides = [...levels];
  const stand = (policy: Policy, ours: LevelId | undefined, theirs: LevelId | undefined) => {
    const both = {
      ourLevel: rungOf(policy.ladder, ours),
      theirLevel: rungOf(policy.ladder, theirs),
    };
    return { ...both, crossLevel: crossing(both, policy.ladder.at(-1)?.id) };
  };
  return inBothTerms(
    sides.flatMap((ours) =>
      sides.map(
        (theirs) => [stand(policies[0], ours, theirs), stand(policies[1], ours, theirs)] as const,
      ),
    ),
    { key: (one) => `${one.ourLevel} ${one.theirLevel}`, off: offLadder },
  );
}

function officeAxis(
  policies: Both,
  side: Group["side"],
  name: "ourOffice" | "theirOffice" | "ourOtherOffice",
): readonly Combination[] {
  const offices = new Set<OfficeId | undefined>([undefined]);
  for (const { groups } of policies)
    for (const group of groups) for (const one of group.offices) offices.add(one);
  const groupOf = (policy: Policy, office: OfficeId | undefined) =>
    policy.groups.find(
      (group) => group.side === side && office !== undefined && group.offices.includes(office),
    )?.id ?? noGroup;
  return inBothTerms(
    [...offices].map(
      (office) =>
        [
          { [name]: groupOf(policies[0], office) },
          { [name]: groupOf(policies[1], office) },
        ] as const,
    ),
    { key: (one) => one[name] ?? noGroup, off: noGroup },
  );
}

/** None beside whoever leads, or somebody; where neither policy asks, there is one case. */
function otherOfficeAxis(policies: Both): readonly Combination[] {
  const nobody = { ourOtherOffice: none };
  const isAsked = policies
    .flatMap(({ exemptions, rules }) => [...exemptions, ...rules])
    .flatMap(({ when, unless }) => [...when, ...unless])
    .some((clause) => clause.ourOtherOffice !== undefined);
  if (!isAsked) return [nobody];
  const somebody = officeAxis(policies, "ours", "ourOtherOffice");
  const isOneName = somebody.every((one) => one.ourOtherOffice !== undefined);
  return [
    ...(isOneName ? [nobody] : [{ ...prefixed("a", nobody), ...prefixed("b", nobody) }]),
    ...somebody,
  ];
}

/** Whoever receives for both is there for both; a narrower reception implies a wider one. */
function recipientAxis(policies: Both): readonly Combination[] {
  const [first, second] = policies.map(recipients) as [ReadonlySet<string>, ReadonlySet<string>];
  const within = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...one].every((office) => other.has(office));
  const pairs = (["no", "yes"] as const).flatMap((a) =>
    (["no", "yes"] as const)
      .filter((b) => !(a === "yes" && b === "no" && within(first, second)))
      .filter((b) => !(b === "yes" && a === "no" && within(second, first)))
      .map((b) => [{ recipientPresent: a }, { recipientPresent: b }] as const),
  );
  return inBothTerms(pairs, { key: (one) => one.recipientPresent ?? "no", off: "no" });
}

function recipients({ channels, groups }: Policy): ReadonlySet<string> {
  const named = new Set(channels.flatMap((one) => [one.recipient, ...one.recipientStandIns]));
  return new Set(
    groups
      .filter((group) => group.side === "ours" && named.has(group.id))
      .flatMap((group) => group.offices),
  );
}

function phaseAxis(policies: Both): readonly Combination[] {
  const phases = [...new Set([none, ...policies[0].phases, ...policies[1].phases])];
  const known = (policy: Policy, phase: string) => ({
    phase: policy.phases.includes(phase) ? phase : none,
  });
  return inBothTerms(
    phases.map((phase) => [known(policies[0], phase), known(policies[1], phase)] as const),
    { key: (one) => one.phase ?? none, off: none },
  );
}

/** One name where both policies always say the same, else two. */
function inBothTerms(
  pairs: readonly (readonly [Combination, Combination])[],
  how: { readonly key: (one: Combination) => string; readonly off: string },
): readonly Combination[] {
  if (pairs.every(([a, b]) => how.key(a) === how.key(b) && sameWords(a, b)))
    return pairs.map(([a]) => a);
  return pairs.map(([a, b]) => ({ ...prefixed("a", a), ...prefixed("b", b) }));
}

function sameWords(a: Combination, b: Combination): boolean {
  return Object.keys(a).every((name) => a[name] === b[name]);
}

function prefixed(prefix: string, one: Combination): Combination {
  return Object.fromEntries(
    Object.entries(one).map(([name, value]) => [`${prefix}.${name}`, value]),
  );
}

function withoutTwins(axis: readonly Combination[]): readonly Combination[] {
  return [...new Map(axis.map((one) => [JSON.stringify(one), one])).values()];
}
