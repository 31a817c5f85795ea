/**
 * A choice among a few, all of them at first; it stands in a row of filters.
 */
type ChooseProps = {
  readonly name: string;
  readonly value: string;
  /** Values, each with its words. */
  readonly of: readonly (readonly [string, string])[];
  readonly change: (value: string) => void;
};

export function Choose({ name, value, of, change }: ChooseProps) {
  return (
    <label>
      <span>{name}</span>
      <select value={value} onChange={(event) => change(event.currentTarget.value)}>
        <option value="">All</option>
        {of.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
