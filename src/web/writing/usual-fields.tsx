/**
 * What kind of contact it was: fields with a usual answer, folded away under a line that says it.
 */
import type { ForumsOutput } from "../../codec/output-api-people.ts";
import { modes, purposes, recordStatuses, settings } from "../../core/contact.ts";
import { useAnswer } from "../answers.ts";
import { within } from "../api.ts";
import { capital } from "../components/verdict.tsx";
import { usePlace } from "../go.tsx";
import type { ContactForm } from "./contact-form.ts";
import { ChooseField, TextField } from "./fields.tsx";
import { Confirm } from "./found-text.tsx";
import type { FoundField, Intake } from "./intake-form.ts";
import type { WritersNames } from "./names.ts";

const preparations = [
  { value: "", text: "Not known" },
  { value: "yes", text: "Arranged beforehand" },
  { value: "no", text: "By chance" },
];
const starters = [
  { value: "unknown", text: "Not known" },
  { value: "ours", text: "We did" },
  { value: "theirs", text: "They did" },
  { value: "both", text: "Both did" },
];

/** What the fields of a contact work with. */
export type ContactFieldsProps = {
  readonly form: ContactForm;
  /** A field that was changed counts as confirmed. */
  readonly change: (part: Partial<ContactForm>, field?: FoundField) => void;
  readonly intake: Intake | undefined;
  readonly confirm: (field: FoundField) => void;
  readonly names: WritersNames;
  readonly would: string | undefined;
};

type Props = Pick<ContactFieldsProps, "form" | "change" | "intake" | "confirm">;

export function UsualFields(props: Props) {
  const { form, intake } = props;
  const isUnsure = intake?.unsure.some((field) => field === "mode" || field === "purpose");
  return (
    <details className="usual" open={isUnsure ? true : undefined}>
      <summary>
        <b>What kind of contact</b>
        <span className="note">{usualText(form)}</span>
      </summary>
      <div className="grid">
        <KindFields {...props} />
        <RecordFields {...props} />
      </div>
    </details>
  );
}

function KindFields({ form, change, intake, confirm }: Props) {
  const found = { intake, confirm };
  // Each list below is the one that its field is of.
  const mode = (value: string) => change({ mode: value as ContactForm["mode"] }, "mode");
  const purpose = (value: string) =>
    change({ purpose: value as ContactForm["purpose"] }, "purpose");
  return (
    <>
      <ChooseField
        name="mode"
        label="How"
        of={modes}
        value={form.mode}
        set={mode}
        aside={<Confirm field="mode" {...found} take={mode} />}
      />
      <ChooseField
        name="purpose"
        label="Purpose"
        of={purposes}
        value={form.purpose}
        set={purpose}
        aside={<Confirm field="purpose" {...found} take={purpose} />}
      />
      <ChooseField
        name="initiator"
        label="Who asked for it"
        of={starters}
        value={form.initiator}
        set={(value) => change({ initiator: value as ContactForm["initiator"] })}
      />
      <ChooseField
        name="prepared"
        label="How it came about"
        of={preparations}
        value={form.prepared}
        set={(value) => change({ prepared: value as ContactForm["prepared"] })}
      />
    </>
  );
}

function RecordFields({ form, change }: Props) {
  const { dossier } = usePlace();
  const answer = useAnswer(within<ForumsOutput>(dossier, "/forums"));
  const forums = answer.state === "answered" ? answer.value.items : [];
  return (
    <>
      <ChooseField
        name="setting"
        label="Setting"
        of={settings}
        value={form.setting}
        set={(value) => change({ setting: value as ContactForm["setting"] })}
      />
      <ChooseField
        name="forum"
        label="In which standing talks"
        of={[
          { value: "", text: "In none" },
          ...forums.map(({ id, title }) => ({ value: id, text: title })),
        ]}
        value={form.forum}
        set={(forum) => change({ forum })}
      />
      <ChooseField
        name="recordStatus"
        label="The record of it"
        of={recordStatuses}
        value={form.recordStatus}
        set={(value) => change({ recordStatus: value as ContactForm["recordStatus"] })}
      />
      <TextField
        name="instruments"
        label="Papers handed over"
        hint="One to a line"
        rows={2}
        value={form.instruments}
        set={(instruments) => change({ instruments })}
      />
      <TextField
        name="outcome"
        label="What came of it"
        rows={2}
        value={form.outcome}
        set={(outcome) => change({ outcome })}
      />
    </>
  );
}

/** `Meeting, exchange; record due` */
function usualText({
  mode,
  purpose,
  setting,
  initiator,
  prepared,
  recordStatus,
}: ContactForm): string {
  const starter = starters.find(({ value }) => value === initiator)?.text.toLowerCase();
  const kind = [
    capital(mode),
    purpose,
    ...(setting === "bilateral" ? [] : [setting]),
    ...(initiator === "unknown" ? [] : [`${starter?.replace(" did", "")} asked for it`]),
    ...(prepared === "" ? [] : [prepared === "yes" ? "arranged" : "by chance"]),
  ];
  return `${kind.join(", ")}; record ${recordStatus}`;
}
