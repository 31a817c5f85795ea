/**
 * Who leads a side, and which groups of the policy those who take part belong to on
 * the day. Where the record leaves it open there are several.
 */
import type { OfficeId } from "./id.ts";
import { officeOf, rankOnLadder, rungsOf } from "./ladder.ts";
import { holdsAny } from "./office.ts";
import type { Group } from "./policy.ts";
import type { Planned } from "./proposal.ts";
import type { Setup } from "./setup.ts";
import type { Truth } from "./truth.ts";

/** The group of those who are in none that the policy names. */
export const noGroup = "other";

/** Those who count for the level of a side: neither optional nor mere carriers. */
export function counted(side: readonly Planned[]): readonly Planned[] {
  return side.filter((someone) => someone.optional !== true && someone.carries !== true);
}

/** The group of whoever leads the side: the first named at its highest level, or any who may be. */
export function leadGroup(
  side: readonly Planned[],
  of: Group["side"],
  setup: Setup,
): readonly string[] {
  const groups = leadersOf(side, setup).flatMap((lead) => groupsOf(lead, of, setup));
  return groups.length === 0 ? [noGroup] : [...new Set(groups)];
}

/** The first named at the highest level of a side, or all who may be. */
export function leadersOf(side: readonly Planned[], setup: Setup): readonly Planned[] {
  const { book, policy, asOf } = setup;
  const context = { book, ladder: policy.ladder, day: asOf };
  const ranks = side.map((someone) => {
    const found = rungsOf(someone, context).map((rung) => rankOnLadder(policy.ladder, rung));
    return { least: Math.min(...found), most: Math.max(...found) };
  });
  return side.filter((_, index) =>
    ranks.every(({ least }, other) => {
      const most = ranks[index]?.most ?? -1;
      return other < index ? most > least : most >= least;
    }),
  );
}

/** The group of the policy that someone belongs to that day; several where that is undecided. */
export function groupsOf(someone: Planned, of: Group["side"], setup: Setup): readonly string[] {
  const groups = setup.policy.groups.filter((group) => group.side === of);
  const office = officeOf(someone);
  const acting = groups.find((group) => office !== undefined && group.offices.includes(office));
  if (acting !== undefined) return [acting.id];
  const possible: string[] = [];
  for (const group of groups) {
    const held = actsIn(someone, group, setup);
    if (held === "yes") return [group.id];
    if (held === "possible") possible.push(group.id);
  }
  return possible.length === 0 ? [noGroup] : [...possible, noGroup];
}

/** Whether someone holds, or acts for, an office of the group on that day. */
export function actsIn(someone: Planned, group: Group, setup: Setup): Truth {
  const offices = new Set<OfficeId>(group.offices);
  const office = officeOf(someone);
  if (office !== undefined && offices.has(office)) return "yes";
  return holdsAny(setup.book, someone.who, { offices, day: setup.asOf });
}
