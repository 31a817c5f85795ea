/**
 * A clearance or a ceiling, chosen from what there is: a level, and the captions that go with it.
 */
import type { NamedMark } from "./questions.ts";

type MarkFieldProps = {
  readonly legend: string;
  readonly levels: readonly NamedMark[];
  readonly captions: readonly NamedMark[];
  /** The text of the mark: `S; Sensitive`. */
  readonly value: string;
  readonly change: (value: string) => void;
};

export function MarkField({ legend, levels, captions, value, change }: MarkFieldProps) {
  const [level = "", ...held] = value.split("; ");
  const set = (next: string, marked: readonly string[]) => change([next, ...marked].join("; "));
  const turn = (id: string, on: boolean) => {
    const wanted = new Set(held);
    if (on) wanted.add(id);
    else wanted.delete(id);
    set(
      level,
      captions.map((one) => one.id).filter((one) => wanted.has(one)),
    );
  };
  return (
    <fieldset className="mark-field">
      <legend>{legend}</legend>
      <select
        aria-label={`${legend}: level`}
        value={level}
        onChange={(event) => set(event.target.value, held)}
      >
        {levels.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      {captions.map(({ id, title }) => (
        <label key={id} className="ticked">
          <input
            type="checkbox"
            checked={held.includes(id)}
            onChange={(event) => turn(id, event.target.checked)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}
