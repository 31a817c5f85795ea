/**
 * A field for several names of the record: offices, people, issues.
 *
 * What is chosen stands before the field; below it a list offers what matches. Any other word may
 * be entered too, since the server knows more names than the list.
 */
import { type KeyboardEvent, useId, useState } from "react";

export type Name = { readonly value: string; readonly text: string };

type NamesFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly names: readonly Name[];
  readonly chosen: readonly string[];
  readonly choose: (values: readonly string[]) => void;
};

const mostShown = 40;

export function NamesField({ label, hint, names, chosen, choose }: NamesFieldProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const offered = names
    .filter(({ value }) => !chosen.includes(value))
    .filter(({ value, text: name }) =>
      `${name} ${value}`.toLowerCase().includes(text.trim().toLowerCase()),
    )
    .slice(0, mostShown);
  const shown = open && offered.length > 0;
  const active = shown ? offered[Math.min(at, offered.length - 1)] : undefined;
  const take = (value: string) => {
    if (value !== "" && !chosen.includes(value)) choose([...chosen, value]);
    setText("");
    setAt(0);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      const count = Math.max(offered.length, 1);
      setAt(shown ? (Math.min(at, count - 1) + step + count) % count : 0);
    } else if (event.key === "Enter" && (active !== undefined || text.trim() !== "")) {
      event.preventDefault();
      take(active?.value ?? text.trim());
    } else if (event.key === "Escape" && shown) {
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "Backspace" && text === "") choose(chosen.slice(0, -1));
  };
  return (
    <div className="names">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className="names-in">
        <Chips names={names} chosen={chosen} choose={choose} label={label} />
        <input
          id={id}
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          aria-activedescendant={active && `${id}-${offered.indexOf(active)}`}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setOpen(true);
            setAt(0);
          }}
          onClick={() => setOpen(true)}
          onBlur={() => {
            setOpen(false);
            if (text.trim() !== "" && offered[0] !== undefined) take(offered[0].value);
          }}
          onKeyDown={onKey}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown} className="offers">
        {offered.map((name, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
          <div
            key={name.value}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={name === active}
            // Before the field loses the focus, and its list with it.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(name.value)}
          >
            {name.text}
          </div>
        ))}
      </div>
    </div>
  );
}

type ChipsProps = Pick<NamesFieldProps, "names" | "chosen" | "choose" | "label">;

function Chips({ names, chosen, choose, label }: ChipsProps) {
  return chosen.map((value) => {
    const text = names.find((name) => name.value === value)?.text ?? value;
    return (
      <span key={value} className="chip">
        {text}
        <button
          type="button"
          aria-label={`Take ${text} out of ${label.toLowerCase()}`}
          onClick={() => choose(chosen.filter((other) => other !== value))}
        >
          ×
        </button>
      </span>
    );
  });
}
