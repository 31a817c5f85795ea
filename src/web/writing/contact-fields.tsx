/**
 * The fields of a contact: first the minute's worth, then, folded away, what has a usual answer.
 */
import { NamesField } from "../components/names-field.tsx";
import { blankSegment, type SegmentForm } from "./contact-form.ts";
import { FaultText, idOf, TextField, useFault, WhenField } from "./fields.tsx";
import { Confirm } from "./found-text.tsx";
import type { FoundField } from "./intake-form.ts";
import { MarkField } from "./mark-field.tsx";
import type { WritersNames } from "./names.ts";
import { SaidFields } from "./said-fields.tsx";
import { SeatsField } from "./seats-field.tsx";
import { type ContactFieldsProps, UsualFields } from "./usual-fields.tsx";

export function ContactFields(props: ContactFieldsProps) {
  const { form, change, intake, confirm, names } = props;
  const aside = { intake, confirm };
  return (
    <>
      {form.segments.map((segment, at) => (
        <SegmentFields
          // biome-ignore lint/suspicious/noArrayIndexKey: segments have no id, and their order is theirs
          key={at}
          at={at}
          segment={segment}
          {...props}
        />
      ))}
      <button
        type="button"
        className="linklike"
        onClick={() => change({ segments: [...form.segments, blankSegment] })}
      >
        Add a part with other people
      </button>
      <div className="pair">
        <WhenField
          name="when"
          label="When"
          value={form.when}
          set={(when) => change({ when }, "when")}
          aside={<Confirm field="when" {...aside} take={(when) => change({ when }, "when")} />}
        />
        <TextField
          name="place"
          label="Where"
          hint="May be left empty"
          value={form.place}
          set={(place) => change({ place })}
        />
      </div>
      <IssuesField
        name="issues"
        label="On what"
        names={names.issues}
        chosen={form.issues}
        choose={(issues) => change({ issues }, "issues")}
        aside={<Confirm field="issues" {...aside} />}
      />
      <TextField
        name="summary"
        label="In a sentence"
        hint="What a reader of the list sees"
        rows={2}
        value={form.summary}
        set={(summary) => change({ summary }, "summary")}
        aside={<Confirm field="summary" {...aside} />}
      />
      {form.correcting === undefined && (
        <TextField
          name="account"
          label="Your account of it"
          hint="As long as you like. Another officer’s account of the same contact stands beside it"
          rows={form.account.length > 200 ? 9 : 4}
          value={form.account}
          set={(account) => change({ account })}
        />
      )}
      {form.correcting === undefined && (
        <SaidFields form={form} set={(said) => change({ said })} names={names} />
      )}
      <UsualFields {...props} />
      <MarkField mark={form.mark} set={(mark) => change({ mark })} would={props.would} />
    </>
  );
}

type SegmentFieldsProps = ContactFieldsProps & {
  readonly at: number;
  readonly segment: SegmentForm;
};

function SegmentFields({ at, segment, form, change, names, ...aside }: SegmentFieldsProps) {
  const { segments } = form;
  const isOnly = segments.length === 1;
  const put = (part: Partial<SegmentForm>, field?: FoundField) =>
    change(
      { segments: segments.map((one, nth) => (nth === at ? { ...one, ...part } : one)) },
      field,
    );
  return (
    <fieldset className={isOnly ? undefined : "segment"}>
      <legend className="vh">{isOnly ? "Who was there" : `Part ${at + 1}`}</legend>
      {!isOnly && (
        <div className="segment-head">
          <TextField
            name={`title-${at}`}
            label={`Part ${at + 1}`}
            value={segment.title}
            set={(title) => put({ title })}
          />
          <button
            type="button"
            className="linklike"
            onClick={() => change({ segments: segments.filter((_, nth) => nth !== at) })}
          >
            Take this part out
          </button>
        </div>
      )}
      <div className="pair">
        <SeatsField
          name={`ours-${at}`}
          label="Who, of ours"
          names={names.ours}
          offices={names.offices.ours}
          seats={segment.ours}
          set={(ours) => put({ ours }, "ours-0")}
          aside={at === 0 && <Confirm field="ours-0" {...aside} />}
        />
        <SeatsField
          name={`theirs-${at}`}
          label="With whom, of theirs"
          names={names.theirs}
          offices={names.offices.theirs}
          seats={segment.theirs}
          set={(theirs) => put({ theirs }, "theirs-0")}
          aside={at === 0 && <Confirm field="theirs-0" {...aside} />}
        />
      </div>
      {!isOnly && (
        <IssuesField
          name={`issues-${at}`}
          label="On what, in this part"
          names={names.issues}
          chosen={segment.issues}
          choose={(issues) => put({ issues })}
        />
      )}
    </fieldset>
  );
}

type IssuesFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly names: WritersNames["issues"];
  readonly chosen: readonly string[];
  readonly choose: (issues: readonly string[]) => void;
  readonly aside?: React.ReactNode;
};

function IssuesField({ name, aside, ...names }: IssuesFieldProps) {
  const fault = useFault(name);
  return (
    <div className={fault === undefined ? "field" : "field wrong"}>
      <FaultText field={name} />
      <NamesField
        id={idOf(name)}
        {...names}
        wrong={fault !== undefined}
        describedBy={fault === undefined ? undefined : `${idOf(name)}-fault`}
      />
      {aside}
    </div>
  );
}
