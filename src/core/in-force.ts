/**
 * Whether a policy was in force on a day. Applied to another day it says what would
 * have been, and no departure follows from that.
 */
import type { Day } from "./day.ts";
import type { Policy } from "./policy.ts";
import type { Truth } from "./truth.ts";
import { covers, open, parseWhen, type When } from "./when.ts";

/** A policy without an end lasts; one without a beginning is of unknown age. */
export function inForceOn(policy: Pick<Policy, "from" | "to">, day: Day): Truth {
  return covers(whenOf(policy.from), whenOf(policy.to) ?? open, day);
}

function whenOf(text: string | undefined): When | undefined {
  if (text === undefined) return undefined;
  const when = parseWhen(text);
  if (!when.ok) throw new Error(`a policy's date that was never checked: ${when.problem}`);
  return when.value;
}
