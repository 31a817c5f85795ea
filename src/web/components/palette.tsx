/**
 * The palette: type a few letters, go there.
 *
 * A combobox with its list (ARIA Authoring Practices): the focus stays in the field, the arrows
 * move the choice, Enter takes it.
 */
import { type KeyboardEvent, useId, useState } from "react";
import { type Choice, useChoices } from "../choices.ts";
import { goTo, useTo } from "../go.tsx";
import { stepped } from "./list-keys.ts";
import { Sheet } from "./sheet.tsx";

const mostShown = 12;

export function Palette({ close }: { readonly close: () => void }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const to = useTo();
  const list = useId();
  const choices = useChoices(text);
  const found = both(matching(choices.named, text), choices.found).slice(0, mostShown);
  const chosen = found[Math.min(at, found.length - 1)];
  const take = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    close();
    goTo(to(choice.path, choice.query));
  };
  const onKey = (event: KeyboardEvent) => {
    const next = stepped(event.key, at, found.length);
    if (next !== undefined) {
      event.preventDefault();
      setAt(next);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(chosen);
    }
  };
  return (
    <Sheet label="Find or do" close={close} className="palette">
      <input
        role="combobox"
        aria-label="Find or do"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={
          chosen === undefined ? undefined : `${list}-${found.indexOf(chosen)}`
        }
        autoComplete="off"
        spellCheck={false}
        placeholder="Go to a page, a proposal, an issue, a person…"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div role="listbox" id={list} aria-label="What was found">
        {found.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
          <div
            key={`${choice.kind} ${choice.path} ${choice.title}`}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice === chosen}
            onClick={() => take(choice)}
          >
            <span>{choice.title}</span>
            <span className="rec">{choice.kind}</span>
          </div>
        ))}
      </div>
      <p className="note" role="status">
        {found.length === 0 ? "Nothing by that name that you may read." : ""}
      </p>
    </Sheet>
  );
}

/** The named ones first, and of the record what is not among them; room is kept for some of each. */
function both(named: readonly Choice[], found: readonly Choice[]): readonly Choice[] {
  const paths = new Set(named.map(({ path }) => path));
  const others = found.filter(({ path }) => !paths.has(path));
  return [...named.slice(0, Math.max(mostShown - others.length, mostNamed)), ...others];
}

const mostNamed = 6;

/** Those that hold every word of the text; those that begin with it first. */
function matching(choices: readonly Choice[], text: string): readonly Choice[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return choices;
  const [first = ""] = words;
  const hits = choices.filter(({ title, kind, also = "" }) => {
    const all = `${title} ${kind} ${also}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const begins = ({ title }: Choice) => (title.toLowerCase().startsWith(first) ? 0 : 1);
  return hits.toSorted((a, b) => begins(a) - begins(b));
}
