/**
 * Record what is no contact: an approach, an assessment, a determination, a decision. One small
 * form to each, shown to whose duty it is.
 */
import { type Act, actToEnter } from "../../access/duty.ts";
import { Empty } from "../components/shown.tsx";
import { useDossier } from "../dossier.tsx";
import { useTitle } from "../mark.tsx";
import { dismiss, useOutgoing } from "../outbox.ts";
import type { PageProps } from "../page-list.ts";
import { DecisionForm, DeterminationForm } from "../writing/finding-forms.tsx";
import { ApproachForm, AssessmentForm } from "../writing/judgment-forms.tsx";
import { SavedView } from "../writing/saved-view.tsx";
import { NotHere } from "./not-here.tsx";
import "../styles/ask.css";
import "../styles/paper.css";
import "../styles/recording.css";
import "../styles/writing.css";

const forms = {
  approach: {
    title: "Record an approach",
    lead: "Any attempt to open contact, theirs or ours, whether or not anything followed",
    Form: ApproachForm,
  },
  assessment: {
    title: "Record an assessment",
    lead: "Your judgment of a move: several may differ, and all stay",
    Form: AssessmentForm,
  },
  determination: {
    title: "Record a determination",
    lead: "The finding of who has the authority. Gates read these, and nobody opens one alone",
    Form: DeterminationForm,
  },
  decision: {
    title: "Record a decision",
    lead: "What a principal decided on one ask of a proposal",
    Form: DecisionForm,
  },
} as const;

type WrittenKind = keyof typeof forms;

export function WritePage({ params }: PageProps) {
  const kind = params.kind ?? "";
  if (!isWritten(kind)) return <NotHere />;
  return <WriteOne key={kind} kind={kind} />;
}

function isWritten(kind: string): kind is WrittenKind {
  return Object.hasOwn(forms, kind);
}

function WriteOne({ kind }: { readonly kind: WrittenKind }) {
  const { reader, dossier } = useDossier();
  const { title, lead, Form } = forms[kind];
  const draft = `write ${dossier} ${kind}`;
  const outgoing = useOutgoing(draft);
  const act: Act = actToEnter[kind];
  useTitle(title);
  if (!reader.may.includes(act) || !reader.may.includes("record")) {
    return (
      <>
        <h1>{title}</h1>
        <Empty>To {act} is not among your duties in this dossier.</Empty>
      </>
    );
  }
  if (outgoing !== undefined && outgoing.state.kind !== "refused") {
    return <SavedView of={outgoing} again={() => dismiss(outgoing.id)} />;
  }
  return (
    <>
      <div className="ph">
        <div>
          <p className="eyebrow">{lead}</p>
          <h1>{title}</h1>
        </div>
      </div>
      <div className="log">
        <Form draft={draft} page={`write/${kind}`} />
      </div>
    </>
  );
}
