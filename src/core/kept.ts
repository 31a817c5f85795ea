/**
 * What was worked out once, kept beside the thing it was worked out for.
 *
 * A memo changes how fast is answered, never what: what is kept follows from the anchor, its
 * key and nothing else. It dies with its anchor, and lets go of what was least lately asked for.
 */

/** Works a value out, or gives the one that was worked out for this anchor under this key. */
export type Kept<Value> = (anchor: object, key: string, work: () => Value) => Value;

/** Keeps so many values to an anchor. */
export function keptBeside<Value>(most: number): Kept<Value> {
  const all = new WeakMap<object, Map<string, { readonly value: Value }>>();
  return (anchor, key, work) => {
    const kept = all.get(anchor) ?? new Map<string, { readonly value: Value }>();
    all.set(anchor, kept);
    const known = kept.get(key);
    // Put in again, it comes to stand after all that was asked for before.
    kept.delete(key);
    const found = known ?? { value: work() };
    kept.set(key, found);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return found.value;
  };
}
