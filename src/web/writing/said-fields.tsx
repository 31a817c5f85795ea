/**
 * What was said, each by whom and to whom: statements and undertakings, entered with the contact.
 */

import { type ContactForm, keyOf, type Saying } from "./contact-form.ts";
import { ChooseField, TextField, WhenField } from "./fields.tsx";
import type { WritersNames } from "./names.ts";
import { nameOf } from "./seats-field.tsx";

type SaidFieldsProps = {
  readonly form: ContactForm;
  readonly set: (said: readonly Saying[]) => void;
  readonly names: WritersNames;
};

export function SaidFields({ form, set, names }: SaidFieldsProps) {
  const seats = form.segments.flatMap(({ ours, theirs }) => [
    ...theirs.map(({ who }) => ({ side: "theirs" as const, who })),
    ...ours.map(({ who }) => ({ side: "ours" as const, who })),
  ]);
  const people = seats.map(({ side, who }) => ({
    value: keyOf(who),
    text: nameOf(who, names[side]),
    side,
  }));
  const first = (side: "ours" | "theirs") => people.find((one) => one.side === side)?.value ?? "";
  const add = (side: "ours" | "theirs") => {
    const saying: Saying = {
      kind: "statement",
      by: first(side),
      to: first(side === "ours" ? "theirs" : "ours"),
      issue: form.issues.length === 1 ? (form.issues[0] ?? "") : "",
      quoted: false,
      text: "",
      due: "",
    };
    set([...form.said, saying]);
  };
  const change = (at: number, part: Partial<Saying>) =>
    set(form.said.map((one, nth) => (nth === at ? { ...one, ...part } : one)));
  const isEmpty = people.length < 2;
  return (
    <fieldset className="said-fields">
      <legend>What was said</legend>
      {form.said.map((saying, at) => (
        <SayingFields
          // biome-ignore lint/suspicious/noArrayIndexKey: sayings have no id, and their order is theirs
          key={at}
          at={at}
          saying={saying}
          people={people}
          issues={names.issues}
          change={(part) => change(at, part)}
          remove={() => set(form.said.filter((_, nth) => nth !== at))}
        />
      ))}
      <div className="actions">
        <button type="button" className="btn" disabled={isEmpty} onClick={() => add("theirs")}>
          They said
        </button>
        <button type="button" className="btn" disabled={isEmpty} onClick={() => add("ours")}>
          We said
        </button>
      </div>
      {isEmpty && <p className="note">Once somebody is named on each side.</p>}
    </fieldset>
  );
}

type SayingFieldsProps = {
  readonly at: number;
  readonly saying: Saying;
  readonly people: readonly { readonly value: string; readonly text: string }[];
  readonly issues: WritersNames["issues"];
  readonly change: (part: Partial<Saying>) => void;
  readonly remove: () => void;
};

function SayingFields({ at, saying, people, issues, change, remove }: SayingFieldsProps) {
  const name = `said-${at}`;
  const isPromise = saying.kind === "undertaking";
  return (
    <fieldset className="saying">
      <legend className="vh">What was said, {at + 1}</legend>
      <ChooseField
        name={`${name}-by`}
        label="By"
        of={people}
        value={saying.by}
        set={(by) => change({ by })}
      />
      <ChooseField
        name={`${name}-to`}
        label="To"
        of={people}
        value={saying.to}
        set={(to) => change({ to })}
      />
      <ChooseField
        name={`${name}-issue`}
        label="On"
        of={[{ value: "", text: "No one issue" }, ...issues]}
        value={saying.issue}
        set={(issue) => change({ issue })}
      />
      <ChooseField
        name={`${name}-kind`}
        label="As"
        of={[
          { value: "statement", text: "A statement" },
          { value: "undertaking", text: "An undertaking" },
        ]}
        value={saying.kind}
        set={(kind) => change({ kind: kind === "undertaking" ? kind : "statement" })}
      />
      <div className="wide">
        <TextField
          name={`${name}-text`}
          label={isPromise ? "What is to be done" : "What was said"}
          rows={2}
          value={saying.text}
          set={(text) => change({ text })}
        />
      </div>
      <div className="wide saying-foot">
        {isPromise ? (
          <WhenField
            name={`${name}-due`}
            label="Due"
            value={saying.due}
            set={(due) => change({ due })}
          />
        ) : (
          <label className="check">
            <input
              type="checkbox"
              checked={saying.quoted}
              onChange={(event) => change({ quoted: event.target.checked })}
            />
            In these exact words
          </label>
        )}
        <button type="button" className="linklike" onClick={remove}>
          Take this out
        </button>
      </div>
    </fieldset>
  );
}
