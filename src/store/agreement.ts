/**
 * What a payload says of itself is what its leaf says: id, mark, kind, when it was recorded.
 *
 * For the proofs a payload is any JSON value. Where it is an entry that names these things, it
 * must name them as the journal does, or a reader of the one would be told otherwise than a
 * reader of the other.
 */
import type { Leaf } from "./leaf.ts";

type Named = Pick<Leaf, "id" | "mark" | "excises"> & {
  readonly kind: string;
  readonly recorded: string | undefined;
};

/** The name of the first thing that is said otherwise; undefined where all agree. */
export function disagreement(named: Named, payload: unknown): string | undefined {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) return undefined;
  const { id, mark, kind, recorded, positions } = payload as Readonly<Record<string, unknown>>;
  if (id !== undefined && id !== named.id) return "id";
  if (mark !== undefined && mark !== named.mark) return "mark";
  if (kind !== undefined && kind !== named.kind) return "kind";
  const { at } = (recorded ?? {}) as { readonly at?: unknown };
  if (typeof at === "string" && at !== named.recorded) return "recorded";
  const { excises } = named;
  if (excises !== undefined && String(positions) !== String(excises)) return "positions";
  return undefined;
}

/** The same for an entry as the store wrote it: `{by, entered, kind, payload}`. */
export function storedDisagreement(leaf: Leaf, text: string): string | undefined {
  // Most of what is only text for the proofs need not be parsed.
  if (!text.includes('"payload":{')) return undefined;
  const { kind, payload } = JSON.parse(text);
  const { id, mark, recorded, excises } = leaf;
  const named = { id, mark, kind, recorded };
  return disagreement(excises === undefined ? named : { ...named, excises }, payload);
}
