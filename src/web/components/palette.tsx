/**
 * The palette: type a few letters, go there.
 *
 * A combobox with its list (ARIA Authoring Practices): the focus stays in the field, the arrows
 * move the choice, Enter takes it.
 */
import { type KeyboardEvent, useId, useState } from "react";
import { type Choice, useChoices } from "../choices.ts";
import { goTo, useTo } from "../go.tsx";
import { Sheet } from "./sheet.tsx";

const mostShown = 12;

export function Palette({ close }: { readonly close: () => void }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const to = useTo();
  const list = useId();
  const found = matching(useChoices(text), text).slice(0, mostShown);
  const chosen = found[Math.min(at, found.length - 1)];
  const take = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    close();
    goTo(to(choice.path, choice.query));
  };
  const onKey = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = moves[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((Math.min(at, found.length - 1) + step + found.length) % Math.max(found.length, 1));
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
