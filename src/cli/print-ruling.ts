/**
 * A ruling as a person reads it: the word and why, what is missing, the nearest
 * step and the road, what was searched, what speaks for and against.
 */
import { searchText } from "../core/finding-words.ts";
import { portionOf } from "../core/mark.ts";
import { citeText, listed, type Names } from "../core/names.ts";
import type { ConditionFinding, Finding, Missing, Ruling, Step } from "../core/verdict.ts";
import {
  conditionText,
  evidenceText,
  groundText,
  obligationText,
  reasonText,
  ruleText,
  stepText,
} from "../core/wording.ts";
import { wrap } from "../library/wrap.ts";
import type { Page } from "./frame.ts";
import { bullets, capital, page, section } from "./text.ts";

/** Records shown under one heading; the rest are counted, and stand in the JSON. */
const most = 8;

export function printRuling(ruling: Ruling, frame: string, on: Page): string {
  const { names, policy, width } = on;
  return page([
    wrap(`${capital(ruling.word)}: ${ruling.title}.`, { width }),
    wrap(`${capital(groundText(ruling, names, policy))}.`, { width }),
    wrap(frame, { width }),
    section(
      "Rules that decide",
      bullets(
        ruling.rules.map((rule) => ruleText(rule, policy)),
        { width },
      ),
    ),
    section("What is missing", bullets(missingLines(ruling, on), { width })),
    section("What the record leaves open", bullets(openLines(ruling), { width })),
    section("Nearest step in order", nearestText(ruling.nearest, on)),
    section("The road from here", roadText(ruling, on)),
    section("To be done", bullets(ruling.obligations.map(obligationText), { width })),
    section("Others who could be included", bullets(optionalLines(ruling, on), { width })),
    ruling.finding === undefined
      ? ""
      : section("What was searched", findingBody(ruling.finding, on)),
    section("For and against", bullets(consequenceLines(ruling, on), { width })),
    section(
      "Advice",
      bullets(
        ruling.comments.map((rule) => ruleText(rule, policy)),
        { width },
      ),
    ),
    wrap(lastLine(ruling, on), { width }),
  ]);
}

function lastLine({ actsNext, mark }: Ruling, { names }: Page): string {
  const acts = actsNext.to === "act" ? "to act" : `to ${actsNext.to}`;
  return `Next, it is for ${names.who(actsNext.who)} ${acts}. Marked ${portionOf(mark)}.`;
}

/** Where no issue was named, the same condition on thirty issues is one line. */
function missingLines(ruling: Ruling, on: Page): readonly string[] {
  const general = ruling.plan.issues.length === 0;
  const lines = ruling.missing.map((missing) => missingLine(missing, general, on));
  return [...new Set(lines)];
}

function missingLine({ gate, finding }: Missing, general: boolean, on: Page): string {
  const { subject } = finding;
  const about = general && subject.kind === "issue" ? ({ kind: "any issue" } as const) : subject;
  const text = conditionText(finding.condition, about, on.names);
  return `that ${text} (${gate}: ${metWords(finding)})`;
}

export function metWords({ met, count }: ConditionFinding): string {
  const words = { yes: "met", no: "not met", undecided: "not settled by the record" }[met];
  if (count === undefined || met === "yes") return words;
  return `${words}; so far ${count.issues} over ${count.baskets} baskets`;
}

function openLines({ undecided }: Ruling): readonly string[] {
  return undecided.map(({ attribute, values }) => `${spaced(attribute)}: ${listed(values, "or")}`);
}

function spaced(attribute: string): string {
  return attribute.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A step with its word, its rules and those who could be included. */
export function nearestText(step: Step | undefined, { names, policy, width }: Page): string {
  if (step === undefined) return "";
  const indent = "  ";
  if (step.kind !== "contact") {
    return wrap(`${capital(stepText(step, names))}.`, { width, indent });
  }
  const rules = step.rules.map((rule) => `\`${rule.rule}\` (${citeText(rule.cite, policy)})`);
  const under = rules.length === 0 ? "" : `, under ${listed(rules)}`;
  const head = `${capital(stepText(step, names))}. It is ${step.word}${under}.`;
  const others = step.optional.map(({ office, word, crossLevel }) => {
    const apart = crossLevel ? ", cross-level" : "";
    return `${names.office(office)} could be included: ${word}${apart}, by a ruling of its own`;
  });
  const after = step.obligations.map((one) => `to be done: ${obligationText(one)}`);
  return [wrap(head, { width, indent }), bullets([...others, ...after], { width, indent })]
    .filter((block) => block !== "")
    .join("\n");
}

function roadText({ road, deadlock, word }: Ruling, { names, width }: Page): string {
  if (deadlock.length > 0) {
    const text = `There is none: ${listed(deadlock.map((gate) => `\`${gate}\``))} wait for each other.`;
    return wrap(text, { width, indent: "  " });
  }
  if (road.length < 2 && word !== "premature") return "";
  const steps = road.map((step) => stepText(step, names));
  return bullets(steps, { width, numbered: true });
}

function optionalLines({ optional }: Ruling, { names, policy }: Page): readonly string[] {
  return optional.map(
    ({ who, ruling }) =>
      `${names.who(who)}: ${ruling.word}, since ${groundText(ruling, names, policy)}`,
  );
}

/** What was searched and found, what came nearest, what lies outside. */
export function findingBody(finding: Finding, { names, policy, width }: Page): string {
  const indent = "  ";
  const misses = finding.nearMisses.map(
    ({ entry, reason }) =>
      `near-miss: ${clause(names.entry(entry))} (${reasonText(reason)}) [${entry}]`,
  );
  const outside = finding.outside.map(({ basket, nearMisses }) => {
    const near =
      nearMisses.length === 0
        ? ""
        : `; nearest there: ${nearMisses.map((id) => `${clause(names.entry(id))} [${id}]`).join("; ")}`;
    return `outside this finding: ${names.basket(basket)}${near}`;
  });
  const silent = finding.withoutRecord.length;
  const unrecorded = silent === 0 ? [] : [`of ${silent} of these contacts no record is on file`];
  return [
    wrap(searchText(finding, policy), { width, indent }),
    bullets([...unrecorded, ...shortened(misses), ...outside], { width, indent }),
  ].join("\n");
}

/** The first of a list, and how many more there are. */
export function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= most + 1) return lines;
  return [...lines.slice(0, most), `and ${lines.length - most} more; --json lists all`];
}

/** The evidence of a condition, each with the entry that can be opened. */
export function evidenceLines(finding: ConditionFinding, names: Names): readonly string[] {
  const own = finding.evidence.map((one) => `${clause(evidenceText(one, names))} [${one.entry}]`);
  return [...own, ...finding.parts.flatMap((part) => evidenceLines(part, names))];
}

function consequenceLines({ consequences }: Ruling, { policy }: Page): readonly string[] {
  return consequences.map(
    ({ direction, range, audience, text, cite }) =>
      `${direction}, at ${range} range, for ${audience}: ${text} (${citeText(cite, policy)})`,
  );
}

/** Without the full stop it may end with, to stand inside a line. */
export function clause(text: string): string {
  return text.replace(/\.(?= \(|$)/, "");
}
