/**
 * How a case file writes people, offices and what a gate is asked about: by id, or
 * in the record's own words.
 */
import type { Who } from "../src/core/party.ts";
import type { Subject } from "../src/core/verdict.ts";

export function nameOf(who: Who): string {
  switch (who.kind) {
    case "person":
      return who.person;
    case "office":
      return who.office;
    case "party":
      return who.party;
    case "words":
      return who.words;
  }
}

export function subjectName(subject: Subject): string {
  if (subject.kind === "issue") return subject.issue;
  return subject.kind === "basket" ? subject.basket : subject.kind;
}
