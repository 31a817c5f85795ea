/**
 * The fields of a form: label first, then what helps, then what is wrong, then the field.
 *
 * What is wrong with a field comes from around the form, by the field's name, whether the form or
 * the server found it.
 */
import { createContext, type ReactNode, use } from "react";
import { type Day, parseDay } from "../../core/day.ts";
import { readWhenSaid } from "../../core/when-said.ts";
import { formatWhen } from "../../core/when-words.ts";
import { capital } from "../components/verdict.tsx";
import { today } from "../days.ts";
import { usePlace } from "../go.tsx";
import type { Fault } from "./places.ts";

const FaultsContext = createContext<readonly Fault[]>([]);
export const FaultsProvider = FaultsContext.Provider;

export function useFault(field: string): string | undefined {
  return use(FaultsContext).find((one) => one.field === field)?.text;
}

/** Of the input of a field, where the list of what is wrong leads. */
export function idOf(field: string): string {
  return `field-${field}`;
}

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What stands beside the label: from which words it was taken. */
  readonly aside?: ReactNode;
};

export type Described = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

export function Field({
  name,
  label,
  hint,
  aside,
  children,
}: FieldProps & { readonly children: (input: Described) => ReactNode }) {
  const fault = useFault(name);
  const id = idOf(name);
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <div className={fault === undefined ? "field" : "field wrong"}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FaultText field={name} />
      {children({
        id,
        "aria-describedby": described === "" ? undefined : described,
        "aria-invalid": fault === undefined ? undefined : true,
      })}
      {aside}
    </div>
  );
}

export function FaultText({ field }: { readonly field: string }) {
  const fault = useFault(field);
  if (fault === undefined) return null;
  return (
    <p className="fault" id={`${idOf(field)}-fault`}>
      <span className="vh">Error: </span>
      {capital(fault.replaceAll("`", ""))}
    </p>
  );
}

type TextProps = FieldProps & {
  readonly value: string;
  readonly set: (value: string) => void;
  readonly rows?: number;
};

export function TextField({ value, set, rows, ...field }: TextProps) {
  return (
    <Field {...field}>
      {(input) =>
        rows === undefined ? (
          <input
            {...input}
            autoComplete="off"
            value={value}
            onChange={(event) => set(event.target.value)}
          />
        ) : (
          <textarea
            {...input}
            rows={rows}
            value={value}
            onChange={(event) => set(event.target.value)}
          />
        )
      }
    </Field>
  );
}

type Option = { readonly value: string; readonly text: string };

type ChooseProps = FieldProps & {
  readonly of: readonly (string | Option)[];
  readonly value: string;
  readonly set: (value: string) => void;
};

export function ChooseField({ of, value, set, ...field }: ChooseProps) {
  return (
    <Field {...field}>
      {(input) => (
        <select {...input} value={value} onChange={(event) => set(event.target.value)}>
          {of.map((one) => {
            const { value: own, text } =
              typeof one === "string" ? { value: one, text: capital(one) } : one;
            return (
              <option key={own} value={own}>
                {text}
              </option>
            );
          })}
        </select>
      )}
    </Field>
  );
}

/** A date as one says it, and what was understood. */
export function WhenField({ hint, ...props }: Omit<TextProps, "rows">) {
  const on = useCountingDay();
  const read = readWhenSaid(props.value, on);
  const usual = "Yesterday, 28 January 1983, 1983-01~";
  return (
    <Field {...props} hint={hint ?? usual}>
      {(input) => (
        <>
          <input
            {...input}
            className="short"
            autoComplete="off"
            value={props.value}
            onChange={(event) => props.set(event.target.value)}
          />
          <p className="understood" aria-live="polite">
            {props.value.trim() !== "" &&
              (read.ok ? (
                <>
                  Understood as <b>{formatWhen(read.value)}</b>
                </>
              ) : (
                "Not understood yet"
              ))}
          </p>
        </>
      )}
    </Field>
  );
}

/** The day from which `yesterday` counts: that of the view, as everything on a page is of it. */
export function useCountingDay(): Day {
  const { view } = usePlace();
  const day = parseDay(view.asOf ?? today());
  return day.ok ? day.value : (today() as Day); // the day of the clock is one
}
