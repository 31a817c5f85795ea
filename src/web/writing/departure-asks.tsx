/**
 * The departure panel: what is asked about a contact at odds with the policy, after it was
 * recorded. Each can be answered here by those whose duty it is, or left for later.
 */
import { useState } from "react";
import type { DepartureAsk } from "../../codec/output-api-contacts.ts";
import { reported } from "../../core/undertaking.ts";
import { capital } from "../components/verdict.tsx";
import { useDossier } from "../dossier.tsx";
import { useOutgoing } from "../outbox.ts";
import { ExemptionForm } from "./exemption-form.tsx";
import { ProgressHere } from "./progress.tsx";
import { SmallForm } from "./small-form.tsx";

type DepartureAsksProps = {
  readonly contact: string;
  readonly mark: string;
  readonly asks: readonly DepartureAsk[];
};

export function DepartureAsks({ contact, mark, asks }: DepartureAsksProps) {
  if (asks.length === 0) return null;
  return (
    <section className="asks-after" aria-label="What is asked about it">
      <ul>
        {asks.map((one) => (
          <li key={one.kind}>
            <Ask ask={one} contact={contact} mark={mark} />
          </li>
        ))}
      </ul>
      <p className="note">What is left unanswered waits on the Desk.</p>
    </section>
  );
}

const doings = {
  waiver: "Enter the waiver",
  exemption: "It was of such a kind",
  report: "Enter the report",
} as const;

type AskProps = {
  readonly ask: DepartureAsk;
  readonly contact: string;
  readonly mark: string;
};

function Ask({ ask, contact, mark }: AskProps) {
  const { reader } = useDossier();
  const [open, setOpen] = useState(false);
  const draft = `${ask.kind} ${contact}`;
  const outgoing = useOutgoing(draft);
  const isMine = ask.kind !== "waiver" || reader.may.includes("decide");
  if (outgoing !== undefined && outgoing.state.kind !== "refused") {
    return (
      <>
        <h3>{capital(ask.text)}</h3>
        <ProgressHere of={outgoing} />
      </>
    );
  }
  return (
    <>
      <h3>{capital(ask.text)}</h3>
      {!isMine && (
        <p className="note">Those who decide in this dossier can enter it; until then it waits.</p>
      )}
      {isMine && !open && (
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          {doings[ask.kind]}
        </button>
      )}
      {isMine && open && (
        <AnswerForm
          ask={ask}
          contact={contact}
          mark={mark}
          draft={draft}
          close={() => setOpen(false)}
        />
      )}
    </>
  );
}

type AnswerFormProps = AskProps & { readonly draft: string; readonly close: () => void };

function AnswerForm({ ask, contact, mark, draft, close }: AnswerFormProps) {
  const offices = ask.offices.map(({ id, title }) => ({ value: id, text: capital(title) }));
  if (ask.kind === "exemption") return <ExemptionForm {...{ contact, draft, close }} />;
  if (ask.kind === "waiver") {
    return (
      <SmallForm
        label="Waiver"
        draft={draft}
        close={close}
        what={({ scope }) => `Waiver: ${scope}`}
        fields={[
          { name: "by", label: "Who gave it", of: offices },
          { name: "when", label: "When", when: true },
          { name: "scope", label: "What it is for", initial: "this contact" },
          { name: "reason", label: "Why", rows: 2 },
        ]}
        entry={({ by, when, scope, reason }) => ({
          kind: "waiver",
          of: contact,
          by: { office: by },
          ...(when === "" ? {} : { when }),
          scope,
          reason,
          mark,
        })}
      />
    );
  }
  return (
    <SmallForm
      label="Report"
      draft={draft}
      close={close}
      what={() => "Report of what was said"}
      fields={[
        { name: "office", label: "To whom", of: offices },
        { name: "when", label: "When", when: true },
        { name: "text", label: "What was reported", rows: 3 },
      ]}
      entry={({ office, when, text }) => ({
        kind: "event",
        event: reported,
        of: contact,
        office,
        ...(when === "" ? {} : { when }),
        text,
        mark,
      })}
    />
  );
}
