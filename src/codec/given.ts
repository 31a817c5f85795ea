/** Objects without the fields that have no value. */

/** The fields that have a value; the others are left out. */
export function given<Fields extends object>(fields: Fields): Given<Fields> {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Given<Fields>; // just the fields of `Fields` that are defined
}
type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };
