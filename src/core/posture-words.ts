/**
 * A posture in a sentence, with its cause.
 */
import type { Names } from "./names.ts";
import type { PostureFinding } from "./posture.ts";
import type { ConditionFinding } from "./verdict.ts";
import { conditionText } from "./wording.ts";

export function postureText(finding: PostureFinding, names: Names): string {
  const { posture, proceed, explore } = finding;
  if (posture === "proceed") return `proceed, since ${claim(proceed, names)}`;
  if (explore.met === "yes") return `explore, since ${claim(explore, names)}`;
  if (posture === "hold") {
    return `hold, since the record shows neither that ${claim(proceed, names)}, nor that ${claim(explore, names)}`;
  }
  const open = proceed.met === "undecided" ? proceed : explore;
  return `explore, since the record does not settle whether ${claim(open, names)}`;
}

function claim({ condition, subject }: ConditionFinding, names: Names): string {
  return conditionText(condition, subject, names);
}
