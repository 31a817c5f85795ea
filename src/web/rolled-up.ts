/**
 * The mark of a page from the marks of what it shows.
 */
import type { DossierAnswer } from "../codec/output-dossier.ts";
import { parseMark, portionOf } from "../core/mark.ts";
import { rollUp } from "../core/mark-join.ts";
import { schemeOf } from "./mark.tsx";

/** Undefined where one cannot be read; the page then bears the highest that its reader may read. */
export function rolledUp(portions: readonly string[], dossier: DossierAnswer): string | undefined {
  const marks = portions.map(parseMark);
  const read = marks.flatMap((mark) => (mark.ok ? [mark.value] : []));
  return read.length < marks.length ? undefined : portionOf(rollUp(schemeOf(dossier), read));
}
