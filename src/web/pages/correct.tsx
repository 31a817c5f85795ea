/**
 * Correct an entry of any kind: what it says in words, its dates and its choices; all else stays
 * as it is. The correction takes its place, and both stay readable.
 */
import type { EntryOutput } from "../../codec/output-api-record.ts";
import { answers } from "../../core/contact.ts";
import { moveKinds, significances } from "../../core/move.ts";
import { tones } from "../../core/statement.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { Empty, Shown } from "../components/shown.tsx";
import { capital } from "../components/verdict.tsx";
import { useDossier } from "../dossier.tsx";
import { usePlace } from "../go.tsx";
import { useTitle } from "../mark.tsx";
import { dismiss, useOutgoing } from "../outbox.ts";
import type { PageProps } from "../page-list.ts";
import type { Wire } from "../writing/contact-form.ts";
import { SavedView } from "../writing/saved-view.tsx";
import { type SmallField, SmallForm, type Values } from "../writing/small-form.tsx";
import "../styles/ask.css";
import "../styles/paper.css";
import "../styles/recording.css";
import "../styles/writing.css";

export function CorrectPage({ params }: PageProps) {
  const { dossier } = usePlace();
  const { reader } = useDossier();
  const id = params.id ?? "";
  const answer = useAnswer(within<EntryOutput>(dossier, `/entries/${encodeURIComponent(id)}`));
  if (!reader.may.includes("record")) {
    return <Empty>Recording is not among your duties in this dossier.</Empty>;
  }
  return (
    <Shown of={answer} what="the record">
      {(entry) => <Correction entry={entry} id={id} />}
    </Shown>
  );
}

function Correction({ entry, id }: { readonly entry: EntryOutput; readonly id: string }) {
  const draft = `correct ${id}`;
  const outgoing = useOutgoing(draft);
  useTitle(`Correct: ${entry.kind}`);
  if (outgoing !== undefined && outgoing.state.kind !== "refused") {
    return <SavedView of={outgoing} again={() => dismiss(outgoing.id)} />;
  }
  const wire: Wire = entry.entry;
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">What was recorded stays readable beside it</p>
          <h1>Correct: {entry.title}</h1>
        </div>
      </div>
      <div className="log">
        <SmallForm
          label="Correction"
          act="Record the correction"
          draft={draft}
          page={`correct/${id}`}
          fields={fieldsOf(wire)}
          what={() => `A correction: ${entry.title}`}
          entry={(values) => corrected(wire, id, values)}
        />
      </div>
    </>
  );
}

/** Fields that choose from a list, by kind and name. */
const choices: Readonly<Record<string, readonly string[]>> = {
  "move moveKind": moveKinds,
  "assessment significance": significances,
  "assessment confidence": ["low", "moderate", "high"],
  "determination finding": ["yes", "no"],
  "approach answer": answers,
  "approach direction": ["to us", "to them", "unknown"],
  "undertaking state": ["open", "performed", "not performed"],
  "public statement tone": tones,
  "decision verdict": ["approved", "deferred", "declined", "override", "other"],
  "position firmness": ["low", "medium", "high"],
  "declaration acknowledged": ["yes", "no", "unknown"],
  "forecast outcome": ["open", "came true", "did not come true"],
};

/** Fields in words, and what they are called; the first of them is what an entry is known by. */
const words: Readonly<Record<string, string>> = {
  name: "Name",
  short: "Short name",
  title: "Title",
  subject: "Subject",
  summary: "In a sentence",
  asked: "What was asked",
  vehicle: "By which hands",
  disposition: "What became of it",
  reportedTo: "Reported to",
  statement: "Statement",
  stance: "Stance",
  what: "What",
  views: "Views",
  words: "Words",
  text: "Text",
  scope: "Scope",
  reason: "Reason",
  condition: "On condition",
  deedRequired: "Deed required",
  refutedBy: "What would refute it",
  probability: "Probability",
  audience: "Audience",
  strength: "Strength",
  occasion: "Occasion",
  instrument: "Instrument",
  organisation: "Organisation",
  place: "Where",
  affiliation: "Affiliation",
};
const dates = ["when", "due", "until", "from", "to", "horizon", "since", "lastReviewed", "review"];

function fieldsOf(entry: Wire): readonly SmallField[] {
  const own = Object.entries(entry).flatMap(([name, value]): readonly SmallField[] => {
    if (typeof value !== "string") return [];
    const list = choices[`${entry.kind} ${name}`];
    if (list !== undefined)
      return [{ name, label: capital(spaced(name)), of: list, initial: value }];
    if (dates.includes(name) && name !== "from") {
      return [{ name, label: capital(spaced(name)), when: true, initial: value }];
    }
    const label = words[name];
    if (label === undefined) return [];
    return [{ name, label, initial: value, ...(value.length > 60 ? { rows: 3 } : {}) }];
  });
  const dated = own.some(({ name }) => name === "when");
  return [
    ...(dated ? [] : [{ name: "when", label: "When", when: true } as const]),
    ...own,
    { name: "note", label: "Note", optional: true, rows: 2, initial: String(entry.note ?? "") },
    { name: "mark", label: "Mark", mark: true, initial: String(entry.mark ?? "") },
    { name: "why", label: "Why it is corrected", rows: 2, at: ["supersedes"] },
  ];
}

function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function corrected(entry: Wire, id: string, { why = "", ...values }: Values): Wire {
  const { id: _, recorded: _by, supersedes: _why, ...rest } = entry;
  const all: Record<string, unknown> = { ...rest };
  for (const [name, value] of Object.entries(values)) {
    if (value === "") delete all[name];
    else all[name] = value;
  }
  return { ...all, supersedes: { entry: id, reason: why } };
}
