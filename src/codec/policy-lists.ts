/** Lists where one value may stand alone, and fields that may be left out. */

/** A list, whether one stood there, several or none. */
export function many<Item>(value: Item | readonly Item[] | undefined): readonly Item[] {
  if (value === undefined) return [];
  // An item is never itself a list here.
  return Array.isArray(value) ? (value as readonly Item[]) : [value as Item];
}

/** The fields that have a value; the others are left out. */
export function given<Fields extends object>(fields: Fields): Given<Fields> {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Given<Fields>; // just the fields of `Fields` that are defined
}
type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };
