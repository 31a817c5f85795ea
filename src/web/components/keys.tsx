/**
 * The list of keys, with the switch for the single ones.
 */
import { pages } from "../page-list.ts";
import { Sheet } from "./sheet.tsx";
import { modifier } from "./top-bar.tsx";

type KeysProps = {
  readonly close: () => void;
  readonly on: boolean;
  readonly turn: (on: boolean) => void;
};

export function Keys({ close, on, turn }: KeysProps) {
  const rows = [
    { keys: [`${modifier}K`, "/"], what: "Find or do" },
    { keys: ["A"], what: "Ask for a ruling" },
    { keys: ["C"], what: "Record a contact" },
    { keys: [`${modifier}Enter`], what: "Record what is written" },
    ...pages.flatMap(({ nav, title }) =>
      nav === undefined ? [] : [{ keys: [`G ${nav.key.toUpperCase()}`], what: `Go to ${title}` }],
    ),
    { keys: ["J", "K"], what: "The next row of a list, or the one before" },
    { keys: ["←", "→"], what: "On the days of the view: a day, with Shift a month" },
    { keys: ["?"], what: "This list" },
    { keys: ["Esc"], what: "Close what is open" },
  ];
  return (
    <Sheet label="Keys" close={close}>
      <div className="hd">
        <h2>Keys</h2>
        <button type="button" className="btn" onClick={close}>
          Close
        </button>
      </div>
      <dl className="keys">
        {rows.map(({ keys, what }) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input type="checkbox" checked={on} onChange={(event) => turn(event.target.checked)} />
        Single keys work where nobody is typing
      </label>
    </Sheet>
  );
}
