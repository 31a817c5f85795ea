/**
 * What a policy would have meant on the record, in sentences. They tell what came
 * after what, and never that one came of the other.
 */

import type { DutyFinding } from "./duty.ts";
import type { EntryId, IssueId } from "./id.ts";
import type { Names } from "./names.ts";
import { listed } from "./names.ts";
import type { GateFinding } from "./verdict.ts";
import { formatDay } from "./when-words.ts";

/** As in: `the first move on X in the record followed it by 13 days: …`. */
export function nextMoveText(
  next: {
    readonly move: EntryId;
    readonly issue: IssueId;
    readonly daysLater: number;
    readonly significance: string | undefined;
    readonly first: boolean;
  },
  names: Names,
): string {
  const days = `${next.daysLater} ${next.daysLater === 1 ? "day" : "days"}`;
  const which = next.first
    ? `the first move of the other side on ${names.issue(next.issue)} in the record followed it by ${days}`
    : `${days} later a move of the other side on ${names.issue(next.issue)}`;
  const grade =
    next.significance === undefined ? "not assessed" : `assessed as ${next.significance}`;
  return `${which} (${grade}): ${names.entry(next.move)}`;
}

/** What stood in the way, gate by gate. */
export function gatesStoodText(gates: readonly GateFinding[], names: Names): string {
  if (gates.length === 0) return "no gate bore on it";
  return listed(
    gates.map((gate) => `${gate.gate} on ${names.subject(gate.subject)} was ${gate.state}`),
  );
}

/** As in: `within 14 days the minutes are published: not shown by the record; due by 1 March 2025`. */
export function dutyText({ obligation, by, state }: DutyFinding): string {
  const words = {
    done: "done",
    "done late": "done, after its time",
    "not shown": "not shown by the record",
    "not due yet": "not due yet",
  }[state];
  return `${obligation.text}: ${words}${by === undefined ? "" : `; due by ${formatDay(by)}`}`;
}

export function standingText(standing: string, policy: string, day: string): string {
  switch (standing) {
    case "departure":
      return `a departure from \`${policy}\`, in force on ${day}`;
    case "possible departure":
      return `not in order under \`${policy}\`; whether it was in force on ${day} is not settled`;
    case "would not have been in order":
      return `would not have been in order under \`${policy}\`, which was not in force on ${day}`;
    case "not determinable":
      return `not determinable under \`${policy}\` on the record as it stood on ${day}`;
    default:
      return `in order under \`${policy}\``;
  }
}
