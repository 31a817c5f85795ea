/**
 * What every answer says of itself: under which policy, as of which day, with what
 * was known by when.
 */
import { type Day, dayOf, endOfDay, type Instant } from "../core/day.ts";
import { inForceOn } from "../core/in-force.ts";
import { type Names, namesOf } from "../core/names.ts";
import type { Policy } from "../core/policy.ts";
import type { Setup } from "../core/setup.ts";
import { parseWhen } from "../core/when.ts";
import { formatWhen } from "../core/when-words.ts";

/** What the printing of an answer needs besides the answer. */
export type Page = { readonly names: Names; readonly policy: Policy; readonly width: number };

export function pageOf({ book, policy, asOf }: Setup, width: number): Page {
  return { names: namesOf(book, asOf), policy, width };
}

/** `Under x (guidance), as of 31 January 1983, with what was known at the end of that day.` */
export function frameText({ policy, asOf }: Setup, knownOn: Instant): string {
  const age = ageText(policy, asOf);
  return `Under \`${policy.id}\` (${policy.strength}), as of ${dayText(asOf)}, with what was known ${knownText(asOf, knownOn)}.${age}`;
}

export function dayText(day: string): string {
  const when = parseWhen(day);
  return when.ok ? formatWhen(when.value) : day;
}

function knownText(asOf: Day, knownOn: Instant): string {
  const day = dayOf(knownOn);
  if (knownOn !== endOfDay(day)) return `at ${knownOn}`;
  return `at the end of ${day === asOf ? "that day" : dayText(day)}`;
}

/** A policy that was not in force says what would have been. */
function ageText(policy: Policy, asOf: Day): string {
  const from = policy.from === undefined ? "" : ` is dated ${dayText(policy.from)}`;
  switch (inForceOn(policy, asOf)) {
    case "yes":
      return "";
    case "no":
      return ` The policy${from} and was not in force that day: this is what would have been.`;
    case "possible":
      return from === ""
        ? " Since when the policy is in force is not stated."
        : ` The policy${from}, so whether it was in force that day is not settled.`;
  }
}
