/**
 * What a contact comes to beside the policy, in a sentence that holds nothing against anyone.
 */
import type { DepartureFinding } from "./departure.ts";
import { formatDay } from "./when-words.ts";

export function wordsOfConsidered({ considered, judgment, on }: DepartureFinding): string {
  const day = formatDay(on);
  switch (considered) {
    case "in order":
    case "outside policy":
      return `${considered} on ${day}`;
    case "waived":
      return `${judgment.word} on ${day}; a waiver of it is on record`;
    case "waived by conduct":
      return `${judgment.word} on ${day}; one who may waive the rule led it`;
    case "departure":
      return `${judgment.word} on ${day} under the policy in force`;
    case "would not have been in order":
      return `${judgment.word} on ${day}, had the policy been in force`;
    case "not determinable on this record":
      return `the record does not settle what it was on ${day}`;
  }
}
