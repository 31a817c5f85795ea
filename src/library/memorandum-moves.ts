/**
 * The moves of the answering memorandum but for its evidence.
 */
import type { EntryId } from "../core/id.ts";
import { mayGoAhead } from "../core/judge.ts";
import { citeText, listed, type Names } from "../core/names.ts";
import type { Ruling, Step } from "../core/verdict.ts";
import { formatWhen } from "../core/when-words.ts";
import { conditionText, groundText, obligationText, planText, stepText } from "../core/wording.ts";
import { type Draft, fromRecord, fromRulings, type Sentence } from "./sentence.ts";

export function reference({ answered, names }: Draft): readonly Sentence[] {
  const { proposal } = answered;
  const when = proposal.when === undefined ? "" : ` of ${formatWhen(proposal.when)}`;
  const text = `This answers the paper${when} from ${names.who(proposal.proponent)}, “${proposal.title}”, which makes ${proposal.asks.length} ${proposal.asks.length === 1 ? "ask" : "asks"}.`;
  return [fromRecord(text, [proposal.id])];
}

export function concurrence({ answered }: Draft): readonly Sentence[] {
  return answered.asks.flatMap((ask) => {
    if (ask.ruling !== undefined) {
      if (!mayGoAhead(ask.ruling.word)) return [];
      return [fromRulings(`${ask.title}: ${ask.ruling.word}.`, [ask.ruling])];
    }
    const on = `On ${lower(ask.title)}`;
    const positions = `${ask.records.length} ${ask.records.length === 1 ? "position" : "positions"}`;
    switch (ask.disposition) {
      case "concur":
        return [
          fromRecord(
            `${on}: concur. The stance stands with the ${positions} in force on record.`,
            ask.records,
          ),
        ];
      case "concur with comment":
        return [
          fromRecord(
            `${on}: concur with comment. The stance goes beyond the ${positions} in force on record.`,
            ask.records,
          ),
        ];
      case "do not concur":
        return [
          fromRecord(
            `${on}: do not concur. The stance differs from what is in force, in ${positions} on record.`,
            ask.records,
          ),
        ];
      default:
        return [
          fromRecord(
            `${on}: no position in force is on record; please say which the stance rests on.`,
            [answered.proposal.id],
          ),
        ];
    }
  });
}

/** Doctrine, conditions and warning bear on what is not in order: without that there are none. */
export function doctrine({ setup, adverse }: Draft): readonly Sentence[] {
  if (adverse.length === 0) return [];
  return setup.policy.doctrine.map(({ text, cite }) =>
    fromRulings(`${text} (${citeText(cite, setup.policy)}).`, adverse),
  );
}

export function application({ answered, names, setup, adverse }: Draft): readonly Sentence[] {
  const rulings = adverse.flatMap((ruling) => [
    fromRulings(
      `${ruling.title}: ${ruling.word}, since ${groundText(ruling, names, setup.policy)}.`,
      [ruling],
    ),
    ...missing(ruling, names),
  ]);
  return [...rulings, ...resubmissions({ answered, setup })];
}

function missing(ruling: Ruling, names: Names): readonly Sentence[] {
  const conditions = ruling.missing.map(({ finding, subject }) => {
    const any = subject.kind === "issue" && ruling.missing.length > 1;
    return conditionText(finding.condition, any ? { kind: "any issue" } : subject, names);
  });
  if (conditions.length === 0) return [];
  return [
    fromRulings(`What is missing for it: that ${listed([...new Set(conditions)])}.`, [ruling]),
  ];
}

/** `An informal meeting of the leaders (5 April 1982)` */
function askedThen(id: EntryId, { book }: Draft["setup"]): string {
  const earlier = book.entries.get(id);
  const title = earlier?.kind === "proposal" ? earlier.title : id;
  return earlier?.when === undefined ? title : `${title} (${formatWhen(earlier.when)})`;
}

function resubmissions({
  answered,
  setup,
}: Pick<Draft, "answered" | "setup">): readonly Sentence[] {
  return answered.asks.flatMap((ask) => {
    const earlier = [...new Set(ask.resubmissionOf.map((one) => one.proposal))];
    if (earlier.length === 0) return [];
    const shown = earlier.slice(0, 3);
    const more = earlier.length > shown.length ? `, and ${earlier.length - shown.length} more` : "";
    return [
      fromRecord(
        `“${ask.title}” has been asked before: ${shown.map((id) => askedThen(id, setup)).join("; ")}${more}.`,
        earlier,
      ),
    ];
  });
}

export function alternative({ answered, names, adverse }: Draft): readonly Sentence[] {
  const step = answered.nearest;
  if (step?.kind !== "contact") return [];
  const ruling = adverse.filter((one) => one.nearest !== undefined).slice(0, 1);
  const meeting = planText(step.plan, names);
  return [
    fromRulings(
      `Could the next step not be ${meeting}? It is ${step.word}${rulesOf(step)}.`,
      ruling,
    ),
    ...step.optional.map((one) =>
      fromRulings(
        `If possible, ${names.office(one.office)} could be included: ${one.crossLevel ? "that contact would be cross-level, and by a ruling of its own" : "by a ruling of its own"} it is ${one.word}.`,
        ruling,
      ),
    ),
    ...step.obligations.map((obligation) =>
      fromRulings(`To be done: ${obligationText(obligation)}.`, ruling),
    ),
    ...roadSentences({ names, adverse }),
  ];
}

function rulesOf(step: Extract<Step, { readonly kind: "contact" }>): string {
  const rules = step.rules.map((rule) => `\`${rule.rule}\``);
  return rules.length === 0 ? "" : ` under ${listed(rules)}`;
}

function roadSentences({ names, adverse }: Pick<Draft, "names" | "adverse">): readonly Sentence[] {
  return adverse.map((ruling) => {
    if (ruling.road.length === 0) {
      return fromRulings(`No road to “${ruling.title}” was found under this policy.`, [ruling]);
    }
    const steps = ruling.road.map((step, index) => `(${index + 1}) ${stepText(step, names)}`);
    return fromRulings(`The road from here to “${ruling.title}”: ${steps.join("; ")}.`, [ruling]);
  });
}

export function conditions({ setup, adverse }: Draft): readonly Sentence[] {
  if (adverse.length === 0) return [];
  return setup.policy.posture.branches.map(({ trigger, response, posture, cite }) =>
    fromRulings(
      `${trigger}, ${response} (posture: ${posture}; ${citeText(cite, setup.policy)}).`,
      adverse,
    ),
  );
}

export function warning({ setup, adverse }: Draft): readonly Sentence[] {
  if (adverse.length === 0) return [];
  const { policy } = setup;
  const effects = policy.consequences.map(({ direction, range, audience, text, cite }) =>
    fromRulings(
      `${direction === "for" ? "For the ask" : "Against it"}, in the ${range} term, with ${audience}: ${text} (${citeText(cite, policy)}).`,
      adverse,
    ),
  );
  if (policy.warning === undefined) return effects;
  const { text, cite } = policy.warning;
  return [...effects, fromRulings(`${text} (${citeText(cite, policy)}).`, adverse)];
}

function lower(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
