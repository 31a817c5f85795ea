/**
 * What every entry has around its body, and the object that holds both.
 */
import { z } from "zod";
import { ids, instant, list, mark, may, text, when } from "./fields.ts";

const citation = z.strictObject({ work: text, place: may(text), note: may(text) });

const before = {
  when: may(when),
  uncertain: may(text),
};

const after = {
  note: may(text),
  sources: list(citation),
  mark,
  recorded: z.strictObject({ at: instant, by: text }),
  supersedes: may(z.strictObject({ entry: ids.entry, reason: text })),
};

/** An entry of one kind: its body between the two halves of the envelope. */
export function entryOf<const Kind extends string, Shape extends z.ZodRawShape>(
  kind: Kind,
  shape: Shape,
) {
  return z.strictObject({ id: ids.entry, kind: z.literal(kind), ...before, ...shape, ...after });
}
