/**
 * The evidence of the answering memorandum: what was searched, the meetings and
 * talks on record with what came of them, what came nearest, and what lies
 * outside the finding.
 */
import type { Evidence } from "../core/answer.ts";
import { assessmentsOf } from "../core/concession.ts";
import { daysBetween } from "../core/day.ts";
import type { EntryOf } from "../core/entry.ts";
import { searchText } from "../core/finding-words.ts";
import type { EntryId } from "../core/id.ts";
import { listed, type Names } from "../core/names.ts";
import { planOf } from "../core/request.ts";
import type { Finding, Ruling } from "../core/verdict.ts";
import { formatWhen } from "../core/when-words.ts";
import { reasonText } from "../core/wording.ts";
import { type Draft, fromRecord, fromRulings, type Sentence } from "./sentence.ts";

export function evidenceSentences(draft: Draft, evidence: Evidence): readonly Sentence[] {
  const ruling = draft.adverse.find((one) => one.finding !== undefined);
  if (ruling?.finding === undefined) return [];
  const { finding } = ruling;
  return [
    searched(finding, ruling, draft),
    ...meetings(evidence, draft.names),
    ...talks(evidence, finding, draft.names),
    ...nearMisses(finding, draft),
    ...outside(finding, draft),
    ...withoutRecord(finding),
  ];
}

function searched(finding: Finding, ruling: Ruling, { setup }: Draft): Sentence {
  return fromRulings(searchText(finding, setup.policy), [ruling]);
}

/** Sessions of one pair on one day or the next are one meeting. */
function meetings({ meetings: held }: Evidence, names: Names): readonly Sentence[] {
  const groups = grouped(held, names);
  if (groups.length === 0) return [];
  const head = fromRecord(
    `Meetings at that level: ${groups.length}${groups.length === held.length ? "" : `, in ${held.length} sessions`}.`,
    held.map((contact) => contact.id),
  );
  return [head, ...groups.map((group) => sentenceOf(group, names, ""))];
}

function talks({ talks: held }: Evidence, { result }: Finding, names: Names): readonly Sentence[] {
  if (held.length === 0) return [];
  const fruitless = result === "negative" ? "; no determined concession came of them" : "";
  const head = fromRecord(
    `Talks of the kind now asked for were held all the same, ${held.length} in all, which this policy, applied back, would not have found in order${fruitless}.`,
    held.map((contact) => contact.id),
  );
  return [
    head,
    ...held.map((contact) => sentenceOf([contact], names, "would not have been in order; ")),
  ];
}

function sentenceOf(group: readonly EntryOf<"contact">[], names: Names, prefix: string): Sentence {
  const first = group[0];
  if (first === undefined) throw new Error("a group of contacts has at least one");
  const plan = planOf(first);
  const days = [
    ...new Set(
      group.map((contact) => (contact.when === undefined ? "no date" : formatWhen(contact.when))),
    ),
  ];
  const place = first.place === undefined ? "" : `, ${first.place}`;
  const issues = new Set(group.flatMap((contact) => contact.issues));
  const about = issues.size > 2 ? `${issues.size} issues` : listed([...issues].map(names.issue));
  const outcomes = group.map((contact) => withoutStop(contact.outcome ?? contact.summary));
  const outcome = [...new Set(outcomes)].join(" / ");
  return fromRecord(
    `${capitalised(listed(days))}${place}: ${names.side(plan.ours.slice(0, 1))} with ${names.side(plan.theirs.slice(0, 1))}, on ${about}; ${prefix}result on record: “${outcome}”.`,
    group.map((contact) => contact.id),
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function grouped(
  contacts: readonly EntryOf<"contact">[],
  names: Names,
): readonly (readonly EntryOf<"contact">[])[] {
  const groups: EntryOf<"contact">[][] = [];
  for (const contact of contacts) {
    const last = groups.at(-1)?.at(-1);
    if (
      last !== undefined &&
      nextDay(last, contact) &&
      pair(last, names) === pair(contact, names)
    ) {
      groups.at(-1)?.push(contact);
    } else {
      groups.push([contact]);
    }
  }
  return groups;
}

function pair(contact: EntryOf<"contact">, names: Names): string {
  const plan = planOf(contact);
  return `${names.side(plan.ours.slice(0, 1))} ${names.side(plan.theirs.slice(0, 1))}`;
}

function nearMisses(finding: Finding, { setup, names }: Draft): readonly Sentence[] {
  return finding.nearMisses.map(({ entry, reason }) =>
    fromRecord(
      `Near-miss: ${withoutStop(names.entry(entry))} (${assessed(entry, { setup, names })}${reasonText(reason)}).`,
      [entry, ...assessments(entry, setup).map((one) => one.id)],
    ),
  );
}

function outside(finding: Finding, { setup, names }: Draft): readonly Sentence[] {
  return finding.outside.map(({ basket, nearMisses: near }) => {
    const basketEntry = setup.book.baskets.get(basket);
    const told = near.map(
      (entry) =>
        `${withoutStop(names.entry(entry))} (${withoutStop(assessed(entry, { setup, names }))})`,
    );
    const there =
      told.length === 0
        ? "nothing near a concession is on record there"
        : `there the record has: ${told.join("; ")}`;
    return fromRecord(`${names.basket(basket)} lies outside the scope of this finding; ${there}.`, [
      ...(basketEntry === undefined ? [] : [basketEntry.id]),
      ...near,
      ...near.flatMap((id) => assessments(id, setup).map((one) => one.id)),
    ]);
  });
}

/** The assessments of a near-miss by the day asked about. */
function assessments(id: EntryId, setup: Draft["setup"]): readonly EntryOf<"assessment">[] {
  const entry = setup.book.entries.get(id);
  return entry?.kind === "move" ? assessmentsOf(entry, setup) : [];
}

function assessed(entry: EntryId, { setup, names }: Pick<Draft, "setup" | "names">): string {
  const found = assessments(entry, setup);
  if (found.length === 0) return "";
  return `assessed ${found.map((one) => `${one.significance} by ${names.who(one.assessor)}`).join(", ")}; `;
}

function withoutRecord(finding: Finding): readonly Sentence[] {
  if (finding.withoutRecord.length === 0) return [];
  const count = finding.withoutRecord.length;
  return [
    fromRecord(
      `Of the contacts searched, ${count} ${count === 1 ? "has" : "have"} no record on file.`,
      finding.withoutRecord,
    ),
  ];
}

function nextDay(a: EntryOf<"contact">, b: EntryOf<"contact">): boolean {
  const [from, to] = [a.when?.to, b.when?.from];
  return from !== undefined && to !== undefined && daysBetween(from, to) <= 1;
}

function withoutStop(text: string): string {
  return text.replace(/[.;]\s*$/u, "");
}
