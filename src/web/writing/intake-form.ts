/**
 * A pasted text made into a form: what was found in it goes into the fields, and each field waits
 * for its writer to say that it is right, or to change it.
 */
import type { IntakeOutput } from "../../codec/output-api-people.ts";
import type { Mode, Purpose } from "../../core/contact.ts";
import { blankSegment, type ContactForm, type Seat } from "./contact-form.ts";

export const foundFields = [
  "when",
  "ours-0",
  "theirs-0",
  "mode",
  "purpose",
  "issues",
  "summary",
] as const;
export type FoundField = (typeof foundFields)[number];

export const fieldTitles: Readonly<Record<FoundField, string>> = {
  when: "When",
  "ours-0": "Ours",
  "theirs-0": "Theirs",
  mode: "How",
  purpose: "Purpose",
  issues: "On what",
  summary: "In a sentence",
};

/** The words of a field, in their place in the text. */
export type Span = {
  readonly field: FoundField;
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly title: string;
};

export type Intake = {
  readonly text: string;
  readonly spans: readonly Span[];
  /** The fields that nobody has looked at yet. */
  readonly unsure: readonly FoundField[];
};

const fieldOf: Readonly<Record<IntakeOutput["fields"][number]["field"], FoundField | undefined>> = {
  when: "when",
  mode: "mode",
  purpose: "purpose",
  issue: "issues",
  "our person": "ours-0",
  "our office": "ours-0",
  "their person": "theirs-0",
  "their office": "theirs-0",
  summary: "summary",
  place: undefined,
};

export function intakeOf(text: string, { fields, draft }: IntakeOutput): Intake {
  const found = fields.flatMap(({ field, from, to, value, title }): readonly Span[] => {
    const own = fieldOf[field];
    return own === undefined ? [] : [{ field: own, from, to, value, title }];
  });
  const summary = typeof draft.summary === "string" ? draft.summary : "";
  const at = summary === "" ? -1 : text.indexOf(summary);
  const whole: Span = {
    field: "summary",
    from: at,
    to: at + summary.length,
    value: summary,
    title: summary,
  };
  const spans = at === -1 ? found : [...found, whole];
  const unsure = foundFields.filter((field) => spans.some((span) => span.field === field));
  return { text, spans, unsure };
}

/** The form as the text fills it; what was written before stands where the text is silent. */
export function filled(
  form: ContactForm,
  text: string,
  { fields, draft }: IntakeOutput,
): ContactForm {
  const first = (field: string) => fields.find((one) => one.field === field)?.value;
  const seats = (side: "our" | "their"): readonly Seat[] => {
    const ids = (kind: "person" | "office") =>
      fields.filter(({ field }) => field === `${side} ${kind}`).map(({ value }) => value);
    const kind = ids("person").length > 0 ? "person" : "office";
    return [...new Set(ids(kind))].map((id) => ({ who: { kind, id }, role: "principal" }));
  };
  const [segment = blankSegment, ...others] = form.segments;
  const named = { ours: seats("our"), theirs: seats("their") };
  const issues = [
    ...new Set(fields.filter(({ field }) => field === "issue").map(({ value }) => value)),
  ];
  return {
    ...form,
    when: first("when") ?? form.when,
    // The server knows no other words than the lists that both sides share.
    mode: (first("mode") as Mode | undefined) ?? form.mode,
    purpose: (first("purpose") as Purpose | undefined) ?? form.purpose,
    segments: [
      {
        ...segment,
        ours: named.ours.length > 0 ? named.ours : segment.ours,
        theirs: named.theirs.length > 0 ? named.theirs : segment.theirs,
      },
      ...others,
    ],
    issues: issues.length > 0 ? issues : form.issues,
    summary:
      typeof draft.summary === "string" && draft.summary !== "" ? draft.summary : form.summary,
    account: text.trim(),
    recordStatus: "on file",
  };
}

/** A text cut where the words of a field begin and end; words of two fields are of the narrower. */
export type Piece = { readonly text: string; readonly span: Span | undefined };

export function piecesOf({ text, spans }: Pick<Intake, "text" | "spans">): readonly Piece[] {
  const cuts = new Set([0, text.length]);
  const narrow = spans.filter(({ field }) => field !== "summary");
  for (const { from, to } of narrow) cuts.add(from).add(to);
  const ends = [...cuts].sort((a, b) => a - b);
  return ends.slice(1).map((end, at) => {
    const start = ends[at] ?? 0;
    const span = narrow
      .filter(({ from, to }) => from <= start && to >= end)
      .sort((a, b) => a.to - a.from - (b.to - b.from))[0];
    return { text: text.slice(start, end), span };
  });
}
