/**
 * The forms of an approach and of an assessment.
 */
import type { EntriesOutput } from "../../codec/output-api-record.ts";
import { answers } from "../../core/contact.ts";
import { significances } from "../../core/move.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { capital } from "../components/verdict.tsx";
import { useDossier } from "../dossier.tsx";
import { usePlace } from "../go.tsx";
import { useWritersNames } from "./names.ts";
import { SmallForm, type Values } from "./small-form.tsx";
import { readSomeone, wireOfSomeone } from "./someone.ts";

export type WrittenFormProps = { readonly draft: string; readonly page: string };

export function ApproachForm(props: WrittenFormProps) {
  const names = useWritersNames();
  const all = [...names.theirs, ...names.ours];
  return (
    <SmallForm
      label="Approach"
      {...props}
      what={({ asked }) => `Approach: ${asked}`}
      fields={[
        {
          name: "direction",
          label: "Which way",
          of: [
            { value: "to us", text: "Theirs to us" },
            { value: "to them", text: "Ours to them" },
            { value: "unknown", text: "Not known" },
          ],
        },
        { name: "by", label: "By whom", names: all },
        { name: "toward", label: "Toward whom", names: all },
        { name: "when", label: "When", when: true },
        {
          name: "vehicle",
          label: "By which hands",
          hint: "How it came, in the record’s own words",
        },
        { name: "asked", label: "What was asked", rows: 2 },
        { name: "answer", label: "The answer", of: answers, initial: "unanswered" },
        { name: "disposition", label: "What became of it", rows: 2 },
        { name: "reportedTo", label: "Reported to", optional: true },
        {
          name: "innocentExplanations",
          label: "Innocent explanations",
          hint: "One to a line",
          rows: 2,
          optional: true,
        },
        { name: "mark", label: "Mark", mark: true },
      ]}
      entry={({ by, toward, innocentExplanations = "", ...values }) => ({
        kind: "approach",
        ...given(values),
        by: whoOf(by),
        toward: whoOf(toward),
        innocentExplanations: linesOf(innocentExplanations),
      })}
    />
  );
}

export function AssessmentForm(props: WrittenFormProps) {
  const { query } = usePlace();
  const { reader } = useDossier();
  const names = useWritersNames();
  const moves = useMoves();
  return (
    <SmallForm
      label="Assessment"
      key={moves.length === 0 ? "waiting" : "there"}
      {...props}
      what={({ significance }) => `Assessment: ${significance}`}
      fields={[
        {
          name: "move",
          label: "Of which move",
          of: moves,
          initial: query.get("move") ?? moves[0]?.value ?? "",
        },
        { name: "assessor", label: "Whose judgment", names: names.ours, initial: reader.name },
        { name: "significance", label: "How significant", of: significances, initial: "partial" },
        {
          name: "confidence",
          label: "How sure",
          of: ["low", "moderate", "high"],
          initial: "moderate",
        },
        { name: "reason", label: "Why", rows: 3 },
        { name: "condition", label: "What it asks in return", optional: true },
        { name: "deedRequired", label: "What deed would have to follow", optional: true },
        { name: "when", label: "When", when: true },
        { name: "mark", label: "Mark", mark: true },
      ]}
      entry={({ assessor, ...values }) => ({
        kind: "assessment",
        ...given(values),
        assessor: whoOf(assessor),
      })}
    />
  );
}

/** The moves of the record as choices, the newest first. */
export function useMoves(): readonly { readonly value: string; readonly text: string }[] {
  const { dossier } = usePlace();
  const most = { kind: "move", limit: "1000" };
  const answer = useAnswer(within<EntriesOutput>(dossier, "/entries", most));
  if (answer.state !== "answered") return [];
  return answer.value.items
    .filter(({ holds }) => holds)
    .toSorted((a, b) => ((a.when?.from ?? "") < (b.when?.from ?? "") ? 1 : -1))
    .map(({ id, title, when }) => ({
      value: id,
      text: `${when === null ? "" : `${when.text}: `}${capital(title)}`.slice(0, 120),
    }));
}

export function whoOf(value: string | undefined) {
  return wireOfSomeone(readSomeone(value ?? ""));
}

/** What was written; what was left empty is left out. */
export function given(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}
