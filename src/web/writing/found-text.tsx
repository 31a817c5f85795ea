/**
 * A pasted text, with the words underlined in which each field was found; and beside the field,
 * what it was found in, to be confirmed or changed.
 */
import { useId, useState } from "react";
import type { IntakeOutput } from "../../codec/output-api-people.ts";
import { ask, type Problem, within } from "../api.ts";
import { Trouble } from "../components/shown.tsx";
import { usePlace } from "../go.tsx";
import { idOf } from "./fields.tsx";
import { type FoundField, fieldTitles, type Intake, piecesOf } from "./intake-form.ts";

type PasteProps = { readonly take: (text: string, found: IntakeOutput) => void };

export function PasteText({ take }: PasteProps) {
  const { dossier } = usePlace();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const id = useId();
  const find = async () => {
    const reply = await ask<IntakeOutput>({ ...within(dossier, "/intake"), body: { text } });
    if (reply.ok) take(text, reply.value);
    else setProblem(reply.problem);
  };
  return (
    <section className="paste" aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>From a text</h2>
      <p className="note" id={`${id}-n`}>
        Paste a memorandum of conversation or a message. What it names is found by rule, shown in
        its own words, and yours to confirm; what is unsure stays empty.
      </p>
      {problem !== undefined && <Trouble problem={problem} />}
      <textarea
        aria-label="Text to find the fields in"
        aria-describedby={`${id}-n`}
        rows={9}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="actions">
        <button
          type="button"
          className="btn"
          disabled={text.trim() === ""}
          onClick={() => void find()}
        >
          Find the fields
        </button>
      </div>
    </section>
  );
}

type FoundTextProps = {
  readonly intake: Intake;
  readonly confirmAll: () => void;
  readonly letGo: () => void;
};

export function FoundText({ intake, confirmAll, letGo }: FoundTextProps) {
  const { unsure, spans } = intake;
  return (
    <section className="paste" aria-label="The pasted text">
      <div className="hd">
        <h2>From this text</h2>
        <button type="button" className="linklike" onClick={letGo}>
          Put the text away
        </button>
      </div>
      <p className="found-text">
        {piecesOf(intake).map(({ text, span }, at) =>
          span === undefined ? (
            text
          ) : (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which does not change
              key={at}
              type="button"
              className={unsure.includes(span.field) ? "found" : "found sure"}
              title={`${fieldTitles[span.field]}: ${span.title}`}
              onClick={() => document.getElementById(idOf(span.field))?.focus()}
            >
              {text}
              <small>{fieldTitles[span.field]}</small>
            </button>
          ),
        )}
      </p>
      <div className="found-foot" role="status">
        {spans.length === 0 && (
          <p className="note">Nothing that a contact needs was found in it.</p>
        )}
        {unsure.length > 0 && (
          <button type="button" className="btn" onClick={confirmAll}>
            All {unsure.length} are right
          </button>
        )}
        {spans.length > 0 && unsure.length === 0 && <p className="note">All is confirmed.</p>}
      </div>
    </section>
  );
}

type ConfirmProps = {
  readonly field: FoundField;
  readonly intake: Intake | undefined;
  readonly confirm: (field: FoundField) => void;
  /** Takes another of the dates or words that the text holds for the field. */
  readonly take?: (value: string) => void;
};

/** Beside a field: the words it was found in, for as long as nobody has said whether it is right. */
export function Confirm({ field, intake, confirm, take }: ConfirmProps) {
  if (intake === undefined || !intake.unsure.includes(field)) return null;
  const own = intake.spans.filter((span) => span.field === field);
  const words = [...new Set(own.map(({ from, to }) => intake.text.slice(from, to)))];
  const [first, ...others] = [...new Map(own.map((span) => [span.value, span])).values()];
  if (first === undefined) return null;
  return (
    <p className="confirm">
      <span>
        From the text:{" "}
        {field === "summary" ? "its first sentence" : words.map((one) => `“${one}”`).join(", ")}
      </span>
      <button
        type="button"
        className="linklike"
        aria-label={`That is right: ${fieldTitles[field]}`}
        onClick={() => confirm(field)}
      >
        That is right
      </button>
      {take !== undefined &&
        others.map(({ value, title }) => (
          <button key={value} type="button" className="linklike" onClick={() => take(value)}>
            Rather {title}
          </button>
        ))}
    </p>
  );
}
