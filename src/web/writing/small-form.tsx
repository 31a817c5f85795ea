/**
 * A small form of one entry: a few fields, looked through by the server, held back for a moment
 * and then recorded. What is wrong with a field is shown at it.
 */
import { type FormEvent, type ReactNode, useMemo, useState } from "react";
import type { CheckedOutput } from "../../codec/output-api-record.ts";
import { readWhenSaid } from "../../core/when-said.ts";
import { ask, within } from "../api.ts";
import { type Name, NamesField } from "../components/names-field.tsx";
import { useDraft } from "../drafts.ts";
import { usePlace } from "../go.tsx";
import { hold, isPassing, useOutgoing } from "../outbox.ts";
import type { Wire } from "./contact-form.ts";
import { ErrorSummary } from "./error-summary.tsx";
import {
  ChooseField,
  FaultsProvider,
  FaultText,
  idOf,
  TextField,
  useCountingDay,
  useFault,
  WhenField,
} from "./fields.tsx";
import { MarkField } from "./mark-field.tsx";
import { type Fault, faultsOf, type Place } from "./places.ts";
import { usePolicyHere } from "./policy-here.ts";

export type SmallField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly initial?: string;
  readonly rows?: number;
  readonly of?: readonly (string | { readonly value: string; readonly text: string })[];
  readonly when?: true;
  /** Somebody, found by name or written in words. */
  readonly names?: readonly Name[];
  readonly mark?: true;
  readonly optional?: true;
  /** The fields of the entry it stands for, where they are called otherwise. */
  readonly at?: readonly string[];
};

export type Values = Readonly<Record<string, string>>;

type SmallFormProps = {
  readonly label: string;
  readonly draft: string;
  readonly fields: readonly SmallField[];
  /** The entry, from the values as written; dates are EDTF already. */
  readonly entry: (values: Values) => Wire;
  /** It in a line, for the notice. */
  readonly what: (values: Values) => string;
  readonly close?: () => void;
  readonly children?: ReactNode;
  readonly act?: string;
  readonly page?: string;
};

const blank: Values = {};

export function SmallForm(props: SmallFormProps) {
  const { label, draft, fields, close, children, act = "Record" } = props;
  const [written, setWritten, clear] = useDraft<Values>(draft, blank);
  const initial = useMemo(
    () => Object.fromEntries(fields.map((one) => [one.name, initialOf(one)])),
    [fields],
  );
  const values: Values = { ...initial, ...written };
  const { faults, found, record } = useRecording(props, values);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void record();
  };
  return (
    <FaultsProvider value={faults}>
      <form className="small-form" onSubmit={submit} aria-label={label} noValidate>
        <ErrorSummary faults={faults} found={found} />
        {fields.map((field) => (
          <Input
            key={field.name}
            field={field}
            value={values[field.name] ?? ""}
            set={(value) => setWritten({ ...written, [field.name]: value })}
          />
        ))}
        {children}
        <div className="actions">
          <button type="submit" className="btn pri">
            {act}
          </button>
          {close !== undefined && (
            <button
              type="button"
              className="btn"
              onClick={() => {
                clear();
                close();
              }}
            >
              Leave it
            </button>
          )}
        </div>
      </form>
    </FaultsProvider>
  );
}

function initialOf({ initial, of }: SmallField): string {
  const [first] = of ?? [];
  return initial ?? (typeof first === "object" ? first.value : first) ?? "";
}

type InputProps = {
  readonly field: SmallField;
  readonly value: string;
  readonly set: (value: string) => void;
};

function Input({ field, value, set }: InputProps) {
  const { name, label, hint, rows, of, when, names, mark, optional } = field;
  const common = {
    name,
    label: optional ? `${label} (may be left empty)` : label,
    hint,
    value,
    set,
  };
  if (mark) return <MarkField mark={value} set={set} />;
  if (names !== undefined) return <WhoField {...common} names={names} />;
  if (of !== undefined) return <ChooseField {...common} of={of} />;
  if (when) return <WhenField {...common} />;
  return <TextField {...common} {...(rows === undefined ? {} : { rows })} />;
}

type WhoFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly names: readonly Name[];
  readonly value: string;
  readonly set: (value: string) => void;
};

function WhoField({ name, label, names, value, set }: WhoFieldProps) {
  const fault = useFault(name);
  return (
    <div className={fault === undefined ? "field" : "field wrong"}>
      <FaultText field={name} />
      <NamesField
        id={idOf(name)}
        label={label}
        names={names}
        chosen={value === "" ? [] : [value]}
        choose={(values) => set(values.at(-1) ?? "")}
        wrong={fault !== undefined}
        describedBy={fault === undefined ? undefined : `${idOf(name)}-fault`}
        takesWords
      />
    </div>
  );
}

function useRecording({ fields, entry, what, draft, page = "" }: SmallFormProps, values: Values) {
  const place = usePlace();
  const policy = usePolicyHere();
  const on = useCountingDay();
  const outgoing = useOutgoing(draft);
  const [own, setOwn] = useState<readonly Fault[]>([]);
  const [found, setFound] = useState(0);
  const places = fields.flatMap(({ name, at = [name] }) =>
    at.map((one): Place => [`/entries/0/${one}`, name]),
  );
  const refused =
    outgoing?.state.kind === "refused" ? faultsOf(outgoing.state.problem, places) : [];
  const show = (faults: readonly Fault[]) => {
    setOwn(faults);
    setFound((count) => count + 1);
  };
  const record = async () => {
    const { read, faults } = readValues(fields, values, on);
    if (faults.length > 0) return show(faults);
    const entries = [entry(read)];
    const question = within<CheckedOutput>(place.dossier, "/entries/check", { policy });
    const reply = await ask<CheckedOutput>({ ...question, body: { entries } });
    if (!reply.ok && !isPassing(reply.problem)) return show(faultsOf(reply.problem, places));
    show([]);
    hold({
      dossier: place.dossier,
      policy,
      what: what(read),
      entries,
      draft,
      page,
    });
  };
  return { faults: own.length > 0 ? own : refused, found: `${found} ${outgoing?.id}`, record };
}

function readValues(
  fields: readonly SmallField[],
  values: Values,
  on: ReturnType<typeof useCountingDay>,
): { readonly read: Values; readonly faults: readonly Fault[] } {
  const read: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const { name, label, when, mark, optional } of fields) {
    const value = (values[name] ?? "").trim();
    read[name] = value;
    if (value === "") {
      if (!optional && !when && !mark)
        faults.push({ field: name, text: `${label}: write something here` });
      continue;
    }
    if (!when) continue;
    const date = readWhenSaid(value, on);
    if (date.ok) read[name] = date.value.text;
    else faults.push({ field: name, text: date.problem });
  }
  return { read, faults };
}
