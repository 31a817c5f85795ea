/**
 * A field for several names of the record: offices, people, issues.
 *
 * What is chosen stands before the field; below it a list offers what matches. Any other word may
 * be entered too, since the server knows more names than the list.
 */
import { type KeyboardEvent, useId, useState } from "react";
import { stepped } from "./list-keys.ts";

export type Name = { readonly value: string; readonly text: string };

type NamesFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly names: readonly Name[];
  readonly chosen: readonly string[];
  readonly choose: (values: readonly string[]) => void;
  /** Of the input, where something else leads to it. */
  readonly id?: string;
  /** What describes it besides the hint, such as what is wrong with it. */
  readonly describedBy?: string | undefined;
  readonly wrong?: boolean;
  /** Whether words that no name fits are taken when the field is left. */
  readonly takesWords?: boolean;
};

const mostShown = 40;

export function NamesField(props: NamesFieldProps) {
  const { label, hint, names, chosen, choose, describedBy, wrong } = props;
  const own = useId();
  const id = props.id ?? own;
  const described = [hint === undefined ? "" : `${id}-hint`, describedBy ?? ""].join(" ").trim();
  const field = useField(props);
  const { text, offered, shown, active } = field;
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
          aria-describedby={described === "" ? undefined : described}
          aria-invalid={wrong ? true : undefined}
          aria-activedescendant={active && `${id}-${offered.indexOf(active)}`}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => field.write(event.target.value)}
          onClick={field.open}
          onBlur={field.leave}
          onKeyDown={field.onKey}
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
            onClick={() => field.take(name.value)}
          >
            {name.text}
          </div>
        ))}
      </div>
    </div>
  );
}

/** What is written in the field, what it offers, and which of that is next to be taken. */
function useField({ names, chosen, choose, takesWords = false }: NamesFieldProps) {
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const wanted = text.trim().toLowerCase();
  const offered = names
    .filter(({ value }) => !chosen.includes(value))
    .filter(({ value, text: name }) => `${name} ${value}`.toLowerCase().includes(wanted))
    .slice(0, mostShown);
  const shown = isOpen && offered.length > 0;
  const active = shown ? offered[Math.min(at, offered.length - 1)] : undefined;
  const write = (next: string) => {
    setText(next);
    setOpen(true);
    setAt(0);
  };
  const take = (value: string) => {
    if (value !== "" && !chosen.includes(value)) choose([...chosen, value]);
    setText("");
    setAt(0);
  };
  const leave = () => {
    setOpen(false);
    if (wanted !== "" && offered[0] !== undefined) take(offered[0].value);
    else if (takesWords) take(text.trim());
  };
  const keys: Readonly<Record<string, () => boolean>> = {
    Enter: () => {
      const value = active?.value ?? text.trim();
      if (value !== "") take(value);
      return value !== "";
    },
    Escape: () => {
      setOpen(false);
      return shown;
    },
    Backspace: () => {
      if (text === "") choose(chosen.slice(0, -1));
      return false;
    },
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey) return;
    const next = stepped(event.key, at, offered.length);
    if (next !== undefined) {
      setOpen(true);
      setAt(shown ? next : 0);
    }
    if (next !== undefined || keys[event.key]?.() === true) event.preventDefault();
  };
  return { text, offered, shown, active, write, take, leave, onKey, open: () => setOpen(true) };
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
