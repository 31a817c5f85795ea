/**
 * Ceilings: what is lent of a clearance, as to a token of the API.
 */
import { rankOf, type Scheme } from "../core/scheme.ts";
import type { Clearance } from "./clearance.ts";

/** The greatest clearance that lies within both; it reads what both of them read. */
export function meet(scheme: Scheme, one: Clearance, other: Clearance): Clearance {
  return {
    level: lower(scheme, one.level, other.level),
    captions: one.captions.filter((caption) => other.captions.includes(caption)),
    groups: one.groups.filter((group) => other.groups.includes(group)),
  };
}

/** The lower of two levels; one that the scheme does not know is beneath all in a clearance. */
function lower(scheme: Scheme, one: string, other: string): string {
  const known = scheme.levels.length;
  const [rankOne, rankOther] = [rankOf(scheme, one), rankOf(scheme, other)];
  if (rankOne === known) return one;
  if (rankOther === known) return other;
  return rankOne < rankOther ? one : other;
}
