/**
 * Record a contact: a minute for a chance meeting, or a pasted text whose fields are confirmed.
 * Nothing is refused for the policy's sake: what is at odds with it is asked about afterwards.
 */
import { type FormEvent, type KeyboardEvent, useMemo } from "react";
import type { EntryOutput } from "../../codec/output-api-record.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { Empty, Shown } from "../components/shown.tsx";
import { useDossier } from "../dossier.tsx";
import { Link, usePlace } from "../go.tsx";
import { useTitle } from "../mark.tsx";
import { dismiss, useOutgoing } from "../outbox.ts";
import { ContactFields } from "../writing/contact-fields.tsx";
import { blankContact } from "../writing/contact-form.ts";
import { formOf } from "../writing/contact-form-read.ts";
import { ErrorSummary } from "../writing/error-summary.tsx";
import { FaultsProvider, TextField } from "../writing/fields.tsx";
import { FoundText, PasteText } from "../writing/found-text.tsx";
import { filled, intakeOf } from "../writing/intake-form.ts";
import { LikePanel } from "../writing/like-panel.tsx";
import { SavedView } from "../writing/saved-view.tsx";
import { type LogDraft, useContactForm } from "../writing/use-contact-form.ts";
import "../styles/ask.css";
import "../styles/paper.css";
import "../styles/ruling.css";
import "../styles/recording.css";
import "../styles/writing.css";

const blank: LogDraft = { form: blankContact };

export function LogPage() {
  const { query, dossier } = usePlace();
  const { reader } = useDossier();
  const corrected = query.get("correct");
  if (!reader.may.includes("record")) {
    return (
      <>
        <h1>Record a contact</h1>
        <Empty>
          Recording is not among your duties in this dossier. You can{" "}
          <Link to="ask">ask whether a contact is in order</Link>.
        </Empty>
      </>
    );
  }
  if (corrected !== null) return <Correcting key={corrected} id={corrected} />;
  return <Writing draftKey={`log ${dossier}`} blank={blank} />;
}

function Correcting({ id }: { readonly id: string }) {
  const { dossier } = usePlace();
  const path = `/entries/${encodeURIComponent(id)}`;
  const answer = useAnswer(within<EntryOutput>(dossier, path));
  useTitle("Correct a contact");
  return (
    <Shown of={answer} what="the contact">
      {({ entry }) =>
        entry.kind === "contact" ? (
          <FilledIn id={id} contact={entry} />
        ) : (
          <Empty>
            That is no contact. <Link to={`correct/${id}`}>Correct it on its own page</Link>.
          </Empty>
        )
      }
    </Shown>
  );
}

type FilledInProps = {
  readonly id: string;
  readonly contact: Extract<EntryOutput["entry"], { kind: "contact" }>;
};

function FilledIn({ id, contact }: FilledInProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: an entry never changes; its id says all of it
  const start = useMemo((): LogDraft => ({ form: formOf(contact, id) }), [id]);
  return <Writing draftKey={`correct ${id}`} blank={start} />;
}

type WritingProps = { readonly draftKey: string; readonly blank: LogDraft };

function Writing({ draftKey, blank: start }: WritingProps) {
  const outgoing = useOutgoing(draftKey);
  if (outgoing !== undefined && outgoing.state.kind !== "refused") {
    return <SavedView of={outgoing} again={() => dismiss(outgoing.id)} />;
  }
  return <Form draftKey={draftKey} blank={start} />;
}

function Form({ draftKey, blank: start }: WritingProps) {
  const written = useContactForm(draftKey, start);
  const { draft, change, setDraft, names, like, faults, found, record } = written;
  const { form, intake } = draft;
  const isCorrection = form.correcting !== undefined;
  if (like.length > 0) {
    return <LikePanel like={like} join={written.join} apart={written.apart} back={written.back} />;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void record();
  };
  return (
    <FaultsProvider value={faults}>
      <Head isCorrection={isCorrection} isBlank={draft === start} clear={written.clear} />
      <div className="log">
        <form
          className="log-form"
          onSubmit={submit}
          onKeyDown={onSubmitKey}
          aria-label={isCorrection ? "Correction" : "Contact"}
          noValidate
        >
          <ErrorSummary faults={faults} found={found} />
          <ContactFields
            form={form}
            change={change}
            intake={intake}
            names={names}
            would={written.would}
            confirm={(field) => change({}, field)}
          />
          {form.correcting !== undefined && (
            <TextField
              name="reason"
              label="Why it is corrected"
              rows={2}
              value={form.correcting.reason}
              set={(reason) =>
                form.correcting && change({ correcting: { ...form.correcting, reason } })
              }
            />
          )}
          <div className="actions">
            <button type="submit" className="btn pri">
              {isCorrection ? "Record the correction" : "Record"}
            </button>
            <span className="note">
              Held back for ten seconds, in which you can undo it. Nothing is refused for the
              policy’s sake.
            </span>
          </div>
        </form>
        {!isCorrection && (
          <aside>
            {intake === undefined ? (
              <PasteText
                take={(text, answer) =>
                  setDraft({
                    ...draft,
                    form: filled(form, text, answer),
                    intake: intakeOf(text, answer),
                  })
                }
              />
            ) : (
              <FoundText
                intake={intake}
                confirmAll={() => setDraft({ ...draft, intake: { ...intake, unsure: [] } })}
                letGo={() => setDraft({ form })}
              />
            )}
          </aside>
        )}
      </div>
    </FaultsProvider>
  );
}

type HeadProps = {
  readonly isCorrection: boolean;
  readonly isBlank: boolean;
  readonly clear: () => void;
};

function Head({ isCorrection, isBlank, clear }: HeadProps) {
  const { view } = usePlace();
  return (
    <div className="ph">
      <div>
        <p className="eyebrow">
          {isCorrection
            ? "What was recorded stays readable beside it"
            : "Who, with whom, when, on what: a minute is enough"}
        </p>
        <h1>{isCorrection ? "Correct a contact" : "Record a contact"}</h1>
        {view.knownOn !== undefined && (
          <p className="note">
            What you record is known from today on: this view, of what was known then, will not show
            it.
          </p>
        )}
      </div>
      <div className="actions">
        {!isBlank && (
          <button type="button" className="btn" onClick={clear}>
            Begin afresh
          </button>
        )}
      </div>
    </div>
  );
}

/** Ctrl+Enter or ⌘Enter records from any field. */
function onSubmitKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    const form = event.currentTarget;
    // Leaving a field takes what is written in it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setTimeout(() => form.requestSubmit());
  }
}
